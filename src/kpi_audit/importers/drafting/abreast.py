"""Tables side by side on one sheet: a list printed in two halves, the bonus to the right of the indicators."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from ..paper import Row, Span, Table
from ..tables.grid import Header, find_header
from ..tables.heads import Column
from ..tables.lexicon import bare
from ..tables.rows import section_role

_WORTH = ("points", "criteria", "award", "deduct")
"""What a table of its own says beside its names; without it 加分项 beside 扣分项 tells how the names are scored."""
_REACH = 8
"""Rows from the top among which the header stands."""


def abreast(table: Table, renamed: Mapping[str, str]) -> list[Table]:
    """The tables of a table, from left to right: one, as a rule."""
    header = _header(table, renamed)
    start = None if header is None or header.kind == "duties" else _second(header.columns)
    if start is None or (header is not None and _are_details(table, header.columns, start)):
        return [table]
    rest = _slice(table, start, table.width)
    if _header(rest, renamed) is None:
        return [table]
    return [_slice(table, 0, start), *abreast(rest, renamed)]


def _header(table: Table, renamed: Mapping[str, str]) -> Header | None:
    heads = (find_header(table, at, renamed) for at in range(min(_REACH, len(table.rows))))
    return next((one for one in heads if one is not None), None)


def _second(columns: Sequence[Column]) -> int | None:
    """Where a second table begins: where the headings begin again, or where lines of bonus are named."""
    heads = [bare(column.heading) for column in columns]
    for at in range(2, len(columns)):
        if heads[at] == heads[0] and heads[at : at + at] == heads[: len(heads) - at][:at] and len(heads) - at > 1:
            return columns[at].index
        named = columns[at].role == "name" and section_role(columns[at].heading) is not None
        before = {column.role for column in columns[:at]}
        own = columns[at - 1].role == "seq" or any(column.role in _WORTH for column in columns[at + 1 :])
        if named and own and before & {"name", "content", "level1"} and before & {"points", "criteria"}:
            return columns[at - 1 if columns[at - 1].role == "seq" else at].index
    return None


def _are_details(table: Table, columns: Sequence[Column], start: int) -> bool:
    """Whether the texts of a second table stand beside points that are merged over several of them."""
    worth = [column.index for column in columns if column.index < start and column.role in ("points", "weight")]
    spans = {span for (_, column), span in table.spans.items() if column in worth and span.bottom > span.top}
    texts = (range(span.top, span.bottom + 1) for span in spans)
    return any(sum(any(table.rows[row].cells[start:]) for row in rows) > 1 for rows in texts)


def _slice(table: Table, left: int, right: int) -> Table:
    """Some columns of a table, as far as there is something in them."""
    kept = [at for at, row in enumerate(table.rows) if any(row.cells[left:right])]
    rows = [Row(table.rows[at].number, table.rows[at].cells[left:right]) for at in kept]
    part = Table(rows, letters=table.letters[left:right], number=table.number)
    for span in dict.fromkeys(table.spans.values()):
        top, bottom = bisect_left(kept, span.top), bisect_right(kept, span.bottom) - 1
        first, last = max(span.left, left) - left, min(span.right, right - 1) - left
        if top <= bottom and first <= last:
            part.merge(Span(top, first, bottom, last))
    return part
