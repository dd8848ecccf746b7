"""A sentence of running text that makes every target all or nothing."""

from __future__ import annotations

from ...findings.finding import Evidence
from ...startup import patterns as re
from ..facts import Facts

_GENERAL = re.compile(
    r"(?:各项|所有|每项|每一项|单项|各)[^。;\n]{0,8}(?:指标|任务|项目|工作)[^。;\n]{0,16}?(?:未达到|达不到|未完成|完不成|没有完成|低于)"
    r"[^。;\n]{0,10}?(?:的)?[,]?(?:一律|均|都|该项|本项|此项)?(?:不得分|不计分|不给分|得零分|得0分|记零分|计零分)"
)
_EASED = re.compile(r"比例|折算|逐步|每[低少差]")


def general_cliff(facts: Facts) -> Evidence | None:
    """A sentence by which every target is all or nothing (各项指标未完成目标值的一律不得分)."""
    for text in facts.texts:
        for found in _GENERAL.finditer(text.passage.text) if text.field in ("text", "group") else ():
            if not _EASED.search(text.passage.text, found.start(), found.end()):
                return text.evidence(found.start(), found.end())
    return None
