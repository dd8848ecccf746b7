"""What a heading of a column means, by the words of headers.yaml and by the names of the format's own keys."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import cast

from ...reading.text.normal import simplified
from ...scheme.indicator import Indicator
from ...scheme.shape import shape_of
from ...source.plain import load_data
from ...startup import patterns as re

_BLANK = re.compile(r"[\s\u3000]+")
_UNIT = re.compile(r"[(（【\[][^()（）【】\[\]]{0,14}[)）】\]]$")
_IN_POINTS = re.compile(r"[(（]分[)）]$")
"""权重（分） is points whatever it is called."""
_GRADE = re.compile("(?:考核|考评|评定|评价)?(?:结果)?(?:等次|等级|档次)")
_RANGE = re.compile(
    "(?:分数|得分|分值|总分|综合得分|考核得分)(?:段|线|区间|范围|要求|档)?|(?:名额|控制)?比例|(?:评定)?条件"
)
_GRADES = 5
"""Columns of the widest table of grades."""
_PLACED = re.compile(
    r"(?!各|每|全|本|[^镇乡村]?(?:乡镇|村镇|行政村|自然村|社区|街道|学校|医院|县区|市区)$)[\u4e00-\u9fff]{1,8}"
    r"(?:镇|乡|街道|村|社区|居委会|县|区|市|旗|州|办事处|园区|农场|林场|中学|小学|学校|幼儿园|医院|卫生院"
    r"|局|县委办|政府办|组织部|宣传部|统战部|武装部|委员会|中心|公司|集团|大队|支队)"
)
_LETTERS = {"i": 1, "ii": 2, "iii": 3, "a": 1, "b": 2, "c": 3}
_LEVELS = {han: rank for rank, han in enumerate("一二三四五六七八九", 1)} | _LETTERS
STRUCTURE = ("name", "id", "points", "weight", "children")
"""Keys of an indicator that a table shows by its columns in a way of its own."""


def bare(heading: str) -> str:
    """A heading in simplified characters without blanks, marks and the unit in brackets, in lower case."""
    text = _BLANK.sub("", unicodedata.normalize("NFKC", simplified(heading))).strip("*:：、·-").lower()
    shorter = _UNIT.sub("", text)
    return shorter or text


@cache
def _patterns(kind: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    data = cast("dict[str, dict[str, str]]", load_data(Path(__file__).with_name("headers.yaml")))
    return tuple((role, re.compile("|".join(lines.split("\n")))) for role, lines in data[kind].items())


@cache
def own_keys() -> dict[str, str]:
    """The keys of an indicator by their Chinese and English names."""
    return {name: field.name for name, field in shape_of(Indicator).by_key.items() if field.name not in STRUCTURE}


@cache
def role_of(heading: str) -> str:
    """The role of a column, empty when its heading says nothing that is known.

    ``level2`` and the like, ``name``, ``content``, ``seq``, … as headers.yaml has them, or a key of an indicator.
    """
    if heading.startswith("x-"):
        return "kept"
    text = bare(heading)
    if not text or len(text) > 24:
        return ""
    asked = text.removeprefix("是否").removeprefix("实行")  # 是否一票否决
    if asked in own_keys():
        return {"description": "content"}.get(own_keys()[asked], own_keys()[asked])
    for role, pattern in _patterns("scheme"):
        if pattern.fullmatch(text):
            in_points = role == "weight" and _IN_POINTS.search(_BLANK.sub("", heading))
            return f"level{_rank(text)}" if role == "level" else "points" if in_points else role
    parts = text.split("/")  # 指标定义/计算公式
    return next(filter(None, map(role_of, parts)), "") if len(parts) == 2 else ""


@cache
def duty_role_of(heading: str) -> str:
    """The key of a duty that a heading names, ``seq`` or ``note``; empty when it says nothing that is known."""
    text = bare(heading)
    for role, pattern in _patterns("duties"):
        if pattern.fullmatch(text):
            return role
    return role_of(heading) if role_of(heading) in ("seq", "note", "id") else ""


def names_unit(heading: str) -> bool:
    """Whether a heading is the name of one assessed unit, whose own figures stand in the column (城关镇, 县财政局)."""
    lower = heading.split(" ")[-1]
    return _PLACED.fullmatch(bare(lower)) is not None and not role_of(lower) and not role_of(heading)


def is_of_grades(headings: list[str]) -> bool:
    """Whether headings are those of a table of grades (等次 分数段 比例), which may stand below the indicators."""
    texts = [bare(heading) for heading in headings]
    return (
        1 < len(texts) <= _GRADES
        and any(map(_GRADE.fullmatch, texts))
        and any(map(_RANGE.fullmatch, texts))
        and not any(role_of(text) in ("points", "weight", "content", "name") for text in texts)
    )


def _rank(text: str) -> int:
    digit = re.search(r"[1-9]", text)
    if digit:
        return int(digit[0])
    roman = re.match(r"i{1,3}(?=级)", text)
    return _LEVELS[roman[0]] if roman else _LEVELS[text.removeprefix("第")[0]]
