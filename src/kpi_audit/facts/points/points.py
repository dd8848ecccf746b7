"""Points: what each node states, what each leaf is worth, and shares of the whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from ...scheme.scheme import Scheme
from ..hierarchy import Hierarchy, Node
from ..readings import Reading
from ..roles import Role
from .stated import stated_points
from .worth import full_marks

TOLERANCE = 0.005
"""Sums are compared up to half a hundredth of a point."""


class _Worths(dict[Node, float]):
    """Points by leaf; a look-up costs no call, and many rules look up every leaf."""

    def __missing__(self, leaf: Node) -> float:
        return 0.0


class Points:
    """Points of one scheme. Bonus, penalty and veto lines are left out of every total."""

    def __init__(
        self,
        scheme: Scheme,
        hierarchy: Hierarchy,
        roles: dict[Node, Role],
        reading: Callable[[Node], Reading],
    ) -> None:
        self._scheme = scheme
        self._hierarchy = hierarchy
        self._roles = roles
        self._reading = reading
        self._worth = _Worths()
        self.of: Callable[[Node], float] = self._worth.__getitem__  # what a leaf is worth; 0 when nothing tells
        self._estimates: set[Node] = set()
        roots = [root for root in hierarchy.roots if root.section == "indicators"]
        self._assign(roots, scheme.total_points, estimated=False)

    @cached_property
    def ordinary(self) -> list[Node]:
        """The leaves that carry ordinary points."""
        return [leaf for leaf in self._hierarchy.leaves if self._roles[leaf] == "ordinary"]

    @cached_property
    def total(self) -> float:
        """The sum of the ordinary leaves."""
        return round(sum([self.of(leaf) for leaf in self.ordinary]), 6)

    @property
    def by_leaves(self) -> bool:
        """A scheme with no points at all: shares are shares of leaves."""
        return self.total <= 0

    @cached_property
    def estimated(self) -> bool:
        """Whether some of the points in the total are estimates."""
        return not self._estimates.isdisjoint(self.ordinary)

    @cached_property
    def unknown(self) -> list[Node]:
        """Ordinary leaves of which nothing tells the points, in a scheme that has points elsewhere."""
        return [] if self.by_leaves else [leaf for leaf in self.ordinary if leaf not in self._worth]

    def is_estimated(self, leaf: Node) -> bool:
        """Whether the leaf's points were spread or read from text."""
        return leaf in self._estimates

    def known(self, leaf: Node) -> bool:
        """Whether anything tells what the leaf is worth."""
        return leaf in self._worth

    def share(self, leaves: Node | Iterable[Node]) -> float:
        """Share of the scheme's points (of its leaves, when there are no points), 0 to 1."""
        chosen = [leaves] if isinstance(leaves, Node) else list(leaves)
        chosen = [leaf for leaf in chosen if self._roles.get(leaf) == "ordinary"]
        if self.by_leaves:
            return len(chosen) / len(self.ordinary) if self.ordinary else 0.0
        return sum(self.of(leaf) for leaf in chosen) / self.total

    def stated(self, node: Node) -> float | None:
        """Points that the node states itself: the field, else its name (“综合工作(10分)”)."""
        if node.indicator.points is not None:
            return node.indicator.points
        return stated_points(self._reading(node).scoring) or None

    def group_total(self, node: Node) -> float | None:
        """What a group is worth: what it states, else the sum of its children when all are known."""
        stated = self.stated(node)
        if stated is not None or node.is_leaf:
            return stated if stated is not None else self._leaf_points(node)
        totals = [self.group_total(child) for child in self.scored(node.children)]
        if not totals or any(total is None for total in totals):
            return None
        return sum(total for total in totals if total is not None)

    def scored(self, nodes: Sequence[Node]) -> list[Node]:
        """The nodes that carry ordinary points: leaves in the role, groups with one such leaf."""
        roles = self._roles
        return [
            node
            for node in nodes
            if (roles[node] == "ordinary" if node.is_leaf else any(roles[leaf] == "ordinary" for leaf in node.leaves()))
        ]

    def _leaf_points(self, leaf: Node) -> float | None:
        """Points of a leaf that has no field for them: what its criteria award in full."""
        return full_marks(self._reading(leaf).scoring)

    def _assign(self, nodes: Sequence[Node], budget: float | None, *, estimated: bool) -> None:
        """Give each leaf below ``nodes`` its points; what a group has left is spread evenly over the rest."""
        scored = self.scored(nodes)
        weights = sum([node.indicator.weight or 0 for node in scored])
        stated = sum([self.stated(node) or 0 for node in scored])
        found = ((node, self._own(node, budget, weights, stated)) for node in scored)
        own = {node: points for node, points in found if points is not None}
        for node, points in own.items():
            self._give(node, points, estimated=estimated or self._inferred(node))
        rest = [node for node in scored if node not in own]
        loose = [leaf for node in rest for leaf in node.leaves() if self._roles[leaf] == "ordinary"]
        left = None if budget is None else budget - sum(own.values())
        inner = [self._inner(node) for node in rest]
        if left is None or left <= TOLERANCE or any(inner):
            for node in rest:
                self._loose(node, estimated)
            return
        for leaf in loose:
            self._give(leaf, left / len(loose), estimated=True)

    def _loose(self, node: Node, estimated: bool) -> None:
        """A node without points in a group without points left."""
        if not node.is_leaf:
            self._assign(node.children, None, estimated=estimated)
        elif (points := self._leaf_points(node)) is not None:
            self._give(node, points, estimated=True)

    def _inner(self, node: Node) -> bool:
        """Whether something below a node without points states its own."""
        return any(self.stated(below) is not None for child in node.children for below in _all(child))

    def _own(self, node: Node, budget: float | None, weights: float, taken: float) -> float | None:
        """A node's own share of a budget; ``weights`` and the points ``taken`` are those of all its siblings."""
        stated = self.stated(node)
        if stated is not None:
            return stated
        weight = node.indicator.weight
        if weight is not None:
            whole = 1.0 if weights <= 1 + TOLERANCE else 100.0
            return (100.0 if budget is None else budget) * weight / whole
        if node.is_leaf and budget is not None:
            points = self._leaf_points(node)
            if points is not None and points + taken <= budget + TOLERANCE:
                return points
        return None

    def _inferred(self, node: Node) -> bool:
        return node.indicator.points is None and node.indicator.weight is None

    def _give(self, node: Node, points: float, *, estimated: bool) -> None:
        if node.is_leaf:
            self._worth[node] = points
            if estimated:
                self._estimates.add(node)
        else:
            self._assign(node.children, points, estimated=estimated)


def _all(node: Node) -> Iterable[Node]:
    yield node
    for child in node.children:
        yield from _all(child)
