"""Whether what a line awards, and what its texts call its points, agree with the points it has."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from ...findings.finding import Evidence
from ...reading.clarity.parts import parts, standard
from ...reading.scoring.scoring import Scoring, StatedPoints, Step
from ...reading.text.line import Line
from ...startup import patterns as re
from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node
from ..readings import place_of
from .points import TOLERANCE

_LOSES = re.compile(
    r"(?!每?[不否迟缺漏低少差超降])(?:(?:(?!未|没有|总分)[^扣减得]){8,}?|(?:(?!未|没有|总分)[^扣减得,]){8,},(?:(?!总分)[^扣减得]){2,}?)"
    r"(?:扣|减(?=\d))"
)
"""A matter of its own that loses points: no shortfall of what stands before (未按时报送的扣 1 分)."""

_ONE = re.compile(
    r"每(?:一|1)?(?:个|家|户|所|处|村|社区|单位|镇|校)[^,，。;；、\d]{0,8}\Z|\d名(?:的|以[内后])?[,，:：]?\Z"
)
_PLACES = re.compile(r"\d名(?:的|以[内后])?[,:]?(?:计|得|加|记)?\d+(?:\.\d+)?分")
_FRACTION = re.compile(r"[(（]\s*(\d?\.\d{1,2})\s*[)）]")


_ITEM = re.compile(r"(?:^|(?<=[,。;:\n]))\s{0,8}(?:\([0-9]{1,2}\)|[0-9]{1,2}[.、](?![0-9])|[①-⑳])", re.MULTILINE)
_SENTENCE = re.compile(r"\A|(?<=[。\n])(?=[^\n])")
_ITEMS = 2
"""A text of fewer numbered items has none."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A line whose words say other points than it has: ``best`` award, or points ``written``."""

    node: Node
    points: float
    said: float
    evidence: Evidence


def written_otherwise(facts: Facts) -> Iterator[Disagreement]:
    """Points written in a name, or in the text of a leaf, that differ from the declared ones."""
    for node in facts.hierarchy.nodes:
        points = node.indicator.points
        if points is None:
            continue
        scoring = facts.reading(node).scoring
        ordinary = [said for said in scoring.stated if not said.bonus and not _of_one(facts, node, said)]
        named = [said for said in ordinary if said.words.field == "name"]
        chosen = named or (ordinary if node.is_leaf else [])
        whole = sum(said.points for said in chosen)
        sums = {said.points for said in chosen} | {whole, _outermost(facts, node, chosen)}
        if all(_beside(said, named=True) for said in chosen):
            sums |= _best(scoring)  # 建设计 4 分:项目计 2 分,普查 2 分
        sums |= {whole + sum(step.most for step in scoring.bonuses)}  # 基础分 10 分,达到 90% 以上的加 5 分
        if not named or _bare_parts(facts, node):
            sums |= {whole + best for best in _best(scoring)}  # 达标得 3 分;未发生案件(2 分)
        if chosen and not any(abs(one - points) <= TOLERANCE for one in sums):
            if not named and whole < points and (_ranked_beside(facts, node) or _of_a_part(facts, node, chosen)):
                continue
            if whole < points and abs(whole + _bracketed(facts, node, chosen) - points) <= TOLERANCE:
                continue
            words = chosen[0].words
            said = chosen[0].points if len(chosen) == 1 else sum(one.points for one in chosen)
            yield Disagreement(node, points, said, Evidence(place_of(node.indicator, words), words.text))


def unreachable(facts: Facts) -> Iterator[Disagreement]:
    """Leaves whose best award is not their points (“有,得1分;无,不得分” on a leaf of 2)."""
    for leaf in facts.leaves:
        points, declared = leaf.indicator.points, leaf.indicator.scoring
        if points is None or (declared is not None and not declared.steps):
            continue
        scoring = facts.reading(leaf).scoring
        best = _best(scoring)
        if best:
            best |= {said.points for said in scoring.stated if said.words.field != "name" and not said.bonus}
            best |= _of_items(facts.reading(leaf).line, scoring) | _outside(facts.reading(leaf).line, scoring)
        named = _bare_parts(facts, leaf)
        beside = sum(said.points for said in scoring.stated if _beside(said, named=named))
        if best and not any(abs(one - points) <= TOLERANCE for one in (*best, *(one + beside for one in best))):
            if max(best) < points and (_loses_apart(facts, leaf) or _in_parts(facts, leaf, points)):
                continue
            words = max(scoring.awards, key=lambda step: step.most).words
            yield Disagreement(leaf, points, max(best), Evidence(place_of(leaf.indicator, words), words.text))


def _outermost(facts: Facts, node: Node, said: list[StatedPoints]) -> float:
    """What the parts add up to that stand in no brackets with other words (准确率 3 分(抽查 2 分,暗访 1 分))."""
    total, depth, last, line = 0.0, 0, ("", 0), facts.reading(node).line
    for one in said:
        passage = line.passage(one.words.field)
        if one.words.field != last[0]:
            depth, last = 0, (one.words.field, 0)
        between = "" if passage is None else passage.raw[last[1] : one.words.start]
        depth += sum(map(between.count, "(（")) - sum(map(between.count, ")）"))
        last = (one.words.field, max(last[1], one.words.start))
        total += one.points if depth <= 0 else 0.0
    return total


def _of_one(facts: Facts, node: Node, said: StatedPoints) -> bool:
    """Whether points are those of every unit looked at (每个社区占 5 分), or of a place (1-3 名,7 分)."""
    passage, start = facts.reading(node).line.passage(said.words.field), said.words.start
    return passage is not None and _ONE.search(passage.raw[max(0, start - 24) : start]) is not None


def _ranked_beside(facts: Facts, node: Node) -> bool:
    """Whether places earn more beside (完成计划 25 分。排名:1-3 名,7 分;4-6 名,5 分)."""
    return any(_PLACES.search(passage.text) for passage in standard(facts.reading(node).line))


def _bracketed(facts: Facts, node: Node, chosen: list[StatedPoints]) -> float:
    """The fractions that stand alone in brackets in the same texts (学历(0.5),能力(0.5 分))."""
    line = facts.reading(node).line
    texts = [line.passage(field) for field in dict.fromkeys(said.words.field for said in chosen)]
    return sum(float(found[1]) for text in texts if text is not None for found in _FRACTION.finditer(text.raw))


def _in_parts(facts: Facts, leaf: Node, points: float) -> bool:
    """Whether the parts that are stated make up the points; what is awarded stands inside one of them."""
    said = [one for one in facts.reading(leaf).scoring.stated if one.words.field != "name" and not one.bonus]
    return len(said) > 1 and abs(_outermost(facts, leaf, said) - points) <= TOLERANCE


def _bare_parts(facts: Facts, node: Node) -> bool:
    """Whether the name is the whole standard: points in it may be those of its parts (争取项目计 2 分,普查 2 分)."""
    return any(passage.field == "name" for passage in standard(facts.reading(node).line))


def _beside(said: StatedPoints, *, named: bool) -> bool:
    """Whether stated points are those of one part: in the standard, and in a name without brackets only."""
    return not said.bonus and (said.words.field != "name" or (named and not said.words.text.startswith(("(", "（"))))


def _of_a_part(facts: Facts, node: Node, said: list[StatedPoints]) -> bool:
    """Whether points stand at the end of one part of a text (培训 2 次(2 分);…的不得分) and others earn the rest."""
    line = facts.reading(node).line
    for passage in standard(line):
        stated = [one.words.end for one in said if one.words.field == passage.field]
        pieces = parts(passage)
        if stated and any(passage.origin(0, piece.end)[1] == max(stated) for piece in pieces[:-1]):
            return any(piece.scores and passage.origin(0, piece.end)[1] not in stated for piece in pieces)
    return False


def _loses_apart(facts: Facts, leaf: Node) -> bool:
    """Whether the rest of the points is lost for another matter (达标得 3 分;发生集体上访每批次扣 1 分)."""
    return any(
        _LOSES.match(piece.text.lstrip()) and not piece.awards
        for passage in standard(facts.reading(leaf).line)
        for piece in parts(passage)
    )


def _outside(line: Line, scoring: Scoring) -> set[float]:
    """What is awarded outside of brackets with parts (路网完善得 0.5 分(其中省道得 0.2 分);有人管养得 1 分)."""
    total, inside = 0.0, False
    for step in scoring.awards:
        passage = line.passage(step.words.field)
        before = "" if passage is None else passage.raw[: step.words.start]
        opened = sum(map(before.count, "(（")) > sum(map(before.count, ")）"))
        inside = inside or opened
        total += 0.0 if opened else step.most
    return {round(total, 6)} - {0.0} if inside else set()


def _of_items(line: Line, scoring: Scoring) -> set[float]:
    """What the numbered items of a text award together, where an item says how its points come about.

    （1）工作站到位的记50分，其中村级记10分；（2）全年研究4次以上的记10分: 60 points, not 70.
    """
    found: set[float] = set()
    for passage in line.passages:
        for mark in (_ITEM, _SENTENCE):  # 普及率达标得 6 分,低于的得 4、2 分。辍学率…得 4、2 分: 10 points
            starts = [passage.origin(*one.span())[0] for one in mark.finditer(passage.text)]
            if len(starts) < _ITEMS:
                continue
            most: dict[int, float] = {}
            for step in scoring.awards:
                if step.words.field == passage.field:
                    item = bisect_right(starts, step.words.start)
                    most[item] = max(most.get(item, 0.0), step.most)
            found.add(round(sum(most.values()), 6))
    return found - {0.0}


def _most(step: Step) -> float:
    return step.most


def _best(scoring: Scoring) -> set[float]:
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
