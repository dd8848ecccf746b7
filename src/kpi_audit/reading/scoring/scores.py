"""What scoring clauses amount to: steps, caps, levels, stated points."""

from __future__ import annotations

from typing import Literal

from ...startup.records import dataclass
from ..text.line import Words

Kind = Literal["award", "deduction", "bonus"]


@dataclass(frozen=True, slots=True)
class Step:
    """Points given or taken: ``points`` (to ``high``) per ``every`` ``per`` (None: once).

    ``every`` is None where the text names no figure (每项). ``percent``: a share of the item's points.
    ``shared``: one clause gives several (分别扣 10 分、5 分). ``extra``: they come on top (加扣).
    """

    points: float
    words: Words
    high: float | None = None
    per: str | None = None
    every: float | None = None
    shared: bool = False
    extra: bool = False
    percent: bool = False

    @property
    def most(self) -> float:
        """The most that one event is worth."""
        return self.points if self.high is None else max(self.points, self.high)


@dataclass(frozen=True, slots=True)
class Cap:
    """A limit on points; ``points`` is None for "the item's own points".

    ``per``: the limit holds for each (每项最高).
    """

    points: float | None
    of: Literal["bonus", "deduction", "item"]
    words: Words
    per: str | None = None


@dataclass(frozen=True, slots=True)
class StatedPoints:
    """Full marks written in a text: (12 分), (7 分奖分), 本项 10 分."""

    points: float
    bonus: bool
    words: Words


@dataclass(frozen=True, slots=True)
class Formula:
    """A score in proportion: × 150 分 (``points`` 150), 按完成比例得分 (None)."""

    points: float | None
    words: Words


@dataclass(frozen=True, slots=True)
class Band:
    """An interval of the measured value; None is open.

    ``usual``: its bounds rest on 以上/以下 or a plain range, not on a sign or (含).
    """

    low: float | None
    low_in: bool
    high: float | None
    high_in: bool
    unit: str
    usual: bool


@dataclass(frozen=True, slots=True)
class Level:
    """One step of a ladder: under ``condition`` so many ``points``.

    ``points`` is None with ``full``: the item's full marks.
    """

    condition: Words
    points: float | None
    full: bool
    percent: bool
    band: Band | None
    words: Words


@dataclass(frozen=True, slots=True)
class Outcome:
    """A flat result that may be a step of a ladder, with the words of its condition."""

    condition: Words
    points: float | None
    full: bool
    percent: bool
    words: Words
    kind: Kind
