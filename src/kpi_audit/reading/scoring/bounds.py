"""Limits of points said in running text, and what bounds a deduction by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ...startup import patterns as re
from ...startup.memory import remembering
from ...startup.records import dataclass
from ..quantity.targets import Target
from ..text.clauses import sentences
from ..text.line import Passage
from .matters import named_before
from .scores import Step

_FLOOR = re.compile(
    r"[扣减]完[^,。;扣减不]{0,10}为(?:止|限|原则)|[扣减]光为止|扣满为止|扣减为零|[扣减][至到](?:零|0)(?:分|为止)|不(?:得|计|出现|产生)?负分|不倒扣|扣分?封顶|最低(?:得|计|为)?(?:零|0)分"
    r"|扣分(?:总[额数分]|之和|合计|累计)?(?:均)?不(?:得)?超过(?:该|本|其|各)?[^,。;]{0,8}?分值|以(?:该|本|其|各)?[^,。;]{0,8}?分值?为(?:限|上限)"
    r"|[两二三四五\d][次起例个项处天日家户件条人]及?以上的?[^。;,]{0,12}?[,]?[^。;,]{0,10}?(?:不得分|扣完|全扣|得(?:零|0)分)"
    r"|(?<![0-9第至到-])[2-9两二三四五六][次起例件](?!以下|以内)[^。;,扣]{0,12}[,]?(?:不得分|扣完|全扣|得(?:零|0)分)"
)
_ALIKE = re.compile("[,;。]?(?:以)?下同")
_POINTS = r"\d+(?:\.\d+)?分"
_PENALTY_CAP = re.compile(
    rf"(?:扣分|减分|负面清单|倒扣)[^。;]{{0,20}}?(?:最高|最多|累计|合计|总计|上限|不超过|封顶)[^。;]{{0,12}}?{_POINTS}"
    rf"|最[高多](?:累计|合计)?扣[^。;]{{0,6}}?{_POINTS}"
)
_BONUS_CAP = re.compile(
    r"(?:加分|奖励分|附加分|奖分)[^。;]{0,24}?(?:最高|最多|累计|合计|总计|上限|不得?超过|封顶|以内)[^。;]{0,12}?\d+(?:\.\d+)?分?"
    rf"|最[高多](?:累计|合计|可)?加[^。;]{{0,6}}?{_POINTS}"
)
# The score with the bonus may not pass the full score.
_SCORE_CAP = re.compile(
    r"(?:超过|超出|高于|超)(?:满分|总分|\d+分)[^。;]{0,6}?(?:的)?[,]?(?:按|以|计|仍)[^。;]{0,10}?(?:\d+分|满分)"
    r"|(?:总分|得分)[^。;]{0,8}?(?:不超过|最高为?|封顶)[^。;]{0,4}?\d+分"
)
# “No limit is set” names one only to deny it.
_UNLIMITED = re.compile(
    r"(?:不设(?:置|定|立)?|无|没有|未设(?:置|定)?|取消)[^,。;]{0,6}?(?:上限|封顶|最高限)|(?:上)?不封顶|不限(?:次数|分值|上限|额)|"
    r"不受[^,。;]{0,10}?限制|累计(?:计)?加分?不限"
)
_HIGHEST = re.compile(r"(?:以上|上述)[^。;,]{0,12},?[^。;,]{0,6}(?:只|仅)[^。;,]{0,3}[取计按加][^。;,]{0,4}最高")
_FIGURE = re.compile(r"(?<!\d)(\d++(?:\.\d++)?+)分?+(?!.{0,400}\d)")
_SHORT = re.compile(r"少|缺|低|差|降|不足|不到|未达|减|下降|漏")
_RATES = frozenset({"%", "个百分点"})
_OCCASIONS = frozenset({"次", "期", "篇", "份", "场"})
_LISTED = re.compile(r"每一?个(?:行业|方面|环节|内容|部分|制度|要素|领域|栏目|步骤)")
_PLAIN = re.compile("(?<![0-9.少缺扣每第差低])[0-9]{1,3}(?![0-9.])")
_SAMPLE = re.compile(
    r"(每[^,。;:]{0,6})?(?:抽[取查样检选测]|随机|走访|访问|调查|入户|调取|调阅|查阅)[^,。;:0-9每漏少错缺差未不无现]{0,8}"
    r"(\d{1,3})(?:个)?(户|家|人|名|份|卷|件|处|点|次)"
)
"""So many things that the assessor looks at (走访 10 户); for each of several places (每村走访 10 户) it is open."""
_UNIT_SIZE = 4
"""Characters of the longest unit that is looked for behind a number."""
_KEPT = 1 << 10
"""Texts whose numbers are remembered: every step of a line asks for them."""
_NEGATIVE_FORMULA = re.compile(
    r"\(\s*(?:1|100%)\s*[-—–−]\s*[^()]{0,24}?(?:实际|耗时|用时|时间|天数|支出|超)[^()]{0,24}?[/÷／][^()]{1,24}\)\s*[×*xX✕]"
)


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit said in running text; offsets in the normal text, ``points`` where a figure stands."""

    start: int
    end: int
    points: float | None


def item_floor(text: str) -> Limit | None:
    """A clause by which no item can lose more than it has (各项扣完为止)."""
    return _first(_FLOOR, text, figure=False)


def floor_for_all(text: str) -> bool:
    """Whether a floor says that it holds for what follows, too (扣完为止,下同)."""
    floor = item_floor(text)
    return floor is not None and _ALIKE.match(text, floor.end) is not None


def penalty_cap(text: str) -> Limit | None:
    """A clause that limits what the negative list takes away."""
    return _first(_PENALTY_CAP, text, figure=True)


def bonus_cap(text: str) -> Limit | None:
    """A clause that limits the bonus, or the score with the bonus."""
    return _first(_SCORE_CAP, text, figure=False) or _first(_BONUS_CAP, text, figure=True)


def only_highest(text: str) -> bool:
    """Whether of all that adds points only the highest counts (以上加分只取最高一档)."""
    return "最高" in text and _HIGHEST.search(text) is not None


def unlimited(text: str) -> bool:
    """Whether a text says that points have no limit (上不封顶)."""
    return ("封顶" in text or "不限" in text or "上限" in text) and _UNLIMITED.search(text) is not None


def may_turn_negative(text: str) -> re.Match[str] | None:
    """A formula that falls below zero as soon as the measured value passes its norm."""
    return _NEGATIVE_FORMULA.search(text)


def plain_bound(step: Step, passages: Sequence[Passage]) -> float | None:
    """How many things the assessor looks at, or the line plainly asks for (12 篇笔记,少一篇扣 0.5 分), at most."""
    if step.per is None or step.per in _RATES:
        return None
    if step.per == "项":
        return named_before(step, passages)
    own = next((part.text for part in passages if part.field == step.words.field), "")
    looked = _samples(own).get(_unit(step.per))
    if looked is not None or not _SHORT.search(step.words.text):
        return looked
    asked = frozenset[float]().union(*(_asked(part.text).get(step.per, ()) for part in passages)) - {0.0, 1.0}
    return next(iter(asked)) if len(asked) == 1 else None


@remembering(_KEPT)
def _samples(text: str) -> Mapping[str, float | None]:
    """By unit, how many things are looked at (走访 10 户,每发现 1 户…): no more can be found; None where it is open."""
    found: dict[str, float | None] = {}
    for match in _SAMPLE.finditer(text):
        unit, before = _unit(match[3]), found.get(_unit(match[3]), 0.0)
        found[unit] = None if match[1] or before is None else before + float(match[2])
    return found


@remembering(_KEPT)
def _asked(text: str) -> Mapping[str, set[float]]:
    """The plain numbers of a text by the characters that follow them."""
    found: dict[str, set[float]] = {}
    for match in _PLAIN.finditer(text):
        for size in range(1, _UNIT_SIZE + 1):
            found.setdefault(text[match.end() : match.end() + size], set()).add(float(match[0]))
    return found


class Wanted:
    """The most that targets ask for: of a rate, in percent, and of each unit."""

    def __init__(self, targets: Iterable[Target]) -> None:
        self.counts: dict[str, float] = {}
        self.lacking: float | None = None
        """The most that a rate can fall short by."""
        self.beyond: float | None = None
        """The most that a rate can be off, up or down."""
        for target in targets:
            if target.value and target.unit:
                unit = _unit(target.unit)
                self.counts[unit] = max(target.value, self.counts.get(unit, target.value))
            if target.value is not None and target.unit == "%" and not target.growth:
                off = target.value if target.op in (">=", ">") else 100 - target.value
                self.lacking = max(target.value, target.value if self.lacking is None else self.lacking)
                self.beyond = max(off, off if self.beyond is None else self.beyond)


def most_taken(step: Step, wanted: Wanted, per_year: float | None) -> float | None:
    """The most that a deduction can take in a year; None when nothing bounds it.

    A rate can fall short by no more than its target, a number of tasks by no more than is asked for. A list (每缺一项)
    is taken as bounded by the items that the line gives.
    """
    if step.per is None:
        return step.most
    if step.per == "项" or (step.per == "个" and _LISTED.search(step.words.text)):
        return 0.0
    times = _times(step, wanted, per_year)
    return None if times is None else times * step.most / (step.every or 1.0)


def _times(step: Step, wanted: Wanted, per_year: float | None) -> float | None:
    short = bool(_SHORT.search(step.words.text))
    if step.per in _RATES:  # nothing falls short by more than the whole
        return wanted.beyond if not short else 100.0 if wanted.lacking is None else wanted.lacking
    if not short:
        return None
    unit = _unit(step.per or "")
    asked = [wanted.counts[unit]] if unit in wanted.counts else []
    if per_year is not None and unit in _OCCASIONS:
        asked.append(per_year)
    return max(asked, default=None)


def _unit(unit: str) -> str:
    return unit.lstrip("个").replace("人次", "人")


def _first(pattern: re.Pattern[str], text: str, *, figure: bool) -> Limit | None:
    for sentence in sentences(text):
        match = pattern.search(sentence.text)
        if match is None or _UNLIMITED.search(sentence.text):
            continue
        value = _FIGURE.search(match[0]) if figure else None
        points = float(value[1]) if value else None
        return Limit(sentence.start + match.start(), sentence.start + match.end(), points)
    return None
