"""Keys that the format does not have, and slips of the keyboard that make others of known ones though YAML is whole."""

from __future__ import annotations

from collections.abc import Container

from ...source.location import Place
from ...startup import patterns as re
from ..faults import Fault
from ..shape import Shape
from .meant import meant

_BLANKS = "\u00a0\u2007\u202f\u3000"
"""Blanks that look like the indentation of a line and are part of its key."""
_PAIR = re.compile(r"\s*(?:-\s*)?([^\s:：]{1,24}?)\s*([:：])(?=\S)")


def unknown_key(key: str, shape: Shape, place: Place, *, suggest: bool) -> Fault:
    """A key that the format does not have: a wide blank before it, a dash without its space, or with what was meant."""
    if key[:1] in _BLANKS:
        return _slip("wide_space", place)
    if key[:1] == "-" and key[1:2] not in ("", "-"):
        return _slip("no_space_after_dash", place)
    nearest = meant(key, shape.name, shape.by_key) if suggest else None
    if nearest is None:
        return Fault("FMT010", "unknown_key_plain", place, {"key": key})
    if key.isascii():  # who writes English keys is told the English one
        nearest = shape.by_key[nearest].name
    return Fault("FMT010", "unknown_key", place, {"key": key, "nearest": nearest})


def slip_of_pair(text: str, keys: Container[str], place: Place) -> Fault | None:
    """What made a text of a key and its value: 名称:党建, 名称：党建."""
    found = _PAIR.match(text)
    if found is None or found[1] not in keys:
        return None
    hint = "no_space_after_colon" if found[2] == ":" else "fullwidth_colon"
    return _slip(hint, Place(place.document, place.path, found.start(2), found.end(2)))


def _slip(hint: str, place: Place) -> Fault:
    return Fault("FMT001", "syntax", place, {"problem": "", "hint": hint})
