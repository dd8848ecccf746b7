"""Drills, trainings, campaigns, ledgers and joint meetings by what they are for.

An emergency drill for several things is a flood drill.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from ...startup import patterns as re
from ...startup.records import dataclass
from ..duty.thesaurus import thesaurus
from ..text.vocabulary import per_vocabulary
from .matter_words import common

Work = tuple[str, str]
"""A form of work and the matter that it is for."""

_WORK = re.compile(r"演练|培训|宣传(?!部|栏|报道)|台账|联席会议")
_STOP = re.compile(r"[,。;:!?\n]")
_AHEAD = 30
"""Characters before a form of work among which it is told what it is for."""


@dataclass(frozen=True, slots=True)
class Works:
    """What a demand is called by, and what its texts ask; ``called``: it is called by such a form of work, be it for
    nothing narrow (应急演练)."""

    named: frozenset[Work] = frozenset()
    told: frozenset[Work] = frozenset()
    called: bool = False

    @property
    def all(self) -> frozenset[Work]:
        """Named or told."""
        return self.named | self.told

    def meet(self, other: Works) -> bool:
        """Whether one is called by what the other asks, or both are called by a form of work that they ask for one and
        the same thing only."""
        if self.called and other.called and not (self.named or other.named):
            return len(self.told) == 1 and self.told == other.told
        return not (self.named.isdisjoint(other.told) and other.named.isdisjoint(self.told))


def works(name: str, texts: Iterable[str], matters: Container[str]) -> Works:
    """The works of a normal name, which is about some ``matters``, and of normal texts."""
    told = (each for text in texts for each in _works(text))
    if _WORK.search(name):
        return Works(frozenset(_works(name)), frozenset(told), called=True)
    return Works(frozenset(), frozenset(each for each in told if each[1] in matters))


def _works(text: str) -> Iterator[Work]:
    """What a text asks to be done for which matters; for a wide one (应急演练) or one of everybody's nothing."""
    for clause in _STOP.split(text) if _WORK.search(text) else ():
        for found in _WORK.finditer(clause):
            ahead = clause[max(0, found.start() - _AHEAD) : found.end()]
            yield from ((found[0], matter) for matter in _narrow(ahead))


def _narrow(text: str) -> Iterator[str]:
    for one in thesaurus().mentions(text):
        if one.weight == 1.0 and one.matter not in wide():
            yield one.matter


@per_vocabulary
def wide() -> frozenset[str]:
    """Matters that say too little of what is meant: those with narrower ones below them, and everybody's."""
    broad = (broader for names in thesaurus().broader.values() for broader in names)
    return frozenset(broad) | common("ways") | common("own_part")
