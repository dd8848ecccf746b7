"""In which months something is due: inspections, reports, deadlines."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from ...reading.text.normal import normalise
from ...scheme.parts import Frequency
from ...startup import patterns as re
from ..burden.reporting import Form
from ..facts import Facts
from ..hierarchy import Node

MONTHS = 12
Months = tuple[float, ...]
"""Times in each of the twelve months, and last those of which nobody says when."""

_NAMED = re.compile(r"(?<![\d第前近每])(1[0-2]|[1-9])月份?(?!\d|度)")


def nothing() -> Months:
    """No times at all."""
    return (0.0,) * (MONTHS + 1)


def added(each: Iterable[Months]) -> Months:
    """All together, month by month."""
    rows = list(each)
    return tuple(sum(column) for column in zip(*rows, strict=True)) if rows else nothing()


def inspection_months(subject: str, frequency: Frequency | None) -> Months:
    """An inspection: in the months that its subject names, every month from twelve a year on, else at no known time."""
    times = frequency.per_year if frequency is not None else None
    named = sorted({int(month) - 1 for month in _NAMED.findall(normalise(subject).text)})
    if named:
        return _placed(named, float(len(named)) if times is None else times)
    return steady(1.0 if times is None else times)


def report_months(form: Form) -> Months:
    """A report: due at the end of each period of less than a year; a yearly one at no known time."""
    if form.per_year in (2.0, 4.0, 6.0):
        step = MONTHS // int(form.per_year)
        return _placed(range(step - 1, MONTHS, step), form.per_year)
    return steady(form.per_year)


def deadline_months(facts: Facts, leaves: Iterable[Node]) -> Months:
    """Deadlines of lines, each in its month of the assessed year; the last day of the year is no date of its own."""
    months = [0.0] * (MONTHS + 1)
    for leaf in leaves:
        deadline = facts.reading(leaf).deadline
        if deadline is None:
            continue
        date = datetime.date.fromisoformat(deadline.date)
        if (date.month, date.day) != (12, 31) and facts.year in (None, date.year):
            months[date.month - 1] += 1
    return tuple(months)


def steady(times: float) -> Months:
    """So many times a year: spread evenly from twelve on, else at no known time."""
    if times >= MONTHS:
        return (*([times / MONTHS] * MONTHS), 0.0)
    return (*([0.0] * MONTHS), times)


def _placed(months: Iterable[int], times: float) -> Months:
    chosen = list(months)
    return (*(times / len(chosen) if month in chosen else 0.0 for month in range(MONTHS)), 0.0)
