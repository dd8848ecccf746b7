"""Where the plain words of a list stand in a text, found by the pairs of characters that the words begin with."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from operator import add

Standing = tuple[int, int, int, str, str]
"""A word in a text, sorted as words are chosen: its start, its length below zero, its rank, its class and layer."""
_Words = dict[str, tuple[tuple[int, int, str, str], ...]]
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
        by_opening: dict[str, dict[int, _Words]] = {}
        for rank, (word, name, layer) in enumerate(words, first_rank):
            spelled = by_opening.setdefault(word[:2], {}).setdefault(len(word), {})
            spelled[word] = (*spelled.get(word, ()), (-len(word), rank, name, layer))
        self._words = {opening: tuple(lengths.items()) for opening, lengths in by_opening.items()}
        self._openings = frozenset(opening for opening in by_opening if len(opening) > 1)
        self._single = by_opening.keys() - self._openings

    def standing(self, text: str) -> list[Standing]:
        """Every word at every place, in no order; words may overlap."""
        found: list[Standing] = []
        openings = self._openings & pairs(text)
        if self._single and not self._single.isdisjoint(text):
            openings |= self._single
        for opening in openings:
            words = self._words[opening]
            for at in places(text, opening):
                for length, spelled in words:
                    entries = spelled.get(text[at : at + length])
                    if entries is not None:
                        found += [(at, *entry) for entry in entries]
        return found
