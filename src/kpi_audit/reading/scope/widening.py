"""A requirement that covers more than the one it carries out: a qualifier dropped, “all” for “some”, objects added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from ...startup import patterns as re
from ...startup.records import dataclass
from ..text.line import Line, Words
from .requirements import Requirement, Requirements, bared, requirements, same, scope_words

Kind = Literal["dropped", "everywhere", "extended"]

ALIKE = 0.7
"""Least of the shorter requirement that the longer must have for both to be about the same."""
CLOSE = 0.9
"""Least for a qualifier to be taken for dropped: else the sentence was simply written anew."""
KEPT = 0.6
"""Least share of a qualifier's pairs of characters in our sentence for it to stand there in other words."""
_FIRM = frozenset({"分类", "分级", "逐步", "适时", "主要", "骨干", "选择", "自愿", "重大"})
"""Words that limit beside “all”, but may be left out without asking for more."""
_CONDITION = re.compile(r"(?:\A|(?<=[,;。:]))\s*([^,;。:]{3,24}?的)[,:]")
_ATTRIBUTE = re.compile(
    r"(?:(?:[^,;。的\d]{1,8}在)?(?<![\d.])\d++(?!(?:\.\d+)?[%‰])[^,;。的]{0,6}(?:以上|以下)|较[多大重高]|(?:19|20)\d\d年[^,;。的]{0,8}前[^,;。的]{1,6}|有[^,;。的]{1,10}|存在[^,;。的]{1,10}|符合[^,;。的]{1,10}|具备[^,;。的]{1,8}|经[^,;。的]{2,10}"
    r"|列入[^,;。的]{1,10}|纳入[^,;。的]{1,10}|确需[^,;。的]{0,8}|需要[^,;。的]{0,8}|划定|指定|[A-D一二三四]级)的"
)
_ENTITLED = re.compile(
    "(?:凡|对|将|把)?(?:符合|满足|属于)(?:上述|相关|有关|规定|政策|相应|救助|享受|申请|认定|补贴|补助|参保|帮扶|申报)*(?:条件|要求|规定|标准|政策|资格|情形)?的?"
)
"""Who meets the conditions, whichever they are: nobody else is meant without these words either."""
_MARKS = (",", ":", "(")
_FAULT = re.compile("未|不|没|缺|逾期|迟|漏|虚|造假|弄虚|发生|被|违|超|低于|少于|落后|拒")
_CONSEQUENCE = re.compile("扣|否决|通报|约谈|问责|不得|取消|追究")


@dataclass(frozen=True, slots=True)
class Widening:
    """``limit``: the words above that limited; ``ours``: our sentence, or the very words that widen it."""

    kind: Kind
    ours: Words
    theirs: Words
    limit: str


def widenings(ours: Line, theirs: Line) -> list[Widening]:
    """Requirements of a line that cover more than those of the line it carries out."""
    above = Requirements(requirements(theirs))
    found: list[Widening] = []
    other: Requirement | None = None
    for one in requirements(ours):
        if not _goes_on(one):  # 同时包含…: said of the sentence before
            other = above.nearest(one, ALIKE)
        if other is not None:
            found += _compare(one, other)
    return found


def _goes_on(one: Requirement) -> bool:
    added = scope_words(one.text)["extend"]
    return bool(added) and added[0].start <= 1


def _compare(one: Requirement, other: Requirement) -> Iterator[Widening]:
    mine, yours = scope_words(one.text), scope_words(other.text)
    limited = [other.text[hit.start : hit.end] for hit in yours["limit"]]
    if mine["extend"] and not yours["extend"]:
        start = max(one.text.rfind(mark, 0, mine["extend"][0].start) for mark in _MARKS) + 1
        yield Widening("extended", _words(one, start, len(one.text)), other.words, "")
    if mine["limit"]:
        return
    wider = [hit for hit in mine["all"] if one.text[hit.start : hit.end] not in other.text]
    kept = [other.text[hit.start : hit.end] for hit in yours["all"]]  # 配建率100%, above and here alike
    if wider and not limited:
        said = (hit[0] for hit in _ATTRIBUTE.finditer(other.text))
        limited = [each for each in said if not _still_there(each, one.text)][:1]
    if wider and limited and all(word in one.text for word in kept):
        yield Widening("everywhere", _words(one, wider[0].start, wider[0].end), other.words, limited[0])
        return
    dropped = next(_dropped(one, other, [word for word in limited if word not in _FIRM]), None)
    if dropped is not None and (mine["all"] or not _ENTITLED.fullmatch(dropped)):
        yield Widening("dropped", one.words, other.words, dropped)


def _dropped(one: Requirement, other: Requirement, limited: Sequence[str]) -> Iterator[str]:
    """Qualifiers of the upper sentence without which it is our sentence."""
    kept = ""
    for qualifier in (*_conditions(other.text), *(hit[0] for hit in _ATTRIBUTE.finditer(other.text)), *limited):
        if _still_there(qualifier.strip(",: "), one.text):
            kept += qualifier
        if qualifier in kept:  # be it as a part of a longer one
            continue
        bare = _without(other, qualifier)
        if same(one.bare, bare) >= CLOSE and len(bare) <= len(one.bare) / CLOSE + 1:
            yield qualifier.strip(",: ")


def _still_there(qualifier: str, text: str) -> bool:
    """Whether a sentence has a qualifier, be it in other words (纳入监测满一年的 and 监测满一年的)."""
    pairs = [qualifier[at : at + 2] for at in range(len(qualifier) - 1)]
    return qualifier in text or sum(pair in text for pair in pairs) >= KEPT * max(len(pairs), 1)


def _conditions(text: str) -> Iterator[str]:
    """Clauses that say for whom a sentence holds (集体财务往来较多的), not what is punished (逾期不报的,扣分)."""
    for found in _CONDITION.finditer(text):
        if not _FAULT.search(found[1]) and not _CONSEQUENCE.search(text[found.end() : found.end() + 12]):
            yield found[1]


def _without(requirement: Requirement, qualifier: str) -> str:
    """The bare sentence without a qualifier."""
    bare = bared(qualifier)
    if bare not in requirement.bare:
        bare = "".join(char for char in qualifier if char in requirement.bare)
    at = requirement.bare.find(bare)
    return requirement.bare if at < 0 else requirement.bare[:at] + requirement.bare[at + len(bare) :]


def _words(requirement: Requirement, start: int, end: int) -> Words:
    return requirement.passage.words(requirement.start + start, requirement.start + end)
