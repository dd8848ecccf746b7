"""What the texts of a line state as points: of the whole, of its parts, of each unit that is looked at."""

from __future__ import annotations

from ...reading.clarity.parts import parts, standard
from ...reading.scoring.scoring import Scoring, StatedPoints
from ...reading.text.line import Line
from ...startup import patterns as re

_ONE = re.compile(
    r"每(?:一|1)?(?:个|家|户|所|处|村|社区|单位|镇|校)[^,，。;；、\d]{0,8}\Z|\d名(?:的|以[内后])?[,，:：]?\Z"
)
_PLACES = re.compile(r"\d名(?:的|以[内后])?[,:]?(?:计|得|加|记)?\d+(?:\.\d+)?分")
_LESS = re.compile(r"(?<!没)有[^,，。;；、0-9]{1,10}(?:无|未|没有|缺)[^,，。;；、0-9]{1,10}\Z")
_BARE = re.compile(r"[(（]\s{0,2}(\d?\.\d{1,2}|\d{1,3}(?=\s{0,2}[)）]\s{0,4}(?:[。;；\n]|\Z)))\s{0,2}[)）]")
"""Points without the word: a fraction in brackets, or a whole number that ends a part; (1) begins one."""


def stated_points(scoring: Scoring) -> float | None:
    """Points written as such: “(10分)” in the name, else all those in the text together; bonus left out."""
    ordinary = [said for said in scoring.stated if not said.bonus]
    named = [said for said in ordinary if said.words.field == "name"]
    chosen = named[:1] or ordinary
    return sum(said.points for said in chosen) if chosen else None


def stated_bonus(scoring: Scoring) -> float:
    """Bonus points written as such: “7分奖分”."""
    return sum(said.points for said in scoring.stated if said.bonus)


def outermost(line: Line, said: list[StatedPoints]) -> float:
    """What the parts add up to that stand in no brackets with other words (准确率 3 分(抽查 2 分,暗访 1 分))."""
    total, depth, last = 0.0, 0, ("", 0)
    for one in said:
        passage = line.passage(one.words.field)
        if one.words.field != last[0]:
            depth, last = 0, (one.words.field, 0)
        between = "" if passage is None else passage.raw[last[1] : one.words.start]
        depth += sum(map(between.count, "(（")) - sum(map(between.count, ")）"))
        last = (one.words.field, max(last[1], one.words.start))
        total += one.points if depth <= 0 else 0.0
    return total


def is_of_each(line: Line, said: StatedPoints) -> bool:
    """Whether points are those of every unit looked at (每个社区占 5 分), or of a place (1-3 名,7 分)."""
    passage, start = line.passage(said.words.field), said.words.start
    return passage is not None and _ONE.search(passage.raw[max(0, start - 24) : start]) is not None


def is_for_less(line: Line, said: StatedPoints) -> bool:
    """Whether points are for those who lack something (有会议,无记录 0.5 分): a lower level of the line."""
    passage, start = line.passage(said.words.field), said.words.start
    return passage is not None and _LESS.search(passage.raw[max(0, start - 24) : start]) is not None


def ranked_beside(line: Line) -> bool:
    """Whether places earn more beside (完成计划 25 分。排名:1-3 名,7 分;4-6 名,5 分)."""
    return any(_PLACES.search(passage.text) for passage in standard(line))


def bare_figures(line: Line, chosen: list[StatedPoints]) -> float:
    """The figures that stand alone in brackets in the same texts (学历(0.5),能力(0.5 分); 监测(20)\\n整治(30 分))."""
    texts = [line.passage(field) for field in dict.fromkeys(said.words.field for said in chosen)]
    return sum(float(found[1]) for text in texts if text is not None for found in _BARE.finditer(text.raw))


def parts_together(line: Line, scoring: Scoring) -> float | None:
    """What the parts that are stated make up, where there are several; what is awarded stands inside one of them."""
    said = [one for one in scoring.stated if one.words.field != "name" and not one.bonus]
    return outermost(line, said) if len(said) > 1 else None


def only_named(line: Line) -> bool:
    """Whether the name is the whole standard: points in it may be those of its parts (争取项目计 2 分,普查 2 分)."""
    return any(passage.field == "name" for passage in standard(line))


def is_of_a_part(said: StatedPoints, *, named: bool) -> bool:
    """Whether stated points are those of one part: in the standard, and in a name without brackets only."""
    return not said.bonus and (said.words.field != "name" or (named and not said.words.text.startswith(("(", "（"))))


def closes_a_part(line: Line, said: list[StatedPoints]) -> bool:
    """Whether points stand at the end of one part of a text (培训 2 次(2 分);…的不得分) and others earn the rest."""
    for passage in standard(line):
        stated = [one.words.end for one in said if one.words.field == passage.field]
        pieces = parts(passage)
        if stated and any(passage.origin(0, piece.end)[1] == max(stated) for piece in pieces[:-1]):
            return any(piece.scores and passage.origin(0, piece.end)[1] not in stated for piece in pieces)
    return False
