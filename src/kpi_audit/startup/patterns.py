"""The ``re`` of this package, for patterns that are ours: ``from ..startup import patterns as re``.

Compiling some 800 patterns, most of which a scheme never meets, was a third of a start. Here a pattern is compiled
when it is first searched for; from the command line its code is kept on disk besides (``kept``) and not even compiled.
Only patterns that this package says itself belong here, for they may be written to the cache: one that is made from
the words of a scheme or of an office is compiled by the standard ``re``; so there is
no ``escape`` here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from re import DOTALL, IGNORECASE, MULTILINE, VERBOSE, Match, Pattern, RegexFlag
from typing import Any, cast

from .kept import KEPT

__all__ = [
    "DOTALL",
    "IGNORECASE",
    "MULTILINE",
    "VERBOSE",
    "Match",
    "Pattern",
    "RegexFlag",
    "compile",
    "finditer",
    "fullmatch",
    "match",
    "search",
    "split",
    "sub",
]

_METHODS = ("finditer", "findall", "fullmatch", "match", "search", "split", "sub", "subn")


class _Late:
    """A pattern that is compiled when it is first used; from then on its methods are those of the compiled one."""

    __slots__ = ("_flags", "_real", "_text", *_METHODS)

    def __init__(self, text: str, flags: int) -> None:
        self._text, self._flags = text, flags
        self._real: Pattern[str] | None = None

    def __getattr__(self, name: str) -> Any:
        """Only what is not in its slot yet comes by here."""
        if self._real is None:
            self._real = KEPT.compiled(self._text, self._flags)
        found = getattr(self._real, name)
        if name in _METHODS:
            setattr(self, name, found)
        return found

    def __reduce__(self) -> tuple[Callable[..., Pattern[str]], tuple[str, int]]:
        return compile, (self._text, self._flags)

    def __repr__(self) -> str:
        return repr(re.compile(self._text, self._flags))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, _Late):
            return (self._text, self._flags) == (other._text, other._flags)
        return re.compile(self._text, self._flags) == other

    def __hash__(self) -> int:
        return hash(re.compile(self._text, self._flags))


def compile(pattern: str, flags: int | RegexFlag = 0) -> Pattern[str]:  # noqa: A001 - the name in re
    """The pattern, made when it is first used; a fault in it is told then."""
    return cast("Pattern[str]", _Late(pattern, int(flags)))


_made: dict[tuple[str, int], Pattern[str]] = {}


def _ready(pattern: str, flags: int | RegexFlag) -> Pattern[str]:
    made = _made.get((pattern, flags))
    if made is None:
        made = _made[pattern, flags] = compile(pattern, flags)
    return made


def search(pattern: str, string: str, flags: int | RegexFlag = 0) -> Match[str] | None:
    """As ``re.search``."""
    return _ready(pattern, flags).search(string)


def match(pattern: str, string: str, flags: int | RegexFlag = 0) -> Match[str] | None:
    """As ``re.match``."""
    return _ready(pattern, flags).match(string)


def fullmatch(pattern: str, string: str, flags: int | RegexFlag = 0) -> Match[str] | None:
    """As ``re.fullmatch``."""
    return _ready(pattern, flags).fullmatch(string)


def finditer(pattern: str, string: str, flags: int | RegexFlag = 0) -> Iterator[Match[str]]:
    """As ``re.finditer``."""
    return _ready(pattern, flags).finditer(string)


def split(pattern: str, string: str, maxsplit: int = 0) -> list[str | Any]:
    """As ``re.split``."""
    return _ready(pattern, 0).split(string, maxsplit)


def sub(pattern: str, repl: str | Callable[[Match[str]], str], string: str, count: int = 0) -> str:
    """As ``re.sub``."""
    return _ready(pattern, 0).sub(repl, string, count)
