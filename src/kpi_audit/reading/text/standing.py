"""Where the plain words of a list stand in a text, found by the pairs of characters that the words begin with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from operator import add

Standing = tuple[int, int, int, str, str]
"""A word in a text, sorted as words are chosen: its start, its length below zero, its rank, its class and layer."""
Words = tuple[tuple[int, dict[str, tuple[tuple[int, int, str, str], ...]]], ...]
"""The words of one opening by their lengths, each with what is known of it where it stands."""
_KEPT = 1 << 12
"""Texts whose pairs are remembered: all lists are looked for in a text, mostly one after the other."""


@lru_cache(maxsize=_KEPT)
def pairs(text: str) -> frozenset[str]:
    """The pairs of characters of a text; a list that has no word with such a beginning has no word in it."""
    return frozenset(map(add, text, text[1:]))


def places(text: str, opening: str) -> list[int]:
    """Where an opening stands in a text."""
    found: list[int] = []
    at = text.find(opening)
    while at >= 0:
        found.append(at)
        at = text.find(opening, at + 1)
    return found


def by_openings(words: Iterable[tuple[str, str, str]], first_rank: int = 0) -> dict[str, Words]:
    """Plain words (each with its class and layer, in the order of the list) by their openings and lengths."""
    found: dict[str, dict[int, dict[str, tuple[tuple[int, int, str, str], ...]]]] = {}
    for rank, (word, name, layer) in enumerate(words, first_rank):
        spelled = found.setdefault(word[:2], {}).setdefault(len(word), {})
        spelled[word] = (*spelled.get(word, ()), (-len(word), rank, name, layer))
    return {opening: tuple(lengths.items()) for opening, lengths in found.items()}


class Listed:
    """Plain words by their openings."""

    def __init__(self, words: Mapping[str, Words]) -> None:
        self._words = words
        self._openings = frozenset(opening for opening in words if len(opening) > 1)
        self._single = frozenset(words) - self._openings

    def standing(self, text: str) -> list[Standing]:
        """Every word at every place, in no order; words may overlap."""
        found: list[Standing] = []
        openings = self._openings & pairs(text)
        if self._single and not self._single.isdisjoint(text):
            openings |= self._single
        for opening in openings:
            words = self._words[opening]
            at = text.find(opening)
            while at >= 0:
                for length, spelled in words:
                    entries = spelled.get(text[at : at + length])
                    if entries is not None:
                        found += [(at, *entry) for entry in entries]
                at = text.find(opening, at + 1)
        return found
