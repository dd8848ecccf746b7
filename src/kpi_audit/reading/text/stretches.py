"""Stretches of a text, so many that one cannot look through them for each place: a place is found by halving."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from .line import Words


class Stretches:
    """Pairs of a start and an end, in any order; ``at in stretches`` when one of them holds the place."""

    def __init__(self, pairs: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(pairs):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def __contains__(self, place: int) -> bool:
        at = bisect_right(self._starts, place)
        return at > 0 and place < self._ends[at - 1]

    def meet(self, start: int, end: int) -> bool:
        """Whether one of them shares a character with ``start`` to ``end``."""
        at = bisect_left(self._starts, end)
        return at > 0 and start < self._ends[at - 1]


class Spots:
    """Words of any fields, too many to look through for each other one."""

    def __init__(self, words: Iterable[Words]) -> None:
        self._starts: dict[str, list[int]] = {}
        self._ends: dict[str, list[int]] = {}
        self._order: dict[str, list[int]] = {}
        for place, one in sorted(enumerate(words), key=lambda each: each[1].start):
            ends = self._ends.setdefault(one.field, [])
            self._starts.setdefault(one.field, []).append(one.start)
            self._order.setdefault(one.field, []).append(place)
            ends.append(max(one.end, ends[-1] if ends else one.end))

    def meet(self, words: Words) -> bool:
        """Whether one of them shares a character with some words."""
        at = bisect_left(self._starts.get(words.field, ()), words.end)
        return at > 0 and words.start < self._ends[words.field][at - 1]

    def starting(self, field: str, first: int, end: int) -> list[int]:
        """Which of them, in the order given, start from ``first`` to before ``end``."""
        starts = self._starts.get(field)
        if starts is None:
            return []
        return sorted(self._order[field][bisect_left(starts, first) : bisect_left(starts, end)])

    def gaps(self, words: Words) -> Iterator[tuple[int, int]]:
        """What lies between some words and the nearest of them, before and behind; nothing where they meet."""
        starts = self._starts.get(words.field, [])
        at = bisect_right(starts, words.start)
        if at:
            yield self._ends[words.field][at - 1], words.start
        if at < len(starts):
            yield min(words.end, starts[at]), starts[at]

    def hold(self, words: Words) -> bool:
        """Whether some words stand in one of them."""
        at = bisect_right(self._starts.get(words.field, ()), words.start)
        return at > 0 and words.end <= self._ends[words.field][at - 1]


def outermost(words: Iterable[Words]) -> list[Words]:
    """Words that stand in no longer ones, each once, as they come."""
    listed = list(dict.fromkeys(words))
    if len(listed) < 2:
        return listed
    reached: dict[str, int] = {}
    kept: set[Words] = set()
    for one in sorted(listed, key=lambda each: (each.start, -each.end)):
        if one.end > reached.get(one.field, -1):
            reached[one.field] = one.end
            kept.add(one)
    return [one for one in listed if one in kept]
