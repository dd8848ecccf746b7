"""Activities that a line scores by their number: so many meetings, visits, check-ins, articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from .clauses import sentences
from .frequency import Frequency
from .lexicon import Hit
from .line import Line, Passage, Words
from .marks import Marks
from .scoring import Scoring, Step
from .spotting import spot
from .targets import Target
from .zones import zones

Class = Literal["a", "b", "c", "d"]

TIMES = frozenset({"次", "场", "场次", "期", "人次", "户次", "家次", "件次", "车次", "台次", "趟", "遍", "轮", "课时", "学时", "回", "节"})
"""Units that count doings whatever they are done to."""
PAPERS = {
    "篇": re.compile("."),
    "份": re.compile("记录|报告|报表|信息|简报|材料|总结|方案|宣传|资料|问卷|提案|文件|日志|笔记|责任书|承诺书|台[账帐]"),
    "条": re.compile("信息|线索|横幅|标语|条幅|稿|宣传|短信|动态|微博|建议|消息|采用"),
    "件": re.compile("信息|稿|简报|提案|评估|宣传品|作品|采用"),
    "期": re.compile("简报|刊|栏|推文|公众号|宣传|信息|动态|专题"),
    "张": re.compile("照片|海报|宣传"),
    "幅": re.compile("横幅|标语|条幅|宣传|海报"),
    "块": re.compile("展板|宣传"),
}
"""Units of papers and messages, with what must be counted by them."""
PEOPLE = frozenset({"人", "名", "位"})
PLACES = frozenset({"个", "家", "户", "处", "条", "村"})

_SHORT = re.compile(r"少|(?<![紧短空])缺|不足|低于|未达")
_TAUGHT = re.compile("培训|轮训|咨询|指导|讲|宣|教育|参训|谈")
_MODEL = re.compile("创建|示范|观摩|精品线路|挂牌|典型|亮点")
_VISIT = re.compile("走访|入户|排查|巡访|上门|慰问|摸排")
_RECORD = re.compile("记录|台[账帐]|档案|材料|报表|照片|文件|截图|方案|计划|总结")
_SHOWN = re.compile("批示|现场会|观摩会|交流发言|典型发言|刊发|刊登|采用|报道|用稿")
_ASSESSOR = re.compile("随机|抽取|样本|第三方|暗访|电话|抽查|抽测|抽审|每镇抽|考核组|检查组|督查组")
_SO_MANY = re.compile(r"[0-9一二两三四五六七八九十]+(篇|条|期|份|件)[^,。;]{0,4},?[^,。;]{0,3}$")
NEAR = 30
"""How far before its points, in its sentence, the activity of a reward may stand."""


@dataclass(frozen=True, slots=True)
class Counted:
    """An activity of class a–d (meetings and papers, visits and training, digital traces, publicity) and its count."""

    kind: Class
    activity: Words
    count: Words


Act = tuple[Class, Words]


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence of a passage, with its stretch of the original text."""

    passage: Passage
    start: int
    end: int
    text: str

    def holds(self, words: Words) -> bool:
        return words.field == self.passage.field and self.start <= words.start < self.end


@dataclass(frozen=True, slots=True)
class _Acts:
    """The activities of a line: those that are one anywhere, and those that are one beside a number only."""

    firm: Sequence[Act]
    loose: Sequence[Act]

    def around(self, place: _Place, step: Words, *, records: bool) -> list[Act]:
        """Activities a step may count, likeliest first: closest before it in its sentence, then the line's head.

        Papers come last where doings are counted (``records`` False).
        """
        found: list[Act] = []
        for acts in (self.firm, self.loose):
            here = [act for act in acts if place.holds(act[1])]
            found += sorted(here, key=lambda act: (act[1].start > step.end, abs(step.start - act[1].end)))
        for acts in (self.firm, self.loose):
            found += [act for act in acts if act not in found]
        return found if records else sorted(found, key=lambda act: bool(_RECORD.search(act[1].text)))

    def before(self, place: _Place, step: Words) -> list[Act]:
        """Activities close before a reward, the last first."""
        here = [act for act in (*self.firm, *self.loose) if place.holds(act[1]) and act[1].start <= step.end]
        return sorted((act for act in here if step.start - act[1].end <= NEAR), key=lambda act: -act[1].start)

    def near(self, place: _Place, target: Words) -> list[Act]:
        """Activities right beside a number; those of the name where the number is a declared target."""
        acts = (*self.firm, *self.loose)
        here = [act for act in acts if place.holds(act[1])]
        if target.field == "target":
            return here or [act for act in acts if act[1].field in ("name", "description")]
        return [act for act in here if -6 <= target.start - act[1].end <= 14 or -6 <= act[1].start - target.end <= 8]

    def papers(self) -> Words | None:
        """The first word of publicity."""
        return next((words for kind, words in (*self.firm, *self.loose) if kind == "d"), None)


def read_counted(
    line: Line, marks: Marks, scoring: Scoring, targets: Sequence[Target], frequencies: Sequence[Frequency]
) -> Counted | None:
    """The first activity that the line scores by its number; None where it scores its existence, or results."""
    places = [place for passage in line.passages for place in _places(passage)]
    acts = _Acts(
        [act for act in marks.activities if not _verifying(line, act[1])],
        [act for act in _extra(line) if not _verifying(line, act[1])],
    )
    for place in places:
        for step in scoring.deductions:
            if place.holds(step.words) and (found := _shortfall(place, step, acts)):
                return found
        for step in (*scoring.bonuses, *scoring.awards):
            bonus = step in scoring.bonuses
            if place.holds(step.words) and (found := _reward(place, step, acts, bonus=bonus)):
                return found
    for place in places:
        for target in targets:
            if place.holds(target.words) and (found := _floor(place, target, acts, frequencies)):
                return found
    return None


def _places(passage: Passage) -> Iterator[_Place]:
    for sentence in sentences(passage.text):
        start, end = passage.normal.origin(sentence.start, sentence.end)
        yield _Place(passage, start, end, sentence.text)


def _extra(line: Line) -> Iterator[tuple[Class, Words]]:
    """Words that are activities only beside a number."""
    names: dict[str, Class] = {"extra_a": "a", "extra_b": "b", "extra_d": "d", "extra_attention": "d"}
    for passage in line.passages:
        for hit in spot(passage.text, "activity_counts"):
            if hit.name in names:
                yield names[hit.name], passage.words(hit.start, hit.end)


def _verifying(line: Line, words: Words) -> bool:
    """Whether a word only says how the score is checked."""
    passage = line.passage(words.field)
    if passage is None or words.field in ("verify", "evidence", "data_source", "assessor"):
        return True
    start = 0
    for zone in zones(passage.text):
        first, last = passage.normal.origin(start, zone.end)
        if first <= words.start < last:
            return zone.name == "verify"
        start = zone.end
    return False


def _shortfall(place: _Place, step: Step, acts: _Acts) -> Counted | None:
    """每少一次扣 0.5 分: points lost for each activity that is missing."""
    before = place.passage.raw[max(place.start, step.words.start - 8) : step.words.end]
    if not _SHORT.search(before) or step.per is None or _has(step.words.text, "fault"):
        return None
    for act in acts.around(place, step.words, records=step.per not in TIMES):
        if _fits(step.per, act[1].text, place.text):
            return Counted(act[0], act[1], step.words)
    return None


def _reward(place: _Place, step: Step, acts: _Acts, *, bonus: bool) -> Counted | None:
    """每篇加 1 分: points for each one more; a bonus for attention is given each time, said or not."""
    if _has(place.text, "fault", "result"):
        return None
    per = step.per
    if per is None:
        said = _SO_MANY.search(place.passage.raw[max(place.start, step.words.start - 14) : step.words.start])
        per = said[1] if said else None
    for kind, words in acts.before(place, step.words):
        if (per and _fits(per, words.text, place.text)) or (bonus and _SHOWN.search(words.text)):
            return Counted(kind, words, step.words)
    head = acts.papers() if per == "篇" else None
    return None if head is None else Counted("d", head, step.words)


def _floor(place: _Place, target: Target, acts: _Acts, frequencies: Sequence[Frequency]) -> Counted | None:
    """召开会议不少于 12 次: a lower bound of activities; one a year is existence only."""
    if target.value is None or target.growth or target.op not in (">=", ">", "="):
        return None
    often = any(place.holds(said.words) and said.per_year > 1 for said in frequencies)
    if target.value * (2 if often else 1) <= 1 or target.unit in PEOPLE:
        return None
    if _has(place.text, "fault") or _ASSESSOR.search(place.text):
        return None
    for kind, words in acts.near(place, target.words):
        if _fits(target.unit, words.text, place.text + words.text):
            return Counted(kind, words, target.words)
    return None


def _fits(unit: str, activity: str, text: str) -> bool:
    """Whether a unit counts such activities."""
    if unit in TIMES:
        return True
    if unit in PAPERS and PAPERS[unit].search(activity):
        return True
    if unit in PEOPLE:
        return bool(_TAUGHT.search(activity)) and not _has(text, "result")
    if unit == "户" and _VISIT.search(activity):
        return True
    return unit in PLACES and bool(_MODEL.search(activity)) and not _has(text, "result")


def _has(text: str, *names: str) -> bool:
    return any(hit.name in names for hit in spot(text, "activity_counts"))
