"""Normal form of a text (NFKC, traditional to simplified) with the way back to the original offsets."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from ...startup.records import dataclass


@dataclass(frozen=True, slots=True)
class Normal:
    """A text in normal form. ``offsets`` is None when every character stands where it stood."""

    text: str
    offsets: Sequence[int] | None = None


def origin(offsets: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """The stretch of the original text that ``start`` to ``end`` of the normal text came from."""
    first = offsets[start]
    if end <= start:
        return first, first
    last = offsets[end - 1]
    stop = end
    while offsets[stop] == last:  # a character that became several belongs to each of them
        stop += 1
    return first, offsets[stop]


class _Fold(dict[int, str]):
    """Folding of one character, worked out when it is first met; ``str.translate`` asks for the rest."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if unicodedata.category(char) == "Cf":  # zero-width and direction marks would split words
            folded = ""
        else:
            folded = unicodedata.normalize("NFKC", char).translate(_simplified())
        self[code] = folded
        return folded


_fold = _Fold()
_pairs: dict[int, int] = {}


def _simplified() -> dict[int, int]:
    if not _pairs:
        source = Path(__file__).with_name("traditional.txt").read_text("utf-8")
        traditional, simplified = source.splitlines()
        _pairs.update(zip(map(ord, traditional), map(ord, simplified), strict=True))
    return _pairs


_KEPT = 1 << 14
"""Texts whose normal form is remembered: names of units and sources recur, and facts ask for names again."""


@lru_cache(maxsize=_KEPT)
def normalise(text: str) -> Normal:
    """Fold width, compatibility forms and traditional characters; drop invisible format characters."""
    folded = text.translate(_fold)
    if len(folded) == len(text) and all(len(_fold[code]) == 1 for code in map(ord, set(text))):
        return Normal(folded)
    offsets: list[int] = []
    for index, char in enumerate(text):
        offsets.extend([index] * len(_fold[ord(char)]))
    offsets.append(len(text))
    return Normal(folded, offsets)
