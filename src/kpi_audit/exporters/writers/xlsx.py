"""Tables as a workbook, a sheet each: the indicators first, laid out for print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...errors import DocumentError
from ...importers.own.marks import mark_name
from ...reporters.office.packing import repacked
from ..tables import Grid, Row, Value
from .delimited import text_of

_WIDE = {
    "考核内容": 36,
    "评分标准": 52,
    "description": 36,
    "criteria": 52,
    "内容": 90,
    "value": 90,
    "text": 90,
    "事项": 44,
}
_WIDTH, _SMALL = 16, 9
_LINE, _HIGHEST = 15, 405
"""Points of a line of text, and of the highest row that Excel allows."""
_A3, _A4 = 8, 9
_FITS = 170
"""Characters beside each other that can still be read when a sheet is printed one page wide on A4."""


def write_xlsx(grids: Sequence[Grid]) -> bytes:
    """The workbook. Raises DocumentError FMT031 without openpyxl."""
    try:
        from openpyxl import Workbook
    except ImportError:
        raise DocumentError("FMT031", "missing_to_write", library="openpyxl") from None
    book = Workbook()
    del book[book.sheetnames[0]]
    main = [grid for grid in grids if grid.title]
    for grid in [*main, *(grid for grid in grids if not grid.title)]:
        _Sheet(book.create_sheet(grid.caption), grid).write()
    book.properties.creator = "kpi-audit"
    return repacked(book)


class _Sheet:
    """Writes one grid."""

    def __init__(self, sheet: Any, grid: Grid) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
        from openpyxl.worksheet.cell_range import MultiCellRange

        self.sheet = sheet
        self.grid = grid
        self.width = len(grid.head)
        line = Side(style="thin", color="999999")
        self.border = Border(left=line, right=line, top=line, bottom=line)
        self.plain = Alignment(wrap_text=True, vertical="center")
        self.centred = Alignment(wrap_text=True, vertical="center", horizontal="center")
        self.bold = Font(bold=True)
        self.large = Font(bold=True, size=16)
        self.shaded = PatternFill("solid", fgColor="EDEDED")
        self.top = 0
        self.together = MultiCellRange
        self.merged: list[Any] = []

    def write(self) -> None:
        """Title, total, head and rows."""
        for text, font in ((self.grid.title, self.large), (self.grid.total, self.bold)):
            if text:
                self.top += 1
                self._across(self.top, mark_name(text), font)
        self.top += 1
        for column, name in enumerate(self.grid.head, 1):
            cell = self._cell(self.top, column, name)
            cell.font, cell.fill, cell.alignment = self.bold, self.shaded, self.centred
        for number, row in enumerate(self.grid.rows, self.top + 1):
            self._row(number, row)
        for top, left, bottom, right in self.grid.merges:
            self._merge(self.top + 1 + top, left + 1, self.top + 1 + bottom, right + 1)
        self.sheet.merged_cells = self.together(self.merged)
        self._layout()

    def _merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """One cell of several. The library holds each against all before it: those are kept apart until the end."""
        self.sheet.merged_cells = self.together()
        self.sheet.merge_cells(start_row=top, end_row=bottom, start_column=left, end_column=right)
        self.merged += self.sheet.merged_cells.ranges

    def _across(self, number: int, text: str, font: Any) -> None:
        cell = self._cell(number, 1, text)
        cell.font, cell.alignment = font, self.centred
        if self.width > 1:
            self._merge(number, 1, number, self.width)

    def _row(self, number: int, row: Row) -> None:
        if row.kind == "section":
            self._across(number, text_of(row.values[0]), self.bold)
            return
        for column, value in enumerate(row.values, 1):
            cell = self._cell(number, column, value)
            cell.border, cell.alignment = self.border, self.plain
            if row.kind != "leaf":
                cell.font, cell.fill = self.bold, self.shaded

    def _cell(self, number: int, column: int, value: Value) -> Any:
        """A cell whose text is a text, whatever it begins with."""
        cell = self.sheet.cell(number, column)
        if isinstance(value, float):
            cell.value = int(value) if value.is_integer() and abs(value) < 1e15 else value
            if float(repr(round(value, 9))) != value:
                cell.value, cell.data_type = repr(value), "s"
        elif value:
            cell.value = value
            cell.data_type = "s"
        return cell

    def _layout(self) -> None:
        """Widths by content, header rows kept in view and on every page, one page wide."""
        from openpyxl.utils import get_column_letter

        widths: list[int] = []
        for column, name in enumerate(self.grid.head, 1):
            small = name in ("编号", "分值", "权重", "id", "points", "weight")
            width = _WIDE.get(name, _SMALL if small else self._width(column))
            widths.append(width)
            self.sheet.column_dimensions[get_column_letter(column)].width = width
        self._heights(widths)
        self.sheet.freeze_panes = self.sheet.cell(self.top + 1, 1)
        self.sheet.print_title_rows = f"{self.top}:{self.top}"
        self.sheet.page_setup.orientation = "landscape"
        self.sheet.page_setup.paperSize = _A4 if sum(widths) <= _FITS else _A3
        self.sheet.page_setup.fitToWidth, self.sheet.page_setup.fitToHeight = 1, 0
        self.sheet.sheet_properties.pageSetUpPr.fitToPage = True

    def _heights(self, widths: Sequence[int]) -> None:
        """Rows as high as their texts need: not every program works that out when it opens a file."""
        for number, row in enumerate(self.grid.rows, self.top + 1):
            if row.kind == "section":
                continue
            lines = [
                sum(-(-2 * len(line) // (width - 1)) or 1 for line in text_of(value).split("\n"))
                for value, width in zip(row.values, widths, strict=True)
            ]
            self.sheet.row_dimensions[number].height = min(_LINE * max(lines), _HIGHEST)

    def _width(self, column: int) -> int:
        """As wide as its longest text, within bounds; a Chinese character takes the room of two."""
        rows = (row.values[column - 1] for row in self.grid.rows if row.kind != "section")
        texts = [self.grid.head[column - 1], *map(text_of, rows)]
        return min(_WIDTH, max(_SMALL, *(2 * len(line) + 2 for text in texts for line in text.split("\n"))))
