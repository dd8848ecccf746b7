"""Styles of an official document: headings and text in the fonts that offices use, tables that fit the page."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

_FONTS = {
    # style: Chinese font, Latin font, size in points, bold. Word takes a like font where one is not installed.
    "Title": ("方正小标宋简体", "Times New Roman", 22, False),
    "Heading 1": ("黑体", "Times New Roman", 16, False),
    "Heading 2": ("楷体_GB2312", "Times New Roman", 16, True),
    "Heading 3": ("仿宋_GB2312", "Times New Roman", 15, True),
    "Normal": ("仿宋_GB2312", "Times New Roman", 15, False),
    "List Bullet": ("仿宋_GB2312", "Times New Roman", 15, False),
}
TABLE_SIZE = Pt(10.5)


def prepare(document: Any) -> None:
    """A4 with the margins of official documents, and every style in its font."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.top_margin, section.bottom_margin = Cm(3.7), Cm(3.5)
    section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
    for name, (chinese, latin, size, bold) in _FONTS.items():
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold, style.font.italic = latin, Pt(size), bold, False
        style.font.color.rgb = None
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), chinese)
    document.styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    normal = document.styles["Normal"].paragraph_format
    normal.line_spacing, normal.space_after = Pt(28), Pt(0)


def page_numbers(document: Any) -> None:
    """The number of the page in the middle of the footer."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)


def table(document: Any, head: list[str], rows: list[list[str]], widths: list[float]) -> None:
    """A table with a head that is repeated on every page, rows that are not cut, columns of ``widths`` centimetres."""
    made = document.add_table(rows=1, cols=len(head))
    made.style, made.autofit = "Table Grid", False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(width)
    for cells, texts in [(made.rows[0].cells, head), *((made.add_row().cells, row) for row in rows)]:
        for cell, text, width in zip(cells, texts, widths, strict=True):
            cell.width = Cm(width)
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.line_spacing = 1.1
            paragraph.add_run(text).font.size = TABLE_SIZE
    for run in (run for cell in made.rows[0].cells for run in cell.paragraphs[0].runs):
        run.font.bold = True
    for number, row in enumerate(made.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
