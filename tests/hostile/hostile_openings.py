"""The characters that a match may begin with, of patterns that name them ahead so that all others are passed over."""

from __future__ import annotations

from collections.abc import Iterable
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Opening = tuple[set[str], bool]
"""Characters that a match may begin with, and whether it may be empty."""
_WIDTHLESS = (code.ASSERT, code.ASSERT_NOT, code.AT)
_REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT)


class Anything(Exception):
    """A match may begin with characters that nobody can list."""


def overlooked(pattern: str, flags: int) -> set[str]:
    """Of a pattern that begins with ``(?=[…])`` the characters that its matches may begin with and that it leaves out."""
    items = [*parser.parse(pattern, flags)]
    if len(items) < 2 or items[0][0] is not code.ASSERT:
        return set()
    forward, ahead = items[0][1]
    if forward != 1 or len(ahead) != 1 or ahead[0][0] is not code.IN:
        return set()
    try:
        return _opening(items[1:])[0] - _members(ahead[0][1])
    except Anything:
        return set()


def _opening(items: Iterable[tuple[Any, Any]]) -> Opening:
    found: set[str] = set()
    for kind, what in items:
        here, empty = _of_one(kind, what)
        found |= here
        if not empty:
            return found, False
    return found, True


def _of_one(kind: Any, what: Any) -> Opening:
    if kind in _WIDTHLESS:
        return set(), True
    if kind is code.LITERAL:
        return {chr(what)}, False
    if kind is code.IN:
        return _members(what), False
    if kind is code.BRANCH:
        parts = [_opening(part) for part in what[1]]
        return set[str]().union(*(found for found, _ in parts)), any(empty for _, empty in parts)
    if kind is code.SUBPATTERN:
        return _opening(what[3])
    if kind in _REPEATS:
        found, empty = _opening(what[2])
        return found, empty or not what[0]
    raise Anything


def _members(items: Iterable[tuple[Any, Any]]) -> set[str]:
    """The characters of a set; digits of other scripts, which no normal text has, are left out."""
    found: set[str] = set()
    for kind, what in items:
        if kind is code.LITERAL:
            found.add(chr(what))
        elif kind is code.RANGE:
            found |= {chr(each) for each in range(what[0], what[1] + 1)}
        elif kind is code.CATEGORY and what is code.CATEGORY_DIGIT:
            found |= set("0123456789")
        elif kind is code.CATEGORY and what is code.CATEGORY_SPACE:
            found |= set(" \t\n\r\f\v")
        else:
            raise Anything
    return found
