"""How the columns of a file are read, shown before anything is written."""

from __future__ import annotations

import sys
from pathlib import Path

from ...errors import DocumentError
from ...importers.preview import Reading, read_columns
from ...importers.wishes import Wishes
from ...importers.writing.compose import said_of
from ...reporters.terminal.grid import grid
from ...reporters.terminal.layout import Page
from ...words.voice import Voice
from ..screen import columns
from .story import existing, tell

_SAMPLE = 36
"""Characters of an example."""

_ENDLESS = 1_000_000
"""Columns of what is no terminal."""


def previewed(file: Path, wishes: Wishes, voice: Voice) -> int:
    """Show how the columns of a file are read."""
    from ..output import write_stdout

    try:
        preview = read_columns(existing(file), wishes)
    except DocumentError as error:
        tell(file, error, voice)
        return 2
    page = Page(columns(sys.stdout) or _ENDLESS)
    for reading in preview.readings:
        _show(reading, voice, page)
    if not preview.readings:
        page.write(voice.text("import.preview.only_text"))
    for remark in preview.notes:
        page.write(said_of(remark, voice))
    write_stdout("".join(f"{line.plain}\n" for line in page.lines))
    return 0


def _show(reading: Reading, voice: Voice, page: Page) -> None:
    """One table of a preview."""
    place = voice.origin(reading.origin)
    page.write(voice.text("import.preview.table", place=place, rows=reading.rows))
    head = [voice.text(f"import.preview.{name}") for name in ("column", "heading", "meaning", "sample")]
    rows = [
        (one.letter, one.heading, _meaning(one.role, one.key, voice), _short(one.sample)) for one in reading.columns
    ]
    first = 0 if any(one.letter for one in reading.columns) else 1  # documents do not name their columns
    grid(page, head[first:], [[[(cell, "")] for cell in row[first:]] for row in rows])
    page.blank()


def _short(sample: str) -> str:
    """The beginning of an example, on one line."""
    said = " ".join(sample.split())
    return said if len(said) <= _SAMPLE else said[: _SAMPLE - 1] + "…"


def _meaning(role: str, key: str, voice: Voice) -> str:
    """What a column is read as."""
    if key.startswith("x-"):
        return voice.text("import.preview.kept", key=key)
    return voice.term("import.role", role)
