"""Texts that differ in figures only, for lists whose words cannot tell them apart."""

from __future__ import annotations

from collections.abc import Iterable

from ...startup import patterns as re
from ...startup.memory import remembering

BLANK = "7"
"""What stands for every digit: one that no word of our lists holds."""
_DIGIT = re.compile("[0-9]")
_FIGURE = re.compile("[0-9]+")
_FIGURED = re.compile("^.*[0-9].*$", re.MULTILINE)
_KEPT = 1 << 14


@remembering(_KEPT)
def blank(text: str) -> str:
    """A normal text with the same digit for all; everything stands where it stood."""
    return _DIGIT.sub(BLANK, text)


@remembering(_KEPT)
def _around(text: str) -> frozenset[str]:
    """Every two characters with a figure among them: most texts have none that a list knows."""
    places = [match.start() for match in _DIGIT.finditer(text)]
    return frozenset([text[at : at + 2] for place in places for at in (place - 1, place) if at >= 0])


Telling = tuple[list[str], bool]
"""Stretches that a text has if a word with a figure stands in it; whether any text may have such a word."""


def telling(pieces: Iterable[str]) -> Telling:
    """The figures in the words of a list, gapped words in pieces."""
    figured = _FIGURED.findall("\n".join(pieces))
    return sorted({_stretch(piece) for piece in figured}), any(len(piece) < 2 or BLANK in piece for piece in figured)


class Figures:
    """The figures in the words of a list (PM2.5, 12345, 少1次): a text without them may be read as another's."""

    def __init__(self, told: Telling) -> None:
        stretches, self._always = told
        self._begun: dict[str, list[str]] = {}
        for stretch in stretches:
            self._begun.setdefault(stretch[:2], []).append(stretch)

    def without(self, text: str) -> str:
        """The text blanked if no word with a figure can stand in it, else the text itself."""
        if self._always:
            return text
        bare = blank(text)  # known for every text that another list was asked about
        if bare is text:
            return text
        for pair in self._begun.keys() & _around(text):
            for stretch in self._begun[pair]:
                if stretch in text:
                    return text
        return bare


def _stretch(piece: str) -> str:
    """The first figure with the characters beside it (少1次): a text that has them not has not the word either."""
    found = _FIGURE.search(piece)
    return piece[max(0, found.start() - 1) : found.end() + 1] if found else piece
