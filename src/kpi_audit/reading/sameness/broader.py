"""A quantity that one line asks of all and another of some: the first leaves out a word that the other has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...startup import patterns as re
from ..alignment.likeness import contradiction
from ..alignment.quantities import APART, RATE, SHORTEST, Quantity
from ..alignment.subjects import Subject, marks_of
from ..quantity.units import ratio
from .calling import ASPECT, IN_TIME, pieces

_OTHER = re.compile(
    r"新增|新建|存量|增量|当年|本年|上年|去年|往年|历史|累计|[一二两三四五半\d]年|季度|学期|首次|再次|重复|复核|验收|抽查|自查|非|不|未|无|反|[率额值]"
)
"""Words that make another quantity and not the same of fewer."""
_NAMES = frozenset({"", "matter", "work", "way"})
"""Contrasts that names may show though the lines ask the same: 履职, 巡林."""


def broadened(one: Subject, other: Subject) -> Iterator[tuple[Quantity, Quantity]]:
    """The quantities that one line asks of all, with those of the other, which asks them of some (护理员培训率,
    护理员岗前培训率)."""
    if contradiction(one, other) in _NAMES:
        for mine in one.quantities:
            for yours in other.quantities:
                if mine.telling >= APART and _of_more(mine, yours):
                    yield mine, yours


def broader(one: Subject, other: Subject) -> bool:
    """Whether there is such a quantity."""
    return next(broadened(one, other), None) is not None


def related(one: Subject, other: Subject) -> bool:
    """Whether one of two lines asks of all what the other asks of some, be it in words that tell little."""
    return any(_of_more(mine, yours) or _of_more(yours, mine) for mine in one.quantities for yours in other.quantities)


def _of_more(one: Quantity, other: Quantity) -> bool:
    short, long = one.label, other.label
    if one.kind != other.kind or len(short) < SHORTEST or len(long) > 3 * len(short):
        return False
    if len(long) <= len(short) or Counter(short) - Counter(long) or short[-1] != long[-1]:
        return False
    if one.kind == "count" and ratio(one.unit, other.unit) is None:
        return False
    if bool(RATE.search(short)) != bool(RATE.search(long)):
        return False
    mine, yours = marks_of(short), marks_of(long)
    if any(not mine[group] & yours[group] for group in mine.keys() & yours.keys()):
        return False
    more = [IN_TIME.sub("", piece) for piece in pieces(short, long)]
    return _kept_order(short, long) and not any(ASPECT.search(piece) or _OTHER.search(piece) for piece in more)


def _kept_order(short: str, long: str) -> bool:
    rest = iter(long)
    return all(char in rest for char in short)
