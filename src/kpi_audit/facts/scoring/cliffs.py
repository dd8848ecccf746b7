"""Lines where a little less loses everything: thresholds without anything below them, and steep levels."""

from __future__ import annotations

from typing import Literal

from ...findings.finding import Evidence
from ...reading.bands.intervals import Interval, interval
from ...reading.quantity.targets import Target
from ...reading.scoring.scoring import Outcome, Scoring, Step
from ...reading.text.line import Words
from ...startup import patterns as re
from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node
from ..readings import evidence_of
from .aims import each_lost, named_aim, rates_apart, shared_aim
from .handed_down import handed_down
from .levels import ELSE, edge_of, rises_with, rising, span_of, worth_of

MEASURES = frozenset({"rate", "volume", "speed", "coverage", "quality", "survey"})
LARGE_COUNT = 20
"""A count of at least so many is as good as continuous."""
_SIZES = re.compile(r"%|百分点|元|亩|公里|米|公顷|吨|克|kg|学时|度")
_TAIL = re.compile(r"末位|倒数|后[一二三四五六七八九十\d]{1,2}[名位]|排名(?:靠后|最后)|垫底")
_PLACE = re.compile(r"前[一二三四五六七八九十\d]{1,2}[名位]?|排名|名次|位次")
_SCORED = re.compile(r"得分|总分|评分")
_SHORT = re.compile(r"少|缺|低|差|降|不足|未达|减(?![\d去分])|高|超|增|迟|滞")
_MATTER = frozenset({"%", "个百分点", "万元", "亿元", "元", "亩", "公里", "吨"})


@dataclass(frozen=True, slots=True)
class Cliff:
    """A drop at ``value``: ``lost`` points go, ``kept`` stay, of the ``points`` that the best level gives."""

    kind: Literal["threshold", "step", "rank"]
    node: Node
    points: float
    lost: float
    kept: float
    value: float | None
    unit: str
    rises: bool
    full: bool
    evidence: tuple[Evidence, ...]


def find_cliff(facts: Facts, leaf: Node, *, steep: float, near: float) -> Cliff | None:
    """The cliff of a leaf. ``steep``: share of the points lost at once; ``near``: how near the target, as a share."""
    scoring = facts.reading(leaf).scoring
    declared = leaf.indicator.scoring
    if declared is not None and declared.mode in ("linear", "deduct", "subjective"):
        return None
    if leaf.indicator.metric == "binary" or _gradual(scoring):
        return None
    outcomes = [one for one in scoring.outcomes if one.kind == "award"]
    ranked = _rank(facts, leaf, outcomes)
    if ranked is not None:
        return ranked
    if declared is not None and declared.mode == "threshold" and not outcomes:
        return _stated(facts, leaf)
    if _partly_lost(facts, leaf, scoring):
        return None
    found = _levels(facts, leaf, outcomes, steep, near) or _single(facts, leaf, scoring, outcomes)
    return found or _assigned(facts, leaf, scoring, outcomes) or _each(facts, leaf, scoring)


def _partly_lost(facts: Facts, leaf: Node, scoring: Scoring) -> bool:
    """Whether falling short costs a part only (5% 以内扣 1 分,10% 以内扣 3 分,10% 以上不得分)."""
    whole = facts.points.of(leaf)
    lost = [one for one in scoring.outcomes if one.kind == "deduction" and (one.points or 0.0) < whole]
    return any(span_of(one) is not None for one in lost)


def _gradual(scoring: Scoring) -> bool:
    """Whether points follow the value step by step."""
    if scoring.formulas:
        return True
    if len({step.points for step in scoring.awards if step.shared}) > 1:
        return True  # 超过 80%、70% 和 60% 的分别得 6 分、4 分和 2 分
    steps = (*scoring.awards, *scoring.deductions)
    return any(step.per is not None and (step.per in _MATTER or _SHORT.search(step.words.text)) for step in steps)


def _levels(facts: Facts, leaf: Node, outcomes: list[Outcome], steep: float, near: float) -> Cliff | None:
    """The steepest drop between neighbouring levels that lies near the best one."""
    whole = facts.points.of(leaf)
    if climbs := rising(outcomes, whole):
        outcomes = outcomes[::-1]
    best: tuple[Outcome, Interval] | None = None
    last: tuple[float, Interval] | None = None
    unread = 0.0
    for outcome in outcomes:
        span, worth = span_of(outcome), worth_of(outcome, whole)
        if best is None:
            if span is None or not worth or not _continuous(facts, leaf, span):
                unread = max(unread, worth)
                continue
            if worth < unread:  # a better level stands before it that could not be read
                return None
            best, last = (outcome, span), (worth, span)
            continue
        assert last is not None
        if outcome.words.field != best[0].words.field or worth > last[0]:
            return None
        top, lost = worth_of(best[0], whole), last[0] - worth
        rises = rises_with(best[1])
        edge, first = edge_of(last[1], rises=rises), edge_of(best[1], rises=rises)
        if span is None and not (ELSE.match(outcome.condition.text) and worth == 0):
            return None
        if span is not None and span.unit != best[1].unit:
            return None
        if edge is not None and first and abs(first - edge) <= near * abs(first) + 1e-9 and lost > steep * top + 1e-9:
            words = (best[0].condition, best[0].words, outcome.condition, outcome.words)
            kind: Literal["threshold", "step"] = "threshold" if worth == 0 and last[0] == top else "step"
            return _cliff(facts, leaf, kind, (top, lost, worth), (last[1], rises), words)
        if span is None:
            return None
        last = (worth, span)
    return _bottom(facts, leaf, outcomes, (whole, steep, near)) if climbs else None


def _bottom(facts: Facts, leaf: Node, outcomes: list[Outcome], limits: tuple[float, float, float]) -> Cliff | None:
    """What is lost below the last of levels that are all there is (95% 以上得 3 分,98% 以上得 5 分)."""
    best, last = span_of(outcomes[0]), span_of(outcomes[-1])
    whole, steep, near = limits
    lost = worth_of(outcomes[-1], whole)
    if best is None or last is None or not rises_with(last):
        return None
    edge, first = edge_of(last), edge_of(best)
    if not edge or not first or first - edge > near * first + 1e-9 or lost <= steep * whole + 1e-9:
        return None
    words = (outcomes[-1].condition, outcomes[-1].words)
    return _cliff(facts, leaf, "step", (whole, lost, 0.0), (last, True), words)


def _single(facts: Facts, leaf: Node, scoring: Scoring, outcomes: list[Outcome]) -> Cliff | None:
    """低于 95% 的不得分, 未达到 95% 的扣 8 分 (all there is), with nothing else said."""
    whole = facts.points.of(leaf)
    if len({said.points for said in scoring.stated if said.words.field != "name"}) > 1:
        return None  # 完成 80% 以上(75 分),50% 以上(50 分),50% 以下的不得分
    zeros = [one for one in outcomes if one.points == 0 and not _SCORED.search(one.condition.text)]
    if any(one.points or one.full for one in outcomes) or any(step.high for step in scoring.awards) or not whole:
        return None
    for zero in zeros:
        aims = _targets(facts, leaf)
        span = span_of(zero) or shared_aim(scoring, zero, aims) or named_aim(scoring, zero, aims)
        if span is not None and span.low != span.high and _continuous(facts, leaf, span):
            words = (zero.condition, zero.words)
            return _cliff(facts, leaf, "threshold", (whole, whole, 0.0), (span, span.low is None), words)
    for one in () if facts.points.is_estimated(leaf) else scoring.outcomes:
        span = span_of(one) if one.kind == "deduction" else None
        if span is None or span.low == span.high or (one.points or 0.0) < whole - 1e-9:
            continue
        others: list[Step] = [step for step in scoring.deductions if step.words != one.words]
        if not others and _continuous(facts, leaf, span):
            words = (one.condition, one.words)
            return _cliff(facts, leaf, "threshold", (whole, whole, 0.0), (span, span.low is None), words)
    return None


def _assigned(facts: Facts, leaf: Node, scoring: Scoring, outcomes: list[Outcome]) -> Cliff | None:
    """A quantity handed down without its figure (完成下达的造林面积得 10 分,未完成的不得分)."""
    found = handed_down(leaf.name, scoring, outcomes, facts.points.of(leaf))
    if found is None:
        return None
    evidence = evidence_of(leaf.indicator, found[1])
    return Cliff("threshold", leaf, found[0], found[0], 0.0, None, "", True, False, evidence)


def _each(facts: Facts, leaf: Node, scoring: Scoring) -> Cliff | None:
    """Rates that share the points of a line, each of which loses its part at once."""
    if (apart := rates_apart([one for one in scoring.outcomes if one.kind == "award"])) is not None:
        span, one, none = apart
        part = worth_of(one, facts.points.of(leaf))
        return _cliff(facts, leaf, "threshold", (part, part, 0.0), (span, True), (one.condition, one.words, none.words))
    found = each_lost(facts.reading(leaf).line, scoring, _targets(facts, leaf), facts.points.of(leaf))
    if found is None or facts.points.is_estimated(leaf):
        return None
    span, part, words = found
    return _cliff(facts, leaf, "threshold", (part, part, 0.0), (span, span.low is None), words)


def _rank(facts: Facts, leaf: Node, outcomes: list[Outcome]) -> Cliff | None:
    """By rank, all or nothing: 前三名得满分,其余不得分; 排名末位的不得分."""
    whole = facts.points.of(leaf)
    good = [one for one in outcomes if worth_of(one, whole)]
    none = [one for one in outcomes if one.points == 0]
    if len(none) != 1 or len(good) > 1:
        return None
    words = (*(item for one in good for item in (one.condition, one.words)), none[0].condition, none[0].words)
    tail = _TAIL.search(none[0].condition.text) is not None
    rest = ELSE.match(none[0].condition.text) and good and _PLACE.search(good[0].condition.text)
    if not (tail or rest) or interval(none[0].condition.text) is not None:
        return None
    top = worth_of(good[0], whole) if good else whole
    evidence = evidence_of(leaf.indicator, [one for one in words if one.text])
    return Cliff("rank", leaf, top, top, 0.0, None, "", True, False, evidence)


def _stated(facts: Facts, leaf: Node) -> Cliff | None:
    """A declared threshold with a target that is a quantity."""
    target = next((one for one in _targets(facts, leaf) if one.value), None)
    span = None if target is None else Interval(target.value, True, None, False, target.unit)
    if target is None or span is None or not _continuous(facts, leaf, span):
        return None
    if target.direction == "lower":
        span = Interval(None, False, target.value, True, target.unit)
    whole = facts.points.of(leaf)
    return _cliff(facts, leaf, "threshold", (whole, whole, 0.0), (span, rises_with(span)), (target.words,))


def _cliff(
    facts: Facts,
    leaf: Node,
    kind: Literal["threshold", "step"],
    amount: tuple[float, float, float],
    edge: tuple[Interval, bool],
    words: tuple[Words, ...],
) -> Cliff:
    span, rises = edge
    value = edge_of(span, rises=rises)
    goal = [one.value for one in _targets(facts, leaf) if one.value and one.unit == "%" and not one.growth]
    full = rises and span.unit == "%" and value == 100 and max(goal, default=100.0) == 100
    evidence = evidence_of(leaf.indicator, [one for one in words if one.text])
    return Cliff(kind, leaf, *amount, value, span.unit, rises, full, evidence)


def _targets(facts: Facts, leaf: Node) -> list[Target]:
    return facts.reading(leaf).targets


def _continuous(facts: Facts, leaf: Node, span: Interval) -> bool:
    """Whether the measured value moves in small steps."""
    metric, value = leaf.indicator.metric, edge_of(span)
    if not value:
        return False
    if metric is not None and metric != "count":
        return metric in MEASURES
    unit = span.unit or facts.once(("units", leaf), lambda: _units(facts, leaf)).get(value, "")
    return bool(_SIZES.search(unit)) or (
        unit not in ("分", "年", "月", "日", "天", "小时", "分钟", "") and value >= LARGE_COUNT
    )


def _units(facts: Facts, leaf: Node) -> dict[float | None, str]:
    """The unit of the first target of each value."""
    return {one.value: one.unit for one in reversed(_targets(facts, leaf))}
