"""What shares of a scheme are measured by: its points, or its leaves where the points do not tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node
from .unit_sets import unit_sets

Measure = Literal["points", "leaves", "partial"]
"""``leaves``: the scheme has no points; ``partial``: it has, but for too few of its leaves."""

MANY_UNKNOWN = 0.2
"""Above this share of leaves without known points, points tell no shares, unless most of a stated total is told."""


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of ordinary leaves, 0 to 1, by ``measure``; ``weights`` are points, or 1 for each leaf.

    Where units have sets of their own (``parted`` leaves, each one of so many sets), the whole is what one unit
    sees, and a set counts for its part of the units.
    """

    measure: Measure
    weights: Mapping[Node, float]
    parted: Mapping[Node, int]
    total: float

    def own(self, leaf: Node) -> float:
        """The share of one leaf in what its unit is assessed by; 0 for bonus and penalty lines."""
        return self.weights[leaf] / self.total if self.total and leaf in self.weights else 0.0

    def weigh(self, leaves: Iterable[Node]) -> float:
        """What leaves count for together."""
        weights, parted = self.weights, self.parted
        if not parted:
            return sum([weights.get(leaf, 0.0) for leaf in leaves])
        return sum([weights.get(leaf, 0.0) / parted.get(leaf, 1) for leaf in leaves])

    def weight(self, leaf: Node) -> float:
        """What one leaf counts for."""
        return self.weigh((leaf,)) if self.parted else self.weights.get(leaf, 0.0)

    def of(self, leaves: Iterable[Node]) -> float:
        """The share of leaves in the whole."""
        return self.weigh(leaves) / self.total if self.total else 0.0


def _untold(facts: Facts) -> bool:
    """Whether no total is stated, or less than half of it stands at the lines: most of it is nowhere."""
    stated = facts.scheme.total_points
    return stated is None or 2 * facts.points.total < stated


def shares_of(facts: Facts) -> Shares:
    """How shares of this scheme are to be measured."""
    return facts.once("shares", lambda: _shares(facts))


def _shares(facts: Facts) -> Shares:
    points = facts.points
    measure: Measure = "points"
    if points.by_leaves:
        measure = "leaves"
    elif len(points.unknown) > MANY_UNKNOWN * len(points.ordinary) and _untold(facts):
        measure = "partial"
    weights = {leaf: points.of(leaf) if measure == "points" else 1.0 for leaf in points.ordinary}
    sets = unit_sets(facts) if measure == "points" else []
    parted = {leaf: len(sets) for one in sets for leaf in one}
    total = Shares(measure, weights, parted, 1.0).weigh(weights)
    stated = facts.scheme.total_points
    if measure == "points" and points.unknown and stated is not None:  # the points that are not known are in there
        total = max(total, stated)
    return Shares(measure, weights, parted, round(total, 6))
