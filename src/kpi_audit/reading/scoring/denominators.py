"""What points are counted by: 每少一次, 缺 1 项, 每低 0.1 个百分点."""

from __future__ import annotations

from ...startup import patterns as re
from ...startup.records import dataclass, replace
from ..quantity.numerals import figure
from .scores import Kind

_TIME = frozenset({"个工作日", "工作日", "天", "日", "小时", "个月", "月", "年", "岁"})
_SHORT = re.compile(
    r"(?:少|缺|低|差|超|降|下降|降低|逾期|延期|迟|晚|推迟|提前|增加|漏)报?\Z|[少缺](?:开展|召开|组织|参加)\Z"
)
_PROMPT = re.compile(r"(?:[少缺](?:开展|召开|组织|参加)|[迟漏瞒晚少]报|缺少?|少|发现|出现|发生|有)\Z")
_NOT_ONE = re.compile(r"(?:至少|不少于|少于|低于|不低于|达到|第|同|任|每年|举办|(?<!未)完成|过|抽[查取]?|选)\Z")
_SLOGAN = re.compile(
    r"[一二三四五六七八九十两][^\d\s,、:;。(一二三四五六七八九十两每起个次天日月年季周件户人处项宗例]\Z"
)
"""The first half of a name made of figures (四簿一册, 三会一课): the second counts nothing."""
_OF_RATES = re.compile(r"[低降高超升增]|\.")
_PERCENT = {"‰": 0.1, "成": 10.0, "百分之": 1.0, "千分之": 0.1, "万分之": 0.01}
"""Other ways of saying a share, in percent."""
_OCCASIONS = frozenset({"次", "篇", "期", "场", "份", "条"})
_EACH_TIME = re.compile(r"(?:每|(?<![第\d.])[1一])(?:个)?(工作日|天|小时|学时|课时)\Z")
"""One stretch of time right before its points (签到 1 天 0.6 分)."""
_NAMED = 10
"""How long the name of the one thing may be that stands between a count and its points."""
_REACH: dict[Kind, int] = {"award": 2, "bonus": 8, "deduction": 26}
"""How far behind a count (发现 1 例…扣 2 分) its points may stand."""


@dataclass(frozen=True, slots=True)
class Per:
    """A denominator at ``start`` to ``end``; ``commas`` passed since."""

    unit: str
    every: float | None
    start: int = -1
    end: int = -1
    commas: int = 0


class Denominators:
    """The denominators in force while the words of a sentence pass by."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.per: Per | None = None
        self._count: Per | None = None

    def clear(self) -> None:
        """Forget all: points were given or the sentence ended."""
        self.per = self._count = None

    def comma(self) -> None:
        """A denominator reaches over one comma, not over two."""
        if self.per is not None:
            self.per = _later(self.per)
        if self._count is not None:
            self._count = _later(self._count)

    def every(self, token: re.Match[str]) -> None:
        """每少一次, 每项, 每低 0.1 个百分点."""
        said = token["every_step"] or token["every_parts"]
        step = figure(said) if said else None
        unit = token["every_unit"] or token["every_part"] or token["every_one"] or token[0][1:].removeprefix("个")[:1]
        if unit == "个点":  # 每低 1 个点 is said of a rate, 每少 1 个点 of places
            unit = "个百分点" if _OF_RATES.search(token[0]) else "个"
        elif unit == "百分点":
            unit = "个百分点"
        elif unit in _PERCENT:
            unit, step = "%", None if step is None else step * _PERCENT[unit]
        self.per = Per(unit, step, token.start(), token.end())

    def count(self, token: re.Match[str]) -> None:
        """A plain count: a denominator when it is one thing (发现一处) or a shortfall (少 2 次)."""
        value, unit, start = figure(token["count_of"]), token["count_unit"], token.start()
        before = self._text[max(0, start - 3) : start]
        short = _SHORT.search(before) is not None
        if self.per is not None and self.per.every is None and not short and (value != 1 or token["count_more"]):
            self.per = None  # 每个乡镇用稿 2 篇,得 5 分: not 5 points for each
        if token["count_more"] or not value or (not token["count_of"].isdecimal() and _SLOGAN.search(before)):
            return
        single = value == 1 and unit not in _TIME and unit not in ("%", "个百分点") and not _NOT_ONE.search(before)
        if short or single:
            if short and self.per is not None and self.per.commas:
                self.per = None  # 每两个月更换 1 期,缺 1 次扣 0.5 分: for each time
            prompt = _PROMPT.search(before)
            self._count = Per(unit, value, start - (len(prompt[0]) if prompt else 0), token.end())

    def near(self, start: int) -> bool:
        """Whether 每… stands right before (每篇 5 分)."""
        return self.per is not None and start - self.per.end <= 6 and not self.per.commas

    def heads(self, start: int) -> bool:
        """Whether one thing at the head of its clause is what the points are given for (一次专栏 1 分)."""
        count = self._count
        if count is None or count.every != 1.0 or count.commas or not 0 <= start - count.end <= _NAMED:
            return False
        if count.start and self._text[count.start - 1] not in ",、:;。()\n ":
            return False
        self.per = count
        return True

    def adjacent(self, start: int) -> bool:
        """Whether a count stands directly before (1 项 1 分); it then counts as the denominator."""
        if self._count is not None and self._count.end == start:
            self.per = self._count
            return True
        each = _EACH_TIME.search(self._text, max(0, start - 6), start)
        if each is not None:
            self.per = Per(each[1], 1.0, each.start(), start)
        return each is not None

    def of_step(self, kind: Kind, start: int) -> Per | None:
        """The denominator of points at ``start``."""
        if self.per is not None or self._count is None:
            return self.per
        count = self._count
        reach = _REACH[kind]
        if kind == "award" and count.unit in _OCCASIONS and self._text.startswith("有", count.start):
            reach = _REACH["deduction"]  # 有一次会议纪要的得 1 分
        near = start - count.end <= reach and (kind == "deduction" or not count.commas)
        return count if near else None


def _later(per: Per) -> Per | None:
    return None if per.commas else replace(per, commas=1)
