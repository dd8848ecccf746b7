"""The tree of indicators: parents, leaves, depth, ids by position, lookup."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from ..findings.finding import IndicatorRef
from ..scheme.indicator import Indicator
from ..scheme.scheme import Scheme
from ..startup.records import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One indicator in its tree. ``depth`` counts from 1; ``section`` is where the format put it."""

    indicator: Indicator
    id: str
    parent: Node | None
    depth: int
    section: str  # indicators | bonus | penalties
    children: tuple[Node, ...]

    @property
    def name(self) -> str:
        """The indicator's name."""
        return self.indicator.name

    @property
    def is_leaf(self) -> bool:
        """A node without children."""
        return not self.children

    @property
    def ancestors(self) -> Iterator[Node]:
        """The groups above, nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    @property
    def names(self) -> tuple[str, ...]:
        """Names from the root to this node."""
        return (*(node.name for node in reversed(list(self.ancestors))), self.name)

    @property
    def ref(self) -> IndicatorRef:
        """How a finding names this indicator."""
        return IndicatorRef(self.id, self.name, self.names)

    def leaves(self) -> Iterator[Node]:
        """The leaves below, in order; the node itself when it is one."""
        if self.is_leaf:
            yield self
        for child in self.children:
            yield from child.leaves()


class Hierarchy:
    """All nodes of a scheme in document order, bonus and penalty items last."""

    def __init__(self, scheme: Scheme) -> None:
        self.nodes: list[Node] = []
        self.roots = [
            self._build(indicator, None, (index,), "indicators") for index, indicator in enumerate(scheme.indicators, 1)
        ]
        for section, extra in (("bonus", scheme.bonus), ("penalties", scheme.penalties)):
            for index, indicator in enumerate(extra.items if extra else (), 1):
                self.roots.append(self._build(indicator, None, (section, index), section))
        self.nodes.sort(key=lambda node: self._order[node])

    def _build(self, indicator: Indicator, parent: Node | None, position: tuple[int | str, ...], section: str) -> Node:
        node_id = indicator.id if indicator.id is not None else "#" + ".".join(map(str, position))
        children: list[Node] = []
        depth = 1 if parent is None else parent.depth + 1
        node = Node(indicator, node_id, parent, depth, section, ())
        for index, child in enumerate(indicator.children, 1):
            children.append(self._build(child, node, (*position, index), section))
        object.__setattr__(node, "children", tuple(children))  # parents and children need each other
        self.nodes.append(node)
        return node

    @cached_property
    def _order(self) -> dict[Node, int]:
        order: dict[Node, int] = {}
        stack = list(reversed(self.roots))
        while stack:
            node = stack.pop()
            order[node] = len(order)
            stack.extend(reversed(node.children))
        return order

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
