"""Where the words of a list stand in a text, found by the one or two characters that the words begin with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from ...startup import patterns

Standing = tuple[int, int, int, str, str]
"""A word in a text, sorted as words are chosen: its start, its length below zero, its rank, its class and layer."""
Words = tuple[tuple[int, dict[str, tuple[tuple[int, int, str, str], ...]]], ...]
"""The words of one opening by their lengths, the longest first, each with what is known of it where it stands."""


def by_openings(words: Iterable[tuple[str, str, str]], first_rank: int = 0) -> dict[str, Words]:
    """Plain words (each with its class and layer, in the order of the list) by their openings and lengths."""
    found: dict[str, dict[int, dict[str, tuple[tuple[int, int, str, str], ...]]]] = {}
    for rank, (word, name, layer) in enumerate(words, first_rank):
        spelled = found.setdefault(word[:2], {}).setdefault(len(word), {})
        spelled[word] = (*spelled.get(word, ()), (-len(word), rank, name, layer))
    return {opening: tuple(sorted(lengths.items(), reverse=True)) for opening, lengths in found.items()}


def pattern_of(openings: Iterable[str]) -> str:
    """What finds where words may begin: at one of their first characters, before one of their second."""
    single = {opening for opening in openings if len(opening) == 1}
    pairs = {*openings} - single
    sets = ["".join(sorted(chars)) for chars in ({pair[0] for pair in pairs}, {pair[1] for pair in pairs})]
    either = [rf"[{re.escape(sets[0])}](?=[{re.escape(sets[1])}])"] if pairs else []
    either += [f"[{re.escape(''.join(sorted(single)))}]"] if single else []
    return "|".join(either) or r"(?!)"


class Openings:
    """The places of a text where words may begin."""

    def __init__(self, openings: Iterable[str], pattern: str, *, ours: bool = False) -> None:
        """``ours``: all words come with this package, so that the pattern may be kept on disk."""
        self.known = frozenset(openings)
        self.single = frozenset(opening for opening in self.known if len(opening) == 1)
        compiled: Callable[[str], re.Pattern[str]] = patterns.compile if ours else re.compile
        self._places = compiled(pattern)

    def places(self, text: str) -> list[int]:
        """The places in order; at some of them no word begins."""
        return [match.start() for match in self._places.finditer(text)]


class Listed:
    """Plain words by their openings. ``longest``: of several at one place the longest is enough."""

    def __init__(self, words: Mapping[str, Words], openings: Openings, *, longest: bool = False) -> None:
        self._words, self._openings, self._longest = words, openings, longest

    def standing(self, text: str) -> list[Standing]:
        """Every word at every place, by place; words may overlap."""
        found: list[Standing] = []
        known, single = self._openings.known, self._openings.single
        for at in self._openings.places(text):
            opening = text[at : at + 2]
            if opening in known and len(opening) > 1:
                for length, spelled in self._words[opening]:
                    entries = spelled.get(text[at : at + length])
                    if entries is not None:
                        found += [(at, *entry) for entry in entries]
                        if self._longest:
                            break
            if opening[0] in single:
                found += [(at, *entry) for _, spelled in self._words[opening[0]] for entry in spelled[opening[0]]]
        return found
