"""Quantities handed down from above without their figure, scored all or nothing."""

from __future__ import annotations

from ...reading.scoring.scoring import Outcome, Scoring
from ...reading.text.line import Words
from ...startup import patterns as re
from .levels import ELSE, worth_of

_HANDED_DOWN = re.compile(
    r"(?:达到|完成|实现|不低于|不少于|不突破|等于|小于|不超过|在)[^,，。;；]{0,30}?(?:指标|任务|目标|计划|控制数|面积|保有量|下达数)(?:数量|[数值])?(?:以内|以上)?"
    r"(?:\([^()]{0,12}\)|（[^（）]{0,12}）)?的?(?:[,，](?:该|本|此)项)?\Z"
)
_SHORT_OF = re.compile(
    r"(?:(?:未|没有?|不能|未能)(?:达到?|完成|实现)|达不到|完不成|突破|(?:大于|超过|高于)(?=控制)|[低少小]于(?=[^,，。;；]{0,30}(?:指标|任务|目标|计划|下达)))[^,，。;；]{0,36}\Z"
)
_QUANTITY = re.compile(
    "控制数|控制指标|保有量|耕地|面积|系数|能耗|用水|取水|(?<![效频概])率|增长|增幅|产值|收入|投资|资金|税收|总量|产量|人数|户数|亩数|数量|总额"
)
_FIGURED = re.compile(
    r"\d(?:%|个百分点|万?元|亿元|亩|公里|万?吨|公顷|平方米|万?[户人])[^,，。;；]{0,8}[,，](?:按期|按时|如期|全部)?(?:完成|达到|实现)(?:目标|任务)?的?\Z"
)
"""A figure, and the bare word that it was met behind it (税收不低于上年的 110%,完成的得满分)."""
_TASK = re.compile("目标|任务|指标|计划")


def handed_down(
    name: str, scoring: Scoring, outcomes: list[Outcome], whole: float
) -> tuple[float, tuple[Words, ...]] | None:
    """What such a quantity is worth, and the words that say so; ``whole``: the points of the line."""
    if len(outcomes) == 1:
        return _only_lost(name, scoring, outcomes[0], whole)
    zeros = [number for number, one in enumerate(outcomes) if one.points == 0]
    if not zeros or zeros not in ([1], list(range(1, len(outcomes), 2))):
        return None  # each that is earned stands before what is lost, or the first alone is lost
    best, none = outcomes[:2]
    worth = worth_of(best, whole)
    if not (worth and _missed(none) and best.words.field == none.words.field):
        return None
    said = best.condition.text
    if not (
        _FIGURED.search(said) or (_HANDED_DOWN.search(said) and (_QUANTITY.search(name) or _QUANTITY.search(said)))
    ):
        return None
    return worth, (best.condition, best.words, none.condition, none.words)


def _only_lost(name: str, scoring: Scoring, none: Outcome, whole: float) -> tuple[float, tuple[Words, ...]] | None:
    """Only what is lost is said (未完成年度目标任务的不予计分), and nothing takes points off by degrees."""
    if scoring.deductions or scoring.awards or not whole or not _QUANTITY.search(name):
        return None
    if not (_missed(none) and _TASK.search(none.condition.text)):
        return None
    return whole, (none.condition, none.words)


def _missed(none: Outcome) -> bool:
    said = none.condition.text
    return none.points == 0 and bool(_SHORT_OF.search(said) or ELSE.match(said))
