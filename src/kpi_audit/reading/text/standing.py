"""Where the words of a list stand in a text, found by the one or two characters that the words begin with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from ...startup import patterns

Standing = tuple[int, int, int, str, str]
"""A word in a text, sorted as words are chosen: its start, its length below zero, its rank, its class and layer."""


class Openings:
    """The places of a text where words may begin: at one of their first characters, before one of their second."""

    def __init__(self, words: Iterable[str], *, ours: bool = False) -> None:
        """``ours``: all words come with this package, so that the pattern may be kept on disk."""
        openings = {word[:2] for word in words}
        self.single = frozenset([opening for opening in openings if len(opening) == 1])
        pairs = openings - self.single
        sets = ["".join(sorted(chars)) for chars in ({pair[0] for pair in pairs}, {pair[1] for pair in pairs})]
        either = [rf"[{re.escape(sets[0])}](?=[{re.escape(sets[1])}])"] if pairs else []
        either += [f"[{re.escape(''.join(sorted(self.single)))}]"] if self.single else []
        compiled: Callable[[str], re.Pattern[str]] = patterns.compile if ours else re.compile
        self.places = compiled("|".join(either) or r"(?!)").finditer
        """Finds the places of a text in order; at some of them no word begins."""


class Listed:
    """Plain words (each with its class and layer, in the order of the list) by their openings and lengths.

    ``longest``: of several at one place the longest is enough.
    """

    def __init__(
        self, words: Iterable[tuple[str, str, str]], first_rank: int = 0, *, longest: bool = False, ours: bool = False
    ) -> None:
        self._entries: dict[str, tuple[tuple[int, int, str, str], ...]] = {}
        for rank, (word, name, layer) in enumerate(words, first_rank):
            entry = (-len(word), rank, name, layer)
            self._entries[word] = (*self._entries[word], entry) if word in self._entries else (entry,)
        lengths: dict[str, set[int]] = {}
        for word in self._entries:
            if len(word) > 1:
                lengths.setdefault(word[:2], set()).add(len(word))
        self._lengths = {opening: sorted(each, reverse=True) for opening, each in lengths.items()}
        self._longest = longest
        self._openings = Openings(self._entries, ours=ours)

    def standing(self, text: str) -> list[Standing]:
        """Every word at every place, by place; words may overlap."""
        found: list[Standing] = []
        for match in self._openings.places(text):
            at = match.start()
            opening = text[at : at + 2]
            if opening in self._lengths:
                for length in self._lengths[opening]:
                    word = text[at : at + length]
                    if word in self._entries:
                        found += [(at, *entry) for entry in self._entries[word]]
                        if self._longest:
                            break
            if opening[0] in self._openings.single:
                found += [(at, *entry) for entry in self._entries[opening[0]]]
        return found
