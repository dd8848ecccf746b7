"""What is completed, and how far it is: which of the two a line rewards."""

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
