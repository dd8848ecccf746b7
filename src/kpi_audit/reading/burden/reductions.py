"""Reductions that a scheme promises of itself, lines taken over from elsewhere, and requirements to be met."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ...startup import patterns as re
from ...startup.records import dataclass
from ..quantity.numbers import Number, find_numbers
from ..text.clauses import sentences
from ..text.vocabulary import gathered

Measure = Literal["leaves", "inspections", "forms", "letters", "vetoes"]

_PROMISED = re.compile(
    r"(?:(?P<leaves>(?:考核|考评|评价)(?:评价)?(?:指标|内容|项目|事项|细则|要点)|(?<!级)指标(?=总数|数量|总量|项数|[较比由从减压精缩]))"
    r"|(?P<inspections>(?:督查|督导|检查)(?:检查)?(?:考核)?(?:事项|项目|次数|频次|总量))"
    r"|(?P<forms>(?:填报)?报表|表格)|(?P<letters>责任[状书])|(?P<vetoes>一票否决))"
    r"[^。;]{0,24}?(?P<verb>减少|精简|压减|压缩|缩减|削减|下降|减)(?P<to>至|到|为)?(?P<gap>[^,。;0-9零一二三四五六七八九十百半]{0,6})"
)
_CUT = re.compile(
    r"(?P<verb>减少|精简|压减|压缩|缩减|削减)(?:(?P<leaves>(?:考核|考评|评价)?(?:指标|内容|事项|细则|要点))"
    r"|(?P<inspections>(?:督查|督导|检查)(?:检查)?(?:考核)?(?:事项|项目|次数|频次)?)"
    r"|(?P<forms>(?:填报)?(?:报表|表格))|(?P<letters>责任[状书])|(?P<vetoes>一票否决(?:事项)?))(?:总?数量?|总量)?(?P<to>至|到|为)?"
)
"""The same with what is cut behind the verb (压减指标三分之一)."""
_OTHERS = re.compile(
    r"(?:各|对|向)(?:乡镇|镇|街道|村|社区|单位|地|县|部门)[^,。;]{0,6}(?:要|应|须|需)?[^,。;]{0,4}\Z|扣|得分|每"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)年")
_UNITS = re.compile(r"[项个条次张份种类]")
HALF = re.compile(r"一半|半数")


@dataclass(frozen=True, slots=True)
class Reduction:
    """A promise: down by a ``share`` or by ``count``, or down to ``count``; against ``year`` when it is said."""

    measure: Measure
    share: float | None
    count: float | None
    to: bool
    year: int | None
    start: int
    end: int

    def limit(self, before: float) -> float:
        """What may be left of ``before``."""
        if self.share is not None:
            return before * (self.share if self.to else 1 - self.share)
        count = self.count or 0.0
        return count if self.to else before - count


@gathered
def find_reductions(text: str) -> Iterator[Reduction]:
    """Promised reductions in a normal text that speaks of the scheme; what is asked of units is left out."""
    for sentence in sentences(text):
        for found in (*_PROMISED.finditer(sentence.text), *_CUT.finditer(sentence.text)):
            lead = sentence.text[max(0, found.start() - 14) : found.start()]
            if _OTHERS.search(lead) or re.search(r"[扣]", found[0]):
                continue
            share, count, end = _amount(sentence.text, found.end())
            if share is None and count is None:
                continue
            year = _YEAR.search(found[0]) or _YEAR.search(lead)
            measure: Measure = next(name for name in _NAMES if found[name])
            span = (sentence.start + found.start(), sentence.start + end)
            yield Reduction(measure, share, count, bool(found["to"]), int(year[1]) if year else None, *span)


_NAMES: tuple[Measure, ...] = ("leaves", "inspections", "forms", "letters", "vetoes")


def _amount(text: str, at: int) -> tuple[float | None, float | None, int]:
    """The share or the count at ``at``, and where it ends."""
    half = HALF.match(text, at)
    if half:
        return 0.5, None, half.end()
    number: Number | None = next((one for one in find_numbers(text[at : at + 12]) if one.start <= 1), None)
    if number is None:
        return None, None, at
    if number.percent:
        return number.value / 100, None, at + number.end
    if _UNITS.search(number.unit) or _UNITS.match(text, at + number.end):
        return None, number.value, at + number.end
    return None, None, at


_TAKEN_OVER = re.compile(
    r"(?:并入|划转|转入|移入|合并到)(?:到|至)?(?:本|年度|综合|统一)(?:办法|方案|考核|细则|综合考核)|(?:原|其他|专项|单项)[^,。;]{0,14}(?:考核|考评)[^,。;]{0,8}(?:并入|合并|整合|取消|不再单独)|不再单独(?:开展|组织|进行)?考核"
)


def taken_over(text: str) -> bool:
    """Whether a text says that lines come from another assessment that is no longer held."""
    return bool(_TAKEN_OVER.search(text))


_SCORES = re.compile(r"[扣得加计奖减][^,。;]{0,8}?\d|不得分|得满分|全扣|酌情")
_ASKS = re.compile(r"查阅|查看|查验|调阅|提供|提交|报送|上报|佐证|印证|备查")
_FIGURES = re.compile(r"[\d.%\s,、:()\"“”]+")
_PARTED = re.compile(
    r"[,、](?=\s{0,4}(?:每(?:个|半)?(?:[日天周旬月季年]|季度|双月|学期|两[周月年])|(?:[一-鿿]{2,12}?(?<![少缺低每扣得加减漏迟未超])\d{1,3}[次篇期场条份件轮])(?!及?以上的|扣)))"
)
"""Where a sentence goes on with another task of its own rhythm or number: 每月检查1次、每季度演练1次."""


def requirements(text: str) -> Iterator[str]:
    """What the sentences of a normal text ask that score or want evidence, without figures; several tasks that a
    sentence joins by commas are several."""
    for sentence in sentences(text):
        if _SCORES.search(sentence.text) or _ASKS.search(sentence.text):
            for piece in _PARTED.split(sentence.text):
                yield _FIGURES.sub("", piece)
