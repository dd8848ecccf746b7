"""Ladders of levels (90% 以上得 10 分, 80%—90% 得 8 分, 80% 以下不得分) and their bands."""

from __future__ import annotations

from ...startup import patterns as re
from ...startup.memory import remembering
from ..quantity.numbers import Number, find_numbers
from ..quantity.operators import Comparison, comparison
from ..text.normal import normalise
from .scores import Band, Level, Outcome

_ITEM = re.compile(r"\s*(?:\(?[0-9]{1,2}[.、)]|\([一二三四五六七八九十]{1,2}\)|[一二三四五六七八九十]{1,2}、)")
_SECOND = re.compile(r"\A(?:\([^()]{0,6}\))?(?:的(?=,))?[,、至到-]*\Z")
_SAMPLE = re.compile(
    r"(?:抽[取查样检选测调]?|随机|选取|走访|访问|调查|入户|调取|调阅|查阅)[^,。;:0-9低少多高超达]{0,5}\Z"
)
_USUAL = re.compile("以[上下内]")
_EXACT = re.compile("[含≤<≥>]")


def ladders(outcomes: list[Outcome]) -> tuple[tuple[Level, ...], ...]:
    """The runs of alternative outcomes: points fall step by step, or rise with bands that tell them apart."""
    found: list[tuple[Level, ...]] = []
    run: list[Outcome] = []
    for outcome in outcomes:
        if outcome.kind != "award":
            continue
        if run and not _follows(run, outcome):
            found += _ladder(run)
            run = []
        run.append(outcome)
    return (*found, *_ladder(run))


def _worth(outcome: Outcome) -> float:
    return float("inf") if outcome.full else outcome.points or 0.0


def _follows(run: list[Outcome], outcome: Outcome) -> bool:
    if _ITEM.match(outcome.condition.text) or (outcome.percent != run[-1].percent and outcome.points != 0):
        return False
    last, here = _worth(run[-1]), _worth(outcome)
    if last == here or (last == 0 and len(run) > 1):
        return False
    return len(run) == 1 or (here < last) == (last < _worth(run[-2]))


def _ladder(run: list[Outcome]) -> list[tuple[Level, ...]]:
    if len(run) < 2:
        return []
    levels = tuple(
        Level(one.condition, one.points, one.full, one.percent, band(one.condition.text), one.words) for one in run
    )
    rises = _worth(run[0]) < _worth(run[1])
    if rises and _worth(run[0]) > 0 and any(level.band is None for level in levels):
        return []  # 1.…得 2 分,…得 6 分: parts of a sum, not alternatives
    return [levels]


def told_numbers(text: str) -> list[Number]:
    """The figures of a condition in normal form, without spans of time and the size of a sample (抽取 10 卷评查)."""
    return [one for one in find_numbers(text) if one.unit not in ("年", "个月") and not _sampled(text, one)]


def _sampled(text: str, number: Number) -> bool:
    return number.unit not in ("%", "分") and _SAMPLE.search(text[max(0, number.start - 8) : number.start]) is not None


@remembering(1 << 12)
def band(condition: str) -> Band | None:
    """The interval that a condition names by one or two figures."""
    text = normalise(condition).text
    numbers = told_numbers(text)[:2]
    if not numbers:
        return None
    first = numbers[0]
    low = comparison(text, first)
    if first.high is not None:
        tail = text[first.start : first.end + 6]
        open_low = low.op == ">" or ("-" in tail and "不含" in tail[: tail.find("-")])  # 超过 5% 至 10%
        open_high = "不含" in text[first.end : first.end + 5]
        return Band(first.value, not open_low, first.high, not open_high, first.unit, "含" not in tail)
    lower = _bound(low)
    usual = bool(low.after) and not _EXACT.search(low.after)
    if len(numbers) == 2 and numbers[1].unit in (first.unit, ""):
        second = comparison(text, numbers[1])
        joined = _SECOND.match(text[low.end : second.start]) or low.after in ("≤", "<", "≥", ">")
        upper = _bound(second)
        if joined and lower is not None and upper is not None and lower[0] != upper[0]:
            bounds = {lower[0]: (first.value, lower[1]), upper[0]: (numbers[1].value, upper[1])}
            return Band(*bounds["low"], *bounds["high"], first.unit, usual or bool(_USUAL.search(second.after)))
    if lower is None:
        return Band(first.value, True, first.value, True, first.unit, False)
    if lower[0] == "low":
        return Band(first.value, lower[1], None, False, first.unit, usual)
    return Band(None, False, first.value, lower[1], first.unit, usual)


def _bound(found: Comparison) -> tuple[str, bool] | None:
    """Which side a comparison bounds, and whether the figure is in; 未达到 90% bounds from above."""
    if found.missed:
        return "high", False
    if found.op in (">=", ">"):
        return "low", found.op == ">="
    if found.op in ("<=", "<"):
        return "high", found.op == "<="
    return None
