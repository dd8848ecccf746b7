"""The part each leaf plays: ordinary line, bonus, penalty or veto, by where it stands and what it says."""

from __future__ import annotations

from typing import Literal

from ..reading.meaning.group_roles import group_role
from .hierarchy import Hierarchy, Node
from .points.worth import stated_bonus, stated_points
from .readings import Reading

Role = Literal["ordinary", "bonus", "penalty", "veto"]


class Roles:
    """The role of every leaf."""

    def __init__(self, hierarchy: Hierarchy, readings: dict[Node, Reading]) -> None:
        self._readings = readings
        self.roles: dict[Node, Role] = {leaf: self._role(leaf) for leaf in hierarchy.leaves}

    def _role(self, leaf: Node) -> Role:
        if leaf.section != "indicators":
            return "bonus" if leaf.section == "bonus" else "penalty"
        for node in (leaf, *leaf.ancestors):
            said = group_role(self._readings[node].line.passages[0].text)
            if said == "adjust":
                return self._by_text(leaf) or "bonus"
            if said is not None:
                return said
        if leaf.indicator.points is not None or leaf.indicator.weight is not None:
            return "ordinary"
        return self._unscored(leaf)

    def _by_text(self, leaf: Node) -> Role | None:
        """A line that only adds or only takes points."""
        scoring = self._readings[leaf].scoring
        if scoring.deductions and not scoring.bonuses and not scoring.awards:
            return "penalty"
        if scoring.bonuses and not scoring.deductions and not scoring.awards:
            return "bonus"
        return None

    def _unscored(self, leaf: Node) -> Role:
        """A line without points of its own: ordinary where its group's points are left for it."""
        reading = self._readings[leaf]
        if stated_points(reading.scoring):
            return "ordinary"
        if stated_bonus(reading.scoring):
            return "bonus"
        said = self._by_text(leaf)
        if said == "bonus":
            return "bonus"
        if said == "penalty" and not self._has_room(leaf):
            return "penalty"
        return "ordinary"

    def _has_room(self, leaf: Node) -> bool:
        """Whether the nearest group with points has some left beside the lines that have their own."""
        for group in leaf.ancestors:
            if group.indicator.points is not None:
                own = sum(other.indicator.points or 0 for other in group.leaves())
                return own < group.indicator.points
        return not any(other.indicator.points for other in self._siblings(leaf))

    def _siblings(self, leaf: Node) -> tuple[Node, ...]:
        return leaf.parent.children if leaf.parent is not None else ()
