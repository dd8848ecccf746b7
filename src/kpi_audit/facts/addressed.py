"""Things that are for all units, or for those alone that they name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Addressed(Generic[T]):
    """What is for a unit is looked up by the unit's names: thousands of both are never held against each other."""

    def __init__(self, things: Iterable[tuple[T, Collection[str]]]) -> None:
        self._things: list[T] = []
        self._everybody: list[int] = []
        self._named: dict[str, set[int]] = {}
        for place, (thing, names) in enumerate(things):
            self._things.append(thing)
            for name in names:
                self._named.setdefault(name, set()).add(place)
            if not names:
                self._everybody.append(place)

    def everything(self) -> Sequence[T]:
        """All of them, for whomever."""
        return self._things

    def names(self, unit: Iterable[str]) -> frozenset[str]:
        """The names of a unit that something is addressed to: what is for one unit is for all others of the same."""
        return frozenset(name for name in unit if name in self._named)

    def to(self, unit: Iterable[str]) -> list[T]:
        """What is for the unit of these names, in order."""
        own = set[int]().union(*(self._named.get(name, ()) for name in unit))
        return [self._things[place] for place in sorted([*self._everybody, *own])]

    def count(self, unit: Iterable[str]) -> int:
        """How many are for the unit of these names."""
        return len(self._everybody) + union_size([self._named[name] for name in unit if name in self._named])


def union_size(sets: Sequence[set[int]]) -> int:
    """How many are in any of some sets; the largest, which may be that of a category, is not gone through."""
    if not sets:
        return 0
    *others, largest = sorted(sets, key=len)
    return len(largest) + len(set[int]().union(*others) - largest)
