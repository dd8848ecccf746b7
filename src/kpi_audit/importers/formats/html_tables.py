"""Tables that a Markdown file writes as HTML, as programs do that turn documents into Markdown."""

from __future__ import annotations

from html.parser import HTMLParser

from ...errors import DocumentError
from ...source.location import Origin
from ...startup import patterns as re
from ..own.marks import cell_of
from ..paper import Row, Span, Table
from .delimited import MAX_CELLS, MAX_COLUMNS

OPENS = re.compile(r"(?i)<table\b")
CLOSES = re.compile(r"(?i)</table\s{0,9}>")
_BREAKING = ("br", "p", "div", "li", "tr", "td", "th")
_TALLEST = 1000
"""Rows that a cell may be merged over."""


def html_table(text: str, line: int, number: int) -> tuple[str, Table]:
    """What stands beside the table in a text that begins on a line (from 1), and the table.

    Raises DocumentError FMT032 for one of too many cells.
    """
    reader = _Reader(line, number)
    reader.feed(text)
    reader.close()
    reader.finish()
    return " ".join("".join(reader.beside).split()), reader.table


class _Reader(HTMLParser):
    """Cells in their places; tables inside of a cell are its text."""

    def __init__(self, line: int, number: int) -> None:
        super().__init__(convert_charrefs=True)
        self.table = Table([], number=number)
        self.beside: list[str] = []
        self._line = line
        self._depth = self._cells = 0
        self._taken: dict[tuple[int, int], Span] = {}
        self._said: list[str] | None = None  # of the open cell
        self._span = Span(0, 0, 0, 0)
        self._origin = Origin("line", row=line)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A row, a cell, or a break in the text of one."""
        self._depth += tag == "table"
        if self._depth == 1 and tag == "tr":
            self._end()
            self.table.rows.append(Row(self._line + self.getpos()[0] - 1, []))
        elif self._depth == 1 and tag in ("td", "th"):
            self._begin(dict(attrs))
        elif self._said is not None and tag in _BREAKING:
            self._said.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """The end of a cell, or of the table."""
        if self._depth == 1 and tag in ("td", "th", "tr", "table"):
            self._end()
        self._depth -= tag == "table"

    def handle_data(self, data: str) -> None:
        """Text of a cell, or beside the table: its caption, the rest of the line."""
        (self.beside if self._said is None else self._said).append(data)

    def _begin(self, given: dict[str, str | None]) -> None:
        self._end()
        if not self.table.rows:
            self.table.rows.append(Row(self._line + self.getpos()[0] - 1, []))
        row, left = len(self.table.rows) - 1, 0
        while (row, left) in self._taken:
            left = self._taken[row, left].right + 1
        wide, tall = (_number(given.get(name)) for name in ("colspan", "rowspan"))
        self._span = Span(row, left, row + min(tall, _TALLEST) - 1, left + wide - 1)
        self._cells += (self._span.bottom - row + 1) * wide
        if self._span.right >= MAX_COLUMNS or self._cells > MAX_CELLS:
            raise DocumentError("FMT032", "huge_table", table=self.table.number, cells=MAX_CELLS, columns=MAX_COLUMNS)
        for one in range(row, self._span.bottom + 1):
            for column in range(left, self._span.right + 1):
                self._taken[one, column] = self._span
        self._origin = Origin("line", row=self._line + self.getpos()[0] - 1, column=left + 1)
        self._said = []

    def _end(self) -> None:
        if self._said is None:
            return
        lines = (line.strip() for line in "".join(self._said).split("\n"))
        cells = self.table.rows[self._span.top].cells
        cells.extend([None] * (self._span.left + 1 - len(cells)))
        cells[self._span.left] = cell_of("\n".join(filter(str.strip, lines)), self._origin)
        self._said = None

    def finish(self) -> None:
        """Give the rows one width, and note what is merged."""
        self._end()
        self.table.fill()
        last, width = len(self.table.rows) - 1, self.table.width
        for span in dict.fromkeys(self._taken.values()):
            cut = Span(span.top, span.left, min(span.bottom, last), min(span.right, width - 1))
            if cut.top < cut.bottom or cut.left < cut.right:
                self.table.merge(cut)
        self.table.drop_empty()


def _number(said: str | None) -> int:
    return max(1, int(said)) if said is not None and said.isdecimal() and len(said) < 5 else 1
