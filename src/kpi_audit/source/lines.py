"""Line and column of an offset in a text; lines end at LF, CRLF or CR and at nothing else."""

from __future__ import annotations

from bisect import bisect_right

from ..startup import patterns as re
from .location import Region

_BREAK = re.compile(r"\r\n|[\n\r]")


class Lines:
    """The line table of one text, built when first asked for."""

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] = []

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column (both from 1, in code points) of a code-point offset."""
        starts = self._table()
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def region(self, start: int, end: int) -> Region:
        """The stretch from ``start`` to ``end`` (exclusive); offsets outside the text are clamped into it."""
        start = max(0, min(start, len(self._text)))
        end = max(start, min(end, len(self._text)))
        return Region(*self.position(start), *self.position(end), start, end)

    def line_text(self, line: int) -> str:
        """The text of a line (from 1) without its line break; empty for a line that does not exist."""
        starts = self._table()
        if not 1 <= line <= len(starts):
            return ""
        return self._text[starts[line - 1] : self.line_end(starts[line - 1])]

    def line_end(self, offset: int) -> int:
        """The offset of the line break (or of the end of the text) that ends the line of ``offset``."""
        found = _BREAK.search(self._text, offset)
        return found.start() if found else len(self._text)

    def line_start(self, offset: int) -> int:
        """The offset of the first character of the line of ``offset``."""
        starts = self._table()
        return starts[bisect_right(starts, offset) - 1]

    def _table(self) -> list[int]:
        if not self._starts:
            self._starts = [0, *(found.end() for found in _BREAK.finditer(self._text))]
        return self._starts
