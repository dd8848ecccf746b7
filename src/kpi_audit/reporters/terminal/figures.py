"""Right-aligned figures behind names, cut into blocks of columns where they do not fit side by side."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text

from ..base import terminal
from ..tables.figures import Grid
from .layout import Page, wrap


def figures(page: Page, grid: Grid) -> None:
    """Right-aligned figures behind names; as many columns at a time as fit, the names again for each block."""
    plain = [
        max(cell_len(head), *(cell_len(cells[column]) for _, cells in grid.rows))
        for column, head in enumerate(grid.head)
    ]
    longest = max(cell_len(terminal(name)) for name in (grid.corner, *(name for name, _ in grid.rows)))
    name_width = min(longest, grid.widest, max(page.width // 3, 6))
    gap = 2 if name_width + sum(plain) + 2 * len(plain) <= page.width else 1
    widths = [width + gap for width in plain]
    start = 0
    while start < len(widths):
        end = start + 1
        while end < len(widths) and name_width + sum(widths[start : end + 1]) <= page.width:
            end += 1
        if start:
            page.blank()
        _block(page, grid, widths, name_width, range(start, end))
        start = end


def _block(page: Page, grid: Grid, widths: list[int], name_width: int, columns: range) -> None:
    page.lines += _lines(grid.corner, grid.head, widths, name_width, columns, "dim", ())
    for number, (name, cells) in enumerate(grid.rows):
        style = "bold" if number in grid.strong else "dim" if number in grid.faint else ""
        busiest = grid.busiest if number in grid.strong else ()
        page.lines += _lines(name, cells, widths, name_width, columns, style, busiest)


def _lines(
    name: str,
    cells: tuple[str, ...],
    widths: list[int],
    name_width: int,
    columns: range,
    style: str,
    busiest: tuple[int, ...],
) -> list[Text]:
    """The figures behind the first line of the name."""
    first, *rest = wrap(terminal(name), name_width)
    line = Text(first + " " * (name_width - cell_len(first)), style)
    for column in columns:
        cell = cells[column]
        line.append(" " * (widths[column] - cell_len(cell)))
        line.append(cell, f"{style} yellow".strip() if column in busiest else style)
    line.rstrip()
    return [line, *(Text(part, style) for part in rest)]
