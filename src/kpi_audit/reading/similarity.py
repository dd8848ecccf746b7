"""Which documents of a list are nearest to a text: cosine of weighted features over an inverted index."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

Vector = Mapping[str, float]

COMMON = 64
"""A feature that more documents than this have finds no candidate; it counts for those found otherwise."""
HEAVY = 2
"""So many of a text's heaviest features find candidates however common they are."""
CANDIDATES = 48
"""How many documents are compared in full."""
DAMPING = 0.8
"""Power of a document's length: below 1, as the entries of a list are merged ones and a line is about a part of one."""


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
        self._spread: dict[str, float] = {}
        for number, document in enumerate(documents):
            for feature, weight in document.items():
                self._postings.setdefault(feature, []).append(number)
                self._spread[feature] = self._spread.get(feature, 0.0) + min(weight, 1.0)
        self._vectors = [self._weighed(document) for document in documents]
        self._lengths = [_length(vector) ** DAMPING for vector in self._vectors]

    def rarity(self, feature: str) -> float:
        """1 for a feature that no document has, towards 0 for one that all have."""
        spread = self._spread.get(feature, 0.0)
        return math.log((self._size + 1) / (spread + 0.5)) / math.log((self._size + 1) / 0.5)

    def _weighed(self, document: Vector) -> dict[str, float]:
        return {feature: weight * self.rarity(feature) for feature, weight in document.items()}

    def nearest(self, text: Vector) -> dict[int, float]:
        """Likeness of ``text`` to the documents that share its rarer features, by number: its cosine, lightly damped."""
        query = self._weighed(text)
        length = _length(query)
        votes: dict[int, float] = {}
        known = sorted((one for one in query if one in self._postings), key=lambda one: -query[one])
        for place, feature in enumerate(known):
            postings, weight = self._postings[feature], query[feature]
            if place < HEAVY or len(postings) <= COMMON:
                for number in postings:
                    votes[number] = votes.get(number, 0.0) + weight * self._vectors[number][feature]
        best = sorted(votes, key=lambda number: (-votes[number] / self._lengths[number], number))
        return {number: self._cosine(query, length, number) for number in best[:CANDIDATES]}

    def cosine(self, text: Vector, number: int) -> float:
        """Likeness of ``text`` to one document."""
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
