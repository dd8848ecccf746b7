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
    found = _balancing(facts, leaf)
    return len(found) > (leaf in found)


def _balancing(facts: Facts, leaf: Node) -> set[Node]:
    """The lines that look at quality among those of the same first-level node; of a flat scheme among all."""
    known: dict[Node | None, set[Node]] = facts.once("lines that look at quality", dict)
    root = leaf.ancestors[-1] if leaf.ancestors else None
    if root not in known:
        around = facts.hierarchy.leaves if root is None else root.leaves()
        known[root] = {other for other in around if _balances(facts, other)}
    return known[root]


def _balances(facts: Facts, leaf: Node) -> bool:
    declared = leaf.indicator.metric
    if declared in _BALANCING or facts.kind(leaf).kind == "satisfaction":
        return True
    return declared is None and balances(facts.reading(leaf).line)
