"""How the columns of a file are read, shown before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ...errors import DocumentError
from ...importers.preview import Preview, Reading, read_columns
from ...importers.wishes import Wishes
from ...importers.writing.compose import said_of
from ...importers.writing.scalars import width
from ...words.voice import Voice
from .story import existing, tell

_SAMPLE = 36
"""Characters of an example."""


def previewed(file: Path, wishes: Wishes, voice: Voice) -> int:
    """Show how the columns of a file are read."""
    from ..output import write_stdout

    try:
        preview = read_columns(existing(file), wishes)
    except DocumentError as error:
        tell(file, error, voice)
        return 2
    write_stdout("".join(f"{line}\n" for line in _all(preview, voice)))
    return 0


def _all(preview: Preview, voice: Voice) -> Iterator[str]:
    """Every table, and what is left out."""
    for reading in preview.readings:
        yield from _shown(reading, voice)
    if not preview.readings:
        yield voice.text("import.preview.only_text")
    for note in preview.notes:
        yield said_of(note, voice)


def _shown(reading: Reading, voice: Voice) -> Iterator[str]:
    """One table of a preview."""
    place = voice.origin(reading.origin)
    yield voice.text("import.preview.table", place=place, rows=reading.rows)
    rows = [
        (one.letter, one.heading, _meaning(one.role, one.key, voice), " ".join(one.sample.split()))
        for one in reading.columns
    ]
    rows.insert(0, tuple(voice.text(f"import.preview.{name}") for name in ("column", "heading", "meaning", "sample")))  # type: ignore[arg-type]
    wide = [max(width(row[at]) for row in rows) for at in range(3)]
    first = 0 if any(one.letter for one in reading.columns) else 1  # documents do not name their columns
    for row in rows:
        cells = [text + " " * (room - width(text)) for text, room in zip(row, wide, strict=False)][first:]
        sample = row[3] if len(row[3]) <= _SAMPLE else row[3][: _SAMPLE - 1] + "…"
        yield ("  " + "  ".join([*cells, sample])).rstrip()
    yield ""


def _meaning(role: str, key: str, voice: Voice) -> str:
    """What a column is read as."""
    if key.startswith("x-"):
        return voice.text("import.preview.kept", key=key)
    return voice.term("import.role", role)
