"""What a sheet of a workbook looks like, from one pass over its XML: where values are, merged areas, what is hidden."""

from __future__ import annotations

import re  # for bytes, which the patterns of ours are not made for
from typing import IO, Any
from xml.parsers.expat import ParserCreate

from ...errors import DocumentError
from ...startup.records import dataclass, field

MAX_CELLS = 300_000
"""Cells with a value; the largest scheme has some ten thousand."""
MAX_ROWS = 100_000
"""Rows with a value."""
MAX_MERGES = 20_000
MAX_COLUMNS = 16_384
"""Columns of a sheet, and so the most that may be described."""
MAX_GRID = 20_000_000
"""Positions between the first cell and the last, empty ones included."""
_CHUNK = 1024 * 1024
_EMPTY_CELL = re.compile(rb'<c r="[A-Z]{1,3}\d{1,7}"(?: s="\d{1,6}")?/>')
_EMPTY_ROW = re.compile(rb'<row r="\d{1,7}"(?:(?!hidden|zeroHeight)[^<>/])*+(?:/>|></row>)')
"""Cells and rows that only have a format: a sheet may have millions, and the parser need not see them."""
_REF = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})$")
_MARGIN = 1000
"""Characters of a header or footer; Excel allows 255."""
_NO = ("0", "false", "")


@dataclass(slots=True)
class SheetShape:
    """Rows and columns count from 1, as in the file."""

    last_row: int = 0
    last_column: int = 0
    columns: set[int] = field(default_factory=set)  # that have a value somewhere
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)  # top, left, bottom, right
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    filtered: bool = False  # an automatic filter is at work: it may be what hides rows
    unsaved: set[tuple[int, int]] = field(default_factory=set)  # formulas without a stored value
    margins: list[str] = field(default_factory=list)  # texts at the head and the foot of the pages


def shape_of_sheet(stream: IO[bytes], name: str) -> SheetShape:
    """The shape of a sheet. Raises DocumentError FMT032 for one too large to be a scheme, ExpatError for broken XML."""
    scan = _Scan(name)
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = scan.start
    parser.EndElementHandler = scan.end
    parser.CharacterDataHandler = scan.text
    parser.StartDoctypeDeclHandler = scan.doctype
    while chunk := stream.read(_CHUNK):
        parser.Parse(_EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", chunk)), False)
    parser.Parse(b"", True)
    if scan.away.count(1):  # thousands of sheets have none
        scan.shape.hidden_columns = {column for column, away in enumerate(scan.away) if away}
    return scan.shape


class _Scan:
    """Handlers of the parser; a value is known by its element, the text in it is of no concern here."""

    def __init__(self, name: str) -> None:
        self.shape = SheetShape()
        self.away = bytearray(MAX_COLUMNS + 1)  # a byte for each column that is hidden; ranges may be given again
        self._name = name
        self._row = self._column = 0
        self._reference = ""
        self._cells = self._rows = self._filled = self._described = 0
        self._formula = self._value = self._inside = self._in_margin = False
        self._margin = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A cell, its formula or value, a row, or one of the lists around the data."""
        if ":" in tag:
            tag = tag.rpartition(":")[2]
        if tag == "c":
            self._formula = self._value = self._inside = False
            if "r" not in attributes:
                self._place()
                self._column += 1
            self._reference = attributes.get("r", "")
        elif tag in ("v", "t"):
            self._inside = True
        elif tag.endswith(("Header", "Footer")):
            self._in_margin = tag != "headerFooter"
        elif tag == "f":
            self._formula = True
        elif tag == "row":
            given = attributes.get("r", "")
            self._row = int(given) if given.isdecimal() and len(given) < 8 else self._row + 1
            self._column, self._reference = 0, ""
            if attributes.get("hidden", "") not in _NO or attributes.get("zeroHeight", "") not in _NO:
                self.shape.hidden_rows.add(self._row)
        else:
            self._list(tag, attributes)

    def end(self, tag: str) -> None:
        """A cell is over: it counts when it has a value, or a formula whose value is not stored."""
        self._inside = False
        if self._in_margin:
            self.shape.margins.append(self._margin)
            self._margin, self._in_margin = "", False
        if not (self._value or self._formula) or (tag != "c" and not tag.endswith(":c")):
            return
        self._place()
        shape = self.shape
        self._cells += 1
        if self._row != self._filled:
            self._filled = self._row
            self._rows += 1
        shape.last_row = max(shape.last_row, self._row)
        shape.last_column = max(shape.last_column, self._column)
        shape.columns.add(self._column)
        grid = shape.last_row * shape.last_column
        if self._cells > MAX_CELLS or self._rows > MAX_ROWS or grid > MAX_GRID or shape.last_column > MAX_COLUMNS:
            raise self._huge()
        if not self._value:
            shape.unsaved.add((self._row, self._column))

    def _place(self) -> None:
        """Work out where the last cell is; most are empty, and nobody needs to know."""
        if self._reference:
            self._row, self._column = cell_position(self._reference, self._row, self._column + 1)
            self._reference = ""

    def text(self, said: str) -> None:
        """Something is written in the cell."""
        if self._inside:
            self._value = True
        if self._in_margin and len(self._margin) < _MARGIN:
            self._margin += said

    def doctype(self, *_: Any) -> None:
        """No office program writes one."""
        raise DocumentError("FMT032", "doctype")

    def _huge(self) -> DocumentError:
        return DocumentError("FMT032", "huge_sheet", sheet=self._name, cells=MAX_CELLS, rows=MAX_ROWS)

    def _list(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "mergeCell":
            if len(self.shape.merges) >= MAX_MERGES:
                raise self._huge()
            first, _, last = attributes.get("ref", "").partition(":")
            top, left = cell_position(first, 0, 0)
            bottom, right = cell_position(last or first, 0, 0)
            if 0 < top <= bottom and 0 < left <= right:
                self.shape.merges.append((top, left, bottom, right))
        elif tag == "col" and attributes.get("hidden", "") not in _NO:
            first, last = attributes.get("min", ""), attributes.get("max", "")
            self._described += 1
            if self._described > MAX_COLUMNS:
                raise self._huge()
            if first.isdecimal() and last.isdecimal():
                start, end = int(first[:6]), min(int(last[:6]), MAX_COLUMNS)
                self.away[start : end + 1] = b"\1" * (end + 1 - start)
        elif tag == "filterColumn":
            self.shape.filtered = True


def cell_position(reference: str, row: int, column: int) -> tuple[int, int]:
    """Row and column of ``E14``; those given where the reference is none."""
    found = _REF.match(reference)
    if found is None:
        return row, column
    number = 0
    for letter in found[1]:
        number = number * 26 + ord(letter) - 64
    return int(found[2]), number


def letters_of(column: int) -> str:
    """The letters of a column (from 1): 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
