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


def again(piece: Grid, grid: Grid, between: list[Paragraph]) -> bool:
    """Whether a table has the header of the one before it again, on the next page: nothing else stands between."""
    heads = [[(one.index, one.heading) for one in each.columns if one.heading and one.role] for each in (piece, grid)]
    return (
        piece.kind == grid.kind == "scheme"
        and bool(grid.rows and piece.rows)
        and piece.table.width == grid.table.width
        and heads[0] == heads[1]
        and all(is_continuation(one.text) for one in between)
    )


def join(piece: Grid, grid: Grid) -> None:
    """Put the rows under a header that is written again behind those of a grid."""
    shift = len(grid.table.rows)
    first = piece.rows[0]
    rows = piece.table.rows[first:]
    grid.table.rows += [Row(row.number, list(row.cells)) for row in rows]
    grid.rows += [row - first + shift for row in piece.rows]
    for span in dict.fromkeys(piece.table.spans.values()):
        if span.top >= first:
            grid.table.merge(Span(span.top - first + shift, span.left, span.bottom - first + shift, span.right))
    _mend(grid.table, shift)


def go_on(table: Table, grid: Grid, paper: Paper) -> None:
    """Put the rows of a table behind those of a grid; each keeps the place where it stands."""
    shift = len(grid.table.rows)
    grid.table.rows += [Row(row.number, list(row.cells)) for row in table.rows]
    grid.rows += range(shift, shift + len(table.rows))
    for span in dict.fromkeys(table.spans.values()):
        grid.table.merge(Span(span.top + shift, span.left, span.bottom + shift, span.right))
    _mend(grid.table, shift)
    first = table.rows[0].filled()[0][1].origin
    paper.notes.append(Note("table_goes_on", {"n": len(table.rows)}, first))


def _mend(table: Table, row: int) -> None:
    """Make one area of what a page cut in two: from the left, cells merged over rows that say the same again below."""
    for column, cell in table.rows[row].filled() if row < len(table.rows) else ():
        above, below = table.span(row - 1, column), table.span(row, column)
        before = table.cell(row - 1, column)
        said = ("" if before is None else tight(before.text), tight(cell.text))
        if said[0] != said[1]:
            if all(map(str.isdigit, said)):  # the numbers of the rows
                continue
            return
        if (above.left, above.right) == (below.left, below.right) and (above.top < row - 1 or below.bottom > row):
            table.rows[row].cells[column] = None
            table.merge(Span(above.top, above.left, below.bottom, above.right))
