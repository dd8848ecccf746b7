"""What is completed, how far it is, and the plan that it is done by: which of them a line rewards."""

from __future__ import annotations

from ...startup import patterns as re
from ..text.line import Line

COMPLETION = frozenset({"output_done", "output_task", "output_shape", "完成率", "达成率"})
"""Where a name is a quantity of the economy or nature at its head, how far it is completed is not what is rewarded."""
_PLAN = frozenset({"计划"})
_RATED = re.compile("计划[^,。;]{0,4}(?:完成|达成|兑现|执行)率")


def planned(line: Line) -> frozenset[str]:
    """The word for a plan in a line that is called one, where the rate at which it was carried out is scored."""
    name = line.passage("name")
    if name is None or not name.text.rstrip().endswith("计划"):
        return frozenset()
    rated = any(_RATED.search(passage.text) for passage in line.passages if passage.field == "criteria")
    return _PLAN if rated else frozenset()


_GROUND = re.compile("(?:根据|按照|依照|对照)[^,。;:]{0,8}\\Z")
_PLANS = ("方案", "计划", "规划", "办法", "标准", "要求", "规定")


def gone_by(text: str, start: int, end: int) -> bool:
    """Whether a plan or rule is only what the work goes by (根据整治方案解决 1 个问题)."""
    return text.endswith(_PLANS, start, end) and _GROUND.search(text, max(0, start - 10), start) is not None
