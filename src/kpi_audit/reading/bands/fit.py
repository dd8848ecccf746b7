"""Whether intervals of one measured value leave gaps, overlap, or share a boundary."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from ...startup.records import dataclass, replace
from .intervals import Interval

Kind = Literal["gap", "rounding", "overlap", "shared"]
_COUNTED = frozenset({
    "次", "件", "个", "起", "例", "篇", "份", "期", "条", "项", "家", "户", "人", "名", "位", "处", "场", "天", "日",
    "人次", "个工作日", "工作日", "村", "乡镇", "社区",
})  # fmt: skip
"""Units that come in whole numbers: between 4 次 and 5 次 there is nothing."""
NEAR = 1e-9


@dataclass(frozen=True, slots=True)
class Misfit:
    """A fault between two neighbours: from ``low`` to ``high`` nothing is said (gap), or both speak.

    ``lower`` and ``upper`` are their positions. ``rounding``: the gap is one step of the last digit written.
    """

    kind: Kind
    low: float
    high: float
    lower: int
    upper: int


def misfits(intervals: Sequence[Interval], *, whole: bool = False) -> list[Misfit]:
    """The faults between neighbours, lowest first. ``whole``: the value comes in whole numbers."""
    order = sorted(range(len(intervals)), key=lambda number: position(intervals[number]))
    spans = _cascade([intervals[number] for number in order])
    found = []
    for place, (lower, upper) in enumerate(pairwise(spans)):
        kind = _between(lower, upper, whole or lower.unit in _COUNTED)
        if kind is not None:
            low, high = sorted((lower.high or 0.0, upper.low or 0.0))
            found.append(Misfit(kind, low, high, order[place], order[place + 1]))
    return found


def covered(intervals: Sequence[Interval], value: float) -> bool:
    """Whether some interval holds a value."""
    return any(one.holds(value) for one in intervals)


def position(one: Interval) -> tuple[float, float]:
    """Where an interval stands among others."""
    low = float("-inf") if one.low is None else one.low
    return low, float("inf") if one.high is None else one.high


def _cascade(spans: list[Interval]) -> list[Interval]:
    """Conditions read in order (60% 以上, 80% 以上, 90% 以上) end where the next begins."""
    done = list(spans)
    for place in range(len(done) - 1):
        lower, upper = done[place], done[place + 1]
        if lower.high is None and lower.low != upper.low:
            done[place] = replace(lower, high=upper.low, high_in=not upper.low_in, high_usual=False)
        if upper.low is None:
            done[place + 1] = replace(upper, low=lower.high, low_in=not lower.high_in, low_usual=False)
    return done


def _between(lower: Interval, upper: Interval, whole: bool) -> Kind | None:
    if lower.high is None or upper.low is None:
        return None
    top, bottom, both = lower.high, upper.low, lower.high_in and upper.low_in
    if whole and top == int(top) and bottom == int(bottom):
        top, bottom = top - (not lower.high_in), bottom + (not upper.low_in)
        both = True
        if abs(bottom - top - 1) <= NEAR:
            return None
    apart = bottom - top
    if abs(apart) <= NEAR:
        if both:
            return _shared(lower, upper)
        return None if lower.high_in or upper.low_in else "gap"
    if apart < 0:
        return "overlap"
    step = 10.0 ** -max(lower.decimals, upper.decimals)
    return "rounding" if not whole and apart <= step + NEAR and both else "gap"


def _shared(lower: Interval, upper: Interval) -> Kind | None:
    """Both ends in: one that is marked (含) decides over one that is in by usage only."""
    if lower.marked != upper.marked and (lower.high_usual or upper.low_usual):
        return None
    single = lower.low == lower.high or upper.low == upper.high
    if single and (lower.high_usual or upper.low_usual):
        return None  # 100% 得满分,90%—100% 得 8 分: the single value stands first
    return "shared"
