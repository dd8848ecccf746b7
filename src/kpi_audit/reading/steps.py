"""From the words of scoring clauses to steps, caps and stated points."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from .line import Passage, Words
from .numerals import figure
from .score_tokens import FIGURE, LISTED, RANGE, TOKEN
from .scores import Cap, Formula, Kind, Outcome, StatedPoints, Step

_TIME = frozenset({"个工作日", "工作日", "天", "日", "小时", "个月", "月", "年", "岁"})
_SHORT = re.compile(r"(?:少|缺|低|差|超|降|下降|降低|逾期|延期|迟|晚|推迟|提前|增加|漏)报?\Z")
_PROMPT = re.compile(r"(?:[迟漏瞒晚少]报|缺少?|少|发现|出现|发生|有)\Z")
_NOT_ONE = re.compile(r"(?:至少|不少于|少于|低于|不低于|达到|第|同|任|每年|举办|有|完成|过)\Z")
_CAP_AFTER = re.compile(r"(?:\s?为?(?:封顶|上限|限|止)|以内(?=[,。;)]|\Z))")
_LIMIT_AFTER = re.compile(r"\s?(?:\(不?含\))?(?:及?以[上下]|之间|的?[为评定]为?[优良中合不基较差一])")
_LIMIT_BEFORE = re.compile(r"(?:[低高少大小]于|不足|不满|达到?|满|超过|[<>≥≤=]|在)\Z")
_BONUS_AFTER = re.compile(r"[,]?为?(?:奖励?(?:性)?分|加分|附加分)")
_VERB_AFTER = re.compile(r"的?(?:标准|比例)?(?:予以|进行|给予)?(扣|加分|奖)")
_OPEN = re.compile(r"\((?:共计?|满分|总计|计|占|分值|本项|权重|总分|基础分|标准分|最高)?:?\Z")
_GRADED = re.compile(
    r"(?:优秀?|良好?|中|一般|合格|及格|差|较差|较好|好|满意|[A-D]级?|[一二三]等奖?|第[一二三四五六七八九十0-9]{1,2}名)\Z"
)
_AWARD_BEFORE = re.compile(r"(?:[的者:名级上下%间好良优中差格般是为]|等次|[一-十]等奖?)\Z")
_HEAD = re.compile(r"\s*(?:\(?[0-9一二三四五六七八九十]{1,2}[.、)])?\s*\Z")
_END = re.compile(r"\s*(?:[.。,;:)(\n]|\Z)")


@dataclass(frozen=True, slots=True)
class _Per:
    unit: str
    every: float | None
    start: int
    end: int
    commas: int = 0
    single: bool = False


def _values(listed: str) -> list[tuple[float, float | None]]:
    """The amounts of 扣 10 分、5 分 or 扣 1-3 分."""
    values: list[tuple[float, float | None]] = []
    for part in LISTED.split(listed):
        span = RANGE.search(part)
        if span:
            values.append((figure(span[1]), figure(span[2])))
        else:
            one = FIGURE.search(part)
            if one:
                values.append((figure(one[0]), None))
    return values


class Walk:
    """One pass over the scoring words of a passage. The lists hold what was understood."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.text = passage.text
        self.steps: dict[Kind, list[Step]] = {"award": [], "deduction": [], "bonus": []}
        self.caps: list[Cap] = []
        self.stated: list[StatedPoints] = []
        self.formulas: list[Formula] = []
        self.outcomes: list[Outcome] = []
        self.found: dict[str, list[Words]] = {
            name: [] for name in ("floor", "vague", "zero", "full", "spill", "unread")
        }
        self._condition = 0
        self._last_end = -1
        self._last: Kind | None = None
        self._clear()

    def _clear(self) -> None:
        self._per: _Per | None = None
        self._count: _Per | None = None
        self._verb: tuple[Kind, int, int] | None = None
        self._cap: re.Match[str] | None = None
        self._mark: tuple[str, int] = ("", -1)
        self._spill = -1
        self._shared = self._each = self._extra = False

    def run(self) -> Walk:
        """Read the passage."""
        for token in TOKEN.finditer(self.text):
            name = token.lastgroup or ""
            if name == "points":
                self._points(token)
            elif name in ("minus", "plus", "award", "extra"):
                self._take_verb(name, token)
            elif name == "every":
                step = token["every_step"]
                unit = (
                    (token["every_unit"] or token["every_one"] or token[0][1:2])
                    .replace("个百分点", "百分点")
                    .replace("百分点", "个百分点")
                )
                self._per = _Per(unit, figure(step) if step else None, token.start(), token.end())
            elif name == "count":
                self._take_count(token)
            elif name in ("stop", "comma", "open"):
                self._pause(name, token)
            elif name in ("zero", "full", "percent", "ratio"):
                self._flat(name, token)
            else:
                self._note(name, token)
        return self

    def _pause(self, name: str, token: re.Match[str]) -> None:
        if name == "stop" or token[0] == ":":
            self._clear()
            self._condition = token.end()
            return
        self._verb = self._cap = None
        self._shared = self._each = self._extra = False
        if name == "comma":
            self._spill = -1
            self._per = _later(self._per)
            self._count = _later(self._count)

    def _take_verb(self, name: str, token: re.Match[str]) -> None:
        word = token[0]
        if name == "extra":
            self._extra = True
            kind: Kind = "deduction" if "扣" in word else "bonus"
        else:
            kind = "deduction" if name == "minus" else "bonus" if name == "plus" else "award"
        if word in ("递减", "递增") and self._per is None:
            self._per = _Per("档", None, token.start(), token.end())
        self._verb = (kind, token.start(), token.end())

    def _take_count(self, token: re.Match[str]) -> None:
        value, unit, start = figure(token["count_of"]), token["count_unit"], token.start()
        before = self.text[max(0, start - 3) : start]
        if self._per is not None and self._per.every is None and not _SHORT.search(before):
            self._per = None if value != 1 or token["count_more"] else self._per
        if token["count_more"]:
            return
        prompt = _PROMPT.search(before)
        start -= len(prompt[0]) if prompt else 0
        if _SHORT.search(before):
            self._count = _Per(unit, value, start, token.end())
        elif (
            value == 1 and unit not in _TIME and unit not in ("%", "个百分点") and not _NOT_ONE.search(before)
        ):
            self._count = _Per(unit, 1.0, start, token.end(), single=True)
        elif value == 1 and before.endswith("有"):
            self._count = _Per(unit, 1.0, start, token.end(), single=True)

    def _note(self, name: str, token: re.Match[str]) -> None:
        if name == "floor":
            self.found["floor"].append(self.passage.found(token))
        elif name == "vague":
            self.found["vague"].append(self.passage.found(token))
        elif name == "cap":
            self._cap = token
        elif name == "spill":
            self._spill = token.start()
            self.found["spill"].append(self.passage.found(token))
            if "倒扣" in token[0]:
                self._verb = ("deduction", token.start(), token.end())
        elif name == "shared":
            self._shared = True
            self._each = token[0] == "各"
            self._mark = (token[0], token.end())
        elif name == "formula":
            if token[0] not in "×*✕xX":
                self.formulas.append(Formula(None, self.passage.found(token)))
            self._mark = ("×", token.end())
        elif name == "head":
            self._mark = ("占" if token[0].startswith("占") else "head", token.end())

    def _flat(self, name: str, token: re.Match[str]) -> None:
        start, end = token.span()
        if name in ("zero", "full"):
            words = self.passage.words(start, end)
            self.found[name].append(words)
            self._outcome(start, words, None if name == "full" else 0.0, "award", full=name == "full")
        elif name == "percent":
            kind: Kind = {"扣": "deduction", "加": "bonus"}.get(token["percent_verb"][0], "award")  # type: ignore[assignment]
            self._emit(kind, start, end, [(float(token["percent_points"]), None)], percent=True)
        else:
            kind = {"扣": "deduction", "加": "bonus", "奖": "bonus"}.get(token["ratio_verb"], "award")  # type: ignore[assignment]
            self._emit(kind, start, end, [(figure(part), None) for part in token["shares"].split(":")])
        self._condition = end

    def _points(self, token: re.Match[str]) -> None:
        start, end = token.span()
        values = _values(token["list"])
        verb = self._verb
        gap = start - verb[2] if verb else 99
        adjacent = gap == 0 or self._mark[1] == start or (self._cap is not None and self._cap.end() == start)
        if not values or (not token["list"][0].isascii() and not adjacent and not self._near_per(start)):
            return
        if self._limit(token, values, verb):
            return
        if verb is None and self._declared(token, values):
            return
        if verb is not None and gap <= (8 if verb[0] == "award" else 14):
            after = _VERB_AFTER.match(self.text, end) if verb[0] == "award" else None
            self._emit(_kind(after[1]) if after else verb[0], verb[1], end, values, slash=token["slash"])
            return
        self._bare(token, values)

    def _limit(
        self,
        token: re.Match[str],
        values: list[tuple[float, float | None]],
        verb: tuple[Kind, int, int] | None,
    ) -> bool:
        """Whether the points are a cap, a formula's factor or a threshold of a score."""
        start, end = token.span()
        after = _CAP_AFTER.match(self.text, end)
        cap = self._cap if self._cap is not None and start - self._cap.end() <= 10 else None
        if after or cap:
            head = cap[0] if cap else ""
            kind = verb[0] if verb else _named(head) or self._last
            of: Literal["bonus", "deduction", "item"] = "item" if kind in (None, "award") else kind  # type: ignore[assignment]
            first = cap.start() if cap else start
            first = verb[1] if verb and verb[1] < first else first
            per = (
                self._per.unit
                if self._per and cap and self._per.end <= cap.start() <= self._per.end + 1
                else None
            )
            self.caps.append(
                Cap(values[-1][0], of, self.passage.words(first, after.end() if after else end), per)
            )
        elif self._mark == ("×", start):
            first = start - 1 if self.text[start - 1 : start] in tuple("×*✕xX") else start
            self.formulas.append(Formula(values[0][0], self.passage.words(first, end)))
        elif (verb is None or verb[0] == "award") and (
            _LIMIT_AFTER.match(self.text, end)
            or (verb is None and _LIMIT_BEFORE.search(self.text[max(0, start - 4) : start]))
        ):
            self._verb = None
        else:
            return False
        self._condition, self._cap = end, None
        return True

    def _declared(self, token: re.Match[str], values: list[tuple[float, float | None]]) -> bool:
        """Whether the points are the item's own: (10 分), 本项 10 分, 10 分。 at the head."""
        start, end = token.span()
        before = self.text[max(0, start - 12) : start]
        opened = _OPEN.search(before)
        if opened and _GRADED.search(before[: opened.start()]):
            return False
        bonus = _BONUS_AFTER.match(self.text, end)
        head = self._mark[1] == start and self._mark[0] in ("head", "占") and not self._shared
        leading = start < 12 and _HEAD.match(before) is not None and _END.match(self.text, end) is not None
        if not (opened or bonus or head or leading):
            return False
        first = start - len(before) + opened.start() if opened else start
        stop = bonus.end() if bonus else end
        stop += opened is not None and self.text[stop : stop + 1] == ")"
        self.stated.append(StatedPoints(values[0][0], bonus is not None, self.passage.words(first, stop)))
        return True

    def _bare(self, token: re.Match[str], values: list[tuple[float, float | None]]) -> None:
        """Points without a verb before them."""
        start, end = token.span()
        after = _VERB_AFTER.match(self.text, end)
        before = self.text[max(0, start - 6) : start]
        opened = before.endswith("(")
        if after:
            self._emit(_kind(after[1]), start, after.end(), values, slash=token["slash"])
        elif self._shared or (self._near_per(start) and self._per):
            self._emit("award", start, end, values, slash=token["slash"])
        elif self._count and self._count.end == start:
            self._per, self._count = self._count, None
            self._emit("award", start, end, values)
        elif (
            self._last
            and 0 <= start - self._last_end <= 1
            and self.text[self._last_end : start] in ("", "、", "/", ",")
        ):
            self._emit(self._last, start, end, values, shared=True)
        elif _AWARD_BEFORE.search(before) or opened or _GRADED.search(before):
            self._emit("award", start, end, values, slash=token["slash"])
        elif values[0][1] is None and _END.match(self.text, end):  # 组织领导 20 分,制度建设 30 分
            self.stated.append(StatedPoints(values[0][0], False, self.passage.words(start, end)))
        else:
            self.found["unread"].append(self.passage.words(start, end))

    def _near_per(self, start: int) -> bool:
        return self._per is not None and start - self._per.end <= 6 and not self._per.commas

    def _emit(
        self,
        kind: Kind,
        start: int,
        end: int,
        values: list[tuple[float, float | None]],
        *,
        slash: str | None = None,
        shared: bool = False,
        percent: bool = False,
    ) -> None:
        per = self._denominator(kind, start, slash)
        first = per.start if per and 0 <= per.start < start and end - per.start <= 24 else start
        words = self.passage.words(first, end)
        several = shared or self._shared or len(values) > 1
        for low, high in values:
            if low == 0 and high is None:
                self.found["zero"].append(words)
                self._outcome(start, words, 0.0, kind)
                continue
            self.steps[kind].append(
                Step(
                    low,
                    words,
                    high,
                    per.unit if per else None,
                    per.every if per else None,
                    several,
                    self._extra,
                    percent,
                )
            )
            if per is None and not several and high is None:
                self._outcome(start, words, low, kind, percent=percent)
        self._last, self._last_end, self._condition = kind, end, end
        self._per = self._verb = self._count = None

    def _denominator(self, kind: Kind, start: int, slash: str | None) -> _Per | None:
        if slash:
            return _Per(slash, None, -1, -1)
        if self._per is not None:
            return self._per
        if self._each:
            return _Per("项", None, -1, -1)
        count = self._count
        if count is None:
            return None
        reach = {"award": 2, "bonus": 8, "deduction": 26}[kind]
        near = start - count.end <= reach and (kind == "deduction" or not count.commas)
        return count if near else None

    def _outcome(
        self,
        start: int,
        words: Words,
        points: float | None,
        kind: Kind,
        *,
        full: bool = False,
        percent: bool = False,
    ) -> None:
        text = self.text[self._condition : start]
        left = len(text) - len(text.lstrip(" ,、)】")) + self._condition
        right = self._condition + len(text.rstrip(" ,、的:则"))
        condition = self.passage.words(min(left, max(right, left)), max(right, left))
        self.outcomes.append(Outcome(condition, points, full, percent, words, kind))


def _later(per: _Per | None) -> _Per | None:
    """A denominator reaches over one comma, not over two."""
    if per is None or per.commas:
        return None
    return _Per(per.unit, per.every, per.start, per.end, 1, per.single)


def _kind(word: str) -> Kind:
    return "deduction" if word == "扣" else "bonus"


def _named(word: str) -> Kind | None:
    if "扣" in word:
        return "deduction"
    return "bonus" if "加" in word or "奖" in word else None
