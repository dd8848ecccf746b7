"""Bonus for attention: instructions, awards, media; and the honours that law itself provides for."""

from __future__ import annotations

from ...startup import patterns as re
from ..meaning.marks import Marks
from ..text.line import Line, Passage, Words
from ..text.stretches import Spots
from .scoring import Scoring

_LEGAL = re.compile(
    r"见义勇为|国家科学技术奖|科学技术(?:进步)?奖|劳动模范|五一劳动奖|全国文明(?:城市|村镇|单位)|国家勋章|国家荣誉称号|功勋|"
    r"法律法规规定的|依法(?:设立|授予)|国务院(?:批准|授予|表彰)|党中央、国务院表彰"
)
_PUBLISHED = re.compile(r"用稿|投稿|刊[发登播载]|发表|信息采用|采用信息|主流媒体|媒体|报道|转发推广")
_BESIDES = re.compile("并[^,。;加得扣奖]{0,8}\\Z")
"""What is done besides giving the points (加 1 分,并登记表扬): it is not what they are for."""
_ENDED = re.compile(r"[。！？\n]")
_REACH = 60
"""How far before its points a word of attention still explains them."""


def attention_words(scoring: Scoring, marks: Marks, line: Line) -> tuple[Words, ...]:
    """Words of attention in the clauses that add points; honours that law provides for are none."""
    steps = scoring.bonuses or scoring.awards
    points = Spots(step.words for step in steps)
    found: list[Words] = []
    for passage in line.passages:
        marked = [words for words in marks.attention if words.field == passage.field]
        published = [passage.found(match) for match in _PUBLISHED.finditer(passage.text)]
        inside = sorted([*marked, *published], key=lambda one: one.start)
        inside = [one for one in inside if not _BESIDES.search(passage.raw, max(0, one.start - 9), one.start)]
        every = not steps or (passage.field == "name" and any(step.words.field != "name" for step in steps))
        found += [one for one in inside if every or _explains(one, passage, points)]
    if not found or any(_LEGAL.search(passage.text) for passage in line.passages):
        return ()
    return tuple([words for words in found if words.field != "name"] or found)


def _explains(words: Words, passage: Passage, points: Spots) -> bool:
    """Whether the words stand in the sentence of the points, near them."""
    between = (passage.raw[start:end] for start, end in points.gaps(words))
    return any(len(one) <= _REACH and not _ENDED.search(one) for one in between)
