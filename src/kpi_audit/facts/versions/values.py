"""Values of the format as people read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...scheme.element import Element
from ...scheme.parts import Basis, Frequency


def told(value: object) -> str | float | None:
    """A value of the format as people read it; None for an empty one."""
    if value is None or value == ():
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    if isinstance(value, Element):
        parts = [told(getattr(value, field)) for field in type(value).model_fields if field != "at"]
        return " ".join(f"{part:g}" if isinstance(part, float) else str(part) for part in parts if part is not None)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "、".join(str(told(item)) for item in value)
    if isinstance(value, dict):
        return "、".join(f"{name} {told(item)}" for name, item in value.items())
    return str(value).strip()


def parts(element: Element) -> Iterator[tuple[str, str | float]]:
    """The fields of an entry that are filled, with their values; so many times a year as ``frequency.year``."""
    for field in type(element).model_fields:
        value = getattr(element, field)
        if isinstance(value, Frequency) and value.times is not None:
            yield f"frequency.{value.per or 'year'}", value.times
        elif isinstance(value, tuple) and value and isinstance(value[0], Basis):
            yield field, "、".join(" ".join(filter(None, (one.document, one.clause))) for one in value)
        elif field != "at" and (said := told(value)) is not None:
            yield field, said
