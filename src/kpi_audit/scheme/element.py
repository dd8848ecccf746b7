"""The base of every model: frozen, and it knows where it stands."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, ClassVar, NoReturn

from ..source.location import Place


class Key:
    """What a model says of one of its fields: its Chinese key, the default, the bounds of its value."""

    __slots__ = ("alias", "also", "bounds", "default", "names", "percent")

    def __init__(
        self,
        alias: str | None,
        default: Any,
        names: Mapping[str, str] | None,
        bounds: Mapping[str, Any],
        percent: bool,
        also: tuple[str, ...] = (),
    ) -> None:
        self.alias, self.default, self.names, self.bounds, self.percent = alias, default, names, bounds, percent
        self.also = also

    @property
    def required(self) -> bool:
        """Whether the key must be there."""
        return self.default is ...


def key(
    alias: str,
    default: Any = None,
    *,
    names: Mapping[str, str] | None = None,
    percent: bool = False,
    also: tuple[str, ...] = (),
    **bounds: Any,
) -> Any:
    """A field with its Chinese key; ``names`` gives the Chinese name of every enum value, ``...`` means required.

    ``bounds`` are those of pydantic: ge, le, min_length, allow_inf_nan. With ``percent``, “20%” and 20 are the same.
    ``also``: other Chinese keys that are read as well, and never written.
    """
    return Key(alias, default, names, bounds, percent, also)


class Kind(type):
    """What the models are: to mypy, only classes with a kind of their own can be looked up in a memory."""


class Element(metaclass=Kind):
    """A part of a document. ``at`` is its place; ``shorthand`` names the field that a bare text stands for.

    A document in order is built field by field (``building``); one that is not is left to pydantic (``strict``), which
    says what is wrong: to load it and to make its models takes longer than to audit a scheme.
    """

    at: Place

    model_fields: ClassVar[Mapping[str, Key]] = {"at": Key(None, ..., None, {}, False)}
    defaults: ClassVar[Mapping[str, Any]] = {}

    def __init_subclass__(cls) -> None:
        own = {name: said for name, said in vars(cls).items() if isinstance(said, Key)}
        for name in own:
            delattr(cls, name)
        cls.model_fields = {**cls.model_fields, **own}
        cls.defaults = {name: said.default for name, said in cls.model_fields.items() if not said.required}

    def __init__(self, *, at: Place, **values: Any) -> None:
        values["at"] = at
        unknown = values.keys() - type(self).model_fields.keys()
        lacking = type(self).model_fields.keys() - type(self).defaults.keys() - values.keys()
        if unknown or lacking:
            raise TypeError(f"{type(self).__name__}: unknown {sorted(unknown)}, missing {sorted(lacking)}")
        vars(self).update(type(self).defaults, **values)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen: {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen: {name}")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash(tuple(vars(self)[name] for name in type(self).model_fields))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._said())})"

    def _said(self) -> Iterator[tuple[str, Any]]:
        return ((name, vars(self)[name]) for name in type(self).model_fields)

    def place(self, *fields: str | int) -> Place:
        """The place of a field of this element, or of the element itself."""
        return Place(self.at.document, (*self.at.path, *fields))


@cache
def hints_of(model: type[Element]) -> Mapping[str, Any]:
    """The types of the fields of a model: as ``typing.get_type_hints``, in a fifth of its time."""
    bases = [base for base in model.__mro__[::-1] if issubclass(base, Element)]
    said = {name: (hint, base.__module__) for base in bases for name, hint in base.__annotations__.items()}
    return {name: _meant(*said[name]) for name in model.model_fields}


@cache
def _meant(annotation: str, module: str) -> Any:
    """What an annotation of ours means: many fields have the same."""
    return eval(annotation, vars(sys.modules[module]))
