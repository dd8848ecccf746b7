"""Cells of our own export: every value of the format as a text, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ...errors import DocumentError
from ...scheme.element import Element
from ...scheme.shape import Field, shape_of
from ...scheme.shaping import LARGEST
from ...source.document import read_documents
from ...source.plain import plain
from ...startup import patterns as re
from ..writing.scalars import scalar

_YES = {
    "是": True,
    "否": False,
    "true": True,
    "false": False,
    "yes": True,
    "no": False,
    "√": True,
    "✓": True,
    "×": False,
}
_BREAK = "\n"
_QUOTED = re.compile(r"'(?:[{\['].*)?'$", re.DOTALL)
"""A text that looks like a mapping or a list, or like one that is quoted, as ``to_cell`` writes it."""


_SHOWN = 40


class Unreadable(ValueError):
    """A text is no value of the field."""


def to_cell(field: Field, value: Any, *, chinese: bool) -> str:
    """The text of a value (plain data with canonical keys) that ``from_cell`` reads back."""
    said = _simple(field, value, chinese)
    if said is not None:
        try:
            if from_cell(field, said) == value:
                return said
        except Unreadable:
            pass
    return flow(_named(field, value, chinese))


def from_cell(field: Field, text: str) -> Any:
    """The value of a text, with canonical keys and names. Raises Unreadable."""
    text = text.strip()
    if text[:1] in "{[" and text[-1:] in "}]" and (field.record or field.many or field.mapping or field.anything):
        data = _flow_data(text)
        if data is not None and (not field.text or _has_texts(field, data)):
            return _canonical(field, data)
    if _QUOTED.match(text) and (field.record or field.mapping or field.anything) and not field.many:
        data = _flow_data(text)
        if isinstance(data, str):
            return data
    if field.many:
        return [_single(field, part) for part in text.split(_BREAK if field.record or field.text else "、") if part]
    return _single(field, text)


def flow(value: Any) -> str:
    """Plain data on one line of YAML."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(str(key), flow=True)}: {flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, str):
        return scalar(value, flow=True)
    return "null" if value is None else json.dumps(value)


def _flow_data(text: str) -> Any:
    try:
        documents = read_documents("cell", text.encode())
    except (DocumentError, UnicodeEncodeError):
        return None
    return plain(documents[0].root) if len(documents) == 1 else None


def _simple(field: Field, value: Any, chinese: bool) -> str | None:
    """The text that people would write; None for what has none."""
    if isinstance(value, list):
        glue = _BREAK if field.record or field.text else "、"
        parts = [_simple(field, one, chinese) for one in value]
        return None if any(part is None for part in parts) else glue.join(part for part in parts if part is not None)
    if isinstance(value, dict):
        return None
    if isinstance(value, bool):
        return ("是" if value else "否") if chinese else ("true" if value else "false")
    names = _names_of(field)
    if names and value in names:
        return names[value] if chinese else str(value)
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return str(value)


def _names_of(field: Field) -> Mapping[str, str] | None:
    """The names of an enumerated value, or of the one that a bare text stands for."""
    if field.names is None and field.record is not None:
        shape = shape_of(field.record)
        return shape.fields[shape.shorthand].names if shape.shorthand else None
    return field.names


def _single(field: Field, text: str) -> Any:
    text = text.strip()
    if field.names:
        for canonical, chinese in field.names.items():
            if text in (canonical, chinese):
                return canonical
        if not field.text:
            raise Unreadable(text)
    if field.flag and text in _YES:
        return _YES[text]
    if field.record is not None:
        shape = shape_of(field.record)
        if shape.shorthand is None:
            if field.text:
                return text
            raise Unreadable(text)
        inner = shape.fields[shape.shorthand]
        return _single(inner, text)
    if field.text or field.date:
        return text
    if field.number:
        return _number(text, field)
    raise Unreadable(text)


def _number(text: str, field: Field) -> float | str:
    if field.attribute == "weight" and text.endswith("%"):
        text = text[:-1]
    try:
        return _bounded(float(text), text)
    except ValueError:
        raise Unreadable(text) from None


def _bounded(value: float, text: str) -> float:
    """A number that can be reckoned with."""
    if not -LARGEST <= value <= LARGEST:
        raise Unreadable(text[:_SHOWN])
    return value


def _canonical(field: Field, data: Any) -> Any:
    """Plain data under canonical keys, names of values too."""
    if isinstance(data, list) and field.many:
        return [_canonical_one(field, one) for one in data]
    one = _canonical_one(field, data)
    return [one] if field.many else one


def _has_texts(field: Field, data: Any) -> bool:
    """Whether data may stand in a field of texts; what else has brackets around it is a text itself."""
    parts = data if isinstance(data, list) and field.many else [data]
    inner = field.record is not None or field.mapping or field.anything
    return inner or not any(isinstance(one, Mapping | list) for one in parts)


def _canonical_one(field: Field, data: Any) -> Any:
    """One value under canonical keys. Raises Unreadable for one that the field cannot have."""
    if isinstance(data, Mapping) and field.record is not None:
        return record_data(field.record, data)
    if isinstance(data, Mapping) and field.mapping:
        return dict(data)
    if field.anything or data is None:
        return data
    if isinstance(data, Mapping | list) or (isinstance(data, bool) and not field.flag):
        raise Unreadable(str(data)[:_SHOWN])
    if isinstance(data, str):
        return data if field.text and not field.names else _single(field, data)
    if not (field.number or field.text or field.flag):
        raise Unreadable(str(data)[:_SHOWN])
    return data if isinstance(data, bool) else _bounded(data, str(data))


def record_data(model: type[Element], data: Mapping[str, Any]) -> dict[str, Any]:
    """A record under canonical keys. Raises Unreadable for a key that it does not have."""
    shape = shape_of(model)
    found: dict[str, Any] = {}
    for key, value in data.items():
        if str(key).startswith("x-"):
            found[str(key)] = value
            continue
        if key not in shape.by_key:
            raise Unreadable(str(key))
        field = shape.by_key[str(key)]
        found[field.name] = _canonical(field, value) if field.many else _canonical_one(field, value)
    return found


def _named(field: Field, value: Any, chinese: bool) -> Any:
    """Plain data with the keys and names of one language."""
    if isinstance(value, list):
        return [_named(field, one, chinese) for one in value]
    if isinstance(value, dict) and field.record is not None:
        fields = shape_of(field.record).fields
        return {
            (fields[key].alias or key) if chinese and key in fields else key: (
                _named(fields[key], one, chinese) if key in fields else one
            )
            for key, one in value.items()
        }
    names = _names_of(field)
    return names[value] if chinese and names and isinstance(value, str) and value in names else value
