"""Tables as a Word document, with the header repeated on every page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...errors import DocumentError
from ...importers.own.captions import ALL
from ...reporters.office.packing import repacked
from ..tables import Grid, Value
from .delimited import text_of

_PAGE, _MARGIN = (297, 210), 15
"""Millimetres: A4 laid across."""
_FONT = 9
_MOST = 80
"""Characters of a cell beyond which its column gets no wider."""


def write_docx(grids: Sequence[Grid]) -> bytes:
    """The document. Raises DocumentError FMT031 without python-docx."""
    try:
        from docx import Document
        from docx.enum.section import WD_ORIENT
        from docx.shared import Mm, Pt
    except ImportError:
        raise DocumentError("FMT031", "missing_to_write", library="python-docx") from None
    document: Any = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(_PAGE[0]), Mm(_PAGE[1])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN)
    document.styles["Normal"].font.size = Pt(_FONT)
    title = next((grid.title for grid in grids if grid.title), "")
    if title and title not in ALL:
        document.add_heading(" ".join(title.split()), 0)
    for grid in grids:
        if grid.total:
            document.add_paragraph(grid.total)
        document.add_heading(grid.caption, 2)
        _table(document, grid)
    return repacked(document)


def _table(document: Any, grid: Grid) -> None:
    from docx.oxml import OxmlElement

    table = document.add_table(rows=1 + len(grid.rows), cols=len(grid.head))
    table.style = "Table Grid"
    table.autofit = False
    widths = _widths(grid)
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = width
    elements = list(table._tbl.tr_lst)
    for row, values in zip(elements, (grid.head, *(row.values for row in grid.rows)), strict=True):
        for cell, value, width in zip(row.tc_lst, values, widths, strict=True):
            cell.width = width
            _fill(cell, value)
    properties = elements[0].get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))
    for top, left, bottom, _ in grid.merges:
        for at in range(top, bottom + 1):
            merge = OxmlElement("w:vMerge")
            merge.set(_qn("w:val"), "restart" if at == top else "continue")
            elements[1 + at].tc_lst[left].get_or_add_tcPr().append(merge)


def _widths(grid: Grid) -> list[Any]:
    """Columns that share the width of the page by what stands in them: long texts get more, but not all of it."""
    from docx.shared import Mm

    cells = zip(*(row.values for row in grid.rows if row.kind != "section"), strict=True)
    longest = [max((len(text_of(value)) for value in column), default=0) for column in cells] or [1] * len(grid.head)
    shares = [5 + min(length, _MOST) ** 0.75 for length in longest]
    room = _PAGE[0] - 2 * _MARGIN
    return [Mm(round(room * share / sum(shares), 1)) for share in shares]


def _fill(cell: Any, value: Value) -> None:
    """Lines of a text as breaks in one paragraph."""
    from docx.text.paragraph import Paragraph

    text = text_of(value)
    if text:
        Paragraph(cell.p_lst[0], cell).add_run(text)


def _qn(name: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(name))
