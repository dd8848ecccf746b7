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
        self._roster = facts.roster

    def meet(self, one: Node, other: Node) -> bool:
        """Whether some unit is assessed by both."""
        first, second = self._sets.get(one), self._sets.get(other)
        if first is not None and second is not None and first != second:
            return False
        return not one.scope or not other.scope or self._share(one.scope, other.scope)

    def _share(self, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        """Whether two scopes name a unit of the list, or both somebody who is not on it."""
        return self._roster.meet(one, other) or any(name in other and name not in self._roster for name in one)
