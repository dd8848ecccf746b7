"""Normal form of a text (NFKC, traditional to simplified) with the way back to the original offsets."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

from ...startup import patterns as re
from ...startup.memory import remembering
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
    return first, offsets[end - 1] + 1  # what was dropped behind the last character is no part of it


_SIGNS = {"≦": "≤", "⩽": "≤", "≧": "≥", "⩾": "≥"} | dict.fromkeys("〔﹝", "(") | dict.fromkeys("〕﹞", ")")
"""Signs that say what another says: 〔5分〕 is written for （5分）, and （2026）3号 for 〔2026〕3号."""


class _Fold(dict[int, str]):
    """Folding of one character, worked out when it is first met; ``str.translate`` asks for the rest.

    ``uneven``: the characters met so far that become none or several.
    """

    def __init__(self) -> None:
        self.uneven: set[str] = set()

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if unicodedata.category(char) == "Cf":  # zero-width and direction marks would split words
            folded = ""
        elif char in _SIGNS:
            folded = _SIGNS[char]
        elif "①" <= char <= "⑳":  # a mark of a list, no figure of what follows
            folded = f"({code - 0x245F})"
        else:
            folded = unicodedata.normalize("NFKC", char).translate(_simplified())
        self[code] = folded
        if len(folded) != 1:
            self.uneven.add(char)
        return folded


_fold = _Fold()
_pairs: dict[int, int] = {}


def _simplified() -> dict[int, int]:
    if not _pairs:
        source = Path(__file__).with_name("traditional.txt").read_text("utf-8")
        traditional, simplified = source.splitlines()
        _pairs.update(zip(map(ord, traditional), map(ord, simplified), strict=True))
    return _pairs


def simplified(text: str) -> str:
    """The text in simplified characters, letter for letter; the normal form of a text is."""
    return text.translate(_simplified())


_HAN = re.compile("[一-鿿]")
_CAPITAL = re.compile("(?<!收)[壹贰叁肆伍陆柒捌玖拾][壹贰叁肆伍陆柒捌玖拾佰仟零万亿]{1,15}[元圆]")
"""A sum in the figures that nobody can change (叁拾贰万元); by themselves they are names and other words (队伍)."""
_PLAIN = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟圆", "一二三四五六七八九十百千元")
_SINGLE = re.compile(r"(?<=[^ ]) (?=[^ ])(?!(?<=[A-Za-z] )[A-Za-z])")
_KEPT = 1 << 14
"""Texts whose normal form is remembered: names of units and sources recur, and facts ask for names again."""


@remembering(_KEPT)
def normalise(text: str) -> Normal:
    """Fold width, compatibility forms and traditional characters; drop invisible format characters.

    In a text that was scanned or justified letter by letter (发 展 党 员 2 名) the blanks between letters go too.
    """
    folded = text.translate(_fold)
    folded = _CAPITAL.sub(_in_plain_figures, folded)
    if 3 * folded.count(" ") >= len(folded) and _HAN.search(folded):
        return _closed_up(text)
    if _fold.uneven.isdisjoint(text):
        return Normal(folded)
    offsets: list[int] = []
    for index, char in enumerate(text):
        offsets.extend([index] * len(_fold[ord(char)]))
    offsets.append(len(text))
    return Normal(folded, offsets)


def _in_plain_figures(found: re.Match[str]) -> str:
    return found[0].translate(_PLAIN)


def _closed_up(text: str) -> Normal:
    """The normal form without single blanks; those between Latin letters stay."""
    letters = [(letter, index) for index, char in enumerate(text) for letter in _fold[ord(char)]]
    folded = "".join([letter for letter, _ in letters])
    kept = [each for at, each in enumerate(letters) if not _SINGLE.match(folded, at)]
    offsets = [*(index for _, index in kept), len(text)]
    return Normal("".join([letter for letter, _ in kept]), offsets)
