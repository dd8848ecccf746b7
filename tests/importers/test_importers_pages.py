"""What pages, fonts and number formats do to a table, and sheets and headings that speak of other tables."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from importers_office import (
    BODY,
    document,
    edited,
    imported,
    loaded,
    notes,
    outline,
    put,
    scheme,
    sheet,
    todos,
    workbook,
)
from openpyxl import load_workbook
from openpyxl.styles import Font

from kpi_audit.importers.formats.number_formats import date_shown, number_shown

HEAD = ["指标", "分值", "评分标准"]
ROWS: list[list[Any]] = [HEAD, ["巡河", 40, "少一次扣1分"], ["清淤", 60, "少一处扣2分"]]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def test_a_table_that_a_page_cuts_off_from_its_header_goes_on(tmp_path: Path) -> None:
    path = document(
        tmp_path / "a.docx",
        "河长制考核表",
        [["类别", *HEAD], ["巡查", "巡河", "40", "少一次扣1分"]],
        "— 1 —",
        [["", "清淤", "20", "少一处扣2分"], ["合计", "", "60", ""]],
    )
    found = scheme(path)
    assert outline(found.indicators) == [("巡查", None, [("巡河", 40), ("清淤", 20)])]
    assert (found.total_points, found.text) == (60, "— 1 —")
    assert notes(path)["table_goes_on"] == {"n": 2}
    assert "（表2第1行第2列）" in imported(path).imported.text


@pytest.mark.parametrize(
    "rows", [[["主任", "副主任", "委员"], ["甲", "乙", "丙"]], [["甲村", "乙村", "丙村"], ["10", "优秀", "先进"]]]
)
def test_another_table_of_as_many_columns_does_not_go_on(tmp_path: Path, rows: list[list[str]]) -> None:
    path = document(tmp_path / "a.docx", "河长制考核表", ROWS, rows)
    assert [name for name, _ in outline(scheme(path).indicators)] == ["巡河", "清淤"]
    assert [key for key, _ in todos(path)] == ["no_header"]


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (5000, '0"亩"', "5000亩"),
        (3.2, '0.0"万亩"', "3.2万亩"),
        (0.95, '"≥"0%', "≥95%"),
        (30, "0分", "30分"),
        (5, 'General"人"', "5人"),
        (5, 'G/通用格式"人"', "5人"),
        (12000, '0!.0,"万元"', "1.2万元"),
        (152345678, '0!.0000"万元"', "15234.5678万元"),
        (1e6, '#,##0,"千"', "1000千"),
        (123456789, "0.0,", "123456.8"),
        (1.5e9, '#,##0.00,,"百万元"', "1500百万元"),
        (12000, "#,##0", "12000"),
        (0.956, "0.0%", "95.6%"),
        (95.6, '0.0"%"', "95.6%"),
        (95.6, "0.0\\%", "95.6%"),
        (7, "000", "007"),
        (0.5, "# ?/?", "0.5"),
        (1234, "0.00E+00", "1234"),
        (202601, '0000"年"00"月"', "202601"),
        (1200, "_ * #,##0.00_ ;_ * -#,##0.00_ ", "1200"),
        (7, "0.0_);[Red]\\(0.0\\)", "7"),
        (3, "General", "3"),
        (5, "@", "5"),
    ],
)
def test_numbers_as_their_formats_show_them(value: float, form: str, shown: str) -> None:
    assert number_shown(value, form) == shown


@pytest.mark.parametrize(
    ("form", "shown"),
    [('yyyy"年"m"月"', "2026年9月"), ("yyyy-mm-dd", "2026-09-01"), ('[$-804]yyyy"年"m"月"d"日";@', "2026-09-01")],
)
def test_dates_as_their_formats_show_them(form: str, shown: str) -> None:
    assert date_shown(datetime.date(2026, 9, 1), form) == shown


def test_the_unit_of_a_number_format_is_part_of_the_target(tmp_path: Path) -> None:
    rows = [["指标", "目标值", "分值", "评分标准"], ["造林", 5000, 100, "少100亩扣1分"]]
    path = sheet(tmp_path / "a.xlsx", rows)
    book = load_workbook(path)
    book["乡镇考核"]["B2"].number_format = '0"亩"'
    book["乡镇考核"]["C2"].number_format = '0"分"'
    book.save(path)
    [leaf] = scheme(path).indicators
    assert (leaf.target.text, leaf.points) == ("5000亩", 100)


def test_what_is_struck_out_on_a_sheet_is_read_and_told(tmp_path: Path) -> None:
    path = sheet(tmp_path / "a.xlsx", ROWS)
    book = load_workbook(path)
    book["乡镇考核"]["C3"].font = Font(strike=True)
    book.save(path)
    assert scheme(path).indicators[1].criteria == "少一处扣2分"
    assert notes(path)["sheet_struck"] == {"sheet": "乡镇考核", "n": 1, "text": "C3 少一处扣2分"}


def test_a_row_struck_out_from_end_to_end_is_left_out_and_told(tmp_path: Path) -> None:
    """The name of its group, merged over it and the next row, stays."""
    rows = [["类别", "指标", "分值"], ["管护", "巡河", 40], [None, "清淤", 60], ["经费", "投入", 20]]
    path = sheet(tmp_path / "a.xlsx", rows, ["A2:A3"])
    book = load_workbook(path)
    for cell in ("B2", "C2", "A4", "B4", "C4"):
        book["乡镇考核"][cell].font = Font(strike=True)
    book.save(path)
    assert outline(scheme(path).indicators) == [("管护", None, [("清淤", 60)])]
    assert notes(path)["sheet_struck_rows"] == {"sheet": "乡镇考核", "n": 2, "text": "B2 巡河 40；A4 经费 投入 20"}


def test_a_row_or_paragraph_struck_out_in_word_is_left_out_and_told(tmp_path: Path) -> None:
    rows = [["类别", "指标", "分值"], ["管护", "巡河", 40], [None, "清淤", 60], ["经费", "投入", 20]]
    path = document(tmp_path / "a.docx", "河长制考核表", "加分最高5分。", rows, "各镇遵照执行。")
    made: Any = Document(str(path))
    table = made.tables[0]
    gone = [table.cell(1, 1), table.cell(1, 2), *table.rows[3].cells]
    for paragraph in [made.paragraphs[1], *(one for cell in gone for one in cell.paragraphs)]:
        for run in paragraph.runs:
            run.font.strike = True
        paragraph.add_run(" ")  # nobody strikes out a space
    made.save(str(path))
    found = scheme(path)
    assert (outline(found.indicators), found.text) == ([("管护", None, [("清淤", 60)])], "各镇遵照执行。")
    assert notes(path)["struck_rows"] == {"n": 3, "text": "巡河 40；经费 投入 20；加分最高5分。"}
    assert "struck" not in notes(path)


def test_words_struck_out_inside_a_cell_are_told(tmp_path: Path) -> None:
    path = sheet(tmp_path / "a.xlsx", ROWS)
    strings = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1" uniqueCount="1"><si>'
        "<r><t>少一次扣1分</t></r><r><rPr><strike/></rPr><t>少两次扣3分</t></r></si></sst>"
    )
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    relation = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    part = b'<Override PartName="/xl/sharedStrings.xml" ContentType="' + kind + b'"/>'
    link = b'<Relationship Id="rId99" Type="' + relation + b'" Target="sharedStrings.xml"/>'
    cell = b'<c r="C2" t="s"><v>0</v></c>'

    def shared(data: bytes) -> bytes:
        start = data.index(b'<c r="C2"')
        end = data.index(b"</c>", start) + 4
        return data[:start] + cell + data[end:]

    changes = {
        "[Content_Types].xml": put(b"</Types>", part),
        "xl/_rels/workbook.xml.rels": put(b"</Relationships>", link),
        "xl/worksheets/sheet1.xml": shared,
    }
    path = edited(path, changes, {"xl/sharedStrings.xml": strings.encode()})
    assert scheme(path).indicators[0].criteria == "少一次扣1分少两次扣3分"
    assert notes(path)["sheet_struck"]["text"] == "C2 少两次扣3分"


def _behind(xml: str) -> Any:
    mark = "少一次扣1分</w:t></w:r>".encode()

    def change(data: bytes) -> bytes:
        assert mark in data
        return data.replace(mark, mark + xml.encode(), 1)

    return change


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (f"<m:oMath {M}><m:r><m:t>A×</m:t></m:r><m:f><m:num><m:r><m:t>完成数</m:t></m:r></m:num><m:den><m:r><m:t>a+b</m:t>"
         "</m:r></m:den></m:f></m:oMath>", "A×完成数/(a+b)"),
        (f"<m:oMathPara {M}><m:oMath><m:rad><m:e><m:r><m:t>2</m:t></m:r></m:e></m:rad></m:oMath></m:oMathPara>", "√(2)"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>95%</w:t></w:r>', "≥95%"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "√"),
        ('<w:r><w:sym w:font="x" w:char="2265"/></w:r>', "≥"),
        ('<w:r><w:sym w:font="Symbol" w:char="00B3"/></w:r>', "≥"),
    ],
)  # fmt: skip
def test_formulas_and_signs_of_word_are_text(tmp_path: Path, xml: str, text: str) -> None:
    path = document(tmp_path / "a.docx", "河长制考核表", ROWS)
    path = edited(path, {BODY: _behind(xml)})
    assert scheme(path).indicators[0].criteria == f"少一次扣1分{text}"
    assert "signs" not in notes(path)


def test_signs_and_parts_that_word_keeps_to_itself_are_told(tmp_path: Path) -> None:
    path = document(tmp_path / "a.docx", "河长制考核表", ROWS)
    sign = '<w:r><w:rPr><w:strike/></w:rPr><w:sym w:font="Webdings" w:char="F041"/><w:t>作废</w:t></w:r>'
    path = edited(path, {BODY: _behind(sign)})
    path = edited(path, {BODY: put(b"<w:sectPr", b"<w:altChunk/>")})
    told = notes(path)
    assert (told["signs"], told["foreign_parts"]) == ({"n": 1}, {"n": 1})
    assert told["struck"] == {"n": 1, "text": "〓作废"}


HTML = """# 河长制考核表

<table><caption>（共100分）</caption>
<tr><th>类别</th><th>指标</th><th>分值</th><th>评分标准</th></tr>
<tr><td rowspan="2">管护</td><td>巡河</td><td>40</td><td><p>少一次扣1分；</p><p>无记录扣2分。</p></td></tr>
<tr><td>清淤</td><td>60</td><td>少一处扣2分 &amp; 不封顶<table><tr><td>另</td></tr></table></td></tr>
</table>解释权在水利局。
"""


def test_tables_written_as_html_in_markdown(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(HTML, "utf-8")
    found = scheme(path)
    assert outline(found.indicators) == [("管护", None, [("巡河", 40), ("清淤", 60)])]
    first, second = found.indicators[0].children
    assert (first.criteria, second.criteria) == ("少一次扣1分；\n无记录扣2分。", "少一处扣2分 & 不封顶\n另")
    assert "解释权在水利局。" in found.text and "100分" in found.text
    assert "# 第5行" in imported(path).imported.text


@pytest.mark.parametrize(
    "text", ["<table>", "<table><tr><td rowspan=9999 colspan=0>甲", "<table></table>", "<TABLE><td>甲</TABLE >乙\n\n丙（5分）"]
)  # fmt: skip
def test_broken_html_breaks_nothing(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"# 考核办法\n\n1. 会议（40分）。少一次扣1分。\n\n{text}\n", "utf-8")
    assert outline(scheme(path).indicators)[0] == ("1. 会议", 40)


def test_an_overview_sheet_is_no_second_scheme(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        {
            "汇总": [["2026年考核指标汇总", None, None], ["项目", "分值", "牵头单位"], ["党建", 30, "组织部"], ["经济", 70, "发改局"]],
            "党建": [["党建类评分细则", None, None], HEAD, ["组织", 30, "少一次扣1分"]],
            "经济": [["经济类评分细则", None, None], HEAD, ["投资", 40, "低1%扣1分"], ["税收", 30, "低1%扣1分"]],
            "加分项": [["加分项", None], ["加分项目", "加分值"], ["受表彰", 2]],
        },
    )  # fmt: skip
    found = scheme(path)
    assert outline(found.indicators) == [("党建", 30, [("组织", 30)]), ("经济", 70, [("投资", 40), ("税收", 30)])]
    assert (found.title, list(found.indicators[1].lead)) == ("2026年考核指标汇总", ["发改局"])
    assert outline(found.bonus.items) == [("受表彰", 2)]
    assert notes(path)["overview"] == {"sheet": "汇总"}


def test_classes_of_units_under_one_title(tmp_path: Path) -> None:
    path = document(
        tmp_path / "a.docx",
        "2026年乡镇分类考核指标",
        "考核采取平时与年终相结合。",
        "一、农业类乡镇（100分）",
        ROWS,
        "二、工业类乡镇（100分）",
        [HEAD, ["技改", 100, "低1%扣1分"]],
        "三、一票否决",
        "发生较大安全事故的。",
    )
    models: list[Any] = [one.model for one in loaded(path)]
    titles = ["2026年乡镇分类考核指标（农业类乡镇）", "2026年乡镇分类考核指标（工业类乡镇）"]
    assert [one.title for one in models] == titles
    for one in models:
        assert (one.total_points, one.text) == (100, "考核采取平时与年终相结合。")
        assert [veto.matter for veto in one.vetoes] == ["发生较大安全事故的"]


def test_groups_of_a_scheme_of_a_thousand_points_are_no_schemes(tmp_path: Path) -> None:
    path = document(
        tmp_path / "a.docx", "2026年综合考核指标", "一、党的建设（100分）", ROWS, "二、经济发展（100分）", ROWS
    )
    assert [one.points for one in scheme(path).indicators] == [100, 100]


def test_a_line_below_all_rows_is_no_indicator(tmp_path: Path) -> None:
    path = sheet(tmp_path / "a.xlsx", [*ROWS, ["本表自2026年起执行", None, None]], ["A4:C4"])
    found = scheme(path)
    assert len(found.indicators) == 2
    assert found.text == "本表自2026年起执行"


def test_hidden_text_and_what_only_asks_for_text_are_left_out(tmp_path: Path) -> None:
    path = document(tmp_path / "a.docx", "河长制考核表", ROWS)
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>内部掌握</w:t></w:r>"
    asks = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>单击此处</w:t></w:r></w:sdtContent></w:sdt>"
    path = edited(path, {BODY: _behind(hidden + asks)})
    assert scheme(path).indicators[0].criteria == "少一次扣1分"
    assert notes(path)["hidden_text"] == {"n": 1, "text": "内部掌握"}


@pytest.mark.parametrize(("said", "told"), [("&L&9注：迟报一次扣1分&R第&P页", True), ("&C河长制考核表&R第&P页", False)])
def test_rules_of_scoring_in_the_footer_of_a_sheet_are_told(tmp_path: Path, said: str, told: bool) -> None:
    path = sheet(tmp_path / "a.xlsx", ROWS)
    footer = f"<headerFooter><oddFooter>{said.replace('&', '&amp;')}</oddFooter></headerFooter>"
    path = edited(path, {"xl/worksheets/sheet1.xml": put(b"</worksheet>", footer.encode())})
    assert ("margins" in notes(path)) is told
    if told:
        assert notes(path)["margins"] == {"n": 1, "text": "注：迟报一次扣1分 第 页"}


def test_annexes_of_bonus_and_vetoes_and_a_form_to_fill_in(tmp_path: Path) -> None:
    path = document(
        tmp_path / "a.docx",
        "2026年武装工作考核细则",
        ROWS,
        "附件1 2026年加分事项清单",
        [["加分事项", "加分标准"], ["超额完成", "每多1人加1分"]],
        "附件2 2026年一票否决事项清单",
        [["序号", "否决情形", "认定单位"], ["1", "发生退兵", "武装部"]],
        "附件3 考核登记表",
        [["被考核单位", "", "考核日期", ""], ["考核得分", "", "考核等次", ""], ["考核组意见", "", "", ""]],
    )
    found = scheme(path)
    assert [name for name, _ in outline(found.indicators)] == ["巡河", "清淤"]
    assert [one.name for one in found.bonus.items] == ["超额完成"]
    assert [one.matter for one in found.vetoes] == ["发生退兵"]
    assert "考核组意见" in imported(path).imported.text


def test_a_total_in_a_column_of_texts(tmp_path: Path) -> None:
    """合计 opens the row and nothing but a figure stands beside it: no indicator called 100分."""
    rows = [
        ["考核内容", "指标及分值", "评分标准"],
        ["耕地", "保有量（40分）", "少1%扣1分"],
        ["粮食", "产量（60分）", "按比例折算"],
    ]
    path = sheet(tmp_path / "a.xlsx", [*rows, ["合计", "100分", None]])
    assert [one.points for one in scheme(path).indicators] == [40, 60]
