"""What one run of the command line leaves to the next: the code of our patterns, and our own data files as data.

Nothing of a scheme is kept. What cannot be kept, or cannot be trusted, is made anew, and comes out the same.
"""

from __future__ import annotations

import re
import sys
from array import array
from typing import Any

Entry = tuple[str, int, int, int, dict[str, int], list[str | None], int]
"""A pattern: its text and flags as given; compiled: flags, groups, names, their order, and the length of its code."""
MANY = 8
"""Things newly made from which the file is written again: fewer cost a run less than writing it."""
_MOST = 4096
"""Patterns that are kept at most; there are some 900."""


class Kept:
    """The things kept, closed at first: used as a library, this package keeps nothing and reads nothing back."""

    def __init__(self) -> None:
        self.is_open = False
        self._entries: list[Entry] = []
        self._codes = array("I")
        self._places: dict[tuple[str, int], tuple[Entry, int]] = {}
        self._data: dict[str, list[Any]] = {}
        self.new = 0

    def open(self, entries: list[Entry], codes: array[int], data: dict[str, list[Any]]) -> None:
        """Begin to keep, with what was kept before."""
        self.is_open = True
        self._entries, self._codes, self._data, self.new = entries, codes, data, 0
        place = 0
        for entry in entries:
            self._places[entry[0], entry[1]] = (entry, place)
            place += entry[6]

    def close(self) -> None:
        """Keep nothing any more."""
        self.__init__()  # type: ignore[misc]

    @property
    def things(self) -> tuple[list[Entry], array[int], dict[str, list[Any]]]:
        """All that is to be kept, as ``open`` takes it."""
        return self._entries, self._codes, self._data

    def restored(self, text: str, flags: int) -> re.Pattern[str] | None:
        """A pattern from its code, without compiling it; None if it is not kept."""
        found = self._places.get((text, flags))
        if found is None:
            return None
        (_, _, meant, groups, names, order, length), place = found
        code = self._codes[place : place + length].tolist()
        try:
            made: re.Pattern[str] = _engine().compile(text, meant, code, groups, names, tuple(order))
        except Exception:  # the engine looks at every code before it takes it
            del self._places[text, flags]
            return None
        return made

    def compiled(self, text: str, flags: int) -> re.Pattern[str]:
        """A pattern compiled now, and its code kept if that is wanted. Raises re.error for a fault in it."""
        if not self.is_open or len(self._entries) >= _MOST:
            return re.compile(text, flags)
        try:
            entry, code = _taken_apart(text, flags)
            self._codes.extend(code)
        except Exception:  # of another Python than we know, or a fault that re tells better
            return re.compile(text, flags)
        self._places[text, flags] = (entry, len(self._codes) - len(code))
        self._entries.append(entry)
        self.new += 1
        made = self.restored(text, flags)
        return re.compile(text, flags) if made is None else made

    def recall(self, name: str, stamp: list[int]) -> Any:
        """Data kept under a name for a file of this ``stamp`` (time and size), None if there are none."""
        found = self._data.get(name)
        return found[1] if found is not None and found[0] == stamp else None

    def remember(self, name: str, stamp: list[int], value: object) -> None:
        """Keep data, if they come back from the disk as they are."""
        if self.is_open and _plain(value):
            self._data[name] = [stamp, value]
            self.new += MANY


def _plain(value: object) -> bool:
    if isinstance(value, dict):
        return all(isinstance(key, str) for key in value) and all(map(_plain, value.values()))
    if isinstance(value, list):
        return all(map(_plain, value))
    return value is None or isinstance(value, str | int | float)


def _engine() -> Any:
    import _sre  # type: ignore[import-not-found]

    return _sre


def _taken_apart(text: str, flags: int) -> tuple[Entry, list[int]]:
    """What ``re.compile`` hands to its engine."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(text, flags)
    code: list[int] = _compiler._code(parsed, flags)
    names: dict[str, int] = parsed.state.groupdict
    order: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        order[number] = name
    return (text, flags, flags | parsed.state.flags, parsed.state.groups - 1, dict(names), order, len(code)), code


def breed() -> list[Any]:
    """What the kept things hang on: another Python, another machine or another edition of ours has its own."""
    from .. import __version__

    engine = _engine()
    return [__version__, sys.version, sys.byteorder, sys.maxunicode, engine.MAGIC, engine.CODESIZE, array("I").itemsize]


KEPT = Kept()
"""Of this process."""
