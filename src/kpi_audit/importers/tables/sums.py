"""Rows that add others up: the full score of the scheme, and the points of a group."""

from __future__ import annotations

from collections.abc import Iterator

from ..draft import Branch, Draft
from ..paper import Cell, Table
from ..values.points import read_points
from .heads import Column
from .levels import Levels
from .rows import Line, is_sum
from .worth import add_worth, named, state_total


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
