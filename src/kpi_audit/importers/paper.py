"""What every office file is read into: papers of paragraphs and tables, each text with its origin."""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import DocumentError
from ..source.location import Origin
from ..startup import patterns as re
from ..startup.records import dataclass, field

LONGEST = 32_767
"""Characters of one cell or paragraph; Excel holds no more in a cell, and a scheme has no use for more."""

_BREAKS = re.compile(r"\r\n|[\r\x85\u2028\u2029\x0b\x0c]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]|_x000[DA]_")
_LINE_ENDS = re.compile(r"(?<![ \t\u3000\xa0])[ \t\u3000\xa0]++(?=\n)")
_MOST = 100
_RUNS = re.compile(rf"(?<![ \t\u3000\xa0])[ \t\u3000\xa0]{{{_MOST},}}+|(?<!\n)\n{{{_MOST},}}+")


def cleaned(text: str) -> str:
    """A text without what no one sees: control characters, blanks at the ends of lines; breaks are line feeds.

    No more than a hundred blanks or breaks in a row are kept.
    """
    text = _CONTROL.sub("", _BREAKS.sub("\n", text))
    return _RUNS.sub(lambda run: run[0][:_MOST], _LINE_ENDS.sub("", text)).strip()


def checked(text: str, origin: Origin) -> str:
    """A cleaned text. Raises DocumentError FMT032 for one that no cell of an office can hold."""
    if len(text) > LONGEST:
        raise DocumentError("FMT032", "huge_cell", origin=origin, n=len(text), limit=LONGEST)
    return cleaned(text)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is not empty. ``number`` is set where the file holds a number, ``fault`` where it holds no value."""

    text: str
    origin: Origin
    number: float | None = None
    fault: str = ""  # "formula" without a stored value, "error" like #REF!
    literal: bool = False  # marked by our own export: a text, whatever it looks like


@dataclass(frozen=True, slots=True)
class Span:
    """Merged cells: rows and columns from 0, all included."""

    top: int
    left: int
    bottom: int
    right: int

    def is_wide(self, width: int) -> bool:
        """Whether the area takes most of the width of a table."""
        return self.right - self.left + 1 >= max(2, 0.6 * width)


@dataclass(frozen=True, slots=True)
class Row:
    """A row with a cell or None for each column, and its number in the file (from 1)."""

    number: int
    cells: list[Cell | None]

    def filled(self) -> list[tuple[int, Cell]]:
        """The cells that are not empty, with their columns."""
        return [(column, cell) for column, cell in enumerate(self.cells) if cell is not None]


@dataclass(slots=True)
class Table:
    """Rows that are not empty; ``spans`` gives the merged area at each position that is in one."""

    rows: list[Row]
    spans: dict[tuple[int, int], Span] = field(default_factory=dict)
    letters: list[str] = field(default_factory=list)  # names of the columns, where the file has them
    number: int = 0  # of the table in its paper, from 1

    @property
    def width(self) -> int:
        """The number of columns; every row has as many cells."""
        return len(self.rows[0].cells) if self.rows else 0

    def fill(self) -> None:
        """Give every row as many cells as the longest has."""
        width = max((len(row.cells) for row in self.rows), default=0)
        for row in self.rows:
            row.cells.extend([None] * (width - len(row.cells)))

    def drop_empty(self) -> None:
        """Leave out rows without a text: all their cells go on from above, or nothing was written in them."""
        kept = {at: number for number, at in enumerate(at for at, row in enumerate(self.rows) if any(row.cells))}
        if len(kept) == len(self.rows):
            return
        merged = dict.fromkeys(self.spans.values())
        self.rows, self.spans = [self.rows[at] for at in kept], {}
        for span in merged:
            rows = [kept[at] for at in range(span.top, span.bottom + 1) if at in kept]
            if rows and (rows[0] < rows[-1] or span.left < span.right):
                self.merge(Span(rows[0], span.left, rows[-1], span.right))

    def span(self, row: int, column: int) -> Span:
        """The merged area at a position, or the position alone."""
        return self.spans.get((row, column)) or Span(row, column, row, column)

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell that is seen at a position: of a merged area, the one at its corner."""
        span = self.span(row, column)
        return self.rows[span.top].cells[span.left]

    def merge(self, span: Span) -> None:
        """Note a merged area."""
        for row in range(span.top, span.bottom + 1):
            for column in range(span.left, span.right + 1):
                self.spans[row, column] = span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. ``label`` is the number that the file gives it by itself, ``heading`` its level as a heading."""

    text: str
    origin: Origin
    label: str = ""
    heading: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """What an importer has to say; ``todo`` when somebody must look into it. The key is a message of FMT034."""

    key: str
    args: dict[str, str | int | float]
    origin: Origin | None = None
    todo: bool = False


@dataclass(slots=True)
class Paper:
    """A sheet of a workbook, or a whole document of any other kind."""

    name: str
    blocks: list[Paragraph | Table] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def tables(self) -> Iterator[Table]:
        """The tables in their order."""
        yield from (block for block in self.blocks if isinstance(block, Table))
