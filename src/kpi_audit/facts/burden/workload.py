"""The year's work of each unit against the hours that its staff can work."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.location import Place
from ...startup.records import dataclass
from ..facts import Facts
from .hours import Load, inspection_loads, report_loads, task_loads

HOURS_PER_YEAR = 2000.0
"""250 days of 8 hours."""


@dataclass(frozen=True, slots=True)
class Workload:
    """One unit: ``staff`` with ``gross`` hours a year, and its loads, largest first."""

    name: str
    place: Place
    staff: float
    gross: float
    loads: tuple[Load, ...]

    @property
    def sure(self) -> float:
        """Hours that somebody stated."""
        return sum(load.hours for load in self.loads if not load.estimated)

    @property
    def all(self) -> float:
        """All hours, estimates included."""
        return sum(load.hours for load in self.loads)


def workloads(facts: Facts, hours_per_year: float = HOURS_PER_YEAR) -> Iterator[Workload]:
    """Every unit whose staff is known: of the capacity data, its staff else that of the scheme's units."""
    capacity = facts.dossier.capacity
    listed = {name: unit for unit in facts.scheme.units for name in (unit.name, unit.id) if name}
    units = list(capacity.units) if capacity is not None else []
    for unit in units or facts.scheme.units:
        twin = next((listed[name] for name in (unit.id, unit.name) if name in listed), None)
        staff = unit.staff if unit.staff is not None else None if twin is None else twin.staff
        if not staff:
            continue
        own = getattr(unit, "hours_per_year", None)
        names = {unit.id, unit.name} | ({twin.id, twin.name, twin.category} if twin is not None else set())
        known = frozenset(name for name in names if name)
        loads = [*task_loads(facts, known), *report_loads(facts, known), *inspection_loads(facts)]
        yield Workload(
            name=unit.name or (twin.name if twin is not None else None) or unit.id or "",
            place=unit.at,
            staff=staff,
            gross=staff * (hours_per_year if own is None else own),
            loads=tuple(sorted((load for load in loads if load.hours), key=lambda load: -load.hours)),
        )
