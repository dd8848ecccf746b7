"""Numbers as they are written in tables."""

from __future__ import annotations


def plain_number(value: float) -> str:
    """A number without the dust of binary fractions and without a needless ``.0``."""
    rounded = round(value, 9)
    return str(int(rounded)) if rounded == int(rounded) and abs(rounded) < 1e15 else repr(rounded)
