"""Text that is struck out (删除线): a whole row or paragraph of it is left out, other words are read; both are told."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from typing import Any

from ..paper import Note

_FONTS = ("xl/styles.xml", "xl/sharedStrings.xml")
_MARK = b"strike"
_SHOWN = 24
"""Characters of each struck text that are shown."""
_MOST = 12


def may_strike(archive: zipfile.ZipFile) -> bool:
    """Whether some font of a workbook strikes out."""
    known = set(archive.namelist())
    return any(_MARK in archive.read(name) for name in _FONTS if name in known)


def struck_in(cell: Any) -> str:
    """What is struck out in the cell of a workbook: all of it, or some words of it."""
    value = cell.value
    if value is None:
        return ""
    font = getattr(cell, "font", None)
    if font is not None and font.strike:
        return str(value)
    pieces = value if isinstance(value, list) else ()
    return "".join(str(piece) for piece in pieces if getattr(getattr(piece, "font", None), "strike", None))


def is_struck(cell: Any) -> bool:
    """Whether all that a cell of a workbook says is struck out."""
    return "".join(struck_in(cell).split()) == "".join(str(cell.value).split())


def struck_note(key: str, found: Iterable[tuple[str, str]], **args: str) -> Note | None:
    """The note on struck texts, each with its place; None where there are none."""
    texts = [(place, " ".join(text.split())) for place, text in found if text.strip()]
    if not texts:
        return None
    said = [f"{place} {text[:_SHOWN]}{'…' if len(text) > _SHOWN else ''}".strip() for place, text in texts[:_MOST]]
    return Note(key, {"n": len(texts), "text": "；".join(said) + ("……" if len(texts) > _MOST else ""), **args})
