"""A text that a spreadsheet would run, or that we would take for a heading, has a leading ``'`` in its cell."""

from __future__ import annotations

from ...source.location import Origin
from ..paper import Cell, checked, cleaned
from ..tables.rows import is_special
from .captions import ALL

ACTIVE = "=+-@\t\r\n＝＋－＠"
"""What a formula may begin with, full-width forms included."""
MARK = "'"


def mark(text: str) -> str:
    """The text as it may stand in any cell."""
    text = cleaned(text)
    return MARK + text if text and (text[0] in ACTIVE + MARK or text in ALL) else text


def mark_name(text: str) -> str:
    """The text as it may stand in a cell of names or ids."""
    text = cleaned(text)
    return MARK + text if _needs_mark(text) else text


def unmark(text: str) -> str | None:
    """The text behind a mark; None where there is none and the text is as it stands."""
    return text[1:] if text[:1] == MARK and _needs_mark(text[1:]) else None


def cell_of(text: str, origin: Origin) -> Cell | None:
    """The cell of a text, without its mark; None for an empty one. Raises DocumentError for an endless one."""
    text = checked(text, origin)
    bare = unmark(text)
    if bare is not None:
        return Cell(bare, origin, literal=True)
    return Cell(text, origin) if text else None


def _needs_mark(text: str) -> bool:
    return bool(text) and (text[0] in ACTIVE + MARK or text in ALL or is_special(text))
