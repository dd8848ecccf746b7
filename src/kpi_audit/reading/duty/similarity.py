"""Which documents of a list are nearest to a text: cosine of weighted features over an inverted index."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ...startup import patterns as re
from ...startup.memory import remembering
from ...startup.records import dataclass

Vector = Mapping[str, float]

COMMON = 64
"""A feature that more documents than this have finds no candidate; it counts for those found otherwise."""
HEAVY = 2
"""So many of a text's heaviest features find candidates however common they are."""
WALKED = 1000
"""So many documents that have a feature are looked at, so that costs stay linear among thousands of like names."""
CANDIDATES = 24
"""How many documents are compared in full."""
_KEPT = 1 << 12
"""Texts whose pairs and triples are remembered."""
_PIECES = re.compile(r"[^\W_]+")
SKIPS = {2: 0.5, 3: 0.3}
"""What a pair of characters counts that stands two or three apart: short names leave characters out (危改, 征拆)."""
DAMPING = 0.8
"""Power of a document's length: below 1, as the entries of a list are merged ones and a line is about a part of one."""


@dataclass(frozen=True, slots=True)
class Query:
    """A text weighed for one index."""

    weights: Vector
    length: float


def grams(text: str, weight: float = 1.0) -> dict[str, float]:
    """Character pairs and triples of ``text``; a separator (anything that is no letter or digit) is never crossed."""
    found: dict[str, float] = {}
    for piece in _PIECES.findall(text):
        for start in range(len(piece) - 1):
            pair = piece[start : start + 2]
            if not pair.isascii():
                found[pair] = weight
        for start in range(len(piece) - 2):
            triple = piece[start : start + 3]
            if not triple.isascii():
                found[triple] = weight * 1.3
    return found


@remembering(_KEPT)
def gram_set(text: str) -> frozenset[str]:
    """The same without weights, for a text that is held against several others."""
    return frozenset(grams(text))


def loose_grams(text: str, weight: float = 1.0) -> dict[str, float]:
    """The same, with the pairs that skip a character or two inside a piece."""
    found = grams(text, weight)
    for gap, value in SKIPS.items():
        for piece in _PIECES.findall(text):
            for one, other in zip(piece, piece[gap:], strict=False):
                pair = one + other
                if not pair.isascii() and found.get(pair, 0.0) < value * weight:
                    found[pair] = value * weight
    return found


def merged(vectors: Iterable[Vector]) -> dict[str, float]:
    """The strongest weight of every feature."""
    result: dict[str, float] = {}
    for vector in vectors:
        for feature, weight in vector.items():
            if weight > result.get(feature, 0.0):
                result[feature] = weight
    return result


class Index:
    """Documents as weighted features; rare features weigh more, and find the candidates.

    ``among``: how many documents the features are at least held to be rare among, as a few say nothing of that.
    """

    def __init__(self, documents: Sequence[Vector], *, among: int = 0) -> None:
        self._postings: defaultdict[str, list[int]] = defaultdict(list)
        spread: defaultdict[str, float] = defaultdict(float)
        for number, document in enumerate(documents):
            for feature, weight in document.items():
                self._postings[feature].append(number)
                spread[feature] += weight if weight < 1.0 else 1.0
        number = max(len(documents), among)
        everything = math.log(2 * (number + 1))
        self._rarity = {
            feature: math.log((number + 1) / (count + 0.5)) / everything for feature, count in spread.items()
        }
        self._vectors = [self._weighed(document) for document in documents]
        self._squares = [sum(weight * weight for weight in vector.values()) for vector in self._vectors]
        self._lengths: list[float] = [math.sqrt(square) ** DAMPING for square in self._squares]

    def rarity(self, feature: str) -> float:
        """1 for a feature that no document has, towards 0 for one that all have."""
        return self._rarity.get(feature, 1.0)

    def query(self, text: Vector) -> Query:
        """A text made ready for the look-ups below."""
        weights = self._weighed(text)
        return Query(weights, _length(weights))

    def query_of(self, number: int) -> Query:
        """A document of the index itself as such a text."""
        return Query(self._vectors[number], math.sqrt(self._squares[number]))

    def candidates(self, query: Query) -> set[int]:
        """The documents that share most of the rarer features of a text."""
        votes: defaultdict[int, float] = defaultdict(float)
        vectors, weights = self._vectors, query.weights
        known = sorted([one for one in weights if one in self._postings], key=weights.__getitem__, reverse=True)
        for place, feature in enumerate(known):
            postings, weight = self._postings[feature], weights[feature]
            if place < HEAVY or len(postings) <= COMMON:
                for number in postings[:WALKED]:
                    votes[number] += weight * vectors[number][feature]
        if len(votes) <= CANDIDATES:
            return {*votes}
        lengths = self._lengths
        best = sorted([(-vote / lengths[number], number) for number, vote in votes.items()])
        return {number for _, number in best[:CANDIDATES]}

    def likeness(self, query: Query, number: int) -> float:
        """Cosine of a text with one document, the document's length damped; 0 to a little above 1."""
        norm = self._lengths[number] * query.length
        return self._product(query, number) / norm if norm else 0.0

    def coverage(self, query: Query, number: int) -> float:
        """How much of a text a document has, whatever else it has; 0 to 1."""
        vector, shared = self._vectors[number], 0.0
        for name, weight in query.weights.items():
            if name in vector:
                other = vector[name]
                shared += weight * (weight if weight < other else other)
        return shared / (query.length * query.length) if query.length else 0.0

    def contained(self, query: Query, number: int) -> float:
        """How much of a document a text has, whatever else the text has; 0 to 1."""
        vector, shared = self._vectors[number], 0.0
        for name, weight in query.weights.items():
            if name in vector:
                other = vector[name]
                shared += other * (other if other < weight else weight)
        return shared / self._squares[number] if self._squares[number] else 0.0

    def _product(self, query: Query, number: int) -> float:
        vector, product = self._vectors[number], 0.0
        for name, weight in query.weights.items():
            if name in vector:
                product += weight * vector[name]
        return product

    def _weighed(self, document: Vector) -> dict[str, float]:
        rarity = self._rarity
        return {feature: weight * rarity.get(feature, 1.0) for feature, weight in document.items()}


def _length(vector: Vector) -> float:
    return math.sqrt(sum(weight * weight for weight in vector.values()))
