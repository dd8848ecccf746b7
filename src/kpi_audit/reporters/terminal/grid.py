"""A table on the terminal: cells are wrapped by display width, and the columns share the width of the page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from rich.cells import cell_len
from rich.text import Text

from ..base import terminal
from .layout import Page, Segment, wrap

GAP = 2
NARROWEST = 6
"""No column is narrower: three Chinese characters."""

Paragraphs = Sequence[Segment]
"""A cell: pieces of text with their styles, each on a line of its own."""


def grid(page: Page, head: Sequence[str], rows: Sequence[Sequence[Paragraphs]], *, indent: int = 2) -> None:
    """Write a table under ``head``; a page too narrow for all columns has each cell behind its head instead."""
    widths = _widths(head, rows, page.width - indent)
    if widths is None:
        for row in rows:
            _stacked(page, head, row, indent)
        return
    _line(page, [[(text, "bold")] for text in head], widths, indent)
    for row in rows:
        _line(page, row, widths, indent)


def _widths(head: Sequence[str], rows: Sequence[Sequence[Paragraphs]], room: int) -> list[int] | None:
    """A width for each column: what its longest text wants, the widest cut down until all fit."""
    wanted = [
        max([cell_len(terminal(title)), *(cell_len(terminal(text)) for row in rows for text, _ in row[column])])
        for column, title in enumerate(head)
    ]
    room -= GAP * (len(head) - 1)
    if room < NARROWEST * len(head):
        return None
    widths = [min(width, max(room, NARROWEST)) for width in wanted]
    while sum(widths) > room:
        widest = max(range(len(widths)), key=lambda column: (widths[column], -column))
        widths[widest] -= 1
    return widths


def _line(page: Page, row: Sequence[Paragraphs], widths: Sequence[int], indent: int) -> None:
    columns = [
        [(part, style) for text, style in cell for part in wrap(terminal(text), width)]
        for cell, width in zip(row, widths, strict=True)
    ]
    for parts in zip_longest(*columns, fillvalue=("", "")):
        line = Text(" " * indent)
        for (part, style), width in zip(parts, widths, strict=True):
            line.append(part, style)
            line.append(" " * (width - cell_len(part) + GAP))
        line.rstrip()
        page.lines.append(line)


def _stacked(page: Page, head: Sequence[str], row: Sequence[Paragraphs], indent: int) -> None:
    for title, cell in zip(head, row, strict=True):
        for text, style in cell:
            page.write(text, style, label=f"{title} ", margin=(" " * indent, ""))
