"""What stands in a column of points or weights: a number, or words about one."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Literal

from ...reading.quantity.numerals import figure
from ...reading.text.normal import simplified
from ...startup import patterns as re
from ...startup.records import dataclass

Meaning = Literal["points", "weight", "bonus", "penalty", "veto", "nothing", "unclear"]

_FIGURE = r"\d{1,7}(?:\.\d{1,6})?"
PER = r"(?:\s?[/／每]\s?[月季年]度?)?"
"""A period that points are given for: 40分/月."""
_HAN = "[一二两三四五六七八九十百千零〇]{1,20}"
_POINTS = re.compile(
    rf"(?:满分|分值|基本分|基础分|标准分|总分|合计|共计?|计|最高|最多|上限|不超过|至多|≤|<=){{0,6}}:?\(?({_FIGURE}|{_HAN}(?=分))分?\)?"
)
_WEIGHT = re.compile(rf"(?:权重|占比?|比重)?:?\(?({_FIGURE})%\)?")
_BONUS = re.compile(rf"(?:\+|加|附加|奖励?)(?:最高|不超过|至多)?({_FIGURE})分?|加分项?|附加分?|奖励分?|加分")
_PENALTY = re.compile(rf"(?:-|−|–|扣|减|倒扣)(?:最高|不超过|至多)?({_FIGURE})分?|扣分项?|减分项?|倒扣分?|负分")
_VETO = re.compile(r"一票否[决优]|否决(?:项|性指标)?|否优项?")
_NOTHING = re.compile(r"[-—–/\\.。、]+|无|不计分|不赋分|空")

OPENED, CLOSED = r"(（【\[〔", r")）\]】〕"
"""Brackets that points stand in, for a class of a pattern: （5分）, 〔5分〕."""
_IN_NAME = re.compile(
    rf"\s{{0,20}}[{OPENED}](?:本项|小计|满分|总?分值|基本分|总分|合计|权重|共计?|计|占)*[:：]?\s*"
    rf"(?P<figure>{_FIGURE})\s*(?P<unit>分|%|％){PER}[{CLOSED}]\s*+(?:[。;；]\s*+)?$"
    rf"|\n(?:共|计)?(?P<below>{_FIGURE})\s*分\s*$"
)
_WITH_REMARK = re.compile(
    rf"\s{{0,20}}[{OPENED}](?:本项|满分|总?分值|基本分|共计?|计|占)?[:：]?\s*({_FIGURE})\s*分\s*[，,；;、]\s*"
    rf"([^{OPENED}{CLOSED}\n]{{2,24}})[{CLOSED}]\s*+$"
)
"""Points with more in the same brackets: 劳动纪律（20分，扣完为止）."""
_TAKES = re.compile(r"扣|减分|减[少去]?\d")
_BARE = re.compile(r"(?<=[\u4e00-\u9fff])\s{0,8}[(（](\d{1,3}(?:\.\d{1,2})?)[)）]\s*$")
_AWARD = re.compile(
    rf"(?:得|计|记|满分)\s{{0,20}}({_FIGURE})\s{{0,20}}分|[（(〔]\s{{0,20}}({_FIGURE})\s{{0,20}}分\s{{0,20}}[)）〕]"
    rf"|[，,；;：:]\s{{0,20}}({_FIGURE})\s{{0,20}}分(?=[。；;]|\s*$)"
)
_CLOSE = 0.005
_CAP = re.compile(
    rf"(?:最高|最多|不超过|上限|限|封顶|至多|累计|≤)[^\d,，。;；]{{0,8}}({_FIGURE})\s*分|[(（〔]\s*+[+-]?\s*+({_FIGURE})\s*分\s*[)）〕]"
)


@dataclass(frozen=True, slots=True)
class Points:
    """What a cell of points means; ``value`` for points and weights, and for bonus and penalty where one is told."""

    meaning: Meaning
    value: float | None = None


def tight(text: str) -> str:
    """A short text in simplified characters of full or half width alike, without blanks, for comparison."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", simplified(text)))


def read_points(text: str) -> Points:
    """Points as they are written: 10, １０, 10分, 十分, (10), 20%, +5, 扣2分, 一票否决, —."""
    said = tight(text)
    for meaning, pattern in (("points", _POINTS), ("weight", _WEIGHT), ("bonus", _BONUS), ("penalty", _PENALTY)):
        match = pattern.fullmatch(said)
        if match is not None:
            return Points(meaning, None if match[1] is None else figure(match[1]))  # type: ignore[arg-type]
    if _VETO.fullmatch(said):
        return Points("veto")
    return Points("nothing" if not said or _NOTHING.fullmatch(said) else "unclear")


def points_in_name(text: str, *, bare: bool = False) -> tuple[str, Points | None]:
    """A name without the points at its end, and those points: 党的建设（30分）, 经济发展\\n20分; ``bare``: （30）.

    What else the brackets say stays with the name: 劳动纪律（20分，扣完为止） is 劳动纪律（扣完为止）.
    """
    match = _IN_NAME.search(text)
    if match is None and (match := _WITH_REMARK.search(text)) is not None and match.start():
        return f"{text[: match.start()].rstrip()}（{match[2].strip()}）", Points("points", float(match[1]))
    if match is None and bare and (match := _BARE.search(text)) is not None:
        return text[: match.start()], Points("points", float(match[1]))
    if match is None or not match.start():
        return text, None
    value = float(match["figure"] or match["below"])
    meaning: Meaning = "points" if match["below"] or match["unit"] == "分" else "weight"
    return text[: match.start()].rstrip(), Points(meaning, value)


def limit_in(text: str) -> float | None:
    """The most that a group of bonus or penalties may give or take: （最高加5分）, (5分)."""
    match = _CAP.search(text)
    return None if match is None else float(match[1] or match[2])


def award_in(text: str) -> float | None:
    """The points of a sentence that gives points in one place: 按期召开得10分，缺一次扣2分; 签订责任书，1分。"""
    found = [match[1] or match[2] or match[3] for match in _AWARD.finditer(text)]
    return float(found[0]) if len(found) == 1 else None


def make_up(awards: Sequence[float | None], points: float) -> bool:
    """Whether parts are worth together what the whole is."""
    told = [award for award in awards if award is not None]
    return len(told) == len(awards) and abs(sum(told) - points) < _CLOSE


def takes_away(text: str) -> bool:
    """Whether a line that may be of bonus or of penalties is of penalties: it takes points and gives none."""
    words = tight(text)
    return bool(_TAKES.search(words)) and "加" not in words
