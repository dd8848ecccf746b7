"""Where the plain words of a list stand in a text, found by the pairs of characters that the words begin with."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from operator import add

Standing = tuple[int, int, int, str, str]
"""A word in a text, sorted as words are chosen: its start, its length below zero, its rank, its class and layer."""
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


class Listed:
    """Plain words (each with its class and layer, in the order of the list) by their openings and lengths."""

    def __init__(self, words: Iterable[tuple[str, str, str]], first_rank: int = 0) -> None:
        self._entries: dict[str, tuple[tuple[int, int, str, str], ...]] = {}
        for rank, (word, name, layer) in enumerate(words, first_rank):
            entry = (-len(word), rank, name, layer)
            self._entries[word] = (*self._entries[word], entry) if word in self._entries else (entry,)
        self._lengths: dict[str, set[int]] = {}
        for word in self._entries:
            self._lengths.setdefault(word[:2], set()).add(len(word))
        self._openings = frozenset([opening for opening in self._lengths if len(opening) > 1])
        self._single = self._lengths.keys() - self._openings

    def standing(self, text: str) -> list[Standing]:
        """Every word at every place, in no order; words may overlap."""
        found: list[Standing] = []
        openings = self._openings & pairs(text)
        if self._single and not self._single.isdisjoint(text):
            openings |= self._single
        for opening in openings:
            lengths = self._lengths[opening]
            at = text.find(opening)
            while at >= 0:
                for length in lengths:
                    entries = self._entries.get(text[at : at + length])
                    if entries is not None:
                        found += [(at, *entry) for entry in entries]
                at = text.find(opening, at + 1)
        return found
