"""A model as plain data: canonical keys, nothing that was not said, shorthands closed again."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from ..scheme.element import Element
from ..scheme.shape import Field, shape_of
from ..source.document import Document
from ..source.nodes import Mapping as MappingNode
from ..source.plain import plain


def data_of(element: Element) -> dict[str, Any]:
    """The fields of an element that are not empty."""
    fields = ((field, getattr(element, field.attribute)) for field in shape_of(type(element)).fields.values())
    found = {field.name: _value(value) for field, value in fields}
    return {name: value for name, value in found.items() if not _empty(value)}


def own_keys(document: Document, element: Element) -> dict[str, Any]:
    """The keys of the author's own (``x-…``) at an element."""
    node = document.node(element.at.path)
    if not isinstance(node, MappingNode):
        return {}
    return {key: plain(value) for key, (_, value) in node.entries.items() if key.startswith("x-")}


def _value(value: Any) -> Any:
    if isinstance(value, Element):
        data = data_of(value)
        shorthand = shape_of(type(value)).shorthand
        return data[shorthand] if shorthand is not None and set(data) == {shorthand} else data
    if isinstance(value, tuple):
        return [_value(one) for one in value]
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


def _empty(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip()) or value in ([], {})


def is_number(field: Field, value: Any) -> bool:
    """Whether a value stands in its cell as a number."""
    return field.number and isinstance(value, int | float) and not isinstance(value, bool)
