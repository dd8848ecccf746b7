"""Line and column of an offset in a text; lines end at LF, CRLF or CR and at nothing else."""

from __future__ import annotations

from bisect import bisect_right
from operator import methodcaller

from ..startup import patterns as re
from .location import Region

_BREAK = re.compile(r"\r\n|[\n\r]")
_end = methodcaller("end")


class Lines:
    """The line table of one text, built when first asked for."""

    __slots__ = ("_last", "_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] = []
        self._last = (0, "")  # the line that was asked for last: a file of one long line is asked for it each time

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column (both from 1, in code points) of a code-point offset."""
        starts = self._table()
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def region(self, start: int, end: int) -> Region:
        """The stretch from ``start`` to ``end`` (exclusive); offsets outside the text are clamped into it."""
        size = len(self._text)
        if not 0 <= start <= end <= size:
            start = max(0, min(start, size))
            end = max(start, min(end, size))
        starts = self._starts or self._table()
        line = bisect_right(starts, start)
        column = start - starts[line - 1] + 1
        if line == len(starts) or end < starts[line]:  # most stretches end where they begin
            return Region(line, column, line, column + end - start, start, end)
        return Region(line, column, *self.position(end), start, end)

    def line_text(self, line: int) -> str:
        """The text of a line (from 1) without its line break; empty for a line that does not exist."""
        starts = self._starts or self._table()
        if not 1 <= line <= len(starts):
            return ""
        if self._last[0] != line:
            end = starts[line] if line < len(starts) else len(self._text)
            self._last = (line, self._text[starts[line - 1] : end].rstrip("\r\n"))
        return self._last[1]

    def line_end(self, offset: int) -> int:
        """The offset of the line break (or of the end of the text) that ends the line of ``offset``."""
        starts = self._table()
        line = bisect_right(starts, offset)
        if line == len(starts):
            return len(self._text)
        end = starts[line] - 1
        before = end - 1 >= 0 and self._text[end - 1 : end + 1] == "\r\n"
        return max(offset, end - 1) if before else end

    def line_start(self, offset: int) -> int:
        """The offset of the first character of the line of ``offset``."""
        starts = self._table()
        return starts[bisect_right(starts, offset) - 1]

    def _table(self) -> list[int]:
        if not self._starts:
            self._starts = [0, *map(_end, _BREAK.finditer(self._text))]
        return self._starts
