"""A table that goes on on the next page without its header: its rows belong to the table before it."""

from __future__ import annotations

from ..paper import Note, Paper, Paragraph, Row, Span, Table
from ..tables.grid import Grid
from ..tables.rows import is_continuation
from ..values.points import read_points, tight

_BESIDE = 12
"""Characters of the longest line between the two that is no text: 单位：分, — 3 —."""


def goes_on(table: Table, grid: Grid, between: list[Paragraph]) -> bool:
    """Whether a table without a header has the columns of the one before it, with nothing but a page between them."""
    said = [tight(one.text) for one in between]
    if any(len(text) > _BESIDE and not is_continuation(text) for text in said):
        return False
    if table.width != grid.table.width or grid.kind != "scheme" or not grid.rows:
        return False
    worth = [column.index for column in grid.with_role("points", "weight")]
    cells = [cell for row in table.rows for at in worth if (cell := row.cells[at]) is not None]
    read = [read_points(cell.text).meaning for cell in cells]
    return bool(read) and "unclear" not in read and any(meaning != "nothing" for meaning in read)


def go_on(table: Table, grid: Grid, paper: Paper) -> None:
    """Put the rows of a table behind those of a grid; each keeps the place where it stands."""
    shift = len(grid.table.rows)
    grid.table.rows += [Row(row.number, list(row.cells)) for row in table.rows]
    grid.rows += range(shift, shift + len(table.rows))
    for span in dict.fromkeys(table.spans.values()):
        grid.table.merge(Span(span.top + shift, span.left, span.bottom + shift, span.right))
    first = table.rows[0].filled()[0][1].origin
    paper.notes.append(Note("table_goes_on", {"n": len(table.rows)}, first))
