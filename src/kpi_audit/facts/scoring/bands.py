"""Tables of bands: the levels of a line and the grades of a scheme as intervals with their words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from ...findings.finding import Evidence
from ...reading.bands.grades import grade_lists
from ...reading.bands.intervals import Interval, interval, rest, subject
from ...reading.scoring.scoring import Outcome, Scoring, read_scoring
from ...reading.text.line import Words, line
from ...reading.text.stretches import Spots
from ...source.location import Place
from ...startup import patterns as re
from ...startup.records import dataclass, replace
from ..facts import Facts
from ..hierarchy import Node
from ..readings import place_of
from ..texts import Text
from .rungs import MONEY, in_money, reached
from .structured import StepBand, step_bands

_ITEM = re.compile(r"\s*(?:\(?[0-9]{1,2}[.、)]|\([一二三四五六七八九十]{1,2}\)|[一二三四五六七八九十]{1,2}、)")
_DEFINED = re.compile(
    r"[上下内][”\"]?[^。;\n]{0,10}?不?(?:含|包括|包含)(?:本|该|其)?(?:数|级|分)|就高(?:不就低|原则|计)"
)
_NAMES = re.compile("优|良|合格|达标|一般")
_REST = re.compile(r"\A\s*\Z|否则|其[余他它]|[未不没无差低]|一般|较|基本(?!农田)|部分|以[上下]|全")
"""What may take the values that the levels leave; another matter (提出办法的得 0.2 分) does not."""
_ROUNDED = re.compile(r"四舍五入|取整|保留整数|(?:按|取|以)整数")


@dataclass(frozen=True, slots=True)
class Row:
    """A level or a grade: its interval, the words that say it, and what it gives (None: full marks, or a grade)."""

    interval: Interval
    said: str
    evidence: Evidence
    points: float | None = None
    full: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that are alternatives. ``open``: a level without figures (否则不得分) takes what the rows leave.

    ``losses``: rows tell what is taken.
    ``whole``: values come in whole numbers. ``top``: the largest value there is, where that is known.
    """

    node: Node | None
    grades: bool
    rows: tuple[Row, ...]
    declared: bool
    open: bool = False
    losses: bool = False
    whole: bool = False
    top: float | None = None

    @property
    def unit(self) -> str:
        """The unit of the measured value."""
        return next((row.interval.unit for row in self.rows if row.interval.unit), "")


def tables(facts: Facts) -> Iterator[Table]:
    """Every table of a scheme: its grades, then its lines."""
    yield from _declared_grades(facts)
    yield from _told_grades(facts)
    for node in facts.hierarchy.nodes:
        if node.indicator.scoring is not None and node.indicator.scoring.steps:
            yield from _structured(node)
        else:
            scoring, place = facts.reading(node).scoring, partial(place_of, node.indicator)
            found = list(_told(scoring, node, place))
            yield from found or _named(facts, node)
            if len(scoring.deductions) > 1:
                yield from _lost(scoring, node, place)
    for text in facts.texts:
        if text.field == "text":
            yield from _told(read_scoring(line(text=text.passage.raw)), None, partial(_placed, text))


def boundaries_defined(facts: Facts, node: Node | None) -> bool:
    """Whether a text says to which side a boundary belongs (以上含本数,以下不含本数; 就高)."""
    return _anywhere(facts, node, _DEFINED)


def scores_rounded(facts: Facts, node: Node | None) -> bool:
    """Whether a text says that values are rounded to whole numbers."""
    return _anywhere(facts, node, _ROUNDED)


def _anywhere(facts: Facts, node: Node | None, pattern: re.Pattern[str]) -> bool:
    own = () if node is None else facts.reading(node).line.passages
    said = facts.once(("said anywhere", pattern), lambda: any(pattern.search(one.passage.text) for one in facts.texts))
    return said or facts.once(("said here", pattern, node), lambda: any(pattern.search(one.text) for one in own))


def _declared_grades(facts: Facts) -> Iterator[Table]:
    """Grades as fields: ``min`` in, ``max`` out but for the top one's, which may have none; scores are continuous."""
    highest = max((grade.max for grade in facts.scheme.grades if grade.max is not None), default=0.0)
    above = any(grade.max is None and (grade.min or 0.0) >= highest > 0 for grade in facts.scheme.grades)
    rows = []
    for index, grade in enumerate(facts.scheme.grades):
        if grade.min is None and grade.max is None:
            continue
        last = grade.max == highest and not above
        span = Interval(grade.min, True, grade.max, last, "分")
        name = grade.name or ""
        said = "name" if name else "min" if grade.min is not None else "max"  # the evidence is what stands there
        rows.append(Row(span, name, Evidence(facts.scheme.place("grades", index, said), name)))
    if len(rows) > 1:
        yield Table(None, True, tuple(rows), True, top=facts.scheme.total_points)


def _told_grades(facts: Facts) -> Iterator[Table]:
    if facts.scheme.grades:
        return
    for text in facts.texts:
        for listed in grade_lists(text.passage.text):
            rows = [Row(one.interval, one.name, text.evidence(one.start, one.end)) for one in listed]
            yield Table(None, True, tuple(rows), False, whole=not fractional(facts))


def _named(facts: Facts, node: Node) -> Iterator[Table]:
    """Grades of a line by their shares, with no points beside them (95% 以上为优秀,90%—94% 为良好)."""
    for said in facts.reading(node).line.passages if node.is_leaf else ():
        for listed in grade_lists(said.text, "%") if "%" in said.text and _NAMES.search(said.text) else ():
            words = [(one.interval, said.words(one.start, one.end)) for one in listed]
            rows = [Row(one, said.text, Evidence(place_of(node.indicator, said), said.text)) for one, said in words]
            yield Table(node, False, tuple(rows), False)


def fractional(facts: Facts) -> bool:
    """Whether a total may have decimals: weights, shares, formulas, or steps below one point."""
    weights = [one.weight for one in facts.scheme.evaluators]
    weights += [node.indicator.weight for node in facts.hierarchy.nodes]
    if any(weight is not None for weight in weights):
        return True
    for node in facts.hierarchy.nodes:
        scoring = facts.reading(node).scoring
        steps = (*scoring.awards, *scoring.deductions, *scoring.bonuses)
        amounts = [node.indicator.points or 0.0, *(step.points for step in steps)]
        if scoring.formulas or any(step.percent for step in steps) or any(one != int(one) for one in amounts):
            return True
    return False


def _structured(leaf: Node) -> Iterator[Table]:
    assert leaf.indicator.scoring is not None
    place = leaf.indicator.place("scoring")
    bands: list[StepBand] = step_bands(leaf.indicator.scoring.steps)
    rows = [
        Row(one.interval, one.said, Evidence(place, one.said), one.points, one.full)
        for one in bands
        if one.interval is not None
    ]
    if len(rows) > 1 and len({row.interval.unit for row in rows if row.interval.unit}) < 2:
        yield Table(leaf, False, tuple(rows), True, open=len(rows) < len(bands))


def _placed(text: Text, words: Words) -> Place:
    return text.place.words(words.start, words.end)


def _told(scoring: Scoring, node: Node | None, place: Callable[[Words], Place]) -> Iterator[Table]:
    run: list[tuple[Outcome, Interval]] = []
    stepwise = Spots(_stepwise(scoring) if scoring.outcomes else ())
    loose = aside = False
    for outcome in scoring.outcomes:
        if outcome.kind != "award":  # 低于 40% 不计分,40—60% 之间减 0.2 分: a level too
            loose = loose or (bool(run) and interval(outcome.condition.text) is not None)
            continue
        span = interval(outcome.condition.text)
        if span is None and not _ITEM.match(outcome.condition.text):
            remains = _REST.search(outcome.condition.text) is not None
            loose = loose or (remains and not (aside and not outcome.condition.text))  # …的得 0.2 分,否则不得分
            aside = not remains
            continue
        aside = False
        if run and (span is None or not _continues(run, outcome, span)):
            yield from _table(node, run, place, loose or _graded(stepwise, run))
            run, loose = [], False
        if span is not None:
            run.append((outcome, span))
    yield from _table(node, run, place, loose or _graded(stepwise, run))


def _lost(scoring: Scoring, node: Node, place: Callable[[Words], Place]) -> Iterator[Table]:
    """Levels of what is taken (5% 以内扣 1 分,5%—10% 扣 3 分,10% 以上不得分); more than they name may cost nothing."""
    run: list[tuple[Outcome, Interval]] = []
    for outcome in (*scoring.outcomes, None):
        taken = outcome is not None and (outcome.kind == "deduction" or (bool(run) and outcome.points == 0))
        span = interval(outcome.condition.text) if outcome is not None and taken else None
        if run and (outcome is None or span is None or not _continues(run, outcome, span)):
            ends = [(one.low, one.high) for _, one in run]
            if any(None not in one for one in ends) or {True, False} == {low is None for low, _ in ends}:
                yield from (replace(table, losses=True) for table in _table(node, run, place, loose=True))
            run = []
        if outcome is not None and span is not None:
            run.append((outcome, span))


def _stepwise(scoring: Scoring) -> Iterator[Words]:
    """The words by which points follow a value step by step."""
    yield from (one.words for one in (*scoring.deductions, *scoring.awards, *scoring.bonuses) if one.per is not None)
    yield from (formula.words for formula in scoring.formulas)


def _graded(stepwise: Spots, run: list[tuple[Outcome, Interval]]) -> bool:
    """Whether points fall step by step between two levels (达到 98% 得 10 分,每低 1% 扣 0.5 分,低于 85% 不得分)."""
    if len(run) < 2:
        return False
    first, last = run[0][0].words, run[-1][0].words
    return bool(stepwise.starting(first.field, first.end, last.start))


def _continues(run: list[tuple[Outcome, Interval]], outcome: Outcome, span: Interval) -> bool:
    """Whether an outcome measures what the run measures."""
    first, before = run[0]
    said, text = first.condition.text, outcome.condition.text
    if _ITEM.match(text) or outcome.words.field != first.words.field or outcome.percent != first.percent:
        return False
    if span.unit and before.unit and span.unit != before.unit:
        return False
    own, other = subject(text), subject(said)
    return (not own or other.endswith(own) or own.endswith(other)) and rest(text) in ("", own, rest(said))


def _of_each(run: list[tuple[Outcome, Interval]]) -> bool:
    """Whether the same single number stands there again (甲刊采用 1 条 20 分,乙刊采用 1 条 50 分): different things."""
    single = [span.low for _, span in run if span.low is not None and span.low == span.high]
    return len(set(single)) < len(single)


def _table(
    node: Node | None, run: list[tuple[Outcome, Interval]], place: Callable[[Words], Place], loose: bool
) -> Iterator[Table]:
    if len(run) < 2 or _of_each(run):
        return
    rows = []
    money = next((span.unit for _, span in run if span.unit in MONEY), None)
    for outcome, found in reached(run):
        words = outcome.condition
        span = found if money is None else in_money(found, words.text, money)
        rows.append(Row(span, words.text, Evidence(place(words), words.text), outcome.points, outcome.full))
    yield Table(node, False, tuple(rows), False, open=loose)
