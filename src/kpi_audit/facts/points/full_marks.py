"""Whether what a line awards, and what its texts call its points, agree with the points it has."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings.finding import Evidence
from ...reading.scoring.scoring import Scoring
from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node
from ..readings import place_of
from .points import TOLERANCE


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A line whose words say other points than it has: ``best`` award, or points ``written``."""

    node: Node
    points: float
    said: float
    evidence: Evidence


def written_otherwise(facts: Facts) -> Iterator[Disagreement]:
    """Points written in a name, or in the text of a leaf, that differ from the declared ones."""
    for node in facts.hierarchy.nodes:
        points = node.indicator.points
        if points is None:
            continue
        ordinary = [said for said in facts.reading(node).scoring.stated if not said.bonus]
        named = [said for said in ordinary if said.words.field == "name"]
        chosen = named or (ordinary if node.is_leaf else [])
        sums = {said.points for said in chosen} | {sum(said.points for said in chosen)}
        if chosen and not any(abs(one - points) <= TOLERANCE for one in sums):
            words = chosen[0].words
            said = chosen[0].points if len(chosen) == 1 else sum(one.points for one in chosen)
            yield Disagreement(node, points, said, Evidence(place_of(node.indicator, words), words.text))


def unreachable(facts: Facts) -> Iterator[Disagreement]:
    """Leaves whose best award is not their points (“有,得1分;无,不得分” on a leaf of 2)."""
    for leaf in facts.leaves:
        points, declared = leaf.indicator.points, leaf.indicator.scoring
        if points is None or (declared is not None and not declared.steps):
            continue
        scoring = facts.reading(leaf).scoring
        best = _best(scoring)
        if best and not any(abs(one - points) <= TOLERANCE for one in best):
            words = max(scoring.awards, key=lambda step: step.most).words
            yield Disagreement(leaf, points, max(best), Evidence(place_of(leaf.indicator, words), words.text))


def _best(scoring: Scoring) -> set[float]:
    """Every total that the awards may be meant to reach; empty where they leave it open."""
    awards = scoring.awards
    leaves_open = (scoring.fulls, scoring.formulas, scoring.bonuses, scoring.unread, scoring.caps, scoring.discretion)
    if not awards or any(leaves_open) or any(step.per is not None or step.percent for step in awards):
        return set()
    if any(level.percent or level.full for level in scoring.levels):
        return set()
    tops = [max((level.points or 0.0) for level in ladder) for ladder in scoring.ladders]
    inside = {(level.words.field, level.words.start) for level in scoring.levels}
    loose = [step.most for step in awards if (step.words.field, step.words.start) not in inside]
    every = [step.most for step in awards]
    return {
        max(every),
        round(sum(every), 6),
        round(sum(tops) + sum(loose), 6),
        round(sum(tops), 6),
        max(tops, default=0.0),
    } - {0.0}
