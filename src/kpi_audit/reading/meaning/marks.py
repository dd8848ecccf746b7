"""Marks of an indicator (trace, app, veto, rank, voluntary object, activity …) with their words."""

from __future__ import annotations

from typing import Literal

from ...startup import patterns as re
from ...startup.memory import remembering
from ...startup.records import dataclass
from ..burden.ranking import PUT_LAST
from ..text.lexicon import NEUTRAL, Hit, Taken, lexicon
from ..text.line import Line, Passage, Words
from ..text.vocabulary import noted, noted_all
from ..veto.naming import vetoed_aside

ActivityClass = Literal["a", "b", "c", "d"]
BEFORE, AFTER = 12, 12
"""How far before or after a word, in its clause, a clearing word still clears it."""
_STOP = re.compile(r"[,;。!?\n]")
_COUNT = r"(?:[一二两三四五六七八九十]{1,2}|\d{1,3})"
_PLACE = re.compile(
    rf"(?<![屋门房])[前后末]三(?![年季个月天次类项种条批包])|(?:前|后|末|倒数)第?{_COUNT}(?:名|位)|第{_COUNT}(?:名|位)(?!考核)"
    r"|(?<![提之以滞落延先年])[前后末]\d{1,2}%|[列居排](?:在|于)?全?[国省市县区镇乡]{1,2}(?:[前后末][一二三四五六七八九十\d])"
    r"|[列居](?:全[国省市县区镇乡])?(?:、?全[国省市县区])*(?:首位|末位|第[一二三四五\d])"
)
_VETO_GROUP = re.compile(r"一票否|否决(?:项|事项|指标|条款)|否优")
_SERVED = re.compile(
    "学习|学院|学时|积分|活跃|答题|参学|大学习|群|网办|可办|凭证|社保卡|医保码|网上办|线上办|网上申报|税务局|钱包|人民币|粉丝|播放|阅读|浏览"
)
_BARS = re.compile("取消|不得|不予|不能|不评|直接|总分|全年|末|不合格|不称职|清零|归零")
_PLATFORM = re.compile(
    "(?:APP|App|app|客户端|小程序|学习强国|公众号|网络学院|远程教育|(?:信息|业务|直报|填报|办公)系统"
    "|(?:信息|信息化|数字化|管理|监管|服务|执法|办公|业务|填报|学习|综治|网格|城管|云|智慧|指挥|举报)平台)"
    "(?!的?(?:建设|开发|搭建|改造|升级|招标|采购|验收|企业|公司))"
)
_LEFT = re.compile("录入|上报|填报|采集|更新|派单|签收|流转|率|立案|工单|办件")
"""What leaves a record on a platform: not who logged in, read or learned."""
_FIRM = frozenset({"attention"})
"""Marks that no negation clears."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Words found for each mark, in reading order; an empty tuple is a "no"."""

    trace: tuple[Words, ...] = ()
    app: tuple[Words, ...] = ()
    online: tuple[Words, ...] = ()
    """What is done on a platform where something else says that one is meant (``about_platform``)."""
    veto: tuple[Words, ...] = ()
    disguised_veto: tuple[Words, ...] = ()
    ranked: tuple[Words, ...] = ()
    voluntary: tuple[Words, ...] = ()
    activities: tuple[tuple[ActivityClass, Words], ...] = ()
    attention: tuple[Words, ...] = ()
    catch_all: tuple[Words, ...] = ()

    @property
    def barred(self) -> tuple[Words, ...]:
        """Words of a veto, by its name or by what it does: no award for the year, the lowest grade at once."""
        return self.veto or tuple(words for words in self.disguised_veto if _BARS.search(words.text))

    @property
    def entered(self) -> tuple[Words, ...]:
        """Of what is done on a platform that which leaves a record there."""
        return tuple(words for words in self.online if _LEFT.search(words.text))

    @property
    def traces(self) -> tuple[Words, ...]:
        """Words of traces on paper; else in a platform, where entering and checking in leave one, learning not."""
        return self.trace or tuple(words for words in self.app if not _SERVED.search(words.text))


@remembering(1 << 10)
def about_platform(text: str) -> bool:
    """Whether a title, or a group's name, is about the use of an app or a platform, not about building one."""
    return _PLATFORM.search(text) is not None


def read_marks(line: Line) -> Marks:
    """The marks in the line's own texts; a group of vetoes makes each of its lines one."""
    read = [(passage, marks) for passage in line.passages if (marks := _marks(passage))]
    grouped = any(_VETO_GROUP.search(group) and not vetoed_aside(group) for group in line.groups)
    if len(read) == 1 and not grouped and line.passage("evidence") is None:
        return _alone(read[0][0])
    found: dict[str, list[Words]] = {}
    for passage, hits in read:
        for hit in hits:
            found.setdefault(hit.name, []).append(passage.words(hit.start, hit.end))
    handed_in = line.passage("evidence")
    if handed_in and "trace" not in found:  # what must be handed in is a trace whatever it is called
        found["trace"] = [handed_in.words(0, len(handed_in.text))]
    if line.passages and "veto" not in found and grouped:
        first = line.passages[0]
        found["veto"] = [first.words(0, len(first.text))]
    return _gathered(found)


@noted
def _alone(passage: Passage) -> Marks:
    """The marks of a line that has them in one text only: the same for all lines of that text."""
    found: dict[str, list[Words]] = {}
    for hit in _marks(passage):
        found.setdefault(hit.name, []).append(passage.words(hit.start, hit.end))
    return _gathered(found)


def _gathered(found: dict[str, list[Words]]) -> Marks:
    classes: tuple[ActivityClass, ...] = ("a", "b", "c", "d")
    activities = [(each, words) for each in classes for words in found.get(f"activity_{each}", ())]
    plain = {name: tuple(words) for name, words in found.items() if not name.startswith("activity_")}
    return Marks(activities=tuple(activities), **plain)


@noted_all
def _marks(passage: Passage) -> list[Hit]:
    """The marks in one text in reading order, those that a clearing word clears left out."""
    text = passage.text
    hits = lexicon("marks", "archives", "neutral", layered=True).scan(text)
    places = list(_PLACE.finditer(text))
    put_last = {match.end() - 1 for match in PUT_LAST.finditer(text)} if places else set()
    hits.extend(Hit(place.start(), place.end(), "ranked") for place in places if place.start() not in put_last)
    marked = [hit for hit in hits if not hit.name.startswith(("clear_", "not_", NEUTRAL))]
    if not marked:
        return marked
    taken = Taken(hits)
    before = {hit.end for hit in hits if hit.name == "clear_before"}
    after = {hit.start for hit in hits if hit.name == "clear_after"}
    found: list[Hit] = []
    free: dict[str, int] = {}
    for hit in sorted(marked, key=lambda hit: (hit.start, -hit.end)):
        if taken.holds(hit):
            continue
        if (before or after) and hit.name not in _FIRM and _cleared(text, hit, before, after):
            continue
        if hit.start >= free.get(hit.name, 0):
            free[hit.name] = hit.end
            found.append(hit)
    return found


def _cleared(text: str, hit: Hit, before: set[int], after: set[int]) -> bool:
    """Whether a word of negation ends close before or starts close after, in the same clause."""
    for end in range(max(0, hit.start - BEFORE), hit.start + 1):
        if end in before and not _STOP.search(text, end, hit.start):
            return True
    return any(
        start in after and not _STOP.search(text, hit.end, start) for start in range(hit.end, hit.end + AFTER + 1)
    )
