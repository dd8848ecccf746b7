"""The duty table as rows of short texts, and what stands around it."""

from __future__ import annotations

from ...findings.duty_table import DutyRow, DutySection, DutyTable, OutsideRow
from ...words.phrase import number
from ...words.voice import Voice
from ..tables.figures import Grid

SHOWN = 8
"""Duties and indicators that are named one by one unless all are asked for."""


def counts(table: DutyTable, voice: Voice) -> str:
    """How many duties have an indicator, and how many indicators are outside the list."""
    backed = sum(bool(row.backed_by) for row in table.duties)
    return voice.text("duties.counts", duties=len(table.duties), backed=backed, outside=len(table.outside))


def by_category(table: DutyTable, voice: Voice) -> Grid:
    """A row for each category and the sum; for each list how many of its duties have an indicator, and the points."""
    kinds = [one.list for one in table.sections if one.category is None]
    found = {(one.list, one.category): one for one in table.sections}
    categories = list(dict.fromkeys(one.category for one in table.sections if one.category is not None))
    if categories == [""]:
        categories = []  # a list without categories has its sums only
    names = [category or voice.text("duties.uncategorised") for category in categories]
    rows = [
        (name, _cells(table, [found.get((kind, one)) for kind in kinds]))
        for one, name in zip(categories, names, strict=True)
    ]
    rows.append((voice.text("duties.sum"), _cells(table, [found[kind, None] for kind in kinds])))
    head: list[str] = []
    for kind in kinds:
        head += [
            voice.text(f"duties.list.{kind or 'none'}"),
            *([] if table.by_leaves else [voice.text("duties.points")]),
        ]
    return Grid(voice.text("duties.corner"), tuple(head), tuple(rows), strong=(len(rows) - 1,))


def bare(table: DutyTable, voice: Voice, *, every: bool) -> list[str]:
    """Core duties without points, a line each; the last line counts those left out."""
    if not table.marked:
        return []
    return _some([_entry(row) for row in table.bare], voice, every=every)


def outside(table: DutyTable, voice: Voice, *, every: bool) -> str:
    """Indicators outside the list with their points in one sentence; empty when there are none."""
    if not table.outside:
        return ""
    shown = table.outside if every else table.outside[: 2 * SHOWN]
    names = [f"{_label(row.id, row.name)}{_why(row, voice)}" for row in shown]
    amount = "" if table.by_leaves else voice.text("duties.weight", n=round(table.outside_weight, 2))
    key = "outside" if len(shown) == len(table.outside) else "outside_some"
    return voice.text(f"duties.{key}", names=names, n=len(table.outside), amount=amount)


def backed(table: DutyTable, voice: Voice) -> list[str]:
    """Every duty with an indicator, and its indicators."""
    return [f"{_entry(row)}{_backing(row, voice)}" for row in table.duties if row.backed_by]


def notes(table: DutyTable, voice: Voice) -> list[str]:
    """How to read the table."""
    said = [voice.text("duties.how" if not table.by_leaves else "duties.how_leaves")]
    if table.aside_leaves:
        amount = "" if table.by_leaves else voice.text("duties.weight", n=round(table.aside, 2))
        said.append(voice.text("duties.aside", n=table.aside_leaves, amount=amount))
    if not table.marked:
        said.append(voice.text("duties.unmarked"))
    if table.possible:
        said.append(voice.text("duties.possible", n=table.possible))
    return said


def _cells(table: DutyTable, sections: list[DutySection | None]) -> tuple[str, ...]:
    cells: list[str] = []
    for one in sections:
        cells.append("" if one is None else f"{one.backed}/{one.duties}")
        if not table.by_leaves:
            cells.append("" if one is None else number(round(one.weight, 2)))
    return tuple(cells)


def _why(row: OutsideRow, voice: Voice) -> str:
    return "" if row.why == "not_found" else voice.text(f"duties.why.{row.why}")


def _entry(row: DutyRow) -> str:
    return _label(row.id, row.item)


def _backing(row: DutyRow, voice: Voice) -> str:
    names = [_label(one.id, one.name) + ("" if one.sure else voice.text("duties.unsure")) for one in row.backed_by]
    return voice.text("duties.backed_by", names=names)


def _label(identifier: str, name: str) -> str:
    """An entry with its id; ids that only number positions are left out."""
    return name if identifier.startswith("#") else f"{identifier} {name}"


def _some(lines: list[str], voice: Voice, *, every: bool) -> list[str]:
    shown = lines if every else lines[:SHOWN]
    rest = len(lines) - len(shown)
    return [*shown, voice.text("duties.more", n=rest)] if rest else shown
