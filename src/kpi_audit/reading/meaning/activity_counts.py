"""Activities that a line scores by their number: so many meetings, visits, check-ins, articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from ...startup import patterns as re
from ...startup.records import dataclass
from ..quantity.frequency import Frequency
from ..quantity.targets import Target
from ..scoring.scoring import Scoring, Step
from ..text.clauses import sentences
from ..text.line import Line, Passage, Words
from ..text.spotting import spot
from ..text.vocabulary import gathered
from ..text.zones import zones
from .activity_units import PEOPLE, TIMES, counts, has
from .marks import Marks

Class = Literal["a", "b", "c", "d"]

_SHORT = re.compile(r"少|(?<![紧短空])缺(?![席勤岗课考])|不足|低于|未达")
_RECORD = re.compile("记录|台[账帐]|档案|材料|报表|照片|文件|截图|方案|计划|总结")
_SHOWN = re.compile("批示|现场会|观摩会|交流发言|典型发言|刊发|刊登|采用|报道|用稿")
_MODEL = re.compile("创建|示范|观摩|挂牌")
_ATTENTION = re.compile("批示|现场会|观摩会|交流发言|典型发言")
_PRODUCT = re.compile("(?:监测|检测|检验|鉴定|审计|验收|评审|调查)$")
_MINIMUM = re.compile("不少于|不低于|不得少于|至少|每少|以上")
_ASSESSOR = re.compile("随机|抽取|样本|第三方|暗访|电话|抽查|抽测|抽审|每镇抽|考核组|检查组|督查组")
_SO_MANY = re.compile(
    r"(?<![0-9一二两三四五六七八九十])[0-9一二两三四五六七八九十]+(篇|条|期|份|件)[^,。;]{0,4},?[^,。;]{0,3}$"
)
_FIELDS = ("name", "description", "criteria", "target", "deadline", "text")
NEAR = 30
"""How far before its points, in its sentence, the activity of a reward may stand."""


@dataclass(frozen=True, slots=True)
class Counted:
    """An activity of class a–d (meetings and papers, visits and training, digital traces, publicity) and its count."""

    kind: Class
    activity: Words
    count: Words

    @property
    def attention(self) -> bool:
        """Whether it is leaders' or the media's attention that counts (批示, 现场会)."""
        return bool(_ATTENTION.search(self.activity.text))

    @property
    def model(self) -> bool:
        """Whether models and showcases are counted (创建, 示范点, 观摩)."""
        return self.kind == "b" and bool(_MODEL.search(self.activity.text))


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

    def around(self, place: _Place, step: Words, per: str) -> list[Act]:
        """Activities a step may count, likeliest first: closest before it in its sentence, then the line's head.

        Where doings are counted papers come last, where articles are counted publicity comes first.
        """

        def far(act: Act) -> tuple[bool, int]:
            inside = step.start <= act[1].start < step.end
            return act[1].start >= step.end, 0 if inside else abs(step.start - act[1].end)

        found: list[Act] = []
        for acts in (self.firm, self.loose):
            found += sorted((act for act in acts if place.holds(act[1])), key=far)
        for acts in (self.firm, self.loose):
            found += [act for act in acts if act not in found]
        if per in TIMES:
            return sorted(found, key=lambda act: bool(_RECORD.search(act[1].text)))
        return sorted(found, key=lambda act: act[0] != "d") if per == "篇" else found

    def before(self, place: _Place, step: Words) -> list[Act]:
        """Activities close before a reward, the last first."""
        found: list[Act] = []
        for acts in (self.firm, self.loose):
            here = [act for act in acts if place.holds(act[1]) and act[1].start <= step.end]
            found += sorted((act for act in here if step.start - act[1].end <= NEAR), key=lambda act: -act[1].start)
        return found

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
    steps = (*scoring.deductions, *scoring.bonuses, *scoring.awards)
    if not steps and not any(target.value and target.unit for target in targets):
        return None
    places = [place for passage in line.passages for place in _places(passage)]
    acts = _Acts(
        _own(line, marks.activities),
        _own(line, _extra(line)),
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


@gathered
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


@gathered
def _checked(passage: Passage) -> list[tuple[int, int]]:
    """The stretches of a text that only say how the score is checked; a minimum is asked of the unit itself."""
    found: list[tuple[int, int]] = []
    start = 0
    for zone in zones(passage.text):
        if zone.name == "verify" and not _MINIMUM.search(passage.text, start, zone.end):
            found.append(passage.normal.origin(start, zone.end))
        start = zone.end
    return found


def _own(line: Line, acts: Iterable[Act]) -> list[Act]:
    """The activities that the unit itself does: no checks of it, no products of its work (监测报告)."""
    passages = {passage.field: passage for passage in line.passages if passage.field in _FIELDS}
    checked: dict[str, Sequence[tuple[int, int]]] = {}
    found: list[Act] = []
    for kind, words in acts:
        passage = passages.get(words.field)
        if passage is None or _PRODUCT.search(passage.raw[max(0, words.start - 3) : words.start]):
            continue
        if words.field not in checked:
            checked[words.field] = _checked(passage)
        if not any(start <= words.start < end for start, end in checked[words.field]):
            found.append((kind, words))
    return found


def _shortfall(place: _Place, step: Step, acts: _Acts) -> Counted | None:
    """每少一次扣 0.5 分: points lost for each activity that is missing."""
    before = place.passage.raw[max(place.start, step.words.start - 8) : step.words.end]
    if not _SHORT.search(before) or step.per is None or has(step.words.text, "fault"):
        return None
    for act in acts.around(place, step.words, step.per):
        if counts(step.per, act[1].text, place.text):
            return Counted(act[0], act[1], step.words)
    return None


def _reward(place: _Place, step: Step, acts: _Acts, *, bonus: bool) -> Counted | None:
    """每篇加 1 分: points for each one more; a bonus for attention is given each time, said or not."""
    if has(place.text, "fault", "result"):
        return None
    per = step.per
    if per is None:
        said = _SO_MANY.search(place.passage.raw[max(place.start, step.words.start - 14) : step.words.start])
        per = said[1] if said else None
    for kind, words in acts.before(place, step.words):
        if (per and counts(per, words.text, place.text)) or (bonus and _SHOWN.search(words.text)):
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
    if has(place.text, "fault") or _ASSESSOR.search(place.text):
        return None
    near = acts.near(place, target.words)
    if target.unit in TIMES:  # 走访不少于2次,走访记录齐全: the visits are counted, not their records
        near = sorted(near, key=lambda act: bool(_RECORD.search(act[1].text)))
    for kind, words in near:
        if counts(target.unit, words.text, place.text + words.text):
            return Counted(kind, words, target.words)
    return None
