"""How many are served by one (每20名老人配1名护理员, 按1:30配备): the fewer, the more is asked."""

from __future__ import annotations

from collections.abc import Iterator

from ...startup import patterns as re
from ..quantity.numerals import FIGURE, figure
from ..quantity.targets import Target
from ..quantity.units import COUNT
from ..text.fields import looked_at
from ..text.line import Line, Passage
from ..text.vocabulary import gathered

_FIELDS = ("target", "name", "description", "criteria")
_HINT = re.compile(r"每|\d:\d")
_GIVES = "配备|配置|配齐|配|设置|设立|设|建有|建设|建立|建|安排|落实|选派|派驻|派"
_SAID = r"至少|不少于|不低于|[^,。;:\d每少缺低扣得]"
_SO_MANY = re.compile(
    rf"(?:按照?|以)?每(?:(?P<served>[1-9]\d{{0,6}})\s?)?(?P<large>[十百千万]?)(?P<of>{COUNT})(?:{_SAID}){{0,10}}?"
    rf"(?:(?:{_GIVES})(?:{_SAID}){{0,10}}?|(?=[^,。;每扣得]{{1,16}}?(?:标准|比例|要求)?(?:{_GIVES})))"
    rf"(?P<given>{FIGURE})\s?(?P<unit>{COUNT})(?P<rest>[^,。;]{{0,24}})"
)
_AS_ONE = re.compile(
    r"(?<![\d:.])(?:按照?|以|达到?|不低于|不少于|不高于|不超过|为)?(?P<one>\d{1,4}(?:\.\d{1,2})?):(?P<other>\d{1,4}(?:\.\d{1,2})?)(?![\d:])"
    r"(?:以上|以内)?(?:的?(?:比例|标准|要求))?的?(?:师生比|生师比)?"
)
_STAFFED = re.compile("配(?!套)|师生|生师|医护|床护|护患|护理|人员|教师|教职工")
_PERSON = {"人": "名", "名": "名", "位": "名", "个": "个"}
_ROUNDS = frozenset({"次", "期", "场", "轮", "批", "级", "档", "分", "遍", "回", "项", "件"})
"""What is done or given again and again is not served: 每次安排2名人员."""
_SCORED = re.compile(r"[扣得加计]\s?\d|扣分|[少缺低]")
_NEAR = 12
"""Characters before a ratio among which it is told what is provided."""
_LARGE = {"": 1, "十": 10, "百": 100, "千": 1_000, "万": 10_000}


def find_ratios(line: Line) -> list[Target]:
    """The ratios of a line, by field and place; ``value`` is how many there are for one."""
    return [one for passage in looked_at(line, _FIELDS, _HINT) for one in _ratios(passage)]


@gathered
def _ratios(passage: Passage) -> Iterator[Target]:
    for found in _SO_MANY.finditer(passage.text):
        served, given = int(found["served"] or 1) * _LARGE[found["large"]], figure(found["given"])
        if given and found["of"] not in _ROUNDS and not _SCORED.search(found["rest"]):
            unit = f"{_PERSON.get(found['of'], found['of'])}/{_PERSON.get(found['unit'], found['unit'])}"
            yield _ratio(passage, found.start(), found.end("unit"), served / given, unit)
    for found in _AS_ONE.finditer(passage.text):
        one, other = float(found["one"]), float(found["other"])
        staffed = _STAFFED.search(passage.text, max(0, found.start() - _NEAR), found.end())
        if staffed and one and other and 1 in (one, other):
            yield _ratio(passage, found.start(), found.end(), max(one, other) / min(one, other), "名/名")


def _ratio(passage: Passage, start: int, end: int, value: float, unit: str) -> Target:
    return Target("<=", round(value, 6), unit, passage.words(start, end), bound="at_most", direction="lower")
