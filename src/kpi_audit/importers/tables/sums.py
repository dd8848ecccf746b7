"""Rows and columns that add others up: the full score of the scheme, and the points of a group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from ..draft import Branch, Draft
from ..paper import Cell, Span, Table
from ..values.points import read_points
from .grid import Grid
from .heads import Column
from .levels import Levels
from .rows import Line, is_sum
from .worth import add_worth, named, state_total

_CLOSE = 0.005
"""Points by which a sum may be out."""


def merge_wholes(grid: Grid, lines: Iterable[Line]) -> None:
    """Of two columns of points, merge one that only has those of groups over the rows of each group.

    Text has lost what was merged. The blanks belong to a group where its figure adds up those beside them, or where
    a column of names begins in the same rows.
    """
    columns = grid.with_role("points")
    blocks = [[line.row for line in block] for kind, block in groupby(lines, lambda line: line.kind) if kind == "data"]
    if len(columns) < 2:
        return
    counts = {column.index: sum(_cell(grid, row, column) is not None for row in grid.rows) for column in columns}
    parts = max(columns, key=lambda column: counts[column.index])
    for column in columns:
        groups = [group for rows in blocks for group in _groups(grid, rows, column)]
        if column is not parts and _are_wholes(grid, groups, column, parts):
            for rows in groups:
                grid.table.merge(Span(rows[0], column.index, rows[-1], column.index))


def _groups(grid: Grid, rows: list[int], column: Column) -> Iterator[list[int]]:
    """The rows from each cell of a column down to the next."""
    starts = [at for at, row in enumerate(rows) if _cell(grid, row, column) is not None]
    yield from (rows[start:end] for start, end in pairwise([*starts, len(rows)]))


def _are_wholes(grid: Grid, groups: list[list[int]], column: Column, parts: Column) -> bool:
    """Whether a column has the points of groups, and another those of their lines."""
    several = [rows for rows in groups if len(rows) > 1]
    if not several or any((rows[0], column.index) in grid.table.spans for rows in groups):
        return False
    inside = [[figure(_cell(grid, row, parts)) for row in rows] for rows in several]
    wholes = [figure(_cell(grid, rows[0], column)) for rows in several]
    right = (len(found) - found.count(None) > 1 and adds_up(w, found) for w, found in zip(wholes, inside, strict=True))
    if 2 * sum(right) >= len(several):
        return True
    named = [one for one in grid.columns if one.role.startswith("level") or one.role in ("category", "name")]
    begun = [[row for row in grid.rows if _cell(grid, row, one) is not None] for one in named]
    return [rows[0] for rows in groups] in begun and None not in wholes and all(None not in found for found in inside)


def _cell(grid: Grid, row: int, column: Column) -> Cell | None:
    return grid.table.rows[row].cells[column.index]


def figure(cell: Cell | None) -> float | None:
    """The points that a cell states."""
    found = None if cell is None or cell.fault else read_points(cell.text)
    return found.value if found is not None and found.meaning == "points" else None


def adds_up(whole: float | None, parts: Iterable[float | None]) -> bool:
    """Whether points are the sum of others."""
    return whole is not None and abs(sum(one or 0.0 for one in parts) - whole) < _CLOSE


def take_sum(line: Line, table: Table, levels: Levels, draft: Draft, group: Branch | None) -> None:
    """Write down the total of a scheme, or the subtotal of a group which has no points yet."""
    cells = [
        (column, cell)
        for column, _ in levels.worth
        if column.role == "points" and (cell := table.cell(line.row, column.index)) is not None
    ]
    cells = cells or list(_figures(table, levels, line.row))
    counted = [cell for _, cell in cells[-1:]]
    for _, cell in table.rows[line.row].filled():
        known = cell in counted or is_sum(cell.text)
        if not known and read_points(cell.text).meaning == "unclear":
            draft.note("form" if cell.text.rstrip().endswith((":", "：")) else "passage", cell.origin, text=cell.text)
    if line.kind == "total":
        if cells:
            state_total(draft, cells[-1][1])
        elif line.head is not None and (points := named(line.head)[1]) is not None:
            state_total(draft, Cell(f"{points.value}", line.head.origin))
    elif group is not None and cells and "points" not in group.fields:
        add_worth(group, "points", cells[-1][1], cells[-1][0].heading)
    elif cells and read_points(cells[-1][1].text).meaning == "unclear":
        draft.note("passage", cells[-1][1].origin, text=cells[-1][1].text)


def _figures(table: Table, levels: Levels, row: int) -> Iterator[tuple[Column, Cell]]:
    """Points as 100分 in a column of texts: the name of the row may be merged over the column of points."""
    for column in levels.details:
        cell = table.rows[row].cells[column.index]
        if cell is not None and cell.text.rstrip().endswith("分") and read_points(cell.text).meaning == "points":
            yield column, cell
