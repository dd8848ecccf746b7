"""The findings as a worksheet with filters, a row each, so that fixes can be assigned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from unicodedata import east_asian_width

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from ...findings.finding import Confidence
from ...findings.report import DocumentReport, Located, Report
from ...words.voice import Voice
from ..base import visible
from .packing import repacked

COLUMNS = (
    ("n", 5),
    ("file", 16),
    ("severity", 6),
    ("code", 9),
    ("rule", 13),
    ("indicator_id", 8),
    ("indicator", 18),
    ("place", 12),
    ("problem", 44),
    ("words", 24),
    ("fix", 36),
    ("basis", 32),
    ("rests_on", 10),
    ("owner", 9),
    ("due", 11),
    ("state", 11),
)
"""Name and width in characters; the last three are left to the office."""
_LONGEST = 32_000
"""Characters of a cell, a little below what the program allows."""
_LINE, _HIGHEST = 14.0, 409.0
"""Points of a line of text, and of the highest row."""
_FONT, _HEAD_FONT = "宋体", "黑体"
_EDGE = Side(style="thin", color="B8C0CC")
_BORDER = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_TOP, _BODY = Alignment(wrap_text=True, vertical="top"), Font(name=_FONT, size=10)
_COLOURS = {"error": "F8D7DA", "warning": "FFF0CC", "info": "DCEBFA"}
_FILLS = {severity: PatternFill("solid", fgColor=colour) for severity, colour in _COLOURS.items()}


def render(report: Report, voice: Voice, exit_code: int) -> bytes:  # noqa: ARG001  # one signature for all formats
    """The workbook; the same report gives the same bytes."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = voice.text("worksheet.title")
    sheet.append([voice.text(f"worksheet.{name}") for name, _ in COLUMNS])
    row = 1  # counted: what the sheet is asked for (its last row, a row of it) it looks up among all of its cells
    for document in report.documents:
        for located in document.findings:
            row += 1
            _fill(sheet, row, located, document, voice)
    _frame(sheet)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{row}"
    sheet.print_title_rows, sheet.page_setup.orientation = "1:1", "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3  # sixteen columns that can be read
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.8, footer=0.4)
    footer: Any = sheet.oddFooter
    footer.center.text = "&P / &N"
    book.properties.creator = "kpi-audit"
    return repacked(book)


def _fill(sheet: Any, row: int, located: Located, document: DocumentReport, voice: Voice) -> None:
    """The row of a finding."""
    cells = [sheet.cell(row, column) for column in range(1, len(COLUMNS) + 1)]
    for cell, value in zip(cells, _cells(row - 1, located, document, voice), strict=True):
        if isinstance(value, str):
            cell.value, cell.data_type = visible(value)[:_LONGEST], "s"  # text is never a formula
        else:
            cell.value = value
        cell.alignment, cell.font = _TOP, _BODY
    cells[2].fill = _FILLS[located.finding.severity]
    sheet.row_dimensions[row].height = _height(cells)


def _frame(sheet: Any) -> None:
    """Widths, the head, an edge around every cell."""
    for number, (_, width) in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
        head = sheet.cell(1, number)
        head.font = Font(name=_HEAD_FONT, size=10, bold=True)
        head.fill = PatternFill("solid", fgColor="E8ECF2")
        head.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
    sheet.row_dimensions[1].height = 2 * _LINE
    for row in sheet.iter_rows():
        for cell in row:
            cell.border = _BORDER


def _height(cells: Sequence[Any]) -> float:
    """Points that the longest cell needs: programs that print without looking do not reckon it themselves."""
    lines = 1
    for cell, (_, width) in zip(cells, COLUMNS, strict=True):
        if isinstance(cell.value, str):
            taken = sum(2 if east_asian_width(character) in "WF" else 1 for character in cell.value)
            lines = max(lines, -(-taken // (width - 2)))  # words and marks do not fill every line
    return min(lines * _LINE + 2, _HIGHEST)


def _cells(n: int, located: Located, document: DocumentReport, voice: Voice) -> Iterator[str | int | None]:
    finding = located.finding
    about = finding.indicator
    references = dict.fromkeys(voice.cite(one) for one in voice.references(finding, document.year))
    yield n
    yield located.path
    yield voice.text(f"severity.{finding.severity}")
    yield finding.code
    yield voice.title(finding.code)
    yield "" if about is None else about.id
    yield "" if about is None else about.name
    yield voice.place(located.region)
    yield voice.say(finding)
    yield voice.text("list.joiner").join(dict.fromkeys(text for text, _ in located.evidence))
    yield voice.advice(finding)
    yield voice.text("report.joiner").join(references)
    yield voice.text(f"confidence.{finding.confidence or Confidence.EXACT}")
    yield from ("", "", "")
