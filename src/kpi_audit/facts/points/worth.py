"""What the words of a line award, and what they take away for a matter of its own."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

from ...reading.clarity.parts import parts, standard
from ...reading.scoring.scoring import Scoring, Step
from ...reading.text.line import Line
from ...reading.text.list_numbers import items
from ...reading.text.stretches import Stretches
from ...startup import patterns as re

_LOSES = re.compile(
    r"(?!每?[不否迟缺漏低少差超降])(?:(?:(?!未|没有|总分)[^扣减得]){8,}?|(?:(?!未|没有|总分)[^扣减得,]){8,},(?:(?!总分)[^扣减得]){2,}?)"
    r"(?:扣|减(?=\d))"
)
"""A matter of its own that loses points: no shortfall of what stands before (未按时报送的扣 1 分)."""
_SENTENCE = re.compile(r"\A|(?<=[。\n])(?=[^\n])(?!\s?其中)")
_EACH_PERIOD = re.compile(
    r"(?:按|每个?)(?:月|季度?|旬|周)(?:度)?(?:计算|考核|进行)?[计评]?分[^。]{0,10}每个?(?:月|季度?|旬|周)[^。;扣]{0,30}[得计记]\d"
)
_ITEMS = 2
"""A text of fewer items or sentences has none."""


def full_marks(scoring: Scoring) -> float | None:
    """The most that the criteria award: the best step of each ladder plus every award beside; None when open."""
    if scoring.fulls or any(level.full or level.percent for level in scoring.levels):
        return None
    best = [
        max(points)
        for ladder in scoring.ladders
        if (points := [level.points for level in ladder if level.points is not None])
    ]
    spans: dict[str, list[tuple[int, int]]] = {}
    for level in scoring.levels:
        spans.setdefault(level.words.field, []).append((level.words.start, level.words.end))
    inside = {field: Stretches(pairs) for field, pairs in spans.items()}
    loose = [step for step in scoring.awards if step.words.start not in inside.get(step.words.field, ())]
    if any(step.per is not None or step.shared or step.percent for step in loose):
        return None
    best += [step.most for step in loose]
    best += [formula.points for formula in scoring.formulas if formula.points is not None]
    return sum(best) if best else None


def loses_apart(line: Line) -> bool:
    """Whether the rest of the points is lost for another matter (达标得 3 分;发生集体上访每批次扣 1 分)."""
    return any(
        _LOSES.match(piece.text.lstrip()) and not piece.awards for passage in standard(line) for piece in parts(passage)
    )


def each_period(line: Line) -> bool:
    """Whether points are earned anew every month or quarter (按月计分,每月达到 98% 的得 1 分)."""
    return any("每" in passage.text and _EACH_PERIOD.search(passage.text) is not None for passage in standard(line))


def awarded_outside(line: Line, scoring: Scoring) -> set[float]:
    """What is awarded outside of brackets with parts (路网完善得 0.5 分(其中省道得 0.2 分);有人管养得 1 分)."""
    total, inside, depth, last = 0.0, False, 0, ("", 0)
    for step in scoring.awards:
        passage = line.passage(step.words.field)
        if step.words.field != last[0] or step.words.start < last[1]:
            depth, last = 0, (step.words.field, 0)
        between = "" if passage is None else passage.raw[last[1] : step.words.start]
        depth += sum(map(between.count, "(（")) - sum(map(between.count, ")）"))
        last = step.words.field, step.words.start
        inside = inside or depth > 0
        total += 0.0 if depth > 0 else step.most
    return {round(total, 6)} - {0.0} if inside else set()


def awarded_by_items(line: Line, scoring: Scoring) -> set[float]:
    """What the items or the sentences of a text award together, where one says how its points come about.

    （1）工作站到位的记50分，其中村级记10分；（2）全年研究4次以上的记10分: 60 points, not 70.
    """
    found: set[float] = set()
    for passage in line.passages:
        numbered = items(passage.text, clauses=True)
        told = [mark.start() for mark in _SENTENCE.finditer(passage.text)]
        for row in (numbered, told):  # 普及率达标得 6 分,低于的得 4、2 分。辍学率…得 4、2 分: 10 points
            starts = [passage.origin(at, at + 1)[0] for at in row]
            if len(starts) < _ITEMS:
                continue
            most: dict[int, float] = {}
            for step in scoring.awards:
                if step.words.field == passage.field:
                    item = bisect_right(starts, step.words.start)
                    most[item] = max(most.get(item, 0.0), step.most)
            found.add(round(sum(most.values()), 6))
    return found - {0.0}


def earned_besides(scoring: Scoring) -> bool:
    """Whether more is earned than the stated parts: piece by piece, or up to a limit (每篇得 5 分,上限 10 分)."""
    pieces = any(step.per is not None for step in (*scoring.awards, *scoring.bonuses))
    return pieces or any(cap.of != "deduction" and cap.points is not None for cap in scoring.caps)


def _most(step: Step) -> float:
    return step.most


def awarded_together(scoring: Scoring) -> set[float]:
    """Every total that the awards may be meant to reach; empty where they leave it open."""
    awards = scoring.awards
    leaves_open = (scoring.fulls, scoring.formulas, scoring.bonuses, scoring.unread, scoring.caps, scoring.discretion)
    if not awards or any(leaves_open) or any(step.per is not None or step.percent for step in awards):
        return set()
    together = Counter((step.words.field, step.words.start) for step in awards if step.shared)
    if 1 in together.values():
        return set()  # 面积、产量达标的分别得 3 分: so many times as there are matters
    if any(level.percent or level.full for level in scoring.levels):
        return set()
    tops = [max((level.points or 0.0) for level in ladder) for ladder in scoring.ladders]
    inside = {(level.words.field, level.words.start) for level in scoring.levels}
    loose = [step.most for step in awards if (step.words.field, step.words.start) not in inside]
    every = [step.most for step in awards]
    levels = {(step.words.field, step.words.start): step.most for step in sorted(awards, key=_most)}
    return {
        round(sum(levels.values()), 6),  # 分别得 6 分、4 分、2 分: levels of one matter
        max(every),
        round(sum(every), 6),
        round(sum(tops) + sum(loose), 6),
        round(sum(tops), 6),
        max(tops, default=0.0),
    } - {0.0}
