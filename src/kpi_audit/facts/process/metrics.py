"""Quantities without anything that looks at their quality."""

from __future__ import annotations

from ...reading.meaning.metrics import balances, read_metric
from ...reading.text.line import Words
from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node

QUANTITIES = ("volume", "speed", "coverage", "count")
_BALANCING = ("quality", "survey")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A leaf's metric when it is a quantity; ``words`` None when the author declared it."""

    metric: str
    words: Words | None


def quantity_of(facts: Facts, leaf: Node) -> Quantity | None:
    """The quantity that a leaf measures; a declared metric wins over the text."""
    declared = leaf.indicator.metric
    if declared is not None:
        return Quantity(declared, None) if declared in QUANTITIES else None
    if facts.kind(leaf).kind == "satisfaction":
        return None
    reading = facts.reading(leaf)
    found = read_metric(reading.line, reading.scoring, reading.targets)
    if (
        found is None
        or found.metric not in QUANTITIES
        or (found.metric == "count" and facts.kind(leaf).kind == "input")
    ):
        return None  # so many people on a post is no amount of work
    return Quantity(found.metric, found.words)


def paired(facts: Facts, leaf: Node) -> bool:
    """Whether some other line under the same first-level node, or a declared pair, looks at the quality."""
    if leaf.indicator.pair:
        return True
    return any(other is not leaf and _balances(facts, other) for other in _around(facts, leaf))


def _around(facts: Facts, leaf: Node) -> list[Node]:
    """The leaves of the same first-level node; every leaf in a flat scheme."""
    root = next((node for node in reversed(list(leaf.ancestors))), leaf)
    if root.is_leaf:
        return facts.hierarchy.leaves
    return list(root.leaves())


def _balances(facts: Facts, leaf: Node) -> bool:
    declared = leaf.indicator.metric
    if declared in _BALANCING or facts.kind(leaf).kind == "satisfaction":
        return True
    return declared is None and balances(facts.reading(leaf).line)
