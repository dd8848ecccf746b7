"""What an indicator's name measures: its subject, and how (share, rate, count, survey)."""

from __future__ import annotations

from typing import Literal

from ...startup import patterns as re
from ...startup.records import dataclass
from ..text.normal import normalise

Way = Literal["share", "rate", "count", ""]

_NUMBER = re.compile(
    r"\A\s*(?:\d+(?:\.\d+)+|\d+[.、](?!\d)|\([\d一二三四五六七八九十]+\)|[一二三四五六七八九十]+、)\s*"
)
_ASIDE = re.compile(r"\([^()]*\)|【[^】]{0,200}】")
_MARKS = re.compile(r"[\s★☆*“”\"'‘’《》<>、,。;:·\-—]")
_EMPTY = re.compile(r"(?:工作)?情况\Z|工作\Z|(?:积极|认真|切实|进一步|继续|持续|全面|扎实|深入|大力|着力|不断|有效)")
_FOLDED = (
    (re.compile(r"按时|及时|提前|按期|限期|如期|准时|限时"), "按时"),
    (re.compile(r"台帐"), "台账"),
    (re.compile(r"满意率|满意程度|满意情况"), "满意度"),
    (re.compile(r"乡镇\(街道\)|镇街|镇\(街\)"), "乡镇"),
)
_SHARE = re.compile(r"(?:覆盖率|覆盖面|覆盖|占比|所占比例|比例|比重|普及率|普及面)\Z")
_COUNT = re.compile(
    r"(?:完成数量|完成数|数量|总数|总量|总额|件数|户数|个数|人数|家数|起数|次数|场次|宗数|条数|处数|项数|面积|里程|数额|数|量)\Z"
)
_RATE = re.compile(r"率\Z")
_CARRIER = re.compile(r"(?:的)?(?:行政村|自然村|村庄|村|社区|小区|农户|住户|居民|户|家庭|单位|企业|学校|乡镇)(?:数)?\Z")
_OPENING = re.compile(
    r"[\s\d.、()]{0,6}(?:按照?|根据|依据|围绕|结合)[^,，。;；]{2,30}(?:要求|规定|精神|部署|安排|方案|办法|标准)[的,，:：]?"
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A name taken apart. ``plain``: without numbers, asides, marks; ``folded``: with other words for the same."""

    plain: str
    folded: str
    subject: str
    way: Way

    @property
    def timely(self) -> bool:
        """Whether the fold of words for "in time" made a difference."""
        return "按时" in self.folded and "按时" not in self.plain


def measure(name: str) -> Measure:
    """What a name measures."""
    text = _NUMBER.sub("", normalise(name).text)
    plain = _EMPTY.sub("", _MARKS.sub("", _ASIDE.sub("", text)))
    folded = plain
    for pattern, word in _FOLDED:
        folded = pattern.sub(word, folded)
    way, subject = _taken_apart(folded)
    return Measure(plain, folded, subject, way)


def _taken_apart(text: str) -> tuple[Way, str]:
    if found := _SHARE.search(text):
        return "share", _CARRIER.sub("", text[: found.start()])
    if found := _RATE.search(text):
        return "rate", text[: found.start()]
    if found := _COUNT.search(text):
        return "count", text[: found.start()]
    return "", text


def only_opens(name: str) -> bool:
    """Whether a name is but the first words of a sentence that says further on what it asks (按照…要求)."""
    return _OPENING.fullmatch(name) is not None
