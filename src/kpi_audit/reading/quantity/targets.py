"""The target that an indicator sets: an operator, a value, and what they are measured against."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ...startup import patterns as re
from ...startup.records import dataclass, replace
from ..text.clauses import LONGEST
from ..text.fields import looked_at
from ..text.line import Line, Passage, Words
from ..text.stretches import Stretches
from ..text.vocabulary import noted_all
from .heads import AGED, BAR_OF, EACH, PER_HEAD, SHARE_DOES, WORKED, of_points, per_base, spends
from .numbers import Number, find_numbers
from .operators import Bounds, Comparison, comparison, loses
from .references import worded
from .units import TIME, ratio

Op = Literal[">=", "<=", ">", "<", "=", "~", "range"]


@dataclass(frozen=True, slots=True)
class Target:
    """A target. ``value`` is None where the text only refers to another figure.

    ``direction`` is where the measured quantity shall go: "下降 5% 以上" has op ">=" and direction "lower".
    ``inverted``: read from a deduction for missing it. ``each``: said of each village, household or person.
    """

    op: Op
    value: float | None
    unit: str
    words: Words
    high: float | None = None
    firm: Literal["aim", "ensure"] | None = None
    bound: Bounds = "exact"
    growth: bool = False
    direction: Literal["higher", "lower"] | None = None
    full: bool = False
    zero: bool = False
    reference: Literal["upper", "own_last", "average"] | None = None
    inverted: bool = False
    each: bool = False

    @property
    def larger_is_stricter(self) -> bool:
        """Whether a larger value asks for more (true of rises and falls, untrue of ceilings)."""
        return self.op not in ("<=", "<") and (self.growth or self.direction != "lower")

    @property
    def kept(self) -> bool:
        """Whether no less than last year's own result is asked, without a figure."""
        return self.reference == "own_last" and self.op in (">=", ">") and not any(map(str.isdecimal, self.words.text))

    def in_unit(self, unit: str) -> Target | None:
        """The same target said in another unit (1.2 亿元 as 12,000 万元); None for another quantity."""
        times = ratio(self.unit, unit)
        if times is None or self.value is None:
            return None
        high = None if self.high is None else self.high * times
        return replace(self, value=self.value * times, high=high, unit=unit)


_FIELDS = ("target", "name", "description", "criteria", "text")
_HINT = re.compile("[0-9零一二两三四五六七八九十半翻全无杜完达不同超好]")
_FIRM = re.compile("(力争|争取)|确保|必须|务必|保证|务求")
_RISE = re.compile(
    r"(?:增长|提高|提升|上升|增加(?!值)|增幅|增速|涨幅|增收)[^到至0-9]{0,6}\Z|(?:\A|(?<=[一-鿿:\s]))\+ ?\Z"
)
_FALL = re.compile(r"(?:下降|降低|减少|降幅|压减|压缩|缩短|[削消]减|缩减|压降)[^到至0-9]{0,6}\Z")
_LEVEL = re.compile(r"(?:降低?|下降|减少|压减|压降|缩短|压缩|提高|提升|增加|增长|上升)(?:到|至)")
_STEP = re.compile(r"每(?:再|又|新)?(?:少|低|降|超|增|缺|多|提高|上升|下降)[^,。;0-9]{0,6}\Z")
_PER = re.compile(r"每(?!个?(?:行政村|自然村|村|社区|乡镇|镇|街道|县|区)[新改组建培创])(?:再|又|新)?[^,。;0-9]{0,8}\Z")
_RHYTHM = re.compile(r"每个?(?:[日天周旬月季年]|星期|季度|半[年月]|学[期年])[^,。;0-9少缺低超]{0,8}\Z")
"""So many and more in each span (每月接访 2 次以上) is a floor, no denominator."""
_CLOSED = re.compile(
    r"\s?(?:\Z|[,。;、)(\n:【]|的?(?:得|扣|加|计|记|奖|为|给|每|否则|不|水平|目标|要求|标准|任务|其中|并"
    r"|且)|的\s?(?:\Z|[,。;]))"
)
_RATE = re.compile(
    r"(?:率|比例?|占比|覆盖面?|满意度|度|比重|面|指数|浓度|程度|幅度|优良|总数"
    r"|数量)(?:\([^()]{0,20}\))?(?:为|是|:|均|都|要|须|应|需)?\s?\Z"
)
_GOAL = re.compile(r"(?:目标值?|任务数?|指标值|计划数?|目标任务)(?:为|是|:)?\Z")
_MADE = re.compile(
    r"(?:新增|净增|新签约|新建|培育|引进|建成|改造|发展|种植|完成|再就业|转移就业|发放|造林|创建|开展|组织|举办|召开)[^,。;:0-9每]{0,10}\Z"
    r"|(?:\A|年度?|年?[内底]前?|月底?前|计划|任务)(?:建设|组建|建立|成立|设立|打造|实施)[^,。;:0-9每未不缺有中]{2,14}\Z"
)
_CLAUSE, _SPAN, _LAST = re.compile(r"[,。;:\n]"), 36, re.compile("上年|去年")
_AMOUNT = re.compile(r"(?:[产采排用销储总]量|面积|总额|规模|里程)(?:为|是|:)?\Z")
_NOW = re.compile("上年|去年|上一年|往年|目前|现有|已|累计")
"""Said of what there is, not of what shall be."""
_NAMED = re.compile("百分之?百|到位|必须|严禁|一律|不得")
"""What a number of makes the name of a standard: 六个百分百, 八个必须."""
_QUOTED = re.compile('[“‘「"][一二两三四五六七八九十0-9]{1,2}[个项][^,。;“”‘’「」"]{1,3}[”’」"]')
"""A name that begins with a number of (“五个一”)."""
_OF_WHOLE = re.compile(r"[占每少低扣按]")
_EVENT = re.compile("发生|致死|致人|死亡|造成|引发|伤亡|上访|聚集|出现|损失|发现|中断")
_DONE = re.compile("(?:上年|去年|同期|[0-9]{4}年)[^,。;]{0,8}(?:已|为|完成|达)")
_SCORED = re.compile(r"[扣得加奖计给记占]分?\Z")


def find_targets(line: Line) -> list[Target]:
    """All targets of a line: the declared ones first, then by field and place."""
    found: list[Target] = []
    name = line.passage("name")
    of_each = name is not None and EACH.search(name.text) is not None
    for passage in looked_at(line, _FIELDS, _HINT):
        whole = of_each and passage.field == "target"  # 每千人口医师数: 3.2人
        found += (_of_each(target, name.text) if whole and name else target for target in _targets(passage))
    return found


def _of_each(target: Target, said: str) -> Target:
    return replace(target, each=True, unit=per_base(target.unit, said))


@noted_all
def _targets(passage: Passage) -> list[Target]:
    found, told = list(_numeric(passage)), _told(passage)
    if told:
        spans = Stretches((target.words.start, target.words.end) for target in found)
        found += [target for target in told if not spans.meet(target.words.start, target.words.end)]
    return sorted(found, key=lambda target: (target.reference is not None, target.words.start))


def _told(passage: Passage) -> list[Target]:
    """Targets said in words: 全覆盖, 零发生, 完成市定任务, 不低于上年."""
    targets: list[Target] = []
    for word in worded(passage.text):
        words = passage.words(word.start, word.end)
        if word.kind == "full":
            targets.append(Target(">=", 100.0, "%", words, direction="higher", full=True))
        elif word.kind == "zero":
            targets.append(Target("=", 0.0, "", words, direction="lower", zero=True))
        else:
            up = word.op in (">=", ">")
            bound: Bounds = "exact" if word.op == "=" else "at_least" if up else "at_most"
            direction: Literal["higher", "lower"] | None = None if word.op == "=" else "higher" if up else "lower"
            targets.append(Target(word.op, None, "", words, bound=bound, direction=direction, reference=word.kind))
    return targets


def _numeric(passage: Passage) -> Iterator[Target]:
    declared = passage.field == "target"
    text = passage.text
    last_end = -1
    for number in find_numbers(text):
        listed = text[last_end : number.start] == "、" and not declared
        last_end = number.end
        if listed or (number.unit == "分" and _SCORED.search(text[max(0, number.start - 4) : number.start])):
            continue
        found = comparison(text, number)
        if _no_target(text, number, found, declared):
            continue
        yield _target(passage, number, found)


def _no_target(text: str, number: Number, found: Comparison, declared: bool) -> bool:
    """Whether a figure is something else: points, a denominator, part of an event, a time limit."""
    span, percent = max(0, number.start - _SPAN), number.percent
    before, lead = text[span : number.start][-12:], text[max(0, found.start - 12) : found.start]
    if declared:
        return _STEP.search(before) is not None or (number.unit == "分" and of_points(text, number, found))
    if of_points(text, number, found):
        return True
    if number.unit and not percent and BAR_OF.match(text, found.end):
        return True
    if number.unit in ("个", "项") and (_NAMED.match(text, number.end) or _QUOTED.match(text, number.start - 1)):
        return True
    if number.unit and text.find("每", span, number.start) >= 0 and PER_HEAD.search(text, span, number.start):
        return not _CLOSED.match(text, found.end) or loses(text, found.end) or _EVENT.search(found.lead) is not None
    floor = found.after and found.op == ">=" and not percent and _RHYTHM.search(before)
    if lead.endswith("每") or (not found.before and not floor and _PER.search(before)) or _DONE.search(found.lead):
        return True
    if found.before:
        return (number.unit == "岁" and not AGED.search(found.lead)) or (
            number.unit in TIME and _EVENT.search(found.lead) is not None
        )
    if number.unit in (*TIME, "岁") and not (found.after and spends(found.op, number.unit, before)):
        return True
    growth = _RISE.search(found.lead) or _FALL.search(found.lead) or number.text.startswith("翻")
    if found.after:
        if percent or growth:
            return False
        closed = _CLOSED.match(text, found.end) is not None
        near = max(0, number.start - LONGEST)
        nested = text.rfind("(", near, number.start) > text.rfind(")", near, number.start)
        return not closed or nested or _EVENT.search(found.lead) is not None
    done = number.unit and not percent and (_AMOUNT.search(before) or WORKED.search(found.lead))
    if done and _CLOSED.match(text, found.end):
        return _NOW.search(found.lead) is not None or loses(text, found.end)  # 占地面积1亩,扣2分
    if percent and SHARE_DOES.match(text, number.end) and not _OF_WHOLE.search(found.lead):
        rest = _CLAUSE.split(text[number.end : number.end + LONGEST], 1)[0]
        return rest.endswith("的") or "扣" in rest  # 90%的村未建成的,扣2分
    if _GOAL.search(before) or (number.value > 1 and not percent and _MADE.search(found.lead)):
        return False
    return not ((percent or "百分点" in number.unit) and (growth or _RATE.search(text[span : number.start][-26:])))


def _target(passage: Passage, number: Number, found: Comparison) -> Target:
    text = passage.text
    op, bound, inverted = found.op, found.bound, found.missed
    loss = loses(text, found.end, op)
    if loss and op in ("<", ">") and not found.missed:
        op, bound, inverted = (">=", "at_least", True) if op == "<" else ("<=", "at_most", True)
    elif loss and found.after and not found.before and op in ("<=", ">="):
        op, bound, inverted = (">", "at_least", True) if op == "<=" else ("<", "at_most", True)
    levelled = _LEVEL.search(found.before)
    lead = found.lead + ("" if levelled else found.before)
    rise, fall = (None, None) if levelled else (_RISE.search(found.lead), _FALL.search(found.lead))
    doubled = number.text.startswith("翻")
    growth = bool(rise or fall or doubled)
    said = _CLAUSE.split(text[max(0, number.start - _SPAN) : number.start])[-1]
    firm = None
    for word in _FIRM.finditer(lead):
        firm = "aim" if word[1] else "ensure"
    return Target(
        "range" if number.high is not None else op,
        number.value,
        per_base(number.unit, said),
        passage.words(_from_change(found, rise or fall), found.end),
        high=number.high,
        firm="aim" if firm == "aim" else "ensure" if firm else None,
        bound=bound,
        growth=growth,
        direction=_direction(op, bool(rise or doubled), bool(fall), bool(levelled) and "降" in found.before),
        full=number.percent and number.value == 100 and number.high is None and not growth,
        zero=number.value == 0 and number.high is None,
        reference="average" if "平均" in found.gap else "own_last" if _LAST.search(found.gap) else None,
        inverted=inverted,
        each=EACH.search(said) is not None,
    )


def _from_change(found: Comparison, change: re.Match[str] | None) -> int:
    """Where the words of a target begin: a rise or fall is said with its word (提高2个百分点)."""
    return found.start if change is None else found.start - len(found.lead) + change.start()


def _direction(op: str, rise: bool, fall: bool, lowered: bool) -> Literal["higher", "lower"] | None:
    if rise or fall:
        return "higher" if rise else "lower"
    if op in ("<=", "<") or lowered:
        return "lower"
    return "higher" if op in (">=", ">") else None
