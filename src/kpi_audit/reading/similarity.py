"""Which documents of a list are nearest to a text: cosine of weighted features over an inverted index."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

Vector = Mapping[str, float]

COMMON = 64
"""A feature that more documents than this have finds no candidate; it still counts for those found otherwise."""
CANDIDATES = 48
"""How many documents are compared in full."""


def grams(text: str, weight: float = 1.0) -> dict[str, float]:
    """Character pairs and triples of ``text``; a separator (anything that is no letter or digit) is never crossed."""
    found: dict[str, float] = {}
    for size, value in ((2, weight), (3, weight * 1.3)):
        for start in range(len(text) - size + 1):
            gram = text[start : start + size]
            if gram.isalnum() and not gram.isascii():
                found[gram] = max(found.get(gram, 0.0), value)
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
    """Documents as weighted features; rare features weigh more, and find the candidates."""

    def __init__(self, documents: Sequence[Vector]) -> None:
        self._size = len(documents)
        self._postings: dict[str, list[int]] = {}
        for number, document in enumerate(documents):
            for feature in document:
                self._postings.setdefault(feature, []).append(number)
        self._vectors = [self._weighed(document) for document in documents]
        self._lengths = [_length(vector) for vector in self._vectors]

    def rarity(self, feature: str) -> float:
        """1 for a feature that no document has, towards 0 for one that all have."""
        spread = len(self._postings.get(feature, ()))
        return math.log((self._size + 1) / (spread + 0.5)) / math.log((self._size + 1) / 0.5)

    def _weighed(self, document: Vector) -> dict[str, float]:
        return {feature: weight * self.rarity(feature) for feature, weight in document.items()}

    def nearest(self, text: Vector, extra: Iterable[int] = ()) -> dict[int, float]:
        """Cosine (0 to 1) of ``text`` with the documents that share its rarer features, and with those in ``extra``."""
        query = self._weighed(text)
        length = _length(query)
        if not length:
            return dict.fromkeys(extra, 0.0)
        votes: dict[int, float] = dict.fromkeys(extra, math.inf)
        known = sorted((feature for feature in query if feature in self._postings), key=lambda one: len(self._postings[one]))
        for place, feature in enumerate(known):
            postings, weight = self._postings[feature], query[feature]
            if place < 2 or len(postings) <= COMMON:
                for number in postings:
                    votes[number] = votes.get(number, 0.0) + weight * self._vectors[number][feature]
        best = sorted(
            votes,
            key=lambda number: (
                -votes[number] / self._lengths[number] if votes[number] < math.inf else -math.inf,
                number,
            ),
        )
        forced = sum(1 for vote in votes.values() if vote == math.inf)
        return {number: self._cosine(query, length, number) for number in best[: CANDIDATES + forced]}

    def cosine(self, text: Vector, number: int) -> float:
        """Cosine (0 to 1) of ``text`` with one document."""
        query = self._weighed(text)
        length = _length(query)
        return self._cosine(query, length, number) if length else 0.0

    def _cosine(self, query: Vector, length: float, number: int) -> float:
        vector, norm = self._vectors[number], self._lengths[number]
        if not norm:
            return 0.0
        return sum(weight * vector[feature] for feature, weight in query.items() if feature in vector) / (
            length * norm
        )


def _length(vector: Vector) -> float:
    return math.sqrt(sum(weight * weight for weight in vector.values()))
