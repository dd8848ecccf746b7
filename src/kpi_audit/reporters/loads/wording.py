"""The two tables of a load as rows of short texts, by issuer and by month, and what stands around them."""

from __future__ import annotations

from collections.abc import Sequence

from ...findings.load import MONTHS, LoadRow, LoadTable
from ...words.phrase import number
from ...words.voice import Voice
from ..tables.figures import Grid

FIGURES = ("leaves", "vetoes", "letters", "inspections", "submissions", "hours")
_MERGES = 12
"""Merges told; the findings name the rest."""


def title(load: LoadTable, voice: Voice) -> str:
    """What the load is on."""
    unit = load.unit if load.unit and not load.alike else voice.term("load.each", load.assesses or "organization")
    return voice.text("load.title", unit=unit, schemes=len(load.rows), issuers=load.issuers)


def by_issuer(load: LoadTable, voice: Voice) -> Grid:
    """Counts for a year."""
    head = tuple(voice.text(f"load.head.{name}") for name in FIGURES)
    rows = [(row.issuer, _figures(row)) for row in load.rows]
    sums = (voice.text("load.total"), _figures(load.total))
    return Grid(voice.text("load.issuer"), head, (*rows, sums), strong=(len(rows),))


def by_month(load: LoadTable, voice: Voice) -> Grid:
    """Times that something is due in each month: inspections, submissions, deadlines."""
    head = (*(voice.text("load.month", n=month) for month in range(1, MONTHS + 1)), voice.text("load.undated"))
    rows = [(row.issuer, _rounded(row.months)) for row in load.rows]
    total = load.total.months
    parts = [
        (voice.text(f"load.part.{name}"), _rounded(getattr(load.total, f"{name}_by_month")))
        for name in ("inspections", "submissions", "deadlines")
    ]
    shown = _rounded(total)
    most = shown[total.index(max(total[:MONTHS]))]
    peaks = tuple(month for month in range(MONTHS) if shown[month] == most)  # as they read: equal months alike
    busiest = peaks if len(peaks) < MONTHS else ()
    sums = ((voice.text("load.total"), shown), *parts)
    faint = tuple(range(len(rows) + 1, len(rows) + len(sums)))
    return Grid(voice.text("load.issuer"), head, (*rows, *sums), (len(rows),), faint, busiest)


def has_months(load: LoadTable) -> bool:
    """Whether anything is known to be due in some month."""
    return any(load.total.months[:MONTHS])


def notes(load: LoadTable, voice: Voice) -> list[str]:
    """How to read the tables."""
    said = [voice.text("load.note_total")]
    if load.unit and not load.alike:
        said.append(voice.text("load.note_unit", unit=load.unit, units=load.units))
    if has_months(load):
        said.append(voice.text("load.note_months"))
    return said


def merged(load: LoadTable, voice: Voice) -> list[str]:
    """What could be asked once, a line each; the last line counts those left out."""
    said = [
        voice.text(f"load.merge.{one.kind}", name=one.name, issuers=list(one.issuers), n=len(one.issuers))
        for one in load.merges[:_MERGES]
    ]
    rest = len(load.merges) - len(said)
    return [*said, voice.text("load.merge.more", n=rest)] if rest else said


def _figures(row: LoadRow) -> tuple[str, ...]:
    return tuple(_figure(getattr(row, name)) for name in FIGURES)


def _rounded(months: Sequence[float]) -> tuple[str, ...]:
    """Whole numbers, one decimal below two; nothing for nothing."""
    return tuple(number(round(value)) if value >= 2 else _figure(value) for value in months)


def _figure(value: float) -> str:
    if not value:
        return ""
    return number(round(value)) if value >= 10 else number(round(value, 1))
