"""Which scored lines fall on the same unit."""

from __future__ import annotations

from ..facts import Facts
from ..hierarchy import Node
from ..points.unit_sets import unit_sets


class Scopes:
    """The scored lines of a scheme, bonus left out, and whether two of them meet at one unit."""

    def __init__(self, facts: Facts) -> None:
        self.leaves = [leaf for leaf in facts.hierarchy.leaves if facts.roles[leaf] != "bonus"]
        self._sets = {leaf: number for number, one in enumerate(unit_sets(facts)) for leaf in one}
        self._known: dict[Node, frozenset[str]] = {}
        self._names: dict[str, frozenset[str]] = {}
        for unit in facts.scheme.units:
            for name in (unit.id, unit.name, unit.category):
                if name:
                    held = frozenset(key for key in (unit.id or unit.name,) if key)
                    self._names[name] = self._names.get(name, frozenset()) | held

    def meet(self, one: Node, other: Node) -> bool:
        """Whether some unit is assessed by both."""
        first, second = self._sets.get(one), self._sets.get(other)
        if first is not None and second is not None and first != second:
            return False
        mine, theirs = self._units(one), self._units(other)
        return not mine or not theirs or bool(mine & theirs)

    def _units(self, leaf: Node) -> frozenset[str]:
        if leaf not in self._known:
            self._known[leaf] = self._named(leaf)
        return self._known[leaf]

    def _named(self, leaf: Node) -> frozenset[str]:
        return frozenset(unit for name in leaf.scope for unit in self._names.get(name, frozenset({name})))
