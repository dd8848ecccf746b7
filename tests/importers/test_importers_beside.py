"""What stands beside the cells and the text of a file: remarks, boxes, pictures, notes at the foot of a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from importers_office import BODY, document, edited, imported, notes, outline, scheme, sheet
from openpyxl import load_workbook
from openpyxl.comments import Comment

from kpi_audit.errors import DocumentError

ROWS: list[list[Any]] = [["考核指标", "分值", "评分标准"], ["巡河", 100, "少一次扣1分。"]]
RELATIONS = "xl/worksheets/_rels/sheet1.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
DRAWING = (
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor>'
    "<xdr:from><xdr:col>1</xdr:col><xdr:row>4</xdr:row></xdr:from><xdr:to/>{}</xdr:twoCellAnchor></xdr:wsDr>"
)
BOX = "<xdr:sp><xdr:txBody><a:p><a:r><a:t>本表由河长办</a:t></a:r><a:r><a:t>解释。</a:t></a:r></a:p></xdr:txBody></xdr:sp>"


def drawn(tmp_path: Path, content: str, rows: list[list[Any]]) -> Path:
    """A sheet with a drawing."""
    relations = (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/drawing"'
        ' Target="../drawings/drawing1.xml"/></Relationships>'
    )
    parts = {RELATIONS: relations.encode(), "xl/drawings/drawing1.xml": DRAWING.format(content).encode()}
    return edited(sheet(tmp_path / "a.xlsx", rows), {}, parts)


def test_remarks_of_a_sheet_are_told_with_their_cells(tmp_path: Path) -> None:
    path = sheet(tmp_path / "a.xlsx", ROWS)
    book: Any = load_workbook(path)
    book.active["C2"].comment = Comment("雨季\n按旬计", "水利局")
    book.save(path)
    assert notes(path)["sheet_remarks"] == {"sheet": "乡镇考核", "n": 1, "text": "C2 雨季 按旬计"}
    assert "# 工作表“乡镇考核”有 1 处批注没有读入：C2 雨季 按旬计" in imported(path).imported.text


def test_boxes_of_a_sheet_are_read_and_pictures_told(tmp_path: Path) -> None:
    path = drawn(tmp_path, BOX + "<xdr:pic/>", ROWS)
    assert scheme(path).text == "本表由河长办解释。"
    assert "本表由河长办解释。" in imported(path).imported.text
    assert notes(path)["sheet_pictures"] == {"sheet": "乡镇考核", "n": 1}


def test_a_sheet_that_is_a_picture_says_so(tmp_path: Path) -> None:
    path = drawn(tmp_path, "<xdr:pic/>", [["乡镇考核"]])
    with pytest.raises(DocumentError) as raised:
        imported(path)
    assert (raised.value.code, raised.value.key) == ("FMT033", "nothing_written")


def test_a_broken_drawing_breaks_the_file(tmp_path: Path) -> None:
    path = edited(drawn(tmp_path, BOX, ROWS), {"xl/drawings/drawing1.xml": lambda data: data[:-9]})
    with pytest.raises(DocumentError) as raised:
        imported(path)
    assert raised.value.code == "FMT032"


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def with_part(path: Path, kind: str, inner: str) -> Path:
    """A document with one more part."""
    relation = f'<Relationship Id="rId99" Type="{OFFICE}/{kind}" Target="{kind}.xml"/></Relationships>'
    override = (
        f'<Override PartName="/word/{kind}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        f'wordprocessingml.{kind}+xml"/></Types>'
    )
    return edited(
        path,
        {
            "word/_rels/document.xml.rels": lambda data: data.replace(b"</Relationships>", relation.encode()),
            "[Content_Types].xml": lambda data: data.replace(b"</Types>", override.encode()),
        },
        {f"word/{kind}.xml": f'<w:{kind} xmlns:w="{W}">{inner}</w:{kind}>'.encode()},
    )


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_notes_at_the_foot_of_a_page_are_text(tmp_path: Path) -> None:
    """The line that separates them is none of them, and they belong to no item of the text before them."""
    path = document(tmp_path / "a.docx", "村级考核办法", "一、考核内容", "1.巡河（100分）。少一次扣1分。")
    inner = (
        f'<w:footnote w:type="separator" w:id="-1">{paragraph("——")}</w:footnote>'
        f'<w:footnote w:id="1">{paragraph("雨季指6月至9月。")}</w:footnote>'
    )
    found = scheme(with_part(path, "footnotes", inner))
    assert outline(found.indicators) == [("1.巡河", 100)]
    assert (found.text, found.indicators[0].criteria) == ("注：雨季指6月至9月。", "少一次扣1分。")


def test_remarks_and_pictures_of_a_document_are_told(tmp_path: Path) -> None:
    path = document(tmp_path / "a.docx", "村级考核办法", ROWS)
    picture = b'<w:p><w:r><w:pict><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml"/></w:pict></w:r></w:p></w:body>'
    path = edited(path, {BODY: lambda data: data.replace(b"</w:body>", picture)})
    path = with_part(path, "comments", f'<w:comment w:id="0">{paragraph("再斟酌")}</w:comment>')
    told = notes(path)
    assert (told["remarks"], told["pictures"]) == ({"n": 1, "text": "再斟酌"}, {"n": 1})


CHART = '<a:graphic><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/></a:graphic>'


def test_charts_of_a_sheet_are_told(tmp_path: Path) -> None:
    path = drawn(tmp_path, f"<xdr:graphicFrame>{CHART}</xdr:graphicFrame>", ROWS)
    assert notes(path)["sheet_charts"] == {"sheet": "乡镇考核", "n": 1}
    assert "# 工作表“乡镇考核”有 1 张图表，图表中的文字和数字没有读入" in imported(path).imported.text


def test_charts_of_a_document_are_told(tmp_path: Path) -> None:
    chart = (
        b'<w:p><w:r><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/></w:r></w:p></w:body>'
    )
    path = document(tmp_path / "a.docx", "村级考核办法", ROWS)
    assert notes(edited(path, {BODY: lambda data: data.replace(b"</w:body>", chart)}))["charts"] == {"n": 1}


@pytest.mark.parametrize(
    ("said", "told"),
    [("迟报的每次扣0.5分", True), ("某县村级考核办法", False), ("第3页 共12页", False), ("每场讲座45分钟", False)],
)
def test_rules_of_scoring_in_the_margins_of_a_document_are_told(tmp_path: Path, said: str, told: bool) -> None:
    path = document(tmp_path / "a.docx", "村级考核办法", ROWS)
    path = with_part(path, "footer", paragraph(said))
    assert notes(path).get("margins") == ({"n": 1, "text": said} if told else None)
