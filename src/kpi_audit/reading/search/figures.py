"""Texts that differ in figures only, for lists whose words cannot tell them apart."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from ...startup import patterns as re

BLANK = "7"
"""What stands for every digit: one that no word of our lists holds."""
_DIGIT = re.compile("[0-9]")
_FIGURED = re.compile("^.*[0-9].*$", re.MULTILINE)
_KEPT = 1 << 14


@lru_cache(maxsize=_KEPT)
def blank(text: str) -> str:
    """A normal text with the same digit for all; everything stands where it stood."""
    return _DIGIT.sub(BLANK, text)


Telling = tuple[list[str], bool]
"""Pairs of characters that a text has if a word with a figure stands in it; whether any text may have such a word."""


def telling(pieces: Iterable[str]) -> Telling:
    """The figures in the words of a list, gapped words in pieces."""
    figured = _FIGURED.findall("\n".join(pieces))
    return sorted({_pair(piece) for piece in figured}), any(len(piece) < 2 or BLANK in piece for piece in figured)


class Figures:
    """The figures in the words of a list (PM2.5, 12345, 少1次): a text without them may be read as another's."""

    def __init__(self, told: Telling) -> None:
        self._telling, self._always = frozenset(told[0]), told[1]

    def without(self, text: str) -> str:
        """The text blanked if no word with a figure can stand in it, else the text itself."""
        if self._always or not _DIGIT.search(text):
            return text
        for pair in self._telling:  # written out: every list asks it of every text
            if pair in text:
                return text
        return blank(text)


def _pair(piece: str) -> str:
    """The first pair of characters with a digit: a text that has it not has not the word either."""
    found = _DIGIT.search(piece)
    at = max(0, found.start() - 1) if found else 0
    return piece[at : at + 2]
