"""What one scheme lays on one unit in a year, counted as the rules for single schemes count it."""

from __future__ import annotations

from collections.abc import Sequence

from ...startup.records import dataclass, replace
from ..burden.inspections import Visits, lawful, visits
from ..burden.reporting import Form, Load, reporting_loads, working_hours
from ..facts import Facts
from ..points.unit_sets import leaves_for, unit_sets
from ..veto.counted import counted_vetoes
from ..veto.letters import LetterFact, counted_letters
from .calendar import Months, added, deadline_months, inspection_months, report_months, steady
from .clan import called, issuer_of


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A scheme's part of the load: counts for a year; ``hours`` of reporting, of ``capacity`` where that is known.

    ``submissions``: times that something is handed up. ``inspections_by_month``, ``reports_by_month`` and
    ``deadlines_by_month`` have twelve months and the undated. ``read``: some of it was read from text, not filled in.
    """

    facts: Facts
    by: str
    caller: str
    leaves: int
    vetoes: int
    letters: int
    inspections: float
    forms: tuple[Form, ...]
    submissions: float
    hours: float
    capacity: float | None
    inspections_by_month: Months
    reports_by_month: Months
    deadlines_by_month: Months
    read: bool


def part_of(facts: Facts, unit: frozenset[str]) -> Part:
    """The part of a scheme for the unit of these names; without any, for the unit that has most to bear."""
    names = unit if _differs(facts) else frozenset[str]()
    reported = _reporting(facts, names)
    key = (bool(names), names & _told_apart(facts), None if reported is None else reported.sheaf)
    part = facts.company.once(("part", facts.path, key), lambda: _part(facts, names, reported))
    capacity = working_hours(facts, names) or (None if reported is None else reported.capacity)
    return part if part.capacity == capacity else replace(part, capacity=capacity)


def _told_apart(facts: Facts) -> frozenset[str]:
    """The names by which a line, or a group of lines, is for one unit and not for another."""
    return facts.once("names of units", lambda: _names_of_units(facts))


def _names_of_units(facts: Facts) -> frozenset[str]:
    scopes = frozenset(name for node in facts.hierarchy.nodes for name in node.indicator.applies_to)
    return scopes | {group.name for one in unit_sets(facts) for group in one[0].ancestors}


def _part(facts: Facts, unit: frozenset[str], reported: Load | None) -> Part:
    """A part with the working hours of the unit that asked first."""
    leaves = leaves_for(facts, unit)
    forms = () if reported is None else reported.forms
    seen, inspected, letters = facts.company.once(("for all units", facts.path), lambda: _everywhere(facts))
    vetoes = counted_vetoes(facts, unit)
    declared = [*(veto.declared for veto in vetoes), *(letter.declared for letter in letters)]
    declared += [form.declared for form in forms]
    return Part(
        facts=facts,
        by=issuer_of(facts),
        caller=called(facts),
        leaves=len(leaves),
        vetoes=len(vetoes),
        letters=len(letters),
        inspections=0.0 if seen is None else seen.per_year,
        forms=forms,
        submissions=0 if reported is None else reported.submissions,
        hours=0 if reported is None else reported.hours,
        capacity=working_hours(facts, unit) or (None if reported is None else reported.capacity),
        inspections_by_month=inspected,
        reports_by_month=added(report_months(form) for form in forms),
        deadlines_by_month=deadline_months(facts, leaves),
        read=not all(declared) or (seen is not None and not seen.declared),
    )


def _everywhere(facts: Facts) -> tuple[Visits | None, Months, list[LetterFact]]:
    """What is the same for every unit of a scheme: inspections and letters."""
    seen = visits(facts)
    return seen, _inspections(facts, seen), counted_letters(facts)


def _differs(facts: Facts) -> bool:
    """Whether units have anything of their own in a scheme, or working hours of their own."""
    return bool(facts.scheme.units) or any(node.indicator.applies_to for node in facts.hierarchy.nodes)


def _reporting(facts: Facts, unit: frozenset[str]) -> Load | None:
    loads = reporting_loads(facts)
    named = facts.once("loads by unit", lambda: {load.unit: place for place, load in reversed([*enumerate(loads)])})
    own = min((named[name] for name in unit if name in named), default=None)
    return loads[own] if own is not None else facts.once("most reports", lambda: _most(loads))


def _most(loads: Sequence[Load]) -> Load | None:
    return max(loads, key=lambda load: load.submissions, default=None)


def _inspections(facts: Facts, seen: Visits | None) -> Months:
    """By month, as many in all as are counted for the year."""
    if seen is None:
        return steady(0.0)
    listed = [
        one
        for one in facts.scheme.inspections
        if not lawful(one) and one.frequency is not None and one.frequency.per_year is not None
    ]
    found = added(inspection_months(one.subject or "", one.frequency) for one in listed)
    return found if abs(sum(found) - seen.per_year) < 1e-6 else steady(seen.per_year)
