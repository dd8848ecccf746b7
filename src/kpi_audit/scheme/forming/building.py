"""A model from data in order, without pydantic: the same model, and whatever is not plainly in order is left to it."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from math import isfinite
from typing import Any, Literal, Union, get_args, get_origin

from ...source.location import Place
from ...startup import patterns as re
from ..element import Element, Key, hints_of

Reader = Callable[[Any], Any]

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DECIMAL = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")


class Unusual(Exception):
    """Data that pydantic must judge: faulty, or in order in a way that is rare."""


def build(model: type[Element], data: object) -> Element:
    """The model of data that the shaper gives. Raises Unusual for data that are not plainly in order."""
    if type(data) is not dict:
        raise Unusual
    readers, required = _plan(model)
    made: dict[str, Any] = dict(model.defaults)
    for name, value in data.items():
        reader = readers.get(name)
        if reader is None:
            raise Unusual
        made[name] = reader(value)
    for name in required:
        if name not in made:
            raise Unusual
    element = object.__new__(model)
    object.__setattr__(element, "__dict__", made)
    return element


@cache
def _plan(model: type[Element]) -> tuple[Mapping[str, Reader], tuple[str, ...]]:
    readers: dict[str, Reader] = {"at": _place}
    for name, hint in hints_of(model).items():
        if name != "at":
            readers[name] = _reader(hint, model.model_fields[name])
    return readers, tuple(name for name, said in model.model_fields.items() if said.required)


def _reader(hint: Any, key: Key) -> Reader:
    """What takes a value of a type; several types are tried in their order."""
    if get_origin(hint) in (Union, types.UnionType):
        readers = [_reader(part, key) for part in get_args(hint)]
        if len(readers) == 2 and readers[1] is _nothing:
            return _maybe(readers[0])
        return lambda value: _first(readers, value)
    if get_origin(hint) is tuple:
        return _several(_reader(get_args(hint)[0], key), key.bounds.get("min_length", 0))
    if get_origin(hint) is dict:
        return _amounts
    if get_origin(hint) is Literal:
        return _one_of(frozenset(get_args(hint)))
    if hint is float or hint is int:
        return _number(hint, key)
    if isinstance(hint, type) and issubclass(hint, Element):
        return lambda value: build(hint, value)
    return _PLAIN[hint]


def _maybe(reader: Reader) -> Reader:
    return lambda value: None if value is None else reader(value)


def _first(readers: list[Reader], value: Any) -> Any:
    for reader in readers[:-1]:
        try:
            return reader(value)
        except Unusual:
            continue
    return readers[-1](value)


def _several(reader: Reader, least: int) -> Reader:
    def several(value: Any) -> tuple[Any, ...]:
        if type(value) is not tuple or len(value) < least:
            raise Unusual
        return tuple([reader(item) for item in value])

    return several


def _one_of(names: frozenset[str]) -> Reader:
    def one_of(value: Any) -> Any:
        if type(value) is str and value in names:
            return value
        raise Unusual

    return one_of


def _number(kind: type[float] | type[int], key: Key) -> Reader:
    least, most = key.bounds.get("ge", float("-inf")), key.bounds.get("le", float("inf"))
    unbounded = not key.bounds
    finite = key.bounds.get("allow_inf_nan") is False

    def number(value: Any) -> Any:
        if key.percent and type(value) is str:
            value = _share(value)
        if type(value) is int and kind is float:
            value = _float(value)
        if type(value) is not kind or not (unbounded or least <= value <= most) or (finite and not isfinite(value)):
            raise Unusual
        return value

    return number


def _share(value: str) -> float:
    figure = value.strip().removesuffix("%").removesuffix("％")
    if _DECIMAL.fullmatch(figure) is None:
        raise Unusual
    return float(figure)


def _float(value: int) -> float:
    try:
        return float(value)
    except OverflowError:
        raise Unusual from None


def _amounts(value: Any) -> dict[str, float]:
    if type(value) is not dict:
        raise Unusual
    made: dict[str, float] = {}
    for name, amount in value.items():
        if type(amount) not in (int, float):
            raise Unusual
        made[_text(name)] = _float(amount) if type(amount) is int else amount
    return made


def _text(value: Any) -> str:
    if type(value) is not str:
        raise Unusual
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:  # half of a surrogate pair
            raise Unusual from None
    return value


def _flag(value: Any) -> bool:
    if type(value) is not bool:
        raise Unusual
    return value


def _date(value: Any) -> date:
    if type(value) is str and _DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise Unusual


def _nothing(value: Any) -> None:
    if value is not None:
        raise Unusual


def _place(value: Any) -> Place:
    if not isinstance(value, Place):
        raise Unusual
    return value


_PLAIN: dict[Any, Reader] = {
    str: _text,
    bool: _flag,
    date: _date,
    type(None): _nothing,
    object: lambda value: value,
}
