"""The sheet on which a walk through scoring words writes down what it understood."""

from __future__ import annotations

from collections.abc import Sequence

from ...startup import patterns as re
from ..text.line import Passage, Words
from .amounts import Amount
from .denominators import Per
from .scores import Cap, Formula, Kind, Outcome, StatedPoints, Step

_BOTH = re.compile(r"[增加]减(?=[0-9])|[加奖][(/、][扣减](?=[)0-9])|[扣减][(/、][加奖](?=[)0-9])")
"""Points that go up and down with the value (每增减 1 个百分点增减 0.5 分; 每高(低)1 个百分点加(扣)0.5 分)."""
_NAMED = ("floor", "filled", "vague", "zero", "full", "spill", "unread")


class Sheet:
    """Findings of one passage, in the order of the text."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.steps: dict[Kind, list[Step]] = {"award": [], "deduction": [], "bonus": []}
        self.caps: list[Cap] = []
        self.capped = -1  # where the last limit ends
        self.stated: list[StatedPoints] = []
        self.formulas: list[Formula] = []
        self.outcomes: list[Outcome] = []
        self.found: dict[str, list[Words]] = {name: [] for name in _NAMED}
        self.last: tuple[Kind | None, int] = (None, -1)
        self.condition = 0
        """Where the condition of the next outcome begins."""

    def give(
        self,
        kind: Kind,
        start: int,
        end: int,
        values: Sequence[Amount],
        per: Per | None,
        *,
        shared: bool = False,
        extra: bool = False,
        percent: bool = False,
    ) -> None:
        """Points are given or taken: one step for each amount."""
        first = per.start if per and 0 <= per.start < start and end - per.start <= 24 else start
        words = self.passage.words(first, end)
        shared = shared or len(values) > 1
        unit, every = (per.unit, per.every) if per else (None, None)
        both = per is not None and _BOTH.search(self.passage.text, first, end) is not None
        kinds: tuple[Kind, ...] = ("deduction", "bonus") if both else (kind,)
        for low, high in values:
            if low == 0 and high is None:
                self.found["zero"].append(words)
            else:
                for each in kinds:
                    self.steps[each].append(Step(low, words, high, unit, every, shared, extra, percent))
            if per is None and not shared and high is None:
                self.outcome(start, words, low, kind, percent=percent)
        self.last, self.condition = (None if both else kind, end), end  # a limit that follows holds for both

    def cap(self, cap: Cap, end: int) -> None:
        """A limit of points that ends there."""
        self.caps.append(cap)
        self.capped = end

    def flat(self, name: str, start: int, end: int) -> None:
        """All or nothing: 得满分, 不得分."""
        words = self.passage.words(start, end)
        self.found[name].append(words)
        self.outcome(start, words, None if name == "full" else 0.0, "award", full=name == "full")
        self.condition = end

    def worth(self, points: float, start: int, end: int, own: bool) -> None:
        """The points that a line or a part states; where they stand first, what it asks begins behind them."""
        self.stated.append(StatedPoints(points, own, self.passage.words(start, end)))
        if not self.passage.text[self.condition : start].strip():
            self.condition = end

    def outcome(
        self,
        start: int,
        words: Words,
        points: float | None,
        kind: Kind,
        *,
        full: bool = False,
        percent: bool = False,
    ) -> None:
        """A result that may be a level of a ladder; its condition is what stands since the last one."""
        text = self.passage.text[self.condition : start]
        left = self.condition + len(text) - len(text.lstrip(" ,、)】"))
        right = max(left, self.condition + len(text.rstrip(" ,、的:则")))
        self.outcomes.append(Outcome(self.passage.words(left, right), points, full, percent, words, kind))
