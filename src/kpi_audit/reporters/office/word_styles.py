"""Styles of an official document: headings and text in the fonts that offices use, tables that fit the page."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.oxml import serialize_part_xml
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

_FONTS = {
    # style: Chinese font, Latin font, size in points, bold. Word takes a like font where one is not installed.
    "Title": ("方正小标宋简体", "Times New Roman", 22, False),
    "Heading 1": ("黑体", "Times New Roman", 16, False),
    "Heading 2": ("楷体_GB2312", "Times New Roman", 16, True),
    "Heading 3": ("仿宋_GB2312", "Times New Roman", 15, True),
    "Normal": ("仿宋_GB2312", "Times New Roman", 15, False),
}
_LIKE = {
    "方正小标宋简体": "宋体,SimSun,STSong",
    "黑体": "SimHei,STHeiti",
    "楷体_GB2312": "楷体,KaiTi,STKaiti",
    "仿宋_GB2312": "仿宋,FangSong,STFangsong",
}
"""What stands in for a font that is not installed."""
TABLE_SIZE = Pt(10.5)
_SHORT = 12
"""A table of so many rows stays on one page."""


def prepare(document: Any) -> None:
    """A4 with the margins of official documents, and every style in its font."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.top_margin, section.bottom_margin = Cm(3.7), Cm(3.5)
    section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
    # the language decides how lines break and which form of a character is drawn
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    for name, (chinese, latin, size, bold) in _FONTS.items():
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold, style.font.italic = latin, Pt(size), bold, False
        style.font.color.rgb = None
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), chinese)
        fonts.set(qn("w:hint"), "eastAsia")  # quotation marks are Chinese ones
        paragraph = style.paragraph_format
        paragraph.line_spacing, paragraph.space_before, paragraph.space_after = Pt(28), Pt(0), Pt(0)
        if name.startswith("Heading"):
            paragraph.first_line_indent = Pt(2 * size)
    title = document.styles["Title"]
    for border in title.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.line_spacing, title.paragraph_format.space_after = Pt(33), Pt(28)
    _fonts(document)


def _fonts(document: Any) -> None:
    """Name a like font for each that may be missing."""
    for part in document.part.package.iter_parts():
        if part.partname == "/word/fontTable.xml":
            table = parse_xml(part.blob)
            for name, others in _LIKE.items():
                font, like = OxmlElement("w:font"), OxmlElement("w:altName")
                font.set(qn("w:name"), name)
                like.set(qn("w:val"), others)
                font.append(like)
                table.append(font)
            part._blob = serialize_part_xml(table)


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
        # the head stays with its rows, a short table on one page
        if number == 0 or (len(rows) <= _SHORT and number < len(rows)):
            for cell in row.cells:
                cell.paragraphs[0].paragraph_format.keep_with_next = True
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
