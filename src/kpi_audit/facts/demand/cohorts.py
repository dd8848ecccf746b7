"""What is to be known of the units that a line applies to, worked out once for all lines of the same units."""

from __future__ import annotations

from collections.abc import Iterable

from ...scheme.scheme import Unit
from ...startup import patterns as re
from ...startup.records import dataclass
from ..facts import Facts
from ..roster import Roster

TWICE = 2.0
"""Sizes that differ less are not worth a word."""
_BODY = re.compile(r"(镇|乡|街道|社区|村|县|市|区)(?:人民政府|办事处|村民委员会|居民委员会|党工?委)?$")

Size = tuple[float, str]
Extremes = tuple[str, str, float] | tuple[()]
"""The largest and the smallest unit and their ratio; nothing where a size is not known, or all are alike."""


@dataclass(frozen=True, slots=True)
class Cohort:
    """``count`` units: their categories in the order of the list, what their names all end with, their populations."""

    count: int
    kinds: tuple[str, ...]
    body: str
    extremes: Extremes


@dataclass(frozen=True, slots=True)
class _Party:
    """The units of one name: their categories, what their names end with, the smallest and the largest of them."""

    kinds: frozenset[str]
    bodies: frozenset[str]
    sizes: tuple[Size, ...]


class Cohorts:
    """The cohort of every scope that lines of a scheme have, put together from those that its names stand for."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._rank = {unit.category: rank for rank, unit in reversed([*enumerate(roster.units)])}
        self._parties: dict[tuple[str, ...], _Party] = {}
        self._known: dict[tuple[str, ...], Cohort] = {}

    def of(self, scope: tuple[str, ...]) -> Cohort:
        """The units that a line of this scope applies to."""
        if scope not in self._known:
            parties = [self._party((name,)) for name in scope] or [self._party(())]
            kinds = frozenset[str]().union(*(party.kinds for party in parties))
            bodies = frozenset[str]().union(*(party.bodies for party in parties))
            count = self._roster.count(scope)
            sizes = [size for party in parties for size in party.sizes]
            self._known[scope] = Cohort(
                count,
                tuple(sorted(kinds, key=self._rank.__getitem__)),
                next(iter(bodies)) if len(bodies) == 1 else "",
                extremes(sizes) if count > 1 else (),
            )
        return self._known[scope]

    def _party(self, scope: tuple[str, ...]) -> _Party:
        if scope not in self._parties:
            units = [self._roster.units[place] for place in self._roster.places(scope)]
            sizes = [(unit.population or 0.0, called(unit)) for unit in units]
            self._parties[scope] = _Party(
                frozenset(unit.category for unit in units if unit.category),
                frozenset(map(_body, units)),
                (min(sizes), max(sizes)) if sizes else (),
            )
        return self._parties[scope]


def cohorts(facts: Facts) -> Cohorts:
    """The cohorts of a scheme."""
    return facts.once("cohorts", lambda: Cohorts(facts.roster))


def extremes(sizes: Iterable[Size]) -> Extremes:
    """The largest and the smallest of some sizes with their names, and their ratio."""
    known = [*sizes]
    if len(known) < 2:
        return ()
    least, most = min(known), max(known)
    return (most[1], least[1], most[0] / least[0]) if least[0] > 0 and most[0] >= TWICE * least[0] else ()


def called(unit: Unit) -> str:
    """What a unit is called."""
    return unit.name or unit.id or ""


def _body(unit: Unit) -> str:
    found = _BODY.search(unit.name or "")
    return found[1] if found else ""
