"""Tables as a Word document, with the header repeated on every page."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from ...errors import DocumentError
from ...importers.own.captions import ALL
from ..tables import Grid, Value
from .delimited import text_of
from .packing import packed

_NARROW = 8


def write_docx(grids: Sequence[Grid]) -> bytes:
    """The document. Raises DocumentError FMT031 without python-docx."""
    try:
        from docx import Document
        from docx.enum.section import WD_ORIENT
    except ImportError:
        raise DocumentError("FMT031", "missing", library="python-docx") from None
    document: Any = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    title = next((grid.title for grid in grids if grid.title), "")
    if title and title not in ALL:
        document.add_heading(" ".join(title.split()), 0)
    for grid in grids:
        if grid.total:
            document.add_paragraph(grid.total)
        document.add_heading(grid.caption, 2)
        _table(document, grid)
    paper = io.BytesIO()
    document.save(paper)
    return packed(paper.getvalue())


def _table(document: Any, grid: Grid) -> None:
    from docx.oxml import OxmlElement

    table = document.add_table(rows=1 + len(grid.rows), cols=len(grid.head))
    table.style = "Table Grid"
    elements = list(table._tbl.tr_lst)
    for row, values in zip(elements, (grid.head, *(row.values for row in grid.rows)), strict=True):
        for cell, value in zip(row.tc_lst, values, strict=True):
            _fill(cell, value)
    properties = elements[0].get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))
    for top, left, bottom, _ in grid.merges:
        for at in range(top, bottom + 1):
            merge = OxmlElement("w:vMerge")
            merge.set(_qn("w:val"), "restart" if at == top else "continue")
            elements[1 + at].tc_lst[left].get_or_add_tcPr().append(merge)


def _fill(cell: Any, value: Value) -> None:
    """Lines of a text as breaks in one paragraph."""
    from docx.text.paragraph import Paragraph

    text = text_of(value)
    if text:
        Paragraph(cell.p_lst[0], cell).add_run(text)


def _qn(name: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(name))
