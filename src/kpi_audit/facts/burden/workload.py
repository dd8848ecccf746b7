"""The year's work of each unit against the hours that its staff can work."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.location import Place
from ...startup.records import dataclass
from ..facts import Facts
from .hours import inspection_loads, report_loads, task_loads

HOURS_PER_YEAR = 2000.0
"""250 days of 8 hours."""
SHOWN = 3
"""The loads of a unit that are named."""


@dataclass(frozen=True, slots=True)
class Work:
    """What units of one description must do in a year: hours that somebody stated, ``all`` hours, the largest loads."""

    sure: float
    all: float
    largest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Workload:
    """One unit: ``staff`` with ``gross`` hours a year, and its work."""

    name: str
    place: Place
    staff: float
    gross: float
    work: Work


def workloads(facts: Facts, hours_per_year: float = HOURS_PER_YEAR) -> Iterator[Workload]:
    """Every unit whose staff is known: of the capacity data, its staff else that of the scheme's units."""
    capacity = facts.dossier.capacity
    listed = {name: unit for unit in facts.scheme.units for name in (unit.name, unit.id) if name}
    units = list(capacity.units) if capacity is not None else []
    told_apart = _told_apart(facts)
    known: dict[tuple[bool, frozenset[str]], Work] = {}
    for unit in units or facts.scheme.units:
        twin = next((listed[name] for name in (unit.id, unit.name) if name in listed), None)
        staff = unit.staff if unit.staff is not None else None if twin is None else twin.staff
        if not staff:
            continue
        own = getattr(unit, "hours_per_year", None)
        names = {unit.id, unit.name} | ({twin.id, twin.name, twin.category} if twin is not None else set())
        said = frozenset(name for name in names if name)
        alike = (bool(said), said & told_apart)
        if alike not in known:
            known[alike] = _work(facts, said)
        yield Workload(
            name=unit.name or (twin.name if twin is not None else None) or unit.id or "",
            place=unit.at,
            staff=staff,
            gross=staff * (hours_per_year if own is None else own),
            work=known[alike],
        )


def _told_apart(facts: Facts) -> frozenset[str]:
    """The names that lines with forms, and tasks, give to units: those of the same have the same work."""
    capacity = facts.dossier.capacity
    scopes = (leaf.scope for leaf in facts.hierarchy.leaves)
    return frozenset(name for scope in scopes for name in scope) | {
        task.unit for task in (capacity.tasks if capacity is not None else ()) if task.unit is not None
    }


def _work(facts: Facts, unit: frozenset[str]) -> Work:
    loads = [*task_loads(facts, unit), *report_loads(facts, unit), *inspection_loads(facts)]
    loads = sorted((load for load in loads if load.hours), key=lambda load: -load.hours)
    return Work(
        sure=sum(load.hours for load in loads if not load.estimated),
        all=sum(load.hours for load in loads),
        largest=tuple(load.name for load in loads[:SHOWN]),
    )
