"""The load tables on the terminal, cut into blocks of months where they do not fit side by side."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text

from ...findings.load import LoadTable
from ...words.voice import Voice
from ..base import terminal
from ..loads.wording import Grid, by_issuer, by_month, has_months, merged, notes, title
from .layout import Page, wrap

_NAME = 24
"""Cells that a name may take at most."""


def loads(page: Page, load: LoadTable, voice: Voice) -> None:
    """The load by issuer, by month, and what could be asked once."""
    page.blank()
    page.rule(title(load, voice), "magenta")
    _grid(page, by_issuer(load, voice), 1)
    if has_months(load):
        page.blank()
        page.write(voice.text("load.by_month"), "bold")
        _grid(page, by_month(load, voice), 4)
    for note in notes(load, voice):
        page.write(note, "dim")
    merges = merged(load, voice)
    if merges:
        page.blank()
        page.write(voice.text("load.merges"), "bold")
        for line in merges:
            page.write(line, margin=("  ", ""))


def _grid(page: Page, grid: Grid, sums: int) -> None:
    """Right-aligned figures behind names; as many columns at a time as fit, the names again for each block."""
    plain = [
        max(cell_len(head), *(cell_len(cells[column]) for _, cells in grid.rows))
        for column, head in enumerate(grid.head)
    ]
    longest = max(cell_len(terminal(name)) for name in (grid.corner, *(name for name, _ in grid.rows)))
    name_width = min(longest, _NAME, max(page.width // 3, 6))
    gap = 2 if name_width + sum(plain) + 2 * len(plain) <= page.width else 1
    widths = [width + gap for width in plain]
    start = 0
    while start < len(widths):
        end = start + 1
        while end < len(widths) and name_width + sum(widths[start : end + 1]) <= page.width:
            end += 1
        if start:
            page.blank()
        _block(page, grid, widths, name_width, range(start, end), sums)
        start = end


def _block(page: Page, grid: Grid, widths: list[int], name_width: int, columns: range, sums: int) -> None:
    page.lines.append(_line(grid.corner, grid.head, widths, name_width, columns, "dim", None))
    for number, (name, cells) in enumerate(grid.rows):
        total = number == len(grid.rows) - sums
        style = "bold" if total else "dim" if number > len(grid.rows) - sums else ""
        busiest = grid.busiest if total else None
        page.lines.append(_line(name, cells, widths, name_width, columns, style, busiest))


def _line(
    name: str,
    cells: tuple[str, ...],
    widths: list[int],
    name_width: int,
    columns: range,
    style: str,
    busiest: int | None,
) -> Text:
    shown = wrap(terminal(name), name_width)
    first = shown[0] if len(shown) == 1 else wrap(terminal(name), max(name_width - 1, 1))[0] + "…"
    line = Text(first + " " * (name_width - cell_len(first)), style)
    for column in columns:
        cell = cells[column]
        line.append(" " * (widths[column] - cell_len(cell)))
        line.append(cell, f"{style} yellow".strip() if column == busiest else style)
    return line
