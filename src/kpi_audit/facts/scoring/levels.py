"""The levels of a scale as intervals of the measured value: where each ends, what it is worth."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from ...reading.bands.intervals import Interval, interval
from ...reading.scoring.scoring import Outcome
from ...startup import patterns as re

ELSE = re.compile(r"\A(?:否则|其余|其他|其它|不达标|未达标|未达到|达不到|未完成|完不成|不符合|低于|)[^\d]{0,10}\Z")
"""What is said of those that miss the level before."""
_OMITTED = re.compile(r"\A(?:未(?!达|完成|实现|满|能|到)|没有(?!达|完成|实现)|发生|出现|无)")
"""Another matter than missing the figure before: 采纳率 60% 以上,未发出建议的不得分."""
_COVERED = re.compile(r"全覆盖|百分之百")
_ONE_SHORT = re.compile(
    r"(?:有|出现|存在)[1一][人户个项件村名处]{0,2}(?:以上)?(?:不|未|没有)(?:能|按[时期])?(?:达标|合格|完成|到位|脱贫|落实|整改)"
)
"""One of all that fell short (有一户不达标的不得分)."""
_ALL_BUT_ONE = Interval(None, False, 100.0, False, "%")
_FAIL = re.compile(r"未|没有|不能|否")


def span_of(outcome: Outcome) -> Interval | None:
    """The interval of an outcome; a failure said after its target (达到 95%,未达到的; 否则) is what lies beyond it."""
    *before, last = re.split("[,;，；]", outcome.condition.text)
    if outcome.points == 0 and outcome.words.text.startswith("否则"):
        return _beyond(interval(one) for one in (*before, last))
    if outcome.points == 0 and _ONE_SHORT.search(last):
        return _ALL_BUT_ONE
    span = interval(last)
    if span is not None:
        return span
    if _COVERED.search(last) and not _FAIL.search(last):
        return Interval(100.0, True, None, False, "%")
    if before and last and outcome.points == 0 and ELSE.match(last) and not _OMITTED.match(last):
        return _beyond([interval(before[-1])])
    return None


def _beyond(aims: Iterable[Interval | None]) -> Interval | None:
    """What misses the first aim of several."""
    aim = next((one for one in aims if one is not None), None)
    if aim is None or (aim.low is not None and aim.high is not None):
        return None
    return Interval(aim.high, False, aim.low, False, aim.unit)


def worth_of(outcome: Outcome, whole: float) -> float:
    """The points of an outcome on a line of ``whole`` points."""
    if outcome.full:
        return whole
    points = outcome.points or 0.0
    return whole * points / 100 if outcome.percent else points


def edge_of(span: Interval, *, rises: bool = True) -> float | None:
    """Where a level ends: at its low end where more is better, at its high end where less is."""
    near, far = (span.low, span.high) if rises else (span.high, span.low)
    return near if near is not None else far


def rises_with(span: Interval) -> bool:
    """Whether more is better, by the span of the best level."""
    return span.high is None or span.low is not None


def rising(outcomes: list[Outcome], whole: float) -> bool:
    """Whether levels are told from the lowest up to all of the points (95% 以上得 3 分;98% 以上得 5 分)."""
    if len(outcomes) < 2:
        return False
    spans = [span_of(one) for one in outcomes]
    worths = [worth_of(one, whole) for one in outcomes]
    ordered = all(low < high for low, high in pairwise(worths)) and worths[-1] == whole
    return ordered and None not in spans and len({one.words.field for one in outcomes}) == 1
