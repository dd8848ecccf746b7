"""The tree of indicators: parents, leaves, depth, ids by position, lookup."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from ..findings.finding import IndicatorRef
from ..scheme.indicator import Indicator
from ..scheme.scheme import Scheme
from ..startup.records import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One indicator in its tree. ``depth`` counts from 1; ``section`` is where the format put it.

    What every rule asks of every node is written down here once: a property would be a call each time.
    """

    indicator: Indicator
    id: str
    name: str
    parent: Node | None
    depth: int
    section: str  # indicators | bonus | penalties
    ancestors: tuple[Node, ...]  # the groups above, nearest first
    names: tuple[str, ...]  # from the root to this node
    is_leaf: bool  # a node without children
    scope: tuple[str, ...]  # the units that it applies to, by its own field or its nearest group's; none for all
    children: tuple[Node, ...] = ()

    @property
    def ref(self) -> IndicatorRef:
        """How a finding names this indicator."""
        return IndicatorRef(self.id, self.name, self.names)

    def leaves(self) -> Sequence[Node]:
        """The leaves below, in order; the node itself when it is one."""
        if self.is_leaf:
            return (self,)
        return [leaf for child in self.children for leaf in child.leaves()]


class Hierarchy:
    """All nodes of a scheme in document order, bonus and penalty items last."""

    def __init__(self, scheme: Scheme) -> None:
        self.nodes: list[Node] = []
        self.roots = [
            self._build(indicator, (), (index,), "indicators") for index, indicator in enumerate(scheme.indicators, 1)
        ]
        for section, extra in (("bonus", scheme.bonus), ("penalties", scheme.penalties)):
            for index, indicator in enumerate(extra.items if extra else (), 1):
                self.roots.append(self._build(indicator, (), (section, index), section))

    def _build(
        self, indicator: Indicator, groups: tuple[Node, ...], position: tuple[int | str, ...], section: str
    ) -> Node:
        """A node and all below it; ``groups`` are those above, nearest first."""
        node = Node(
            indicator,
            indicator.id if indicator.id is not None else "#" + ".".join(map(str, position)),
            indicator.name,
            groups[0] if groups else None,
            len(groups) + 1,
            section,
            groups,
            (*groups[0].names, indicator.name) if groups else (indicator.name,),
            not indicator.children,
            indicator.applies_to or (groups[0].scope if groups else ()),
        )
        self.nodes.append(node)
        if indicator.children:
            above = (node, *groups)
            children = tuple(
                self._build(child, above, (*position, index), section)
                for index, child in enumerate(indicator.children, 1)
            )
            object.__setattr__(node, "children", children)  # parents and children need each other
        return node

    @cached_property
    def leaves(self) -> list[Node]:
        """Every node without children."""
        return [node for node in self.nodes if node.is_leaf]

    @cached_property
    def branches(self) -> list[Node]:
        """Every node with children."""
        return [node for node in self.nodes if not node.is_leaf]

    @cached_property
    def by_id(self) -> dict[str, Node]:
        """Nodes by id; ids are unique in a valid scheme."""
        return {node.id: node for node in self.nodes}

    @cached_property
    def max_depth(self) -> int:
        """How many tiers the tree has."""
        return max((node.depth for node in self.nodes if node.section == "indicators"), default=0)
