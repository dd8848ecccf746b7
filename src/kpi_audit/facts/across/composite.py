"""What all schemes together lay on one unit, where each by itself looks harmless."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Literal

from ...startup.records import dataclass
from ..facts import Facts
from .calendar import MONTHS, Months, added, report_months
from .clan import circles, clan
from .load import Part, part_of
from .merging import merged_forms
from .units import targets

Measure = Literal["leaves", "vetoes", "letters", "inspections", "monthly", "submissions", "hours"]
MEASURES: tuple[Measure, ...] = ("leaves", "vetoes", "letters", "inspections", "monthly", "submissions", "hours")


@dataclass(frozen=True, slots=True)
class Limit:
    """From ``warn`` and ``error``; ``above``: only what exceeds them passes."""

    warn: float
    error: float | None
    above: bool

    def strain(self, value: float) -> float:
        """How many times ``warn`` a value is."""
        return value / self.warn if self.warn else 0.0

    def level(self, value: float) -> int:
        """0 below both, 1 past ``warn``, 2 past ``error``."""
        return sum(self._past(value, one) for one in (self.warn, self.error) if one is not None)

    def _past(self, value: float, limit: float) -> bool:
        return value > limit + 1e-9 if self.above else value >= limit - 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Composite:
    """The load on one unit. ``unit``: its name, empty where no scheme lists units; ``alike``: all bear the same.

    ``units`` is the number of units that the schemes list; ``reports``: submissions by month, the same form once.
    """

    unit: str
    units: int
    alike: bool
    parts: tuple[Part, ...]
    values: Mapping[Measure, float]
    submissions: float
    hours: float
    capacity: float | None
    reports: Months

    @property
    def issuers(self) -> int:
        """How many issue schemes; one with several counts once."""
        return len({part.by for part in self.parts})

    def passed(self, limits: Mapping[Measure, Limit]) -> Iterator[tuple[Measure, int]]:
        """Measures of which the sum passes a limit that no part passes, with the level of that limit."""
        for measure in MEASURES:
            limit = limits[measure]
            reached = limit.level(self.values[measure])
            if reached > max(limit.level(value_of(part, measure)) for part in self.parts):
                yield measure, reached


def composite(facts: Facts) -> Composite:
    """The load on the unit of the clan that bears most; the same for every member."""
    family = clan(facts)
    return facts.company.once(("composite", family[0].path), partial(_heaviest, family))


def value_of(part: Part, measure: Measure) -> float:
    """One figure of a part; hours as a share of the unit's working hours, 0 where these are not known."""
    if measure == "monthly":
        return max(part.inspections_by_month[:MONTHS])
    if measure == "hours":
        return part.hours / part.capacity if part.capacity else 0.0
    value: float = getattr(part, measure)
    return value


def borne(part: Part, measures: Sequence[Measure]) -> Sequence[Measure]:
    """Of some measures those that a scheme has anything of; its indicators where it has nothing of them."""
    return [measure for measure in measures if value_of(part, measure)] or ["leaves"]


def _heaviest(family: Sequence[Facts]) -> Composite:
    sums = []
    for circle in circles(family):
        for target in targets(circle):
            parts = tuple(part_of(facts, target.names[facts.path]) for facts in circle if facts.path in target.names)
            sums.append((target, parts, tuple(sum(getattr(part, name) for part in parts) for name in _WEIGHED)))
    target, parts, heaviest = max(sums, key=lambda one: (len(one[1]), one[2]))
    found = {one[0].name for one in sums}
    forms = merged_forms(parts)
    capacity = max((part.capacity for part in parts if part.capacity), default=None)
    submissions, hours = sum(form.per_year for form in forms), sum(form.yearly_hours for form in forms)
    months = added(part.inspections_by_month for part in parts)
    values: dict[Measure, float] = {
        "leaves": sum(part.leaves for part in parts),
        "vetoes": sum(part.vetoes for part in parts),
        "letters": sum(part.letters for part in parts),
        "inspections": sum(part.inspections for part in parts),
        "monthly": max(months[:MONTHS]),
        "submissions": submissions,
        "hours": hours / capacity if capacity else 0.0,
    }
    return Composite(
        unit=target.name,
        units=len(found) if target.name else 0,
        alike=all((len(one[1]), one[2]) == (len(parts), heaviest) for one in sums),
        parts=parts,
        values=values,
        submissions=submissions,
        hours=hours,
        capacity=capacity,
        reports=added(report_months(form) for form in forms),
    )


_WEIGHED = ("leaves", "vetoes", "letters", "inspections", "submissions")
