"""Whether weights add up: those of the evaluators, and those of indicators inside their group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...source.location import Place
from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node
from .points import TOLERANCE


@dataclass(frozen=True, slots=True)
class WeightSum:
    """Weights that should make up a whole and do not; ``node`` is their group (None: the first tier, or evaluators)."""

    node: Node | None
    place: Place
    total: float
    parts: tuple[float, ...]


def evaluator_sum(facts: Facts) -> WeightSum | None:
    """The weights of the evaluators, where each has one."""
    weights = [evaluator.weight for evaluator in facts.scheme.evaluators]
    known = tuple(weight for weight in weights if weight is not None)
    if not known or (len(known) < len(weights) and sum(known) <= 100 + TOLERANCE):
        return None
    return (
        None
        if _whole(known)
        else WeightSum(None, _key_of(facts.scheme.place("evaluators")), round(sum(known), 6), known)
    )


def sibling_sums(facts: Facts) -> Iterator[WeightSum]:
    """Weights of siblings that make neither 100 nor 1, nor what their group itself has."""
    groups: list[tuple[Node | None, Sequence[Node]]] = [(None, facts.hierarchy.roots)]
    groups += [(node, node.children) for node in facts.hierarchy.branches]
    for node, children in groups:
        scored = facts.points.scored(children)
        weights = [child.indicator.weight for child in scored]
        known = tuple(weight for weight in weights if weight is not None)
        if not known or len(known) < len(weights) or any(child.indicator.applies_to for child in scored):
            continue
        own = () if node is None else (node.indicator.weight, node.indicator.points)
        if not _whole(known) and not any(one is not None and abs(sum(known) - one) <= TOLERANCE for one in own):
            place = _key_of(facts.scheme.place("indicators")) if node is None else node.indicator.place("name")
            yield WeightSum(node, place, round(sum(known), 6), known)


def _whole(weights: Sequence[float]) -> bool:
    return abs(sum(weights) - 100) <= TOLERANCE or abs(sum(weights) - 1) <= TOLERANCE / 100


def _key_of(place: Place) -> Place:
    return Place(place.document, place.path, key=True)
