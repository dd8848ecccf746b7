"""Checks and reports by what they are of: two departments may ask the same one under two names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...startup import patterns as re
from ...startup.records import dataclass
from ..alignment.names import standard
from ..alignment.quantities import COMMON, folded
from ..duty.thesaurus import thesaurus
from .works import wide

TOLD = 4
"""So many characters at least say what is checked, beside words for whatever may be (重点场所)."""
_WHOLE = 8
"""An object told in so many characters is the same where more is checked besides."""
_NAMED = 6
"""So many are to be told where only a wide matter is named (安全生产)."""
_CHECK, _REPORT = "检查|巡查|排查|督查|抽查|巡检|走访|探访|巡访|巡诊|访视", "报送|上报|报告|提交"
_KIND = 2
"""So many tell which places are meant, where it is told for what they are looked at (九小场所, for fire)."""
_HINT = re.compile(f"{_CHECK}|{_REPORT}")
_AHEAD = r"\A(?:积极|认真|主动|配合|协助|会同|组织|开展|做好|定期|及时|按时|末|按(?:季度?|月|年|周)|对|集中|全面){0,5}"
_WHO = r"(?:[一-鿿]{0,6}(?:主任|书记|干部|人员|[员长]))?"
_HOW = r"(?:全面|专项|联合|日常|监督|现场|集中|综合|进行|开展|实施){0,3}"
_OBJECT = r"(?P<object>[一-鿿、]{4,30}"
_ACTS = (
    re.compile(rf"{_AHEAD}(?P<object>(?:(?!{_REPORT})[一-鿿、]){{4,30}}?)的?{_HOW}(?P<act>{_CHECK})\Z"),
    re.compile(rf"{_AHEAD}{_WHO}(?P<act>{_CHECK}){_OBJECT})\Z"),
    re.compile(rf"{_AHEAD}(?P<act>{_REPORT}){_OBJECT})\Z"),
)
_ASPECT = re.compile(
    r"(?:(?P<of>食品|消防|防火|生产|用电|燃气|建筑|结构|设备|交通|卫生|环境)?(?:安全|卫生)(?:生产|隐患|风险|情况|状况|管理)?|隐患|情况|运行|落实)\Z"
)
_DOING = re.compile(r"(?:开展|进行|实施|组织)\Z")
_OF = re.compile(r"食品|消防|防火|用电|燃气|建筑|结构|设备|交通|环境|卫生")


@dataclass(frozen=True, slots=True)
class Check:
    """``of``: what is checked, or what a report is of, and the ``matters`` that this speaks of; ``aspect``: for what,
    where that is told; ``report``: whether it is a report."""

    of: str
    aspect: str
    report: bool
    matters: frozenset[str]

    def meets(self, other: Check) -> bool:
        """Whether both are of one thing and for nothing that the other is not for."""
        if self.report != other.report or (self.aspect and other.aspect and self.aspect != other.aspect):
            return False
        short, long = sorted((self.of, other.of), key=len)
        return short == long or (not self.report and len(short) >= _WHOLE and long.startswith(short))


def checks(name: str, sayings: Iterable[str]) -> tuple[Check, ...]:
    """The checks and reports that the clauses of a demand ask; its plain name tells for what, where they do not."""
    return tuple(one for said in sayings if _HINT.search(said) for one in _read(said, name))


def _read(said: str, name: str) -> Iterator[Check]:
    found = next((found for each in _ACTS if (found := each.search(said))), None)
    if found is None:
        return
    report = found["act"] in _REPORT
    of, aspect = folded(standard(found["object"])).replace("、", ""), ""
    if not report:
        ended = _ASPECT.search(of)
        of = _DOING.sub("", of if ended is None else of[: ended.start()])
        aspect = str((ended and ended["of"]) or next(iter(_OF.findall(name)), ""))
    matters = {one.matter for one in thesaurus().mentions(of) if one.weight == 1.0}
    told = len(COMMON.sub("", of))
    least = _KIND if aspect else _NAMED if matters else TOLD
    if len(of) >= TOLD and (matters - wide() or told >= least):
        yield Check(of, aspect, report, frozenset(matters))


def meet(mine: Iterable[Check], yours: Iterable[Check], named: frozenset[str], other: frozenset[str]) -> bool:
    """Whether some check or report of one demand is asked by another too, and the matters that their names speak of
    beside it (``named``, ``other``) are not different ones."""
    theirs = tuple(yours)
    for one in mine:
        for each in theirs:
            if one.meets(each):
                own, its = named - one.matters, other - each.matters
                if not own or not its or own & its:
                    return True
    return False
