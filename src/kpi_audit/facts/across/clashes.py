"""Targets of one department that do not go together with those of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice

from ...reading.meaning.conflicts import Face, Side
from ...startup.records import dataclass
from ..duplication.bounds import Bound, bounds_of, clash
from ..duplication.conflicts import conflicts, standing, weighed
from ..facts import Facts
from ..hierarchy import Node
from ..veto.hanging import vetoed
from .clan import clan
from .units import plain

LOOKED_AT = 200
"""Bounds of other schemes that one is compared with."""
MOST = 12
"""Lines of other schemes listed for one."""


@dataclass(frozen=True, slots=True)
class BoundClash:
    """A bound that cannot be met together with those of other schemes; the first of these is the nearest in the run."""

    bound: Bound
    others: tuple[tuple[Facts, Bound], ...]


@dataclass(frozen=True, slots=True)
class FaceClash:
    """Hard lines of a scheme against hard lines of others, by an entry of the table. ``vetoes``: on both sides."""

    pair: str
    lines: tuple[tuple[Node, Side], ...]
    others: tuple[tuple[Facts, Node], ...]
    vetoes: bool


def bound_clashes(facts: Facts) -> Iterator[BoundClash]:
    """At most one for each line and quantity."""
    family = clan(facts)
    named = facts.company.once(("bounds", family[0].path), partial(_bounds, family))
    near = {sibling.path for sibling in facts.siblings}
    for quantity, own in _own_bounds(facts).items():
        told: set[Node] = set()
        for bound in own:
            if bound.node in told:
                continue
            against: list[tuple[Facts, Bound]] = []
            for other, theirs in named[quantity][:LOOKED_AT]:
                if other.path in near and theirs.floor != bound.floor and len(against) < MOST:
                    low, high = (bound, theirs) if bound.floor else (theirs, bound)
                    if clash(low, high) is not None and _meet(facts, bound.node, other, theirs.node):
                        against.append((other, theirs))
            if against:
                told.add(bound.node)
                yield BoundClash(bound, tuple(against))


def face_clashes(facts: Facts) -> Iterator[FaceClash]:
    """One for each pair of the table of which a scheme has one face and siblings the other."""
    if weighed(facts):
        return
    at_home = {conflict.pair for conflict in conflicts(facts)}
    for pair, faces in _standing(facts).items():
        for face, against in _FACES:
            lines = faces[face]
            if not lines or pair in at_home:
                continue
            met = (
                (sibling, node)
                for sibling in facts.siblings
                if not _weighed(sibling)
                for node, _ in _standing(sibling).get(pair, {}).get(against, ())
                if any(_meet(facts, line, sibling, node) for line, _ in lines)
            )
            others = tuple(islice(met, MOST))
            if others:
                vetoes = any(vetoed(facts, line) for line, _ in lines) and any(
                    vetoed(one, node) for one, node in others
                )
                yield FaceClash(pair, tuple(lines), others, vetoes)


_FACES: tuple[tuple[Face, Face], ...] = (("one", "other"), ("other", "one"))


def _own_bounds(facts: Facts) -> dict[str, list[Bound]]:
    return facts.company.once(("bounds of", facts.path), lambda: bounds_of(facts))


def _bounds(family: Sequence[Facts]) -> dict[str, list[tuple[Facts, Bound]]]:
    found: dict[str, list[tuple[Facts, Bound]]] = defaultdict(list)
    for facts in family:
        for quantity, bounds in _own_bounds(facts).items():
            found[quantity] += [(facts, bound) for bound in bounds]
    return found


def _standing(facts: Facts) -> dict[str, dict[Face, list[tuple[Node, Side]]]]:
    return facts.company.once(("standing", facts.path), lambda: standing(facts))


def _weighed(facts: Facts) -> bool:
    return facts.company.once(("weighed", facts.path), lambda: weighed(facts))


def _meet(one_facts: Facts, one: Node, other_facts: Facts, other: Node) -> bool:
    """Whether some unit is assessed by both lines."""
    first, second = _units(one_facts, one), _units(other_facts, other)
    return not first or not second or bool(first & second)


def _units(facts: Facts, leaf: Node) -> frozenset[str]:
    """The units of a line by plain name, none where it is for all and none are listed."""
    return facts.once(("plain units", leaf.scope), lambda: _plain_units(facts, leaf.scope))


def _plain_units(facts: Facts, scope: tuple[str, ...]) -> frozenset[str]:
    called = facts.once("plain names", lambda: [plain(unit.name or unit.id or "") for unit in facts.roster.units])
    units = frozenset(called[place] for place in facts.roster.places(scope)) - {""}
    return units or frozenset(map(plain, scope))
