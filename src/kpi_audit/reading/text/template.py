"""A text with its figures taken out: lines that one sheet gives to many units differ in nothing else.

A figure is left where it stands if a word of our lists holds it (每少1次, 24小时), if it says more than an amount (0,
1, 100, a date, 5G, a year), or if it is longer than five digits. What is taken out may still weigh: who reads amounts
has to look at every line.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ...source.plain import kept, load_data
from ...startup import patterns as re
from ..search.classes import spellings
from ..search.figures import telling
from ..search.gapped import GAP
from .vocabulary import STANDARD, spoken

MARK = "\0"
"""What stands for a digit that was taken out: no text has it."""
_AMOUNT = re.compile(r"(?<![0-9A-Za-z./:+-])(?P<whole>[0-9]{1,5})(?P<part>\.[0-9]{1,2})?(?![0-9A-Za-z/:-]|\.[0-9]|季)")
_DIGIT = re.compile("[0-9]")
_NAMED = re.compile("(?:19|20)[0-9]{2}|12[0-9]{3}|[0-9]{1,2}000")
"""A year, the number of a hotline, a round thousand."""
_MORE_THAN_AMOUNTS = frozenset(("0", "1", "100", "110", "112", "114", "119", "120", "122", "180", "315", "360", "365"))
"""All, none, one; numbers of telephones; half a turn and a whole one, of a year, too."""


def template(text: str) -> str:
    """The text with a mark for each digit of an amount; everything stands where it stood.

    While an office has words of its own, which may hold any figure, it is the text itself.
    """
    if spoken() is not STANDARD or not _DIGIT.search(text):
        return text
    words = _figured_words()

    def without(found: re.Match[str]) -> str:
        whole, part = found["whole"], found["part"] or ""
        start, end = found.span()
        if whole in _MORE_THAN_AMOUNTS or whole[0] == "0":
            if part and len(whole) == 1:  # 0.5: of what is more than none, the part is an amount
                return whole + _marked(part)
            return found[0]
        if _NAMED.fullmatch(whole):
            return found[0]
        if any(stretch in words for stretch in _stretches(text[max(0, start - 1) : end + 1])):
            return found[0]
        return MARK * len(whole) + _marked(part)

    return _AMOUNT.sub(without, text)


def taken_out(text: str, template: str) -> str:
    """What stands in a text where its template has a mark: in order, one beside the other."""
    return "".join([digit for digit, mark in zip(text, template, strict=True) if mark != digit])


def _marked(part: str) -> str:
    return "".join([MARK if each.isdigit() and each != "0" else each for each in part])


def _stretches(near: str) -> Iterator[str]:
    for start in range(len(near)):
        for end in range(start + 1, len(near) + 1):
            yield near[start:end]


@cache
def _figured_words() -> frozenset[str]:
    """The figures in the words of all lists, each with the characters beside it."""
    files = sorted((Path(__file__).parents[1] / "lexicons").glob("*.yaml"))
    return frozenset(kept("figured words", [*files, Path(__file__)], lambda: _read(files)))


def _read(files: list[Path]) -> list[str]:
    words = {word for file in files for text in _texts(load_data(file)) for word in text.split()}
    pieces = (piece for word in words for spelling in spellings(word) for piece in spelling.split(GAP))
    return telling(pieces)[0]


def _texts(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for each in data.values():
            yield from _texts(each)
    elif isinstance(data, list):
        for each in data:
            yield from _texts(each)
