"""Events that are punished in two or more places, and what they cost together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from ...reading.accountability.events import REPORTED, signature
from ...reading.accountability.overlap import Relation, relation
from ...reading.accountability.single import counts_once
from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node
from ..points.unit_sets import never_together
from .charges import Charge, Where, find_charges

MOST = 12
"""Places listed for one event; more say nothing more."""
LOOKED_AT = 500
"""Places of one kind, and kinds of places, that a charge is held against: a scheme of so many is told by the first."""
_ELSEWHERE: dict[str, tuple[str, ...]] = {
    "leaf": ("list", "veto", "bar"),
    "list": ("leaf", "list", "veto", "bar"),
    "veto": ("leaf", "list"),
    "bar": ("leaf", "list"),
}
"""Where the same condition in the same words is looked for; two lines that share a phrase may mean their own work."""


@dataclass(frozen=True, slots=True)
class Double:
    """One event punished at ``charges`` (two or more, each another place); ``loss`` adds up the points they say."""

    charges: tuple[Charge, ...]
    loss: float
    highest: float
    leaf_points: float | None

    @property
    def first(self) -> Charge:
        """The charge that the finding stands at."""
        return self.charges[0]


class Relations:
    """How the events of charges lie to each other. Many lines punish few events: each two are compared once."""

    def __init__(self, charges: Sequence[Charge]) -> None:
        alike: dict[object, int] = {}
        self._meant = {
            one: alike.setdefault(signature(one.event), len(alike)) for one in charges if one.event is not None
        }
        self._known: dict[tuple[int, int], Relation] = {}

    def between(self, one: Charge, other: Charge) -> Relation:
        """How the event of one lies to that of the other; events without a name are all the same, and no other's."""
        if one.event is None or other.event is None:
            return "same" if one.event is other.event else "apart"
        pair = self._meant[one], self._meant[other]
        if pair not in self._known:
            self._known[pair] = relation(one.event, other.event)
        return self._known[pair]

    def exact(self, one: Charge, other: Charge) -> bool:
        """Whether two charges mean the very same event, not one a wider form of the other."""
        return self.between(one, other) == "same"


_OUTSIDE = "outside"


def find_doubles(facts: Facts) -> Iterator[Double]:
    """One for each line that is concerned; one without a line where only vetoes and running text are."""
    charges = open_charges(facts)
    groups, relations = _groups(charges), Relations(charges)
    told: set[object] = set()
    best: dict[object, tuple[tuple[int, int], Double]] = {}
    for charge in charges:
        others = _partners(charge, groups, relations)
        if not others:
            continue
        double = _double(facts, charge, others, relations)
        if len(double.charges) < 2:
            continue
        if charge.where in ("veto", "ranking") or charge.node is None:
            if all(one.node is None for one in double.charges) and not told & {one.seat for one in double.charges}:
                told.add(charge.seat)
                yield double
            continue
        worth = (len(double.charges), sum(relations.exact(charge, other) for other in double.charges[1:]))
        if charge.seat not in best or worth > best[charge.seat][0]:
            best[charge.seat] = (worth, double)
    yield from (double for _, double in best.values())


def open_charges(facts: Facts) -> list[Charge]:
    """The charges that nothing keeps from being due together: no clause of the scheme, the line or its groups."""
    if _once(facts, None):
        return []
    charges = find_charges(facts)
    nodes = dict.fromkeys(one.node for one in charges)
    once = {node for node in nodes if node is not None and _once(facts, node)}
    return [one for one in charges if one.node not in once]


def _groups(charges: Sequence[Charge]) -> dict[object, dict[object, list[Charge]]]:
    """Charges by kind of event, then by all that tells two of them apart; and by phrase.

    Those of a kind that stand in no line are listed besides, under the kind and ``_OUTSIDE``: some kinds tell every
    line apart, and none of these need be held against all others.
    """
    found: dict[object, dict[object, list[Charge]]] = {}
    for charge in charges:
        if charge.event is not None:
            alike = (charge.where, charge.extra, signature(charge.event))
            same = found.setdefault(charge.event.kind, {}).setdefault(alike, [])
            same.append(charge)
            if charge.where != "leaf":
                found.setdefault((charge.event.kind, _OUTSIDE), {})[alike] = same
        else:
            for phrase in charge.phrases:
                found.setdefault("phrase", {}).setdefault((phrase, charge.where), []).append(charge)
    return found


def _partners(charge: Charge, groups: dict[object, dict[object, list[Charge]]], relations: Relations) -> list[Charge]:
    """Charges elsewhere that the same event sets off; those that mean the very same event come first."""
    found: list[Charge] = []
    exact: list[Charge] = []
    if charge.event is None:
        for phrase in charge.phrases:
            for where in _ELSEWHERE[charge.where]:
                others = groups["phrase"].get((phrase, where), [])
                found += islice((one for one in others if one.seat != charge.seat), MOST)
        return found[:MOST]
    apart = charge.where == "leaf" and charge.event.kind in REPORTED
    kind = (charge.event.kind, _OUTSIDE) if apart else charge.event.kind
    for members in islice(groups.get(kind, {}).values(), LOOKED_AT):
        if _never_again(charge.where, members[0].where):
            continue
        said = relations.between(charge, members[0])
        if said == "apart":
            continue
        looked_at = islice(members, LOOKED_AT)
        near = (one for one in looked_at if one.seat != charge.seat and _punished_again(charge, one, said))
        (exact if said == "same" else found).extend(islice(near, MOST))
    return exact + found


def _never_again(one: Where, other: Where) -> bool:
    """Whether two kinds of places are never due for one event, whatever stands there."""
    places = {one, other}
    return places <= {"veto", "bar"} or ("ranking" in places and len(places) > 1)


def _punished_again(one: Charge, other: Charge, said: Relation) -> bool:
    """Whether both are due for one event; a harder consequence for a graver form of it is a ladder."""
    places = {one.where, other.where}
    if places <= {"ranking"}:
        return one.evidence.place.path[:1] != other.evidence.place.path[:1] and said != "meet"
    if places == {"leaf"}:
        if said == "same":
            return True
        if _vague_ladder(one, other) or (one.event is not None and one.event.kind in REPORTED):
            return False
        general = one if said == "around" else other
        universal = general.event is not None and general.event.universal
        return universal or one.extra or other.extra or not _siblings(one, other)
    if said in ("same", "meet"):
        return said == "same" or places == {"list"}
    wide = one if said == "around" else other
    if places == {"list"}:
        return one.event is not None and one.event.kind in REPORTED
    return wide.where != "leaf" and not (wide.where == "list" and "veto" in places)


def _vague_ladder(one: Charge, other: Charge) -> bool:
    return one.event is not None and other.event is not None and bool(one.event.vague) != bool(other.event.vague)


def _siblings(one: Charge, other: Charge) -> bool:
    """Whether both are lines of one item, not items with points of their own."""
    if one.node is None or other.node is None or one.node.parent is not other.node.parent:
        return False
    return one.node.indicator.points is None or other.node.indicator.points is None


def _double(facts: Facts, charge: Charge, others: list[Charge], relations: Relations) -> Double:
    """The places that one and the same event sets off together, the charge's own first."""
    chosen = [charge]
    for other in others:
        if len(chosen) == MOST:
            break
        if not _apart(facts, charge, other) and all(_both(facts, other, one, relations) for one in chosen[1:]):
            chosen.append(other)
    known = [one.points for one in chosen if one.points is not None]
    leaves = [one.node for one in chosen if one.where == "leaf" and one.node is not None]
    stated = [
        facts.points.of(leaf) for leaf in leaves if facts.points.known(leaf) and not facts.points.is_estimated(leaf)
    ]
    return Double(tuple(chosen), sum(known), max(known, default=0.0), max(stated, default=None))


def _apart(facts: Facts, one: Charge, other: Charge) -> bool:
    """Whether the two lines are for different units."""
    return one.node is not None and other.node is not None and never_together(facts, one.node, other.node)


def _both(facts: Facts, one: Charge, other: Charge, relations: Relations) -> bool:
    """Whether two partners of a charge can be due for the same event."""
    return one.seat != other.seat and not _apart(facts, one, other) and relations.between(one, other) != "apart"


def _once(facts: Facts, node: Node | None) -> bool:
    """Whether the scheme, or a line or its groups, says that one matter counts once."""
    if node is None:
        texts = [text.passage.text for text in facts.texts if text.field in ("text", "accountability")]
        return any(counts_once(text) for text in texts)
    for at in (node, *node.ancestors):
        for part in facts.reading(at).line.passages:
            if counts_once(part.text):
                return True
    return False
