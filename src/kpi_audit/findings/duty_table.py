"""Which duties of a list are backed by which indicators, as data."""

from __future__ import annotations

from typing import Literal

from ..startup.records import dataclass

Outside = Literal["not_found", "catch_all", "unknown_ref"]


@dataclass(frozen=True, slots=True)
class Backing:
    """An indicator behind a duty: its part of the weight; ``sure`` unless the match has to be looked at."""

    id: str
    name: str
    weight: float
    sure: bool


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A duty and what backs it. ``list``: basic, cooperative or taken_back; None where the list does not say."""

    id: str
    item: str
    list: str | None
    category: str | None
    core: bool
    backed_by: tuple[Backing, ...]

    @property
    def weight(self) -> float:
        """What its indicators weigh together."""
        return sum(one.weight for one in self.backed_by)


@dataclass(frozen=True, slots=True)
class DutySection:
    """The duties of one list and category (None: all of the list, empty: those of none), and what backs them."""

    list: str | None
    category: str | None
    duties: int
    backed: int
    leaves: int
    weight: float


@dataclass(frozen=True, slots=True)
class OutsideRow:
    """An indicator that no duty of the list backs."""

    id: str
    name: str
    weight: float
    why: Outside


@dataclass(frozen=True, slots=True)
class DutyTable:
    """A scheme against a duty list. Weights are points, or the number of indicators when ``by_leaves``.

    ``sections``: lists in their order, each list before its categories. ``aside``: the weight of ``aside_leaves``
    indicators on no single duty (satisfaction, rules of scoring, housekeeping, duties admitted later). ``possible``:
    indicators whose match has to be looked at. ``bare``: core duties that no indicator of this or of another scheme on
    the same units is about, were it only possibly.
    """

    title: str | None
    by_leaves: bool
    whole: float
    marked: bool
    sections: tuple[DutySection, ...]
    duties: tuple[DutyRow, ...]
    outside: tuple[OutsideRow, ...]
    aside: float
    aside_leaves: int
    possible: int
    bare: tuple[DutyRow, ...]

    @property
    def outside_weight(self) -> float:
        """What the indicators outside the list weigh together."""
        return sum(row.weight for row in self.outside)
