"""From the words of scoring clauses to steps, caps and stated points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from ...startup import patterns as re
from ..quantity.numerals import figure
from ..text.line import Passage
from .amounts import (
    CAP_AFTER,
    VERB_AFTER,
    Amount,
    amounts,
    awarded,
    by_themselves,
    goes_on,
    is_threshold,
    kind_of,
    own_points,
    priced,
    signed,
    times_over,
    to_reach,
    worth_follows,
)
from .denominators import Denominators, Per
from .score_tokens import EITHER, FIGURE, TOKEN
from .scores import Cap, Formula, Kind, StatedPoints
from .sheet import Sheet

_EITHER = re.compile(EITHER)
_OF_ALL = re.compile(r"(?:总分|得分|分值)\Z")
"""What stands before a limit of all points of a line (每减少 1 亿元扣 1 分。总分最高不超过 16 分)."""


class Walk:
    """One pass over the scoring words of a passage."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.text = passage.text
        self.sheet = Sheet(passage)
        self._per = Denominators(self.text)
        self._run: Kind | None = None
        self._pause()

    def _pause(self) -> None:
        """What a comma or bracket ends: a verb, a cap and "each" reach no further."""
        self._verb: tuple[Kind, int, int] | None = None
        self._cap: re.Match[str] | None = None
        self._mark: tuple[str, int] = ("", -1)
        self._shared = self._each = self._extra = False

    def run(self) -> Sheet:
        """Read the passage."""
        for token in TOKEN.finditer(self.text):
            name = token.lastgroup
            if name == "points":
                self._points(token)
            elif name in ("minus", "plus", "award", "extra"):
                self._take_verb(name, token)
            elif name == "every":
                self._per.every(token)
            elif name == "count":
                self._per.count(token)
            elif name == "stop" or (name == "comma" and token[0] == ":"):
                self._pause()
                self._run = None
                self._per.clear()
                if name == "stop" or not worth_follows(self.text, token.end()):
                    self.sheet.condition = token.end()
            elif name in ("comma", "open"):
                self._pause()
                if name == "comma":
                    self._per.comma()
            elif name in ("zero", "full", "percent", "ratio"):
                self._flat(name, token)
            elif name is not None:
                self._note(name, token)
        return self.sheet

    def _take_verb(self, name: str, token: re.Match[str]) -> None:
        kind = kind_of(token[0], "bonus" if name == "plus" else "deduction" if name == "minus" else "award")
        self._extra = self._extra or name == "extra"
        if token[0] in ("递减", "递增") and self._per.per is None:
            self._per.per = Per("档", None, token.start(), token.end())
        self._verb = (kind or "award", token.start(), token.end())

    def _note(self, name: str, token: re.Match[str]) -> None:
        """A word that colours the points after it."""
        if name in ("floor", "filled", "vague", "spill"):
            self.sheet.found[name].append(self.passage.found(token))
            if token[0].startswith("倒扣"):
                self._verb = ("deduction", token.start(), token.end())
        elif name == "cap":
            self._cap = token
        elif name == "shared":
            self._shared, self._each, self._mark = True, token[0] == "各", ("各", token.end())
        elif name == "formula":
            factor = FIGURE.match(self.text, token.end()) if token[0] in "×*✕xX" else None
            before = self.text[max(0, token.start() - 40) : token.start()]
            if factor is None:
                self.sheet.formulas.append(Formula(None, self.passage.found(token)))
            elif self.text[factor.end() : factor.end() + 1] != "分" and "得分=" in before:
                words = self.passage.words(token.start(), factor.end())
                self.sheet.formulas.append(Formula(figure(factor[0]), words))
            self._mark = ("×", token.end())
        elif name == "head":
            self._mark = ("head", token.end())

    def _flat(self, name: str, token: re.Match[str]) -> None:
        """Outcomes that are a whole word: 不得分, 得满分, 扣 10%, 按 2:1:0.5 比例加分."""
        start, end = token.span()
        if name in ("zero", "full"):
            self.sheet.flat(name, start, end)
        elif name == "percent":
            kind = kind_of(token["percent_verb"], "award") or "award"
            self._emit(kind, start, end, [(float(token["percent_points"]), None)], percent=True)
        else:
            kind = kind_of(token["ratio_verb"], "award") or "award"
            self._emit(kind, start, end, [(figure(part), None) for part in token["shares"].split(":")])

    def _points(self, token: re.Match[str]) -> None:
        start, end = token.span()
        values = amounts(token["list"])
        verb = self._verb or signed(self.text, start)
        marks = (*(verb[2:] if verb else ()), self._mark[1], self._cap.end() if self._cap else -1)
        alone = token["alone"] is not None and not (verb and start - verb[2] <= 1)  # 得 5;扣 1, and no other figures
        if not values or alone or not (token["list"][0].isascii() or start in marks or self._per.near(start)):  # 十分
            return
        if len(values) > 1 and verb is not None and CAP_AFTER.match(self.text, end):  # 加 0.5 分、2 分封顶
            self._emit(verb[0], verb[1], end, values[:-1])
            values = values[-1:]
        if self._limit(token, values) or (verb is None and self._declared(token, values)):
            return
        if verb is not None and start - verb[2] <= (8 if verb[0] == "award" else 14):
            after = VERB_AFTER.match(self.text, end) if verb[0] == "award" else None
            kind = (after and kind_of(after[1], None)) or verb[0]
            self._emit(kind, verb[1], end, values, slash=token["slash"])
        else:
            self._bare(token, values)

    def _limit(self, token: re.Match[str], values: Sequence[Amount]) -> bool:
        """Whether the points are a cap, a formula's factor or a threshold of a score."""
        start, end = token.span()
        verb = self._verb
        after = CAP_AFTER.match(self.text, end)
        cap = self._cap if self._cap is not None and _reaches(self.text, self._cap.end(), start) else None
        if after or cap or (verb and _joined(self.text, self.sheet.capped, verb[1])):
            kind = verb[0] if verb else _limited(self.text, cap, self.sheet.last[0])
            of: Literal["bonus", "deduction", "item"] = "item" if kind is None or kind == "award" else kind
            first = min([start, *([cap.start()] if cap else []), *([verb[1]] if verb else [])])
            per = self._per.per
            each = per.unit if per and cap and 0 <= cap.start() - per.end <= 1 else None
            words = self.passage.words(first, after.end() if after else end)
            self.sheet.cap(Cap(values[-1][0], of, words, each), end)
        elif self._mark == ("×", start):
            first = start - 1 if self.text[start - 1 : start] in tuple("×*✕xX") else start
            self.sheet.formulas.append(Formula(values[0][0], self.passage.words(first, end)))
        elif verb is None and is_threshold(self.text, start):
            return True
        elif (verb is None or verb[0] == "award") and to_reach(self.text, end, values[0]):
            self._verb = None
            return True
        else:
            return False
        self.sheet.condition, self._cap = end, None
        return True

    def _declared(self, token: re.Match[str], values: Sequence[Amount]) -> bool:
        """Whether the points are the item's own: (10 分), 本项 10 分, 10 分。 at the head."""
        start, end = token.span()
        span = own_points(self.text, start, end, headed=self._mark == ("head", start) and not self._shared)
        if span is None:
            return False
        points = max(filter(None, values[0]), default=0.0) * times_over(self.text, end)
        self.sheet.worth(points, *span)
        return True

    def _bare(self, token: re.Match[str], values: Sequence[Amount]) -> None:
        """Points without a verb before them."""
        start, end = token.span()
        after = VERB_AFTER.match(self.text, end)
        last, last_end = self.sheet.last
        same = self._run or "award"  # 国家级加 5 分,省级 3 分
        if after:
            self._emit(kind_of(after[1], None) or "award", start, after.end(), values, slash=token["slash"])
        elif self._shared or self._per.near(start) or self._per.adjacent(start) or self._per.heads(start):
            self._emit(same, start, end, values, slash=token["slash"])
        elif last and goes_on(self.text, last_end, start):
            self._emit(last, start, end, values)
        elif awarded(self.text, start) or priced(self.text, self.sheet.condition, token):
            self._emit(same, start, end, values, slash=token["slash"])
        elif by_themselves(self.text, token, values[0]):  # 组织领导 20 分,制度建设 30 分
            self.sheet.stated.append(StatedPoints(values[0][0], False, self.passage.words(start, end)))
        else:
            self.sheet.found["unread"].append(self.passage.words(start, end))

    def _emit(
        self,
        kind: Kind,
        start: int,
        end: int,
        values: Sequence[Amount],
        *,
        slash: str | None = None,
        percent: bool = False,
    ) -> None:
        per = Per(slash, None) if slash else self._per.of_step(kind, start) or (Per("项", None) if self._each else None)
        self.sheet.give(kind, start, end, values, per, shared=self._shared, extra=self._extra, percent=percent)
        self._run = kind
        self._verb = None
        self._per.clear()


def _limited(text: str, cap: re.Match[str] | None, last: Kind | None) -> Kind | None:
    """The kind of points that a limit holds for, None for all: where it names none, those given last."""
    said = cap[0] if cap else ""
    of_all = cap is not None and _OF_ALL.search(text, max(0, cap.start() - 4), cap.start())
    return None if _EITHER.search(said) else kind_of(said, None if of_all else last)


def _joined(text: str, end: int, start: int) -> bool:
    """Whether points of another kind are added to those that end at ``end`` (最多加 5 分、减 5 分)."""
    return start - end == 1 and text[end] in "、和或"


def _reaches(text: str, end: int, start: int) -> bool:
    """Whether a limit that ends at ``end`` is one of points; a figure between takes it (不高于 2% 得 1 分)."""
    return start - end <= 10 and not any(character.isdigit() for character in text[end:start])
