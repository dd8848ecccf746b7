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
from operator import add, sub
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


Said = dict[str, tuple[int, ...]]
"""Of letters and pairs their rarity and their weight for each kind."""


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
    """Letters and pairs by their first letter."""
    found: dict[str, Said] = {}
    for pair, weights in said.items():
        found.setdefault(pair[0], {})[pair] = tuple(weights)
    return found


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


Sums = tuple[float, ...]
"""The square of a text's length, and what it says for each kind."""


@remembering(1 << 12)
def _weighed(text: str) -> tuple[dict[str, int], Sums]:
    """The pairs of one text that have a weight, with how often each stands in it, and their sums."""
    said = _weights().of(text)
    times: dict[str, int] = {}
    for pair in (*text, *map(add, text, text[1:])):
        if pair in said:
            times[pair] = times.get(pair, 0) + 1
    return times, _says(times)


def _says(times: Mapping[str, int]) -> Sums:
    """The sums of pairs that were weighed, by how often they are met: again and again counts by a logarithm."""
    said = _weights().said
    square = first = second = third = fourth = fifth = 0.0
    for pair, often in times.items():
        rarity, one, two, three, four, five = said[pair]  # written out: this runs for every pair of every line
        value = rarity if often == 1 else (1 + math.log(often)) * rarity
        square += value * value
        first += one * value
        second += two * value
        third += three * value
        fourth += four * value
        fifth += five * value
    return square, first, second, third, fourth, fifth


def _sums(line: Line) -> Sums:
    """The sums of a line: those of the text that says most, which lines have in common, with what the others add."""
    weighed = [_weighed(text) for text in _texts(line)]
    if not weighed:
        return _says({})
    times, sums = weighed.pop(max(range(len(weighed)), key=lambda index: len(weighed[index][0])))
    more: dict[str, int] = {}
    for added, _ in weighed:
        for pair, often in added.items():
            more[pair] = more.get(pair, 0) + often
    before = {pair: times[pair] for pair in more if pair in times}
    for pair, often in before.items():
        more[pair] += often
    if not before:
        return tuple(map(add, sums, _says(more)))
    return tuple(map(add, map(sub, sums, _says(before)), _says(more)))


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
        weights = said.get(text[at : at + 2]) if text[at : at + 2].isalpha() else None
        own = weights[index + 1] - sum(weights[1:]) / (len(weights) - 1) if weights else 0.0
        if weights and own > 0:
            total += own * weights[0]
            continue
        if total:
            yield total, passage.words(start, at + 1)
        start, total = at + 1, 0.0
