"""Activities that a line scores by their number: so many meetings, visits, check-ins, articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter, itemgetter

from ...startup import patterns as re
from ...startup.records import dataclass
from ..quantity.frequency import Frequency
from ..quantity.targets import Target
from ..scoring.scoring import Scoring, Step
from ..text.line import Line, Passage, Words
from ..text.spotting import spot as spotted
from ..text.stretches import Stretches
from ..text.vocabulary import noted
from ..text.zones import zones
from .activity_units import BARE_FLOOR, EACH_ALONE, PEOPLE, TIMES, counts, has, so_often
from .acts import Act, Acts, Class, Spot, Spots, fines_of, kept_up, missed_each_month, prices, short_of
from .marks import Marks
from .platform_counts import traced

_SHORT = re.compile(
    r"少|(?<![紧短空])缺(?![席勤岗课考旷]|会[,一1每的扣者])|不足|低于|未达(?!到?(?:要求|标准|规定|目标|条件))"
)
_FOUND = re.compile("发现每?[少缺]")
"""What an inspection finds lacking (检查发现每少一次扣 2 分) is not the inspection."""
_NOT_HELD = re.compile(
    "未(?:能)?(?:按(?:要求|规定|时|期|计划|次数|频次)|如期|及时)?(?:开展|组织|召开|举办|进行|参加|排查|巡查|走访|检查|培训|演练|宣传|宣讲)[^,。;未不]{0,6}(?:或者?[^,，。；;]{1,10})?的?[,，]?\\Z"
)
_OF_A_RATE = re.compile(r"每(?:再)?(?:降低|低|下降|降|少|高|上升)[^,。;]{0,4}?(?:个?百分点|%)")
_ONE_MORE = re.compile("每(?:再)?(?:增加|超过?|多)(?:一|1)?[次场期篇条个](?=[^,。;扣]{0,4}[加奖])")
"""One more than asked for (每增加一次加 1 分): no fault."""
_CONTEST = re.compile("竞赛|比赛|大赛|比武|评比")
_CUT = re.compile("[,，;；、]")
_SHOWN = re.compile("批示|现场会|观摩会|交流发言|典型发言|刊发|刊登|采用|报道|用稿")
_MODEL = re.compile("创建|示范|观摩|挂牌")
_ATTENTION = re.compile("批示|现场会|观摩会|交流发言|典型发言")
_PAPERS = re.compile("材料|资料|台[账帐]|档案|案卷|卷宗|文书|病历|登记表|手册")
_PRODUCT = re.compile("(?:监测|检测|检验|鉴定|审计|验收|评审|调查)$")
_STAFF = re.compile("(?:人员|专干|专职|配备)[^,。;]{0,4}每?(?:缺|少)")
"""People that a post lacks, no people who took part (专职人员每缺一人扣 1 分)."""
_MINIMUM = re.compile("不少于|不低于|不得少于|至少|每少|以上")
_ASSESSOR = re.compile("随机|抽取|样本|第三方|暗访|电话|抽查|抽测|抽审|每镇抽|考核组|检查组|督查组")
_SO_MANY = re.compile(
    r"(?<![0-9一二两三四五六七八九十])[0-9一二两三四五六七八九十]+(篇|条|期|份|件)(?:及?以上)?[^,。;0-9]{0,6},?[^,。;]{0,3}$"
)
_HEARD = re.compile("向[^,。;]{0,24}\\Z")
_TOLD = re.compile("[^,。;]{0,4}?(?:汇报|报告|述职|通报)")
"""Those who are told of the work (向村民代表会议汇报工作): their meeting is not counted."""
_WORDS: Callable[[Step | Target | Frequency], Words] = attrgetter("words")
_FIELDS = ("name", "description", "criteria", "target", "deadline", "text")


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
    def of_papers(self) -> bool:
        """Whether papers are counted, no meetings (每缺一份材料)."""
        return self.kind in "ac" and bool(_PAPERS.search(self.activity.text))

    @property
    def model(self) -> bool:
        """Whether models and showcases are counted (创建, 示范点, 观摩)."""
        return self.kind == "b" and bool(_MODEL.search(self.activity.text))


def read_counted(
    line: Line, marks: Marks, scoring: Scoring, targets: Sequence[Target], frequencies: Sequence[Frequency]
) -> Counted | None:
    """The first activity that the line scores by its number; None where it scores its existence, or results."""
    steps = (*scoring.deductions, *scoring.bonuses, *scoring.awards)
    passages = {passage.field: passage for passage in line.passages if passage.field in _FIELDS}
    fines = [fine for passage in passages.values() if "元" in passage.text for fine in fines_of(passage)]
    priced = [price for passage in passages.values() if "分" in passage.text for price in prices(passage)]
    exact = [(said.words, unit) for said in frequencies if (unit := so_often(said.words.text))]
    if not (steps or fines or priced or exact or any(target.value and target.unit for target in targets)):
        return None
    trace = traced(passages.values()) if steps or targets else None
    if trace is not None:
        figures = [*(step.words for step in steps), *(target.words for target in targets)]
        return Counted("c", trace, next((words for words in figures if words.field == trace.field), figures[0]))
    firm = _own(passages, marks.activities)
    loose = [act for passage in passages.values() for act in _loose(passage)]
    if not (firm or loose):
        return None
    among = Spots(line)
    acts = Acts(firm, loose, among)
    rewards = [*((step, True) for step in scoring.bonuses), *((step, False) for step in scoring.awards)]
    lost, given = among.placed((*scoring.deductions, *fines), _WORDS), among.placed(rewards, lambda one: one[0].words)
    for spot in among.all if lost or given else ():
        for step in lost.get(spot, ()):
            if found := _shortfall(spot, step, acts, frequencies):
                return found
        for step, bonus in given.get(spot, ()):
            if found := _reward(spot, step, acts, bonus=bonus):
                return found
    asked = among.placed(targets, _WORDS)
    said = among.placed(frequencies if asked else (), _WORDS)
    for spot in among.all if asked else ():
        for target in asked.get(spot, ()):
            if found := _floor(spot, target, acts, said.get(spot, ())):
                return found
    for spot, rhythms in among.placed(exact, itemgetter(0)).items():
        for words, unit in () if _of_others(spot.text) else rhythms:
            for kind, act in acts.near(spot, words, unit):
                if counts(unit, act.text, spot.text):
                    return Counted(kind, act, words)
    for spot, asked_for in among.placed(priced, itemgetter(0)).items():
        for words, unit in () if _of_others(spot.text) or has(spot.text, "result") else asked_for:
            for kind, act in acts.near(spot, words, unit):
                beside = act.end > words.start or not _CUT.search(spot.passage.raw, act.end, words.start)
                if beside and counts(unit, act.text, spot.text):
                    return Counted(kind, act, words)
    return None


_LOOSE: Mapping[str, Class] = {"extra_a": "a", "extra_b": "b", "extra_d": "d", "extra_attention": "d"}


@noted
def _loose(passage: Passage) -> list[Act]:
    """Words that are activities only beside a number."""
    hits = spotted(passage.text, "activity_counts")
    acts = [(_LOOSE[hit.name], passage.words(hit.start, hit.end)) for hit in hits if hit.name in _LOOSE]
    return _own({passage.field: passage}, acts)


@noted
def _checked(passage: Passage) -> Stretches:
    """The stretches of a text that only say how the score is checked; a minimum is asked of the unit itself."""
    found: list[tuple[int, int]] = []
    start = 0
    for zone in zones(passage.text):
        if zone.name == "verify" and not _MINIMUM.search(passage.text, start, zone.end):
            found.append(passage.origin(start, zone.end))
        start = zone.end
    return Stretches(found)


def _own(passages: Mapping[str, Passage], acts: Iterable[Act]) -> list[Act]:
    """The activities that the unit itself does: no checks of it, no products of its work (监测报告)."""
    found: list[Act] = []
    for kind, words in acts:
        passage = passages.get(words.field)
        if passage is None or _PRODUCT.search(passage.raw[max(0, words.start - 3) : words.start]):
            continue
        if words.start not in _checked(passage) and not (kept_up if kind == "b" else _heard)(passage, words):
            found.append((kind, words))
    return found


def _heard(passage: Passage, words: Words) -> bool:
    """Whether a meeting is only where the work is told of."""
    heard = words.text == "会议" and _HEARD.search(passage.raw, max(0, words.start - 26), words.start)
    return bool(heard) and _TOLD.match(passage.raw, words.end) is not None


def _shortfall(spot: Spot, step: Step, acts: Acts, frequencies: Sequence[Frequency]) -> Counted | None:
    """每少一次扣 0.5 分: points lost for each activity that is missing; 每周…,未按要求开展的每次扣 1 分."""
    raw = spot.passage.raw
    before = raw[max(spot.start, step.words.start - 8) : step.words.end]
    short = bool(_SHORT.search(before)) or (
        step.per in TIMES
        and any(said.per_year > 1 for said in frequencies)
        and _NOT_HELD.search(raw[max(spot.start, step.words.start - 16) : step.words.start]) is not None
    )
    per = step.per
    if per is None and "每" in spot.text and missed_each_month(raw, step.words.start):
        short, per = True, "次"
    if not short or per is None or _FOUND.search(before) or _STAFF.search(before):
        return None
    if acts.owed(spot):
        return None
    for kind, words in short_of(before, acts.around(spot, step.words, per)):
        if counts(per, words.text, spot.text):
            return None if has(step.words.text, "fault") else Counted(kind, words, step.words)
    return None


def _reward(spot: Spot, step: Step, acts: Acts, *, bonus: bool) -> Counted | None:
    """每篇加 1 分: points for each one more; a bonus for attention is given each time, said or not."""
    found = _rewarded(spot, step, acts, bonus=bonus)
    return None if found is None or has(_ONE_MORE.sub("", spot.text), "fault", "result") else found


def _rewarded(spot: Spot, step: Step, acts: Acts, *, bonus: bool) -> Counted | None:
    """What a reward counts if it is not for a result."""
    per = step.per
    if per is None:
        said = _SO_MANY.search(spot.passage.raw[max(spot.start, step.words.start - 14) : step.words.start])
        per = said[1] if said else None
    found = [
        Counted(kind, words, step.words)
        for kind, words in acts.before(spot, step.words)
        if ((per and counts(per, words.text, spot.text)) or (bonus and _SHOWN.search(words.text)))
        and not (_CONTEST.search(words.text) and "奖" in spot.text)  # prizes won, not contests held
    ]
    if per == "篇":  # 发表调研文章 1 篇: the article is counted
        found.sort(key=lambda one: one.kind != "d")
    if found:  # 召开现场会: the meeting is held for attention
        return next((one for one in found if one.attention), found[0])
    head = acts.publicity if per == "篇" else None
    if per and EACH_ALONE.match(spot.text):  # 组织学习。每次 1 分: the head of the line says what is counted
        for kind, words in acts.heads:
            if counts(per, words.text, spot.text):
                return Counted(kind, words, step.words)
    return None if head is None else Counted("d", head, step.words)


def _floor(spot: Spot, target: Target, acts: Acts, frequencies: Sequence[Frequency]) -> Counted | None:
    """召开会议不少于 12 次: a lower bound of activities; one a year is existence only."""
    if target.value is None or target.growth or target.op not in (">=", ">", "="):
        return None
    often = any(said.per_year > 1 for said in frequencies)
    if target.value * (2 if often else 1) <= 1 or target.unit in PEOPLE:
        return None
    bare = acts.heads if BARE_FLOOR.match(spot.text) else []
    for kind, words in acts.near(spot, target.words, target.unit) or bare:
        if counts(target.unit, words.text, spot.text + words.text):
            return None if _of_others(spot.text) else Counted(kind, words, target.words)
    return None


def _of_others(text: str) -> bool:
    """Whether a sentence tells a fault, or a number that the assessors look at."""
    return _ASSESSOR.search(text) is not None or has(_ONE_MORE.sub("", _OF_A_RATE.sub("", text)), "fault")
