"""Deductions by the piece: petitions, complaints, accidents, faults found, failing places, cases handled."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Literal

from ...startup import patterns as re
from ...startup.records import dataclass
from ..scoring.scoring import Scoring, Step
from ..text.clauses import LONGEST
from ..text.lexicon import Hit
from ..text.line import Line, Passage, Words
from ..text.spotting import spot

Kind = Literal["events", "found", "objects", "cases"]

_PIECES = frozenset(
    {
        "次",
        "件",
        "起",
        "例",
        "宗",
        "桩",
        "处",
        "户",
        "家",
        "个",
        "人",
        "名",
        "位",
        "人次",
        "户次",
        "批",
        "批次",
        "村",
        "条",
    }
)
_BODIES = frozenset({"处", "户", "家", "个", "人", "名", "位", "村", "户次"})
_PEOPLE = frozenset({"人", "名", "位"})
_PERSON = re.compile(r"[人员工部众]\Z|党员|学员")
_CASES = frozenset({"例", "件", "宗", "起"})
_STOP = re.compile(r"[。;;!?\n]")
_TAKEN = re.compile(r"扣[^,。;]{0,8}?分[,、]?")
_LACK = re.compile(r"[少缺差](?:报|交|开|办)?\s?[\d一二两三]|每(?:再)?[少缺差低]|晚|迟|逾期")
_SHARED = re.compile(
    r"(?:平均|均)(?:值|数)(?:计算|扣|折算)|每[万千百](?:人|户|件|名|车|台|亩|辆)?|万人|人均|户均|千分之|按[^,。;]{0,8}(?:人口|户数|规模|体量|基数|总量|办件量)[^,。;]{0,8}"
    r"(?:折算|计算|比例|系数|加权|比较)|发生率|发案率|投诉率|差错率|信访率"
)
_RATE = re.compile(r"(?<!效)率(?!先|领|队)|比例|占比|比重|百分点|%")
_QUOTA = re.compile(r"(?:超过|突破|超出|超)[^,。;]{0,12}(?:控制|下达|规定)[^,。;]{0,6}(?:指标|数|目标|上限)")
_SAMPLE = re.compile(
    r"(?:抽[查取检样考测]|随机(?:抽|选|入|查|走)[^,。;]{0,4}|访谈|暗访|走访|入户|连续)[^,。;]{0,14}?\d{1,4}[名位]?(?:户|份|人|名|件|处|家|个|条|位|次)"
)
_FOUND = re.compile(r"发现|查出|查到|检出|排查出|存在")
_PAPERS = re.compile(
    "记录|台[账帐]|报表|统计表|资料|材料|档案|案卷|卷宗|文书|手册|病历|处方|教案|信息|表册|填写|漏填|编制|方案|规划|计划(?!生育)|制度"
)
_MISWRITTEN = re.compile("错误|差错|有误|错填|错漏|遗漏|漏项|缺项|不一致|涂改|逻辑|不符")
_UNDONE = re.compile(
    r"(?:未能?|没有)(?:及时|按[^,。;]{1,6})?(?:开展|进行|实施|组织|制定|编制|建立|签订|落实|召开)[^,。;每]{0,12}(?:评估|预案|方案|制度|培训|演练|宣传|检查|排查|会议|责任书|机制)"
)
"""What the unit itself left undone (没有开展信访评估的,每个项目): no event that grows with its size."""
_FAILING = re.compile(r"未|不|没有|无|达不到|缺乏|违反|违规|逾期|超期|空白|薄弱")


@dataclass(frozen=True, slots=True)
class Tally:
    """A deduction for each of something; ``what`` names it, ``step`` takes the points."""

    kind: Kind
    what: Words
    step: Step


def tallies(line: Line, scoring: Scoring) -> Iterator[Tally]:
    """Every deduction that counts what grows with the size of a unit, with nothing that puts it in proportion."""
    if any(_SHARED.search(part.text) for part in line.passages):
        return
    if any(_SAMPLE.search(part.text) for part in line.passages):
        return  # ten places looked at are ten for everybody
    for part in line.passages:
        steps = [step for step in scoring.deductions if step.words.field == part.field and step.per in _PIECES]
        for step in steps:
            found = _tally(line, part, step)
            if found is not None:
                yield found


def _tally(line: Line, part: Passage, step: Step) -> Tally | None:
    start, end = _place(part, step.words)
    text, base = _before(part.text, start, end)
    if _LACK.search(part.text[start:end]) or _RATE.search(text) or _QUOTA.search(text):
        return None
    names = {hit.name for hit in spot(_UNDONE.sub("", text), "counted_events")}
    title = line.passage("name")
    if title is not None and part.field != "name":
        names |= {hit.name for hit in spot(title.text, "counted_events")} & {"catastrophe"}
    if "catastrophe" in names or "misconduct" in names:
        return None
    if title is not None and part.field != "name" and _MISWRITTEN.search(text) and _PAPERS.search(title.text):
        return None  # 扶贫手册填写:发现一处错误
    kind, spotted = _kind(text, names, step)
    if kind is None and part.field != "name" and title is not None and not _said(text):
        kind = "events" if "event" in {hit.name for hit in spot(title.text, "counted_events")} else None
        part, text, base, spotted = title, title.text, 0, "event"
    if kind is None:
        return None
    hits = [hit for hit in spot(text, "counted_events") if hit.name == spotted]
    if not hits:
        return Tally(kind, step.words, step)
    hit = _object(text, hits, step) if kind == "objects" else _nearest(text, hits)
    return Tally(kind, part.words(base + hit.start, base + hit.end), step)


def _nearest(text: str, hits: list[Hit]) -> Hit:
    """The first event of the last clause that names one (检查容易出事故的场所,隐患未整改的每例: hazards).

    Words that follow at once belong to it: 进京非访, 焚烧火点.
    """
    clause = text.rfind(",", 0, hits[-1].start)
    first, *rest = [hit for hit in hits if hit.start > clause]
    end = first.end
    for hit in rest:
        end = hit.end if hit.start == end else end
    return first._replace(end=end)


def _object(text: str, hits: list[Hit], step: Step) -> Hit:
    """What is counted: the word right behind 每有一个, else the last one; people where people are counted."""
    if step.per in _PEOPLE:
        hits = [hit for hit in hits if _PERSON.search(text, hit.start, hit.end)] or hits
    each = text.rfind("每")
    return next((hit for hit in hits if 0 <= each < hit.start), hits[-1])


def _kind(text: str, names: set[str], step: Step) -> tuple[Kind | None, str]:
    if step.per in _BODIES and _FOUND.search(text):
        return (None, "") if _PAPERS.search(text) else ("found", "")  # papers are no places
    if "event" in names:
        return "events", "event"
    if step.per == "处" and "object" in names and _FAILING.search(text):
        return "found", ""  # 每村走一圈,每处不合格: places are counted, not villages
    if step.per in _BODIES and "object" in names and _FAILING.search(text):
        return "objects", "object"
    if step.per in _CASES and "caseload" in names and _FAILING.search(text):
        return "cases", "caseload"
    return None, ""


def _said(text: str) -> bool:
    """Whether the clause itself says what is counted (and the name need not be asked)."""
    return len(re.sub(r"[\s,、:的每一]|\d+|发生|出现|发现|增加|次|起|件|例|扣|分", "", text)) > 4


def _place(part: Passage, words: Words) -> tuple[int, int]:
    """The words of a step as offsets of the normal text."""
    offsets = part.offsets
    if offsets is None:
        return words.start, words.end
    return bisect_left(offsets, words.start), bisect_left(offsets, words.end)


def _before(text: str, start: int, end: int) -> tuple[str, int]:
    """The clause that the deduction ends: from the last stop, or from the deduction before it."""
    base = max(start - LONGEST, 0)
    for found in _STOP.finditer(text, base, start):
        base = found.end()
    taken = 0
    for found in _TAKEN.finditer(text[base:start]):
        taken = found.end()
    return text[base + taken : end], base + taken
