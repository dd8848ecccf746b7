"""What the name of a group makes of its lines: bonus, penalties, vetoes."""

from __future__ import annotations

import re
from typing import Literal

GroupRole = Literal["bonus", "penalty", "veto", "adjust"]

_BONUS = re.compile(r"加分|附加分|奖励分|奖分项|鼓励项|争先创优加")
_PENALTY = re.compile(r"扣分|减分|倒扣|负面清单|负向|反向指标|惩戒")
_BOTH = re.compile(r"奖扣分|加扣分|奖惩|加减分|奖励?与?扣|加、?减分|加分、?扣分|加分(?:和|与|及)(?:扣|减)分")
_VETO = re.compile(r"一票否|否决|否优|一票")
_MENTION = re.compile(r"(?:标准|办法|方式|说明|原因|依据|规则)$")


def group_role(name: str) -> GroupRole | None:
    """What a group's name makes of its lines; ``adjust`` where bonus and penalty stand together."""
    if len(name) > 24 or _MENTION.search(name):  # a sentence, or a heading about how points are taken
        return None
    if _BOTH.search(name):
        return "adjust"
    if _VETO.search(name):
        return "veto"
    bonus, penalty = bool(_BONUS.search(name)), bool(_PENALTY.search(name))
    if bonus and penalty:
        return "adjust"
    return "bonus" if bonus else "penalty" if penalty else None
