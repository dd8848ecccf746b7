"""Leaves that are scored at discretion or by raters without described levels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...findings.finding import Evidence
from ...reading.clarity.discretion import (
    Discretion,
    bare_grades,
    find_discretion,
    find_ranges,
    find_rated,
    find_rated_part,
    find_rated_text,
    levels_given,
    sentences_of,
)
from ...reading.clarity.discretion import described as levels_in
from ...reading.scoring.scoring import Step
from ...reading.text.line import Passage, Words
from ...startup import patterns as re
from ...startup.records import dataclass
from ..alike import TextReading, amount_blind, scoring_said
from ..facts import Facts
from ..hierarchy import Node
from ..readings import evidence_of
from ..texts import Text

_MATTER = re.compile(
    r"\A[,，、;；][^,，。;；\d]{2,16}(?:一次|1次|一起|1起|一例|1例|每次|每起|每例)[扣加]"
    r"|\A[,，、;；](?:每?(?:出现|发生|发现))?[一1][次起例][^,，。;；\d]{2,16}[扣加]"
)
_DEGREE = re.compile(
    "轻|重(?!大)|一般|恶劣|较[大小多少好差]|首次|再次|多次|第[一二三]次|部分|基本|完全|以[上下内]|[优良差]"
)
_LESSER = re.compile("一般|较大|普通|轻微")
"""What stands before 重大 where that is a degree and no part of a name (重大隐患, 重大决策)."""
_KINDS = re.compile(
    r"分别(?:给予|予以|给|再|奖励)?\Z|(?:国家|[国省市县区镇乡校院])级?[、/和及或](?:国家|[省市县区镇乡校院系])级[^。；;分]{0,24}\Z"
    r"|[一二三四五][、/和及或][一二三四五][星等级档A][^。；;分]{0,24}\Z"
)
"""Kinds in a row and “each”: the range goes with them, step by step (县级、市级、省级…分别加 1—3 分)."""
_LEAD = 40
"""Characters before a range in which its kinds stand."""
_SURVEYS = ("survey", "third_party", "statistics", "audit", "system")
_RULED = ("linear", "bands", "threshold", "rank")


@dataclass(frozen=True, slots=True)
class Subjective:
    """A leaf, or a running text; ``kind`` is declared, rated, discretion, bounded or range.

    ``wholly``: nothing else decides its score.
    """

    node: Node | None
    kind: str
    evidence: tuple[Evidence, ...]
    wholly: bool


def subjective_lines(facts: Facts) -> Iterator[Subjective]:
    """One for each leaf, and for each running text that leaves points to discretion."""
    levels = levels_given([text.passage.text for text in facts.texts])
    for leaf in facts.hierarchy.leaves:
        if facts.roles[leaf] != "veto":
            found = _leaf(facts, leaf, levels)
            if found is not None:
                yield found
    for text in () if levels else facts.texts:
        yield from _running(text)


def _leaf(facts: Facts, leaf: Node, levels: bool) -> Subjective | None:
    indicator = leaf.indicator
    scoring = indicator.scoring
    if scoring is not None and (scoring.rubric or len(scoring.steps) > 1 or scoring.mode in _RULED):
        return None
    if scoring is not None and scoring.mode == "subjective":
        return None if _described(facts, leaf) else Subjective(leaf, "declared", (), True)
    read = facts.reading(leaf)
    fixed = read.scoring
    free = [] if levels else read.says(_discretion)
    if free:
        kind = "bounded" if all(one.ranged for one in free) else "discretion"
        steps = [step for step in (*fixed.awards, *fixed.deductions, *fixed.bonuses) if step.high is None]
        wholly = not (steps or fixed.zeros or fixed.formulas)
        return Subjective(leaf, kind, evidence_of(indicator, [one.words for one in free]), wholly)
    if (rated := _rated(facts, leaf)) and not _described(facts, leaf):
        return Subjective(leaf, "rated", evidence_of(indicator, rated), True)
    if not levels and not set(indicator.verify) & set(_SURVEYS) and (named := read.says(_grades_said)):
        return Subjective(leaf, "discretion", evidence_of(indicator, named), True)
    if not set(indicator.verify) & set(_SURVEYS) and (part := read.says(_rated_part)):
        return Subjective(leaf, "rated", evidence_of(indicator, part), False)
    ranges = [] if levels else read.says(_ranges)
    if ranges:
        return Subjective(leaf, "range", evidence_of(indicator, ranges), False)
    return None


@amount_blind
def _discretion(texts: TextReading) -> list[Discretion]:
    return [one for passage in texts.line.passages for one in find_discretion(passage)]


@amount_blind
def _rated_said(texts: TextReading) -> tuple[Words, ...]:
    return find_rated(texts.line)


@amount_blind
def _rated_part(texts: TextReading) -> tuple[Words, ...]:
    return find_rated_part(texts.line)


def _grades_said(texts: TextReading) -> tuple[Words, ...]:
    return bare_grades(texts.line)


def _described(facts: Facts, leaf: Node) -> bool:
    """Whether its texts describe levels with their points."""
    reading = facts.reading(leaf)
    texts = [passage.text for passage in reading.line.passages]
    return bool(reading.scoring.ladders) or any(levels_in(text) for text in texts)


def _rated(facts: Facts, leaf: Node) -> tuple[Words, ...]:
    """Words by which raters give the score; a survey or a counted result is none."""
    indicator = leaf.indicator
    reading = facts.reading(leaf)
    source = indicator.data_source
    surveyed = set(indicator.verify) & set(_SURVEYS) or (source is not None and source.type in _SURVEYS)
    if surveyed or indicator.kind == "satisfaction" or indicator.formula or indicator.target:
        return ()
    scoring = reading.scoring
    if scoring.deductions or scoring.ladders or scoring.bonuses:
        return ()
    return reading.says(_rated_said)


def _ranges(texts: TextReading) -> list[Words]:
    """Ranges of points under one condition, which leave it open where in the range a case falls."""
    scoring = texts.says(scoring_said)
    steps = tuple(
        [step for step in (*scoring.deductions, *scoring.bonuses) if step.high is not None and step.high > step.points]
    )
    found: list[Words] = []
    if not steps:
        return found
    for passage in texts.line.passages:
        for sentence in sentences_of(passage.text):
            start, end = passage.origin(sentence.start, sentence.end)
            inside = [
                step
                for step in steps
                if step.words.field == passage.field and start <= step.words.start < end
                if not _KINDS.search(passage.raw[max(start, step.words.start - _LEAD) : step.words.start])
            ]
            if inside and not _graded(sentence.text) and _of_different_matters(passage, inside):
                found.append(inside[0].words)
    return found


def _of_different_matters(passage: Passage, steps: Sequence[Step]) -> bool:
    """Whether each range stands behind a matter of its own (压件一次扣 2—5 分,泄密一次扣 5—10 分), no degree.

    The rungs of a ladder follow each other; ranges that overlap (扣 1—5 分;扣 2—6 分) are none.
    """
    return all(_own_matter(passage, before, step) for before, step in pairwise(steps))


def _own_matter(passage: Passage, before: Step, step: Step) -> bool:
    lead = passage.raw[before.words.end : step.words.end]
    if _MATTER.search(lead):
        return True
    if max(before.points, step.points) >= min(before.most, step.most) or _DEGREE.search(lead):
        return False
    return "重大" not in lead or not _LESSER.search(passage.raw[max(0, before.words.start - _LEAD) : before.words.end])


def _graded(text: str) -> bool:
    """Whether a sentence tells where in its range a case falls."""
    return levels_in(text) or any(mark in text for mark in ("名", "位次", "比例", "等次"))


def _running(text: Text) -> Iterator[Subjective]:
    free = find_discretion(text.passage)
    if free:
        kind = "bounded" if all(one.ranged for one in free) else "discretion"
        evidence = tuple(Evidence(text.place.words(one.words.start, one.words.end), one.words.text) for one in free)
        yield Subjective(None, kind, evidence, False)
    ranges = find_ranges(text.passage) if text.field == "text" and not free else []
    if ranges:
        evidence = tuple(Evidence(text.place.words(one.start, one.end), one.text) for one in ranges)
        yield Subjective(None, "range", evidence, False)
    rated = find_rated_text(text.passage) if text.field == "text" and not free else []
    if rated:
        evidence = tuple(Evidence(text.place.words(one.start, one.end), one.text) for one in rated)
        yield Subjective(None, "rated", evidence, False)
