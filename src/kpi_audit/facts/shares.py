"""What shares of a scheme are measured by: its points, or its leaves where the points do not tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ..scheme.scheme import Scheme
from .hierarchy import Node
from .points import Points

Measure = Literal["points", "leaves", "partial"]
"""``leaves``: the scheme has no points; ``partial``: it has, but for too few of its leaves."""

MANY_UNKNOWN = 0.2
"""Above this share of leaves without known points, and without a stated total, points tell no shares."""


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of ordinary leaves, 0 to 1, by ``measure``."""

    measure: Measure
    points: Points

    def weight(self, leaf: Node) -> float:
        """What a leaf counts for: its points, or 1."""
        return self.points.of(leaf) if self.measure == "points" else 1.0

    def weigh(self, leaves: Iterable[Node]) -> float:
        """What leaves count for together."""
        return sum(self.weight(leaf) for leaf in leaves)

    def of(self, leaves: Iterable[Node]) -> float:
        """The share of ordinary leaves in the whole."""
        return self.weigh(leaves) / self.total if self.total else 0.0

    @property
    def total(self) -> float:
        """What the whole counts for."""
        return self.points.total if self.measure == "points" else float(len(self.points.ordinary))


def shares_of(scheme: Scheme, points: Points) -> Shares:
    """How shares of this scheme are to be measured."""
    if points.by_leaves:
        return Shares("leaves", points)
    many = len(points.unknown) > MANY_UNKNOWN * len(points.ordinary)
    return Shares("partial" if many and scheme.total_points is None else "points", points)
