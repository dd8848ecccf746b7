"""The tables of a file that our export wrote, each with its caption; None for a file that it did not write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...startup.records import dataclass, field
from ..paper import Cell, Paper, Paragraph, Row, Table
from ..tables.rows import is_special
from .captions import ALL, INFO, INFO_HEADS, MAIN


@dataclass(slots=True)
class Block:
    """A table under a caption, or paragraphs under none."""

    caption: str
    table: Table = field(default_factory=lambda: Table([]))
    loose: list[Paragraph] = field(default_factory=list)


def own_blocks(papers: Sequence[Paper]) -> list[Block] | None:
    """The captioned tables, when one of them is the information that only our export writes."""
    blocks = [block for paper in papers for block in _blocks(paper)]
    if not any(block.caption in INFO and _is_information(block.table) for block in blocks):
        return None
    for block in blocks:
        if block.caption in MAIN:
            block.table = _literal(block.table)
    return blocks


def _is_information(table: Table) -> bool:
    if not table.rows:
        return False
    heads = tuple(cell.text for _, cell in table.rows[0].filled())
    keys = {cells[0][1].text for row in table.rows[1:] if (cells := row.filled())}
    return heads in INFO_HEADS and bool(keys & {"文档类型", "document"})


def _blocks(paper: Paper) -> Iterator[Block]:
    current = Block(paper.name if paper.name in ALL else "")
    for piece in paper.blocks:
        if isinstance(piece, Paragraph):
            if piece.text in ALL:
                yield current
                current = Block(piece.text)
            else:
                current.loose.append(piece)
            continue
        start = 0
        for at, row in enumerate(piece.rows):
            caption = _caption(row)
            if caption:
                current.table = _part(piece, start, at) if at > start else current.table
                yield current
                current, start = Block(caption), at + 1
        if len(piece.rows) > start:
            current.table = _part(piece, start, len(piece.rows))
    yield current


def _caption(row: Row) -> str:
    """The caption that a row is."""
    filled = row.filled()
    if len(filled) != 1 or filled[0][1].literal:
        return ""
    return filled[0][1].text if filled[0][1].text in ALL else ""


def _part(table: Table, start: int, end: int) -> Table:
    """Some rows of a table as a table."""
    part = Table(table.rows[start:end], letters=table.letters, number=table.number)
    for span in sorted({span for (row, _), span in table.spans.items() if start <= row < end}, key=str):
        if start <= span.top and span.bottom < end:
            part.merge(type(span)(span.top - start, span.left, span.bottom - start, span.right))
    return part


def _literal(table: Table) -> Table:
    """The rows below the header as they stand: names are names, whatever they look like."""
    rows = table.rows
    header = next((at for at, row in enumerate(rows) if _is_head(row.filled())), len(rows))
    made: list[Row] = rows[: header + 1]
    for row in rows[header + 1 :]:
        first = row.filled()[0][1]
        if first.literal or not is_special(first.text):
            cells = [None if cell is None else _as_literal(cell) for cell in row.cells]
            row = Row(row.number, cells)
        made.append(row)
    return Table(made, table.spans, table.letters, table.number)


def _is_head(cells: list[tuple[int, Cell]]) -> bool:
    return len(cells) > 1 and any(cell.text in ("一级指标", "level1") for _, cell in cells)


def _as_literal(cell: Cell) -> Cell:
    return Cell(cell.text, cell.origin, None, cell.fault, literal=True)
