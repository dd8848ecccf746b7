"""The part each leaf plays: ordinary line, bonus, penalty or veto, by where it stands and what it says."""

from __future__ import annotations

from typing import Literal

from ..reading.veto.naming import vetoed_aside
from ..startup import patterns as re
from .alike import TextReading, amount_blind
from .hierarchy import Hierarchy, Node
from .points.stated import stated_bonus, stated_points
from .readings import Reading

Role = Literal["ordinary", "bonus", "penalty", "veto"]

_BONUS = re.compile(r"加分|附加分|奖励分|奖分项|鼓励项|争先创优加")
_PENALTY = re.compile(r"扣分|减分|倒扣|负面清单|负向|反向指标|惩戒")
_BOTH = re.compile(r"奖扣分|加扣分|奖惩|加减分|奖励?与?扣|加、?减分|加分、?扣分|加分(?:和|与|及)(?:扣|减)分")
_VETO = re.compile(r"一票否|否决|否优|一票")
_HINT = re.compile("[加奖鼓扣减负反惩否票]")  # one of these stands in every word of a role: most names have none
_MENTION = re.compile(r"(?:标准|办法|方式|说明|原因|依据|规则)[;；。,，、]?$")


_FULL = (100, 200, 500, 1000)
"""Points of all the lines that have some which leave nothing for those without: the score is full."""


def group_role(name: str) -> Role | Literal["adjust"] | None:
    """What a group's name makes of its lines; ``adjust`` where bonus and penalty stand together."""
    if _HINT.search(name) is None:
        return None
    if len(name) > 24 or _MENTION.search(name):  # a sentence, or a heading about how points are taken
        return None
    if _BOTH.search(name):
        return "adjust"
    if _VETO.search(name):
        return None if vetoed_aside(name) else "veto"
    bonus, penalty = bool(_BONUS.search(name)), bool(_PENALTY.search(name))
    if bonus and penalty:
        return "adjust"
    return "bonus" if bonus else "penalty" if penalty else None


@amount_blind
def _named(texts: TextReading) -> Role | Literal["adjust"] | None:
    passages = texts.line.passages  # none where all texts are empty
    return group_role(passages[0].text) if passages else None


class Roles:
    """The role of every leaf."""

    def __init__(self, hierarchy: Hierarchy, readings: dict[Node, Reading]) -> None:
        self._readings = readings
        self._rooms: dict[Node | None, bool] = {}
        self._taken: dict[Node, float] = {}
        roots = [root for root in hierarchy.roots if root.section == "indicators"]
        self._told = sum(root.indicator.points or 0.0 for root in roots)
        self.roles: dict[Node, Role] = {leaf: self._role(leaf) for leaf in hierarchy.leaves}

    def _role(self, leaf: Node) -> Role:
        if leaf.section != "indicators":
            return "bonus" if leaf.section == "bonus" else "penalty"
        for node in (leaf, *leaf.ancestors):
            said = self._readings[node].says(_named)
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
        if leaf.parent not in self._rooms:
            self._rooms[leaf.parent] = self._left_over(leaf)
        return self._rooms[leaf.parent]

    def _left_over(self, leaf: Node) -> bool:
        for group in leaf.ancestors:
            if group.indicator.points is not None:
                if group not in self._taken:  # a group may stand above thousands of others
                    self._taken[group] = sum(other.indicator.points or 0 for other in group.leaves())
                return self._taken[group] < group.indicator.points
        if leaf.parent is None:
            return self._told not in _FULL
        return not any(other.indicator.points for other in leaf.parent.children)
