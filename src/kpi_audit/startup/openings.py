"""What a match may begin with, put at the head of a pattern's code: the engine passes over all other places.

``re`` does so where a pattern begins with a literal, a set, or alternatives of plain literals. Most of ours begin with
groups of alternatives of groups, and nearly every place of a text would be tried for each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from re import _compiler  # type: ignore[attr-defined]
from re import _constants as names  # type: ignore[attr-defined]
from typing import Any

Items = list[tuple[Any, Any]]
"""Members of a set as ``re`` has them: single characters, ranges, categories."""
_WIDTHLESS = (names.ASSERT, names.ASSERT_NOT, names.AT)
_REPEATS = {names.MAX_REPEAT, names.MIN_REPEAT, getattr(names, "POSSESSIVE_REPEAT", None)}
_CATEGORIES = (names.CATEGORY_DIGIT, names.CATEGORY_SPACE)
_WIDEST = 256
"""Characters of a range that is worth looking for; all Chinese characters are not."""
_FEW = 8
"""So many characters are compared one by one, more are looked up in a table of a kilobyte."""
_INFO_END = 5
"""Where the head of a code without a prefix ends: its mark, its length, its kind, the least and the greatest width."""
_NARROWEST = 3


class _Anything(Exception):
    """A match may begin with characters that are not worth listing."""


def headed(code: list[int], parsed: Any, flags: int) -> list[int]:
    """The code of a parsed pattern with what its matches may begin with, if that can be told and ``re`` has not."""
    plain = code[0] == names.INFO and code[1] == _INFO_END - 1 and code[2] == 0 and code[_NARROWEST] > 0
    if not plain or flags & names.SRE_FLAG_IGNORECASE:
        return code
    try:
        items, _ = _opening(parsed)
    except _Anything:
        return code
    members = [*dict.fromkeys(items)]
    if len(members) > _FEW:
        members, cased = _compiler._optimize_charset(members)
        if cased:
            return code
    head: list[int] = []
    _compiler._compile_charset(members, flags, head)
    length, kind = code[1] + len(head), names.SRE_INFO_CHARSET
    return [code[0], length, kind, *code[_NARROWEST:_INFO_END], *head, *code[_INFO_END:]]


def _opening(pieces: Iterable[tuple[Any, Any]]) -> tuple[Items, bool]:
    """What a sequence may begin with, and whether it may be empty."""
    found: Items = []
    for kind, what in pieces:
        items, empty = _of_one(kind, what)
        found += items
        if not empty:
            return found, False
    return found, True


def _of_one(kind: Any, what: Any) -> tuple[Items, bool]:
    if kind in _WIDTHLESS:
        return [], True
    if kind is names.LITERAL:
        return [(kind, what)], False
    if kind is names.IN:
        return list(_members(what)), False
    if kind is names.BRANCH:
        parts = [_opening(part) for part in what[1]]
        return [item for items, _ in parts for item in items], any(empty for _, empty in parts)
    if kind is names.SUBPATTERN and not what[1] & names.SRE_FLAG_IGNORECASE:
        return _opening(what[3])
    if kind in _REPEATS:
        items, empty = _opening(what[2])
        return items, empty or what[0] == 0
    raise _Anything


def _members(items: Iterable[tuple[Any, Any]]) -> Iterator[tuple[Any, Any]]:
    for kind, what in items:
        wide = kind is names.RANGE and what[1] - what[0] > _WIDEST
        if wide or kind not in (names.LITERAL, names.RANGE, names.CATEGORY):
            raise _Anything
        if kind is names.CATEGORY and what not in _CATEGORIES:
            raise _Anything
        yield kind, what
