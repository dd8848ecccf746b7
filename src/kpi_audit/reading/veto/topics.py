"""What a veto or a pledge letter is about: topics by their words, and the core of a topic's name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import merge
from math import ceil

from ...startup import patterns as re
from ..text.lexicon import lexicon
from ..text.vocabulary import per_vocabulary

NATIONAL = frozenset({"safety", "farmland", "environment", "security", "integrity"})
"""Topics on which a national document provides for a veto."""

_FILLER = re.compile(
    r"\d{4}年度?|年度|(?:各项)?(?:重点)?工作|目标管理|目标任务|目标|管理|责任[书状制]|承诺书|军令状|任务|建设|整治|"
    r"综合|方面|事项|问题|情况|一票否[决优]|实行|[\s,。;、:()《》“”\"]"
)

_SHARED = 0.6
"""Share of the shorter core's pairs that a longer one about the same thing has at least."""


@per_vocabulary
def topics(text: str) -> tuple[str, ...]:
    """The topics that a normal text touches, in its order, each once."""
    return tuple(dict.fromkeys(hit.name for hit in lexicon("topics").scan(text)))


def core(text: str) -> str:
    """A topic's name without the words that every such name has; the name itself when nothing else is left."""
    stripped = _FILLER.sub("", text)
    return stripped if len(stripped) >= 2 else re.sub(r"\s", "", text)


def same_topic(one: str, other: str) -> bool:
    """Whether two names are about one thing: one core in the other, or most of their character pairs alike."""
    return same_core(core(one), core(other))


def same_core(one: str, other: str) -> bool:
    """The same for cores."""
    first, second = sorted((one, other), key=len)
    if len(first) < 2:
        return False
    if first in second:
        return True
    pairs = _pairs(first)
    shared = sum(pair in second for pair in sorted(pairs))
    return len(first) >= 4 and shared / len(pairs) >= _SHARED


class Cores:
    """Cores of names, in which those about one thing with another are found: none is held against all.

    Of two that are, the one has most of the other's pairs of characters, so also one of the few that are rarest.
    """

    def __init__(self, cores: Sequence[str]) -> None:
        self._cores = cores
        self._having: defaultdict[str, list[int]] = defaultdict(list)  # places by each pair
        self._wanting: defaultdict[str, list[int]] = defaultdict(list)  # places by the rarest pairs
        for place, one in enumerate(cores):
            for pair in _pairs(one):
                self._having[pair].append(place)
        for place, one in enumerate(cores):
            for pair in self._rarest(one):
                self._wanting[pair].append(place)

    def like(self, core: str) -> Iterator[int]:
        """The places of cores that are about one thing with this one, in order."""
        found = [self._wanting[pair] for pair in _pairs(core) if pair in self._wanting]
        found += [self._having[pair] for pair in self._rarest(core) if pair in self._having]
        last = -1
        for place in merge(*found):
            if place != last and same_core(core, self._cores[place]):
                yield place
            last = place

    def _rarest(self, core: str) -> Sequence[str]:
        """So many of its pairs that one of them is in every longer core about the same thing."""
        pairs = sorted(_pairs(core), key=lambda pair: (len(self._having.get(pair, ())), pair))
        return pairs[: len(pairs) + 1 - ceil(_SHARED * len(pairs))]


def _pairs(core: str) -> set[str]:
    return {core[i : i + 2] for i in range(len(core) - 1)}
