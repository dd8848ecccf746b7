"""The fields of a record: what its class says, read from the annotations as ``dataclasses`` reads them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

MISSING: Final[Any] = type("Missing", (), {"__repr__": lambda _: "MISSING", "__slots__": ()})()
"""In place of a default that there is not."""


class Field:
    """A field: its default or what makes it, and where it takes part. As ``dataclasses.field``.

    What few fields say stands here for all the others: a start makes more than a thousand.
    """

    name = annotation = ""
    default = factory = MISSING
    init = repr = compare = True
    kw_only = False


def field(
    *,
    default: Any = MISSING,
    default_factory: Any = MISSING,
    init: bool = True,
    repr: bool = True,  # noqa: A002
    compare: bool = True,
) -> Any:
    """What ``dataclasses.field`` says of a field, as far as this package says it."""
    said = Field()
    said.default, said.factory = default, default_factory
    said.init, said.repr, said.compare = init, repr, compare
    return said


class Shape:
    """What a record consists of: its fields in order, which of them are its own; whether it is frozen, and held so."""

    __slots__ = ("fields", "frozen", "locked", "own")

    def __init__(self, fields: tuple[Field, ...], own: frozenset[str], *, frozen: bool) -> None:
        self.fields, self.own, self.frozen, self.locked = fields, own, frozen, frozen


def shape_of(cls: type[Any], *, frozen: bool, kw_only: bool) -> Shape:
    """The fields of a class, those of its bases first. Raises TypeError for a default that all records would share."""
    found: dict[str, Field] = {}
    for base in cls.__mro__[-1:0:-1]:
        inherited: Shape | None = base.__dict__.get("__record__")
        for each in () if inherited is None else inherited.fields:
            found[each.name] = each
    own: list[str] = []
    body = cls.__dict__
    for name, annotation in cls.__annotations__.items():
        if "ClassVar" in annotation and annotation.partition("[")[0].rpartition(".")[2] == "ClassVar":
            continue
        each = Field()
        if name in body:
            said = body[name]
            if said.__class__ is Field:
                each = said
            else:
                each.default = said
            if each.default.__class__ in (list, dict, set):
                raise TypeError(
                    f"mutable default {type(each.default)} for field {name} is not allowed: use default_factory"
                )
        each.name, each.annotation = name, annotation
        if kw_only:
            each.kw_only = True
        found[name] = each
        own.append(name)
    return Shape(tuple(found.values()), frozenset(own), frozen=frozen)


class View:
    """Something the standard library asks a record for, made when it is asked for."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[type[Any]], Any]) -> None:
        self._make = make

    def __get__(self, record: Any, owner: type[Any]) -> Any:
        return self._make(owner)


def standard_fields(owner: type[Any]) -> Mapping[str, Any]:
    """The fields as ``dataclasses`` knows them, so that its functions and its decorator take our records too."""
    import dataclasses

    made: dict[str, Any] = {}
    shape: Shape = owner.__record__
    for each in shape.fields:
        options: dict[str, Any] = {name: getattr(each, name) for name in ("init", "repr", "compare", "kw_only")}
        if each.default is not MISSING:
            options["default"] = each.default
        if each.factory is not MISSING:
            options["default_factory"] = each.factory
        one: Any = dataclasses.field(**options)
        one.name, one.type = each.name, each.annotation
        one._field_type = dataclasses._FIELD  # type: ignore[attr-defined]
        made[each.name] = one
    return made


def standard_params(owner: type[Any]) -> Any:
    """The options of a record as ``dataclasses`` keeps them."""
    from types import SimpleNamespace

    shape: Shape = owner.__record__
    plain = dict.fromkeys(("order", "unsafe_hash", "kw_only", "slots", "weakref_slot"), False)
    return SimpleNamespace(init=True, repr=True, eq=True, match_args=True, frozen=shape.frozen, **plain)
