"""Consequences of a place at the end of a ranking, said of the units as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from ...startup import patterns as re
from ...startup.records import dataclass
from ..text.clauses import sentences
from ..text.vocabulary import gathered
from .events import Event

_TAIL = re.compile(
    r"(?:(?P<period>月度?|季度?|半年|年度|年终|全年)[^,。;]{0,10}?)?(?:排名|位次|名次|排位|综合得分|考核)[^,。;]{0,10}?"
    r"(?P<tail>末[位尾名]|最后|后[一二三四五两\d]{1,2}[位名]|倒数第?[一二三四五\d]{0,2}[位名]?)"
    r"|(?P<period2>月度?|季度?|半年|年度|年终|全年)末[位尾]"
)
_RUN = re.compile(r"连续[两二三四2-9]|累计[两二三四2-9]|[两二三四2-9]次|[两二三四2-9]个(?:月|季度)")
_PUNISHED = re.compile(r"约谈|表态|检讨|通报|扣|取消|不得|问责|追责|诫勉|调整|免职|末等|较差|不合格|否决|说明情况")
_SUBJECT = re.compile(r"专项|单项|参保|进度|评比|满意度|指标|热线|信访|卫生|网络学习|增速")
_FAILED = re.compile("(?:不合格|不达标|不称职|不及格|低于[0-9]{1,3}分|不足[0-9]{1,3}分)[^,。;]{0,4},?(?:且|并且|同时)")
"""A pass mark that must be missed besides (考核不合格且排名倒数的)."""
_WHEN = {"月": "month", "季": "quarter", "半": "half", "年": "year", "全": "year"}


@dataclass(frozen=True, slots=True)
class Tail:
    """A sentence, at ``start`` to ``end``, that punishes those at the end of the ranking."""

    start: int
    end: int
    event: Event


@gathered
def find_tails(text: str, *, open_end: bool = False) -> Iterator[Tail]:
    """Sentences on the end of the ranking of units; ``open_end``: whatever follows is a consequence."""
    for sentence in sentences(text):
        found = _TAIL.search(sentence.text)
        if found is None or _SUBJECT.search(sentence.text[: found.end()]):
            continue
        if _FAILED.search(sentence.text[: found.start() + 1]):
            continue
        if not open_end and not _PUNISHED.search(sentence.text[found.end() :]):
            continue
        said = found["period"] or found["period2"] or ""
        run = _RUN.search(sentence.text)
        event = Event(
            "rank",
            levels=(_WHEN[said[0]],) if said else (),
            count=run[0] if run else "",
        )
        yield Tail(sentence.start, sentence.end, event)
