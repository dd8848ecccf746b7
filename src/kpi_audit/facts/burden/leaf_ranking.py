"""The gravest fault of each line's ranking: a tail penalty, a frequent circular, two levels, a trifle."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings.finding import Evidence, Related
from ...source.location import Place
from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node
from ..points.shares import shares_of
from .rankings import RankedLeaf, leaf_circulars, leaf_tail, ranked_leaves

_SURE = 0.8


@dataclass(frozen=True, slots=True)
class LeafRanking:
    """``key``: tail, tail_often, circulated, two_levels, tail_points, not_core or trifle; ``share`` of the points."""

    key: str
    node: Node
    place: Place
    evidence: tuple[Evidence, ...]
    declared: bool = False
    times: float = 0.0
    share: float = 0.0
    related: tuple[Related, ...] = ()


def leaf_rankings(facts: Facts, *, often: float, trifle: float) -> Iterator[LeafRanking]:
    """One for each line that has a fault, in document order."""
    shares, rankings = shares_of(facts), ranked_leaves(facts)
    for leaf in facts.hierarchy.leaves:
        tail = leaf_tail(facts, leaf)
        ranked = rankings.get(leaf)
        round_ = None if ranked is None else leaf_circulars(facts, ranked)
        times = round_.per_year if round_ is not None and round_.per_year >= often else 0.0
        if tail is not None and tail.effect == "consequence":
            key = "tail_often" if times else "tail"
            yield LeafRanking(key, leaf, tail.evidence.place, (tail.evidence,), times=times)
            continue
        if round_ is not None and times:
            yield LeafRanking("circulated", leaf, round_.place, round_.evidence, round_.declared, times)
            continue
        upper = None if ranked is None else _ranked_above(facts, ranked)
        if upper is not None:
            yield upper
        elif tail is not None:
            yield LeafRanking("tail_points", leaf, tail.evidence.place, (tail.evidence,))
        elif ranked is not None and facts.roles.get(leaf) == "ordinary":
            own = shares.own(leaf) if shares.measure == "points" and not facts.points.is_estimated(leaf) else 1.0
            yield from _small(facts, ranked, own, trifle)


def _small(facts: Facts, ranked: RankedLeaf, share: float, trifle: float) -> Iterator[LeafRanking]:
    leaf = ranked.node
    place = ranked.evidence[0].place if ranked.evidence else leaf.indicator.place("name")
    if 1e-9 < share < trifle - 1e-9:  # of a line without points nobody knows how little it is
        yield LeafRanking("trifle", leaf, place, ranked.evidence[:1], ranked.declared, share=share)
    elif _not_core(facts, leaf):
        yield LeafRanking("not_core", leaf, place, ranked.evidence[:1], ranked.declared, share=share)


def _ranked_above(facts: Facts, ranked: RankedLeaf) -> LeafRanking | None:
    """The same matter ranked here and at the level above."""
    leaf = ranked.node
    counterpart = facts.levels.counterpart(leaf) if facts.dossier.uppers else None
    if counterpart is None:
        return None
    above = counterpart.node
    said = above.indicator.ranked
    if not (counterpart.rung.reading(above).marks.ranked if said is None else said):
        return None
    place = ranked.evidence[0].place if ranked.evidence else leaf.indicator.place("name")
    related = (Related(above.indicator.place("name"), "above", {"name": above.name}),)
    return LeafRanking("two_levels", leaf, place, ranked.evidence[:1], counterpart.declared, related=related)


def _not_core(facts: Facts, leaf: Node) -> bool:
    """Whether the duty list marks core duties and a duty found for the line is none of them."""
    duties = facts.duties
    if duties is None or not any(duty.core for duty in duties.duty_list.duties):
        return False
    match = duties.match(leaf)
    found = [duty for one in match.ids if (duty := duties.duty(one)) is not None]
    return match.score >= _SURE and bool(found) and not any(duty.core for duty in found)
