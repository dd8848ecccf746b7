"""Something that must be done oftener than the level above asks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ...startup import patterns as re
from ...startup.records import dataclass
from ..quantity.frequency import Frequency
from ..text.line import Line, Words
from .requirements import Requirement, Requirements, requirements

ALIKE = 0.6
"""Least of the shorter sentence that the longer must have for both to speak of one rhythm."""
ROUNDED = 1.1
"""A rhythm that is faster by no more than this is the same, said by other spans (每月4次, 每周一次)."""
_COMMA = re.compile("[,;、。]")
_ACTOR = re.compile(
    r"(国家|[省市县区镇乡村])(?:\([省市县区镇乡村、]{1,7}\))?级?(?:总?[河湖林路田湾滩]长|网格员|领导|主要负责|党委|政府|人民政府|班子)"
)
"""Who acts: each level has a rhythm of its own by design (市河长每季度, 县河长每月)."""


@dataclass(frozen=True, slots=True)
class Oftener:
    """The same thing at two rhythms, ours the faster one."""

    ours: Frequency
    theirs: Frequency


def oftener(ours: Line, mine: Sequence[Frequency], theirs: Line, yours: Sequence[Frequency]) -> Oftener | None:
    """The first rhythm of a line that is faster than that of the same thing in the line it carries out."""
    own, there = _Homes(requirements(ours)), requirements(theirs)
    above, homes = Requirements(there), _Homes(there)
    beside: dict[Requirement | None, list[Frequency]] = {}
    for each in yours:
        beside.setdefault(homes.of(each), []).append(each)
    for one in mine:
        sentence = own.of(one)
        other = None if sentence is None else above.nearest(sentence, ALIKE)
        if sentence is None or other is None or _of_other_levels(sentence, other):
            continue
        actors = _actors(one, sentence)
        like = [each for each in beside.get(other, ()) if _alike(one, each) and _meets(actors, _actors(each, other))]
        fastest = max(like, key=lambda each: each.per_year, default=None)
        if fastest is not None and one.per_year > fastest.per_year * ROUNDED:
            return Oftener(one, fastest)
    return None


def _alike(one: Frequency, other: Frequency) -> bool:
    return one.subject == other.subject or "other" in (one.subject, other.subject)


class _Homes:
    """The sentences of a line, for the one that a frequency stands in."""

    def __init__(self, sentences: Sequence[Requirement]) -> None:
        self._fields: dict[str, list[tuple[Words, Requirement]]] = {}
        for one in sentences:
            self._fields.setdefault(one.passage.field, []).append((one.words, one))

    def of(self, frequency: Frequency) -> Requirement | None:
        start = frequency.words.start
        within = self._fields.get(frequency.words.field, [])
        at = bisect_right(within, start, key=_start) - 1
        return within[at][1] if at >= 0 and start < within[at][0].end else None


def _start(each: tuple[Words, Requirement]) -> int:
    return each[0].start


def _actors(frequency: Frequency, sentence: Requirement) -> frozenset[str]:
    """Whose rhythm it is, where a sentence gives each level its own (县级林长每半年, 乡级林长每月)."""
    at = frequency.words.start - sentence.start
    clause = _COMMA.split(sentence.text[:at])[-1]
    return _levels(clause)


def _levels(text: str) -> frozenset[str]:
    """The levels that act in a text; a 乡 is on the level of a 镇."""
    return frozenset(found.replace("乡", "镇") for found in _ACTOR.findall(text))


def _meets(mine: frozenset[str], yours: frozenset[str]) -> bool:
    return not mine or not yours or not mine.isdisjoint(yours)


def _of_other_levels(one: Requirement, other: Requirement) -> bool:
    mine, yours = (_levels(each.text) for each in (one, other))
    return bool(mine and yours) and not mine & yours
