"""The units that a scheme assesses: found by each of their names, and what each had last."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

from ..scheme.scheme import Unit
from .addressed import union_size

_NOBODY: frozenset[int] = frozenset()


class Roster:
    """The listed units. A line names them by id, name or category; thousands of both are never held against each other.

    Units are spoken of by their place in the list, counted from 0.
    """

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = units
        self._called: dict[str, set[int]] = {}
        for place, unit in enumerate(units):
            for name in (unit.id, unit.name, unit.category):
                if name is not None:
                    self._called.setdefault(name, set()).add(place)

    def places(self, scope: Iterable[str]) -> Collection[int]:
        """The units that a line of this scope is for: those that it names, all where it names nobody."""
        if not scope:
            return range(len(self.units))
        return set[int]().union(*(self._called.get(name, _NOBODY) for name in scope))

    def count(self, scope: Collection[str]) -> int:
        """How many units a line of this scope is for."""
        return union_size([self._called.get(name, set()) for name in scope]) if scope else len(self.units)

    def __contains__(self, name: str) -> bool:
        """Whether a unit is called so."""
        return name in self._called

    def holds(self, place: int, scope: Collection[str]) -> bool:
        """Whether a line of this scope is for a unit."""
        unit = self.units[place]
        return not scope or not {unit.id, unit.name, unit.category}.isdisjoint(scope)

    def meet(self, one: Collection[str], other: Collection[str]) -> bool:
        """Whether some unit is named by both."""
        first = set[int]().union(*(self._called.get(name, _NOBODY) for name in one))
        return any(not first.isdisjoint(self._called.get(name, _NOBODY)) for name in other)

    @cached_property
    def bases(self) -> Mapping[str, Sequence[int]]:
        """The units that have a base value for an indicator, by its id."""
        found: dict[str, list[int]] = {}
        for place, unit in enumerate(self.units):
            for indicator in unit.base_values or ():
                found.setdefault(indicator, []).append(place)
        return found

    @cached_property
    def by_id(self) -> Mapping[str, Sequence[int]]:
        """The units of an id; those without one under an empty text."""
        found: dict[str, list[int]] = {}
        for place, unit in enumerate(self.units):
            found.setdefault(unit.id or "", []).append(place)
        return found
