"""The shape of each record, derived from the models: keys, Chinese keys, enum names, nesting."""

from __future__ import annotations

import types
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

from ..findings.finding import Term
from ..startup.records import dataclass
from .element import Element, Key, hints_of


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a record and what its value may look like."""

    name: str  # canonical key
    attribute: str  # attribute of the model; differs where the key is a Python word (class)
    alias: str | None
    required: bool
    many: bool  # a list; a single value stands for a list of one
    record: type[Element] | None
    text: bool
    number: bool
    flag: bool
    date: bool
    anything: bool
    mapping: bool
    names: Mapping[str, str] | None  # canonical enum value → Chinese name
    verbatim: bool  # a text or a day, and nothing but what is written

    @property
    def expected(self) -> str:
        """The catalogue key that says what belongs here."""
        if self.names:
            return Term("expected.name")
        if self.record is not None:
            return Term("expected.list") if self.many else Term("expected.record")
        for name in ("date", "number", "flag", "mapping"):
            if getattr(self, name):
                return Term(f"expected.{name}")
        return Term("expected.text")


@dataclass(frozen=True, slots=True)
class Shape:
    """The keys of one record, by canonical and by Chinese name; ``name`` is that of its model."""

    name: str
    fields: Mapping[str, Field]
    by_key: Mapping[str, Field]
    shorthand: str | None


@cache
def shape_of(model: type[Element]) -> Shape:
    """The shape of a model; worked out once."""
    fields: dict[str, Field] = {}
    for attribute, said in model.model_fields.items():
        if attribute == "at":
            continue
        field = _field(attribute, hints_of(model)[attribute], said)
        fields[field.name] = field
    by_key = dict(fields)
    by_key.update({field.alias: field for field in fields.values() if field.alias})
    by_key.update({other: fields[name.rstrip("_")] for name, said in model.model_fields.items() for other in said.also})
    return Shape(model.__name__, fields, by_key, getattr(model, "shorthand", None))


def _field(attribute: str, annotation: Any, said: Key) -> Field:
    parts = list(_leaves(annotation))
    many = get_origin(_bare(annotation)) is tuple
    text, flag, day, anything = str in parts, bool in parts, date in parts, object in parts
    record = next((p for p in parts if isinstance(p, type) and issubclass(p, Element)), None)
    return Field(
        name=attribute.rstrip("_"),
        attribute=attribute,
        alias=said.alias,
        required=said.required,
        many=many,
        record=record,
        text=text,
        number=float in parts or int in parts,
        flag=flag,
        date=day,
        anything=anything,
        mapping=any(get_origin(p) is dict for p in parts),
        names=said.names,
        verbatim=(text or (day and record is None)) and not (said.names or flag or many),
    )


def _bare(annotation: Any) -> Any:
    """The annotation without ``| None``."""
    if get_origin(annotation) in (Union, types.UnionType):
        rest = [part for part in get_args(annotation) if part is not type(None)]
        if len(rest) == 1:
            return _bare(rest[0])
    return annotation


def _leaves(annotation: Any) -> list[Any]:
    """The types a value (or each value of a list) may have."""
    bare = _bare(annotation)
    if get_origin(bare) in (Union, types.UnionType):
        return [leaf for part in get_args(bare) for leaf in _leaves(part)]
    if get_origin(bare) is tuple:
        return _leaves(get_args(bare)[0])
    if get_origin(bare) is Literal:
        return []
    return [bare]
