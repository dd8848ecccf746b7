"""The findings as a worksheet with filters, a row each, so that fixes can be assigned."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from ...findings.finding import Confidence
from ...findings.report import DocumentReport, Located, Report
from ...words.voice import Voice
from ..base import visible
from .packing import repacked

COLUMNS = (
    ("n", 6),
    ("file", 22),
    ("severity", 8),
    ("code", 10),
    ("rule", 16),
    ("indicator_id", 10),
    ("indicator", 24),
    ("place", 16),
    ("problem", 60),
    ("words", 36),
    ("fix", 48),
    ("basis", 48),
    ("rests_on", 14),
    ("owner", 14),
    ("due", 14),
    ("state", 10),
)
"""Name and width in characters; the last three are left to the office."""
_LONGEST = 32_000
"""Characters of a cell, a little below what the program allows."""
_FILLS = {"error": "F8D7DA", "warning": "FFF0CC", "info": "DCEBFA"}


def render(report: Report, voice: Voice, exit_code: int) -> bytes:  # noqa: ARG001  # one signature for all formats
    """The workbook; the same report gives the same bytes."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = voice.text("worksheet.title")
    sheet.append([voice.text(f"worksheet.{name}") for name, _ in COLUMNS])
    for document in report.documents:
        for located in document.findings:
            sheet.append([None] * len(COLUMNS))
            row = sheet.max_row
            for column, value in enumerate(_cells(row - 1, located, document, voice), 1):
                cell: Any = sheet.cell(row, column)
                if isinstance(value, str):
                    cell.value, cell.data_type = visible(value)[:_LONGEST], "s"  # text is never a formula
                else:
                    cell.value = value
                cell.alignment = Alignment(wrap_text=True, vertical="top")
            sheet.cell(row, 3).fill = PatternFill("solid", fgColor=_FILLS[located.finding.severity])
    for number, (_, width) in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
        sheet.cell(1, number).font = Font(bold=True)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{max(sheet.max_row, 1)}"
    sheet.print_title_rows, sheet.page_setup.orientation = "1:1", "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    book.properties.creator = "kpi-audit"
    data = BytesIO()
    book.save(data)
    return repacked(data.getvalue())


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
