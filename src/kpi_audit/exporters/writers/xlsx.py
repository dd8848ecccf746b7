"""Tables as a workbook, a sheet each: the indicators first, laid out for print."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from ...errors import DocumentError
from ...importers.own.marks import mark_name
from ..tables import Grid, Row, Value
from .delimited import text_of
from .packing import packed

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


def write_xlsx(grids: Sequence[Grid]) -> bytes:
    """The workbook. Raises DocumentError FMT031 without openpyxl."""
    try:
        from openpyxl import Workbook
    except ImportError:
        raise DocumentError("FMT031", "missing", library="openpyxl") from None
    book = Workbook()
    del book[book.sheetnames[0]]
    main = [grid for grid in grids if grid.title]
    for grid in [*main, *(grid for grid in grids if not grid.title)]:
        _Sheet(book.create_sheet(grid.caption), grid).write()
    book.properties.creator = "kpi-audit"
    paper = io.BytesIO()
    book.save(paper)
    return packed(paper.getvalue())


class _Sheet:
    """Writes one grid."""

    def __init__(self, sheet: Any, grid: Grid) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

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
            first, last = self.top + 1 + top, self.top + 1 + bottom
            self.sheet.merge_cells(start_row=first, end_row=last, start_column=left + 1, end_column=right + 1)
        self._layout()

    def _across(self, number: int, text: str, font: Any) -> None:
        cell = self._cell(number, 1, text)
        cell.font, cell.alignment = font, self.centred
        if self.width > 1:
            self.sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=self.width)

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

        for column, name in enumerate(self.grid.head, 1):
            small = name in ("编号", "分值", "权重", "id", "points", "weight")
            width = _WIDE.get(name, _SMALL if small else _WIDTH)
            self.sheet.column_dimensions[get_column_letter(column)].width = width
        self.sheet.freeze_panes = self.sheet.cell(self.top + 1, 1)
        self.sheet.print_title_rows = f"{self.top}:{self.top}"
        self.sheet.page_setup.orientation = "landscape"
        self.sheet.page_setup.paperSize = 9
        self.sheet.page_setup.fitToWidth, self.sheet.page_setup.fitToHeight = 1, 0
        self.sheet.sheet_properties.pageSetUpPr.fitToPage = True
