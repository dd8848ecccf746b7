"""The load tables in Markdown."""

from __future__ import annotations

from ...findings.load import LoadTable
from ...words.voice import Voice
from ..markdown_text import escaped, table
from ..tables.figures import Grid
from .wording import by_issuer, by_month, has_months, merged, notes, title


def load_lines(load: LoadTable, voice: Voice) -> list[str]:
    """A chapter: the load by issuer, by month, what could be asked once."""
    said = [f"## {escaped(title(load, voice))}", "", *_table(by_issuer(load, voice))]
    if has_months(load):
        said += ["", f"**{voice.text('load.by_month')}**", "", *_table(by_month(load, voice))]
    said += ["", *(f"{escaped(note)}" for note in notes(load, voice))]
    merges = merged(load, voice)
    if merges:
        said += ["", f"**{voice.text('load.merges')}**", "", *(f"- {escaped(line)}" for line in merges)]
    return said


def _table(grid: Grid) -> list[str]:
    rows = [(escaped(name), *cells) for name, cells in grid.rows]
    return table((grid.corner, *grid.head), rows, right=range(1, len(grid.head) + 1))
