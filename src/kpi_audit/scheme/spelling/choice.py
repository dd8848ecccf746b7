"""What is said of a value where one of a few belongs, and it is none of these."""

from __future__ import annotations

from ...source.location import Place
from ..faults import Fault
from ..shape import Field
from .meant import nearest_of
from .values import meant_value


def unknown_value(text: str, field: Field, place: Place, *, suggest: bool) -> Fault:
    """A value that the format does not have, with the one that was meant where that is known."""
    names = field.names or {}
    args = {"key": field.alias or field.name, "value": text, "allowed": allowed(field)}
    known = meant_value(text, names)
    if known is not None:
        key = "meant_value" if known.certain else "likely_value"
        return Fault("FMT014", key, place, {**args, "meant": known.value, "nearest": names[known.value]})
    nearest = nearest_of(text, [*names, *names.values()]) if suggest else None
    if nearest is None:
        return Fault("FMT014", "unknown_value_plain", place, dict(args))
    return Fault("FMT014", "unknown_value", place, {**args, "nearest": nearest})


def allowed(field: Field) -> str:
    """The values that a field may have, each in Chinese and in English."""
    return "、".join(f"{chinese}({canonical})" for canonical, chinese in (field.names or {}).items())
