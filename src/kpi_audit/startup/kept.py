"""What one run of the command line leaves to the next: the code of our patterns, and our own data files as data.

Nothing of a scheme is kept. What cannot be kept, or cannot be trusted, is made anew, and comes out the same.
"""

from __future__ import annotations

import marshal
import re
import sys
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from zlib import crc32

Entry = tuple[int, int, dict[str, int], tuple[str | None, ...], bytes]
"""A pattern compiled: flags, groups, names, their order, and its code."""
Place = tuple[int, int, int]
"""Where a thing stands in the file, how long it is, and its checksum: most are never asked for, and stay there."""
Sealed = bytes | Place
"""A thing as it is written, or where it is."""
MANY = 8
"""Things newly made from which the file is written again: fewer cost a run less than writing it."""
_MOST = 4096
"""Patterns that are kept at most; there are some 900."""


class Kept:
    """The things kept, closed at first: used as a library, this package keeps nothing and reads nothing back."""

    def __init__(self) -> None:
        self.is_open = False
        self.patterns: dict[tuple[str, int], Sealed] = {}
        self.data: dict[str, tuple[Sequence[int], Sealed]] = {}
        self.new = 0
        self._read: Callable[[int, int], bytes] = _nothing

    def open(
        self,
        patterns: Mapping[tuple[str, int], Sealed],
        data: Mapping[str, tuple[Sequence[int], Sealed]],
        read: Callable[[int, int], bytes] | None = None,
    ) -> None:
        """Begin to keep, with what was kept before; ``read`` gives so many bytes from a place of the file."""
        self.is_open = True
        self.patterns, self.data, self.new, self._read = dict(patterns), dict(data), 0, read or _nothing

    def close(self) -> None:
        """Keep nothing any more."""
        self.__init__()  # type: ignore[misc]

    def sealed(self) -> Iterator[tuple[tuple[str, int] | str, Sequence[int], bytes]]:
        """Everything as it is to be written, in one order: patterns, then data with their stamps."""
        for key, found in sorted(self.patterns.items()):
            if (said := self._whole(found)) is not None:
                yield key, (), said
        for name, (stamp, found) in sorted(self.data.items()):
            if (said := self._whole(found)) is not None:
                yield name, stamp, said

    def _whole(self, found: Sealed) -> bytes | None:
        """A thing as it is written; None if it is not whole any more, and the file is to be written anew."""
        if isinstance(found, bytes):
            return found
        start, size, mark = found
        try:
            said = self._read(start, size)
        except OSError:
            return None
        if len(said) == size and crc32(said) == mark:
            return said
        self.new += MANY
        return None

    def compiled(self, text: str, flags: int) -> re.Pattern[str]:
        """A pattern from its code, else compiled, and its code kept if that is wanted. Raises re.error for a fault."""
        made = self.restored(text, flags)
        if made is not None:
            return made
        try:
            entry = _taken_apart(text, flags)
            made = _put_together(text, entry)
        except Exception:  # of another Python than we know, or a fault that re tells better
            return re.compile(text, flags)
        if self.is_open and len(self.patterns) < _MOST:
            self.patterns[text, flags] = marshal.dumps(entry)
            self.new += 1
        return made

    def restored(self, text: str, flags: int) -> re.Pattern[str] | None:
        """A pattern from its code, without compiling it; None if it is not kept."""
        found = self.patterns.get((text, flags))
        said = None if found is None else self._whole(found)
        if said is None:
            return None
        try:
            return _put_together(text, marshal.loads(said))
        except Exception:  # the engine looks at every code before it takes it
            del self.patterns[text, flags]
            return None

    def recall(self, name: str, stamp: Sequence[int]) -> Any:
        """Data kept under a name for files of this ``stamp`` (times and sizes), None if there are none."""
        found = self.data.get(name)
        said = self._whole(found[1]) if found is not None and found[0] == stamp else None
        if said is None:
            return None
        try:
            return marshal.loads(said)
        except (EOFError, ValueError, TypeError):
            return None

    def remember(self, name: str, stamp: Sequence[int], value: Any) -> None:
        """Keep data, if they come back from the disk as they are."""
        if not self.is_open:
            return
        try:
            self.data[name] = (stamp, marshal.dumps(value))
        except ValueError:  # more than plain data
            return
        self.new += MANY


def _nothing(_start: int, _size: int) -> bytes:
    return b""


def _engine() -> Any:
    import _sre  # type: ignore[import-not-found]

    return _sre


def _put_together(text: str, entry: Entry) -> re.Pattern[str]:
    """A pattern from its code. Raises what the engine raises for a code that is none."""
    flags, groups, names, order, code = entry
    made: re.Pattern[str] = _engine().compile(text, flags, array("I", code).tolist(), groups, names, order)
    return made


def _taken_apart(text: str, flags: int) -> Entry:
    """What ``re.compile`` hands to its engine, and what a match may begin with."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    from .openings import headed

    parsed = _parser.parse(text, flags)
    code = headed(_compiler._code(parsed, flags), parsed, flags | parsed.state.flags)
    names: dict[str, int] = parsed.state.groupdict
    order: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        order[number] = name
    return flags | parsed.state.flags, parsed.state.groups - 1, dict(names), tuple(order), array("I", code).tobytes()


def breed() -> tuple[str | int, ...]:
    """What the kept things hang on: another Python, machine, edition or installation of ours has its own."""
    from .. import __file__ as home
    from .. import __version__

    engine = _engine()
    python = (sys.version, sys.byteorder, sys.maxunicode, marshal.version)
    return (__version__, home, *python, engine.MAGIC, engine.CODESIZE, array("I").itemsize)


KEPT = Kept()
"""Of this process."""
