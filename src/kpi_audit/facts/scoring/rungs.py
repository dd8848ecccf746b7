"""Rungs of a ladder as they are meant: sums written without their unit, sizes that are to be reached."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ...reading.bands.intervals import Interval
from ...reading.scoring.scoring import Outcome
from ...startup import patterns as re
from ...startup.records import replace

MONEY = {"亿元": 100_000_000.0, "万元": 10_000.0, "元": 1.0}
"""Units of sums, in yuan."""
_REACHED = re.compile(r"(?<!每)达到?\s?\d")
_BIG = re.compile(r"\d\s?[万亿](?!元)")
_PIECES = frozenset(
    {"个", "次", "件", "起", "名", "位", "人", "篇", "条", "分", "天", "日", "年", "月", "级", "%", "个百分点"}
)
_RUNGS = 3


def in_money(span: Interval, said: str, unit: str) -> Interval:
    """A level whose sum is written without 元 (10 万元以上, 5—10 万) in the unit of the others."""
    if span.unit or not _BIG.search(said):
        return span
    low, high = (None if end is None else end / MONEY[unit] for end in (span.low, span.high))
    return replace(span, low=low, high=high, unit=unit)


def reached(run: list[tuple[Outcome, Interval]]) -> Iterator[tuple[Outcome, Interval]]:
    """The levels, with those that go on from one that is to be reached (达 70% 得 3 分,60% 得 2 分) as such."""
    last: float | None = float("inf") if _stairs(run) else None
    for outcome, span in run:
        point = span.low is not None and span.low == span.high
        if last is not None and point and span.low is not None and span.low < last:
            span = replace(span, high=None, high_in=False)
        whole = span.low is not None and span.high is None and span.low_in
        last = span.low if whole and (last is not None or _REACHED.search(outcome.condition.text)) else None
        yield outcome, span


def _stairs(run: list[tuple[Outcome, Interval]]) -> bool:
    """Whether bare sizes stand there, each smaller and worth less than the one before (900 米 9 分,600 米 6 分…)."""
    if len(run) < _RUNGS or not run[0][1].unit or run[0][1].unit in _PIECES:
        return False
    sizes = [span.low or 0.0 for _, span in run if span.low == span.high]
    worths = [outcome.points or 0.0 for outcome, _ in run]
    return len(sizes) == len(run) and all(one > other for row in (sizes, worths) for one, other in pairwise(row))
