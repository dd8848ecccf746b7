"""The levels side by side in Markdown."""

from __future__ import annotations

from ...findings.report import DocumentReport
from ...words.voice import Voice
from ..markdown_text import escaped, table
from .wording import cell, counts, heads, name


def ladder_lines(document: DocumentReport, voice: Voice) -> list[str]:
    """A table, one row a shared indicator; nothing where none is shared."""
    ladder = document.ladder
    if ladder is None:
        return []
    rows = [
        [escaped(name(row, voice)), *(" ".join(filter(None, map(escaped, cell(one, voice)))) for one in row.cells)]
        for row in ladder.rows
    ]
    head = [escaped(text) for text in heads(ladder, voice)]
    return [escaped(counts(document, voice)), "", *table(head, rows)]
