"""A second opinion on the kind: what letters and pairs of letters say, beside the word lists.

The weights (``second_opinion.json``) are those of a logistic regression on labelled lines: a few thousand letters and
pairs, each with its rarity and its say for every kind. ``benchmarks/second_opinion.py`` makes them, and says
how much they help on schemes that nobody has seen.
"""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from operator import add
from pathlib import Path

from ...source.plain import kept
from ...startup import patterns as re
from ...startup.memory import remembering
from ...startup.records import dataclass, field
from ...startup.sealed import Opened, sealed
from ..search.figures import blank
from ..text.line import Line, Passage, Words
from ..text.numbering import unnumbered

FIELDS = ("name", "description", "criteria")
"""The fields that are read, with the nearest group's name."""
SCALE = 100
"""Weights are stored as whole hundredths."""
CALM = 1.5
"""By how much the say is drawn together before shares are made of it: it was learned from few lines."""

SHORT = 4
"""Letters of which a line has more if its pairs say anything (第一项 does not)."""


Said = dict[str, int]
"""Of letters and pairs the square of their rarity and what they say for each kind, side by side in one number: the
numbers of all pairs of a line are added in one go (``_lanes`` takes the sums apart)."""

LANE = 40
"""Bits of each of these, from the lowest: a sum of a hundred thousand pairs is none too large."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Kinds in the order of the numbers, and what letters and pairs say for them, by the first letter."""

    kinds: tuple[str, ...]
    bias: tuple[int, ...]
    by_letter: Mapping[str, Said]
    said: Said = field(default_factory=dict)
    letters: set[str] = field(default_factory=set)

    def of(self, text: str) -> Said:
        """What letters and pairs say, those of a text among them: a scheme has a quarter of all letters."""
        for letter in set(text) - self.letters:
            self.letters.add(letter)
            if letter in self.by_letter:
                self.said.update(self.by_letter[letter])
        return self.said


@functools.cache
def _weights() -> Weights:
    file = Path(__file__).with_name("second_opinion.json")
    kinds, bias, sealed_by_letter = kept("second opinion", [file, Path(__file__)], lambda: _read(file))
    return Weights(tuple(kinds), tuple(bias), Opened(sealed_by_letter))


def _read(file: Path) -> tuple[list[str], list[int], dict[str, bytes]]:
    import json  # is not loaded when the weights are at hand

    data = json.loads(file.read_text("utf-8"))
    return data["kinds"], data["bias"], sealed(by_letter(data["weights"]))


def by_letter(said: Mapping[str, Sequence[int]]) -> dict[str, Said]:
    """Letters and pairs by their first letter, from the rarity of each and its weight for each kind."""
    found: dict[str, Said] = {}
    for pair, (rarity, *weights) in said.items():
        values = [rarity * rarity, *(rarity * each for each in weights)]
        found.setdefault(pair[0], {})[pair] = sum(value << LANE * place for place, value in enumerate(values))
    return found


def _lanes(packed: int) -> list[int]:
    """The numbers that stand side by side in one: the first is a square, the others may be below zero."""
    found: list[int] = []
    for _ in range(len(_weights().kinds) + 1):
        value = packed & _MASK
        if value > _HALF:
            value -= _MASK + 1
        found.append(value)
        packed = (packed - value) >> LANE
    return found


_MASK = (1 << LANE) - 1
_HALF = _MASK >> 1


def pairs(line: Line) -> Counter[str]:
    """The letters and pairs of letters of a line, all figures alike, with how often each stands in it."""
    found: Counter[str] = Counter()
    for text in _texts(line):
        found.update(text)
        found.update(map(add, text, text[1:]))
    return found


_BARRED = re.compile("[^。;\n]{0,60}一票否[决优][^。;\n]{0,20}")
"""A sentence that bars: what sets it off is not what the points reward."""


def _texts(line: Line) -> tuple[str, ...]:
    texts = [
        blank(unnumbered(passage.text) if passage.field == "name" else passage.text)  # 95% says what 90% says
        for passage in line.passages
        if passage.field in FIELDS
    ]
    if any("一票否" in text for text in texts):
        texts = [rest for rest in (_BARRED.sub("", text) for text in texts) if rest.strip(" 。;")] or texts
    return (*texts, *map(blank, line.groups[-1:]))


@remembering(1 << 12)
def _weighed(text: str) -> tuple[Counter[str], dict[int, int]]:
    """The pairs of one text that have a weight, with how often each stands in it; the sum of those met so often."""
    said = _weights().of(text)
    times = Counter(filter(said.__contains__, (*text, *map(add, text, text[1:]))))
    sums = {1: sum(map(said.__getitem__, times))}
    for pair in [pair for pair, often in times.items() if often > 1]:
        _move(sums, said[pair], 1, times[pair])
    return times, sums


def _move(sums: dict[int, int], weight: int, before: int, after: int) -> None:
    """A pair is met more often than it was counted."""
    sums[before] = sums.get(before, 0) - weight
    sums[after] = sums.get(after, 0) + weight


def _sums(line: Line) -> list[float]:
    """The square of a line's length, and what it says for each kind.

    A pair that is met again and again, in whatever text of the line, counts by a logarithm.
    """
    said = _weights().said
    weighed = sorted(map(_weighed, _texts(line)), key=lambda each: -len(each[0]))  # the many pairs are not added again
    times: dict[str, int] = {}
    sums: dict[int, int] = {}
    for index, (added, more) in enumerate(weighed):
        for often, weight in more.items():
            sums[often] = sums.get(often, 0) + weight
        for pair in [pair for pair in added if pair in times] if times else ():
            sums[added[pair]] -= said[pair]
            _move(sums, said[pair], times[pair], times[pair] + added[pair])
        if index + 1 < len(weighed):
            times = dict(added) if not times else {**times, **{p: times.get(p, 0) + n for p, n in added.items()}}
    found = [0.0] * (len(_weights().kinds) + 1)
    for often, weight in sorted(sums.items()):
        factor = 1 + math.log(often)
        square, *says = _lanes(weight)
        found[0] += square * factor * factor
        for place, each in enumerate(says, 1):
            found[place] += each * factor
    return found


def shares(line: Line) -> dict[str, float]:
    """How much speaks for each kind, together 1; empty where nothing is known, or the line is no more than a word."""
    if sum(map(len, _texts(line))) < SHORT:
        return {}
    weights = _weights()
    square, *says = _sums(line)
    if not square:
        return {}
    length = math.sqrt(square)
    sums = [bias + each / length for bias, each in zip(weights.bias, says, strict=True)]
    top = max(sums)
    raised = [math.exp((each - top) / SCALE / CALM) for each in sums]
    total = sum(raised)
    return {kind: each / total for kind, each in zip(weights.kinds, raised, strict=True)}


def telling(line: Line, kind: str) -> tuple[Words, ...]:
    """The words of a line that speak most for a kind and least for the others, at most three."""
    found: list[tuple[float, Words]] = []
    for passage in line.passages:
        if passage.field in FIELDS:
            found.extend(_stretches(passage, _weights().kinds.index(kind)))
    found.sort(key=lambda item: -item[0])
    return tuple(words for _, words in found[:3])


def _stretches(passage: Passage, index: int) -> Iterator[tuple[float, Words]]:
    """Runs of pairs that speak for a kind, each with the sum of what they say."""
    text, said = passage.text, _weights().of(passage.text)
    start, total = 0, 0.0
    for at in range(len(text)):
        packed = said.get(text[at : at + 2]) if text[at : at + 2].isalpha() else None
        says = _lanes(packed)[1:] if packed is not None else [0]
        own = says[index] - sum(says) / len(says) if packed is not None else 0.0
        if own > 0:
            total += own
            continue
        if total:
            yield total, passage.words(start, at + 1)
        start, total = at + 1, 0.0
