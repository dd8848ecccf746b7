"""The activities that a line names, by the sentences that they stand in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Literal, TypeVar

from ...startup import patterns as re
from ...startup.records import dataclass
from ..scoring.scores import Step
from ..text.clauses import sentences
from ..text.line import Line, Passage, Words
from ..text.vocabulary import noted, noted_all
from .activity_units import TIMES, has

T = TypeVar("T")
Class = Literal["a", "b", "c", "d"]
Act = tuple[Class, Words]

_RECORD = re.compile("记录|台[账帐]|档案|材料|报表|照片|文件|截图|方案|计划|总结")
_HELD = re.compile("会议[记纪]录|会议纪要")
"""Papers that only a meeting leaves: so many are so many meetings."""
_WORDS: Callable[[Act], Words] = itemgetter(1)
_OBJECT = re.compile("[^,，。;；、:：0-9]{0,16}")
"""What stands between so many times and what is done (至少开展 1 次食品安全专项检查)."""
_DONE_SO_OFTEN = ("次", "场", "期")
_FINE = re.compile(
    "每?(?:少|缺)[^,。;0-9]{0,4}[一1](?P<unit>[次篇条期场份])[^,。;0-9]{0,4},?[^,。;0-9]{0,8}[扣罚][^,。;0-9]{0,8}(?P<yuan>[0-9]{1,5})元"
)
_PRICED = re.compile(
    r"(?<![0-9一二三四五六七八九十第每少缺满超续])(?P<said>(?:[2-9]|[1-9][0-9]{1,2}|[二两三四五六七八九十]{1,3})(?P<unit>人次|场次|次|场|期|轮)"
    r"(?:及?以上)?)的?,?(?:\(|得|计|记)[0-9][0-9.]{0,3}分"
)
"""So many times and what they earn (走访企业 3 次(8 分)); once is existence only."""
_UPKEEP = re.compile("检查|检测|检修|检验|测定|校验|试验|维护|调试|巡检")
_EQUIPMENT = re.compile(
    "设施|设备|装置|装备|仪器|仪表|机组|管路|管道|线路|电缆|阀门|闸门|灭火器|泵站|锅炉|电梯|风机|传感器|配电"
)
_OF_OTHERS = re.compile("企业|单位|商户|门店|工地|场所|学校|餐馆|用户|住户|农户|辖区|家|重点|专项|执法")
NEAR = 30
"""How far before its points, in its sentence, the activity of a reward may stand."""


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """A sentence of a passage, with its stretch of the original text."""

    passage: Passage
    start: int
    end: int
    text: str


@noted_all
def spots(passage: Passage) -> Iterator[Spot]:
    """The sentences of a passage."""
    for sentence in sentences(passage.text):
        start, end = passage.origin(sentence.start, sentence.end)
        yield Spot(passage, start, end, sentence.text)


@noted
def _row(passage: Passage) -> tuple[list[int], Sequence[Spot]]:
    """Where the sentences of a passage begin, and these."""
    row = spots(passage)
    return [spot.start for spot in row], row


class Spots:
    """The sentences of a line, in its order; each thing that is read in it is put in its place once."""

    def __init__(self, line: Line) -> None:
        self._rows = {passage.field: _row(passage) for passage in line.passages}
        self.all = [spot for _, row in self._rows.values() for spot in row]

    def placed(self, items: Iterable[T], words_of: Callable[[T], Words]) -> dict[Spot, list[T]]:
        """What begins in each sentence, for those in which something does."""
        found: dict[Spot, list[T]] = {}
        for item in items:
            words = words_of(item)
            if words.field not in self._rows:
                continue
            starts, row = self._rows[words.field]
            at = bisect_right(starts, words.start)
            # a character that became several may belong to two sentences
            for spot in row[max(0, at - 2) : at]:
                if spot.start <= words.start < spot.end:
                    found.setdefault(spot, []).append(item)
        return found


_SHORT_OF = re.compile(
    "[少缺](?!开展|组织|召开|举办|举行|进行|完成|安排|落实|实施|提交|参加|报|于)([^,。;0-9一二两扣]{2,6})[一1](?:次|场|期|篇)"
)
"""What is missing, between the word and its number (少公开一次): nothing else of the line is counted."""
_AT_IT = re.compile("(?:研究)?部署|传达|研究")
"""What is done at a meeting: where one is named beside it, that is counted."""


def _on_paper(act: Act, *, held: bool) -> int:
    """How late papers come where doings are counted; those of a meeting ``held`` here come before other sentences."""
    if not _RECORD.search(act[1].text):
        return (1 if _AT_IT.fullmatch(act[1].text) else 0) if held else 3
    return 2 if held and _HELD.fullmatch(act[1].text) else 4


_EACH_MONTH = re.compile(
    "每(?:个)?(?:月|周|旬|季度?|半年)[^,。;0-9]{0,4}(?:未|没有)(?:能)?(?:按(?:要求|规定|时|期))?(?:开展|组织|召开|举办|进行|参加)[^,，。;；未不0-9]{0,10}的?[,，]?\\Z"
)
"""What is missing every month costs points each time, said or not (每月未召开例会的扣 1 分)."""


def missed_each_month(raw: str, at: int) -> bool:
    """Whether what costs the points at ``at`` is missing month by month."""
    return _EACH_MONTH.search(raw, max(0, at - 30), at) is not None


def short_of(said: str, acts: list[Act]) -> list[Act]:
    """The activities that may be missing: those that are named between “less” and its number, if something is."""
    named = _SHORT_OF.search(said)
    if named is None:
        return acts
    return [act for act in acts if act[1].text in named[1] or named[1] in act[1].text]


class Acts:
    """The activities of a line: those that are one anywhere (firm), and those that are one beside a number only."""

    def __init__(self, firm: Sequence[Act], loose: Sequence[Act], among: Spots) -> None:
        self._inside = tuple([among.placed(acts, _WORDS) for acts in (firm, loose)])
        # whether something counts an activity rests on its words: of equal ones the first stands for all
        distinct: dict[tuple[Class, str, str], Act] = {}
        for act in (*firm, *loose):
            distinct.setdefault((act[0], act[1].text, act[1].field), act)
        self._distinct, self._among = list(distinct.values()), among.all
        self.heads = [act for act in self._distinct if act[1].field in ("name", "description")]
        self.publicity = next((words for kind, words in self._distinct if kind == "d"), None)
        """The first word of publicity."""

    def owed(self, spot: Spot) -> bool:
        """Whether what a sentence counts is owed to people by law: no activity is named, other than papers."""
        if any(not _RECORD.search(words.text) for inside in self._inside for _, words in inside.get(spot, ())):
            return False
        if has(spot.text, "owed"):
            return True
        papers = all(_RECORD.search(words.text) for _, words in self._distinct)
        return papers and any(has(one.text, "owed") for one in self._among)

    def around(self, spot: Spot, step: Words, per: str) -> list[Act]:
        """Activities a step may count, likeliest first: closest before it in its sentence, then the line's head.

        Where doings are counted papers come last, where articles are counted publicity comes first.
        """

        def far(act: Act) -> tuple[bool, int]:
            inside = step.start <= act[1].start < step.end
            return act[1].start >= step.end, 0 if inside else abs(step.start - act[1].end)

        found: list[Act] = []
        for inside in self._inside:
            found += sorted(inside.get(spot, ()), key=far)
        found += self._distinct
        if per in TIMES:
            here = sum(len(inside.get(spot, ())) for inside in self._inside)
            ranked = [(_on_paper(act, held=place < here), place) for place, act in enumerate(found)]
            return [found[place] for _, place in sorted(ranked)]
        return sorted(found, key=lambda act: act[0] != "d") if per == "篇" else found

    def before(self, spot: Spot, step: Words) -> list[Act]:
        """Activities close before a reward, the last first."""
        found: list[Act] = []
        for inside in self._inside:
            here = [act for act in inside.get(spot, ()) if act[1].start <= step.end and step.start - act[1].end <= NEAR]
            found += sorted(here, key=lambda act: -act[1].start)
        return found

    def near(self, spot: Spot, target: Words, unit: str) -> list[Act]:
        """Activities right beside a number; those of the name where the number is a declared target.

        Where times are counted papers come last: of “走访不少于2次，走访记录齐全” the visits.
        """
        here = [act for inside in self._inside for act in inside.get(spot, ())]
        if unit in TIMES:
            here.sort(key=lambda act: bool(_RECORD.search(act[1].text)))
        if target.field == "target":
            return here or self.heads
        raw = spot.passage.raw
        after = [act for act in here if act[1].start >= target.end]
        said = [act for act in after if _OBJECT.fullmatch(raw, target.end, act[1].start)]
        beside = [act for act in here if -6 <= target.start - act[1].end <= 14 or -6 <= act[1].start - target.end <= 8]
        return said + beside if raw[target.start : target.end].endswith(_DONE_SO_OFTEN) else beside


@noted_all
def fines_of(passage: Passage) -> Iterator[Step]:
    """Money lost for each activity that is missing (少开一次扣 50 元), as a deduction whose points stand for yuan."""
    for match in _FINE.finditer(passage.text):
        yield Step(float(match["yuan"]), passage.found(match), per=match["unit"], every=1.0)


@noted_all
def prices(passage: Passage) -> Iterator[tuple[Words, str]]:
    """Numbers of times with points of their own, with their unit."""
    return ((passage.found(match, "said"), match["unit"]) for match in _PRICED.finditer(passage.text))


def kept_up(passage: Passage, words: Words) -> bool:
    """Whether the unit looks after its own equipment (消防设施每月检查 2 次), not after others."""
    if not _UPKEEP.fullmatch(words.text):
        return False
    raw = passage.raw
    before = re.split("[。；;]", raw[max(0, words.start - 24) : words.start])[-1]
    about = before + re.split("[,，。；;]", raw[words.end : words.end + 14])[0]
    return bool(_EQUIPMENT.search(about)) and not _OF_OTHERS.search(about)
