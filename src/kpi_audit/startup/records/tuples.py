"""Named tuples made quickly: what ``typing.NamedTuple`` does for a class, without compiling its annotations."""

from __future__ import annotations

from collections import namedtuple
from typing import Any

_OWN = ("__module__", "__qualname__", "__annotations__")
"""What the tuple is told in another way."""


class _Making(type):
    """Makes a tuple of what would be a class."""

    def __new__(kind, name: str, bases: tuple[type[Any], ...], body: dict[str, Any]) -> type[Any]:
        if not bases:
            return super().__new__(kind, name, bases, body)
        fields = body.get("__annotations__", {})
        optional = [field for field in fields if field in body]
        if optional != list(fields)[len(fields) - len(optional) :]:
            raise TypeError(f"non-default field of {name} cannot follow default field {optional[0]}")
        defaults = [body.pop(field) for field in optional]
        make: Any = namedtuple
        made: type[Any] = make(name, fields, defaults=defaults, module=body["__module__"])
        made.__annotations__ = dict(fields)
        made.__qualname__ = body["__qualname__"]
        for key, value in body.items():
            if key not in _OWN:
                setattr(made, key, value)
        return made


class NamedTuple(metaclass=_Making):
    """As ``typing.NamedTuple``, for classes whose annotations are text."""
