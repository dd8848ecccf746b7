"""What a line must reach where the clause that takes its points tells no figure, or speaks of several rates."""

from __future__ import annotations

from collections.abc import Sequence

from ...reading.bands.intervals import Interval, interval, subject
from ...reading.quantity.targets import Target
from ...reading.scoring.scoring import Outcome, Scoring
from ...reading.text.line import Line, Words
from ...startup import patterns as re

_MISSED = re.compile(r"(?:未达到?|达不到|未达标|不达标|未完成)(?:的|标准|要求|目标)*\Z")
_RATES = re.compile(r"(?:率|满意度|比例)(?=[、和及与]|[未低高超不达没均]|分别)")
_RATE = re.compile("(?:率|度|比例)\\Z")
_SHORT = re.compile(
    r"(?:低于|未达到?|达不到|不足|未完成)(?:规定|考核|目标|年度)?(?:的)?(?:指标数?|目标值?|要求|标准|任务数?)?\Z"
)
_ELSE = re.compile(
    r"(?:否则|(?:有一项|任一项|一项)?(?:未达到?|达不到|未达标|不达标|未完成)(?:标准|要求|目标){0,2}的?,?)?"
)
_REACH = 60
"""Characters before a deduction in which its condition stands."""


def shared_aim(scoring: Scoring, zero: Outcome, targets: Sequence[Target]) -> Interval | None:
    """What two rates that share the points must reach (分别达到 60%、55%,各得 4 分,未达到不得分)."""
    aim = next((one for one in targets if one.value and one.unit == "%"), None)
    if aim is None or not _MISSED.match(zero.condition.text) or not any(step.shared for step in scoring.awards):
        return None
    return Interval(None, False, aim.value, False, "%")


def named_aim(scoring: Scoring, zero: Outcome, targets: Sequence[Target]) -> Interval | None:
    """What the name asks for, where the standard only says that it was missed (优良天数比率 95% 以上: 未达到不得分)."""
    alone = not (scoring.deductions or scoring.awards) and _MISSED.match(zero.condition.text)
    said = [one for one in targets if alone and one.value and one.words.field in ("name", "description")]
    if len(named := [one for one in said if one.words.field == "name" and one.op in (">=", ">")]) == 1:
        return Interval(None, False, named[0].value, False, named[0].unit)
    if named or len(down := {one.op in ("<=", "<") for one in said}) != 1 or {one.unit for one in said} != {"%"}:
        return None
    most, least = (said[0].value, None) if True in down else (None, said[0].value)
    return Interval(most, False, least, False, "%")


def rates_apart(outcomes: Sequence[Outcome]) -> tuple[Interval, Outcome, Outcome] | None:
    """The first of several rates that each have points of their own, all lost by what follows (甲率达到 95% 得 5 分,
    乙率达到 90% 得 5 分,否则不得分), with what it earns and what takes it."""
    if len(outcomes) < 3 or outcomes[-1].points != 0 or not _ELSE.fullmatch(outcomes[-1].condition.text):
        return None
    *earned, none = outcomes
    named = {said for one in earned if _RATE.search(said := subject(one.condition.text))}
    read = [span for one in earned if (span := interval(one.condition.text)) is not None]
    floors = [span for span in read if span.unit == "%" and span.low and span.high is None]
    return (floors[0], earned[0], none) if len(named) == len(floors) == len(earned) else None


def each_lost(
    line: Line, scoring: Scoring, targets: Sequence[Target], whole: float
) -> tuple[Interval, float, tuple[Words, Words]] | None:
    """What loses its part of the points where several rates share them (入库率、上报率低于 90% 的各扣 10 分).

    With what each loses, and the words: of the condition, of the points.
    """
    only = scoring.deductions[0] if len(scoring.deductions) == 1 else None
    passage = line.passage(only.words.field) if only is not None else None
    if only is None or passage is None or scoring.ladders or not (only.shared and only.per == "项" and not only.high):
        return None
    before = passage.raw[max(0, only.words.start - _REACH) : only.words.start]
    said = re.split("[。；;\n]", before)[-1].rstrip("，,各的")
    if (rates := len(_RATES.findall(said))) < 2 or rates * only.points < whole - 1e-9:
        return None
    span = interval(re.split("[，,]", said)[-1])
    if span is None and _SHORT.search(said):
        aim = next((target for target in targets if target.value and target.unit == "%"), None)
        span = None if aim is None or aim.direction != "higher" else Interval(None, False, aim.value, False, "%")
    if span is None or span.unit != "%" or None not in (span.low, span.high):
        return None
    start = passage.raw.rfind(said, 0, only.words.start)
    return span, only.points, (Words(only.words.field, start, start + len(said), said), only.words)
