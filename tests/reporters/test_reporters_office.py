"""Word and Excel reports: their parts, the same bytes twice, and text that stays text."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet
from reporters_sample import located, region, report, use_cards

from kpi_audit.cli.app import run
from kpi_audit.errors import UsageError
from kpi_audit.findings.finding import Severity
from kpi_audit.findings.report import Report, VetoEntry
from kpi_audit.reporters import formats
from kpi_audit.reporters.formats import render_file
from kpi_audit.words.voice import Voice

docx = pytest.importorskip("docx")
openpyxl = pytest.importorskip("openpyxl")

ZH = Voice("zh")
COUNTY = Path(__file__).parent.parent.parent / "examples" / "qinghe-county"
NASTY = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("=+-@\t\r\n<>&\"'{}台a")), max_size=40)


@pytest.fixture(autouse=True, scope="module")
def _cards() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        use_cards(patch)
        yield


def paragraphs(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(BytesIO(data)).paragraphs]


def rows(data: bytes) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(BytesIO(data)).active.iter_rows(values_only=True))


def test_no_name_fills_pages_of_an_opinion() -> None:
    """A row is not parted between pages: a cell of a hundred thousand letters keeps a word processor busy for good."""
    data = render_file("docx", report(located("PRC102", name="长" * 100_000)), ZH, 1)
    opened = docx.Document(BytesIO(data))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    assert max(map(len, cells)) == 600 and max(map(len, paragraphs(data))) <= 2001


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The opinion on all schemes of the example."""
    target = tmp_path_factory.mktemp("county") / "all.docx"
    assert run(["check", str(COUNTY), "--exit-zero", "-q", "-o", str(target)]) == 0
    return target.read_bytes()


def test_no_opinion_is_given_on_a_list_of_duties(county: bytes) -> None:
    """Material that schemes are held against is not judged; one with a fault is told of."""
    said = paragraphs(county)
    about = [one for one in said if one.startswith("本意见审查的是")]
    assert len(about) == 8 and not any("清单" in one for one in about)


def test_the_parts_of_an_opinion() -> None:
    run_ = report(
        located("PRC101", severity=Severity.ERROR), located("PRC102"), located("SCO806", severity=Severity.INFO)
    )
    data = render_file("docx", run_, ZH, 1)
    said = paragraphs(data)
    assert said[0] == "考核方案审查意见"
    heads = [one.text for one in docx.Document(BytesIO(data)).paragraphs if one.style.name == "Heading 1"]
    assert heads == [
        "一、审查对象",
        "二、审查依据",
        "三、总体意见",
        "四、主要问题及依据",
        "五、其他问题",
        "六、修改建议",
        "附表一　指标构成",
        "附表二　问题清单",
        "未检查",
    ]
    for wanted in (
        "本意见审查的是《青禾县2026年度乡镇综合考核办法》。",
        "（一）过程指标过重（PRC101，错误）",
        "A1.2 专题会议：占 63%：台账。",
        "依据：《整治形式主义为基层减负若干规定》第三部分。",
        "意见中标明“工具默认阈值”的数值由本工具设定，并非文件规定。",
    ):
        assert wanted in said, wanted
    assert not any(one.strip(" 。") == "" for one in said)
    only = paragraphs(render_file("docx", report(located("PRC102")), ZH, 0))
    assert "意见中的数值均按方案原文计算。" in only
    tables = docx.Document(BytesIO(data)).tables
    assert [cell.text for cell in tables[1].rows[1].cells][:2] == ["1", "A1.2 专题会议 第 12 行第 11 列"]
    assert len(tables[1].rows) == 4


def test_a_sound_scheme_gets_no_empty_parts() -> None:
    heads = [
        one.text
        for one in docx.Document(BytesIO(render_file("docx", report(), ZH, 0))).paragraphs
        if one.style.name == "Heading 1"
    ]
    assert heads == ["一、审查对象", "二、审查依据", "三、总体意见", "附表一　指标构成", "未检查"]


def test_tables_of_a_county(county: bytes) -> None:
    """Levels, duties and loads are annexes; every head is repeated, no row is cut, no table is wider than the page."""
    document = docx.Document(BytesIO(county))
    heads = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    for wanted in ("附表三　层级对照", "附表四　职责清单对照", "每个乡镇的合计负担（3 份方案，3 家）"):
        assert wanted in heads
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    for table in document.tables:
        assert sum(column.width for column in table.columns) <= room + 20_000  # 1/36000 of a millimetre
        assert "w:tblHeader" in table.rows[0]._tr.xml
        assert all("w:cantSplit" in row._tr.xml for row in table.rows)


def test_a_worksheet_is_printed_whole(tmp_path: Path) -> None:
    """Rows as high as their text asks, the head on every page, all columns on one."""
    long = located("PRC101", text="台账" * 200)
    sheet = openpyxl.load_workbook(BytesIO(render_file("xlsx", report(long, located("PRC102")), ZH, 1))).active
    assert sheet.row_dimensions[2].height > 5 * sheet.row_dimensions[3].height / 2
    assert sheet.print_title_rows == "$1:$1" and sheet.page_setup.fitToWidth == 1 and sheet.page_setup.fitToHeight == 0


def test_headings_are_styles_and_fonts_are_those_of_offices() -> None:
    document = docx.Document(BytesIO(render_file("docx", report(located("PRC101")), ZH, 1)))
    xml = document.styles["Normal"].element.xml
    assert 'w:eastAsia="仿宋_GB2312"' in xml
    assert 'w:eastAsia="黑体"' in document.styles["Heading 1"].element.xml
    widths = [sum(column.width for column in table.columns) for table in document.tables]
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    assert max(widths) <= room + 1000


def test_a_worksheet_of_many_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bounds of a sheet are looked for among all of its cells: so often as it is written, not for each row."""
    asked: list[str] = []

    def watched(name: str, real: Any) -> property:
        def bound(sheet: Worksheet) -> Any:
            asked.append(name)
            return real.fget(sheet)

        return property(bound)

    for name in ("min_row", "max_row", "min_column", "max_column"):
        monkeypatch.setattr(Worksheet, name, watched(name, getattr(Worksheet, name)))
    times = []
    for many in (5, 50):
        asked.clear()
        render_file("xlsx", report(*[located("PRC101")] * many), Voice("zh"), 1)
        times.append(len(asked))
    assert times[0] == times[1] > 0


def test_the_worksheet_has_a_row_for_each_finding() -> None:
    found = rows(render_file("xlsx", report(located("PRC101"), located("PRC102", indicator=None)), ZH, 1))
    assert found[0][:4] == ("序号", "文件", "等级", "规则") and found[0][-3:] == ("责任人", "完成时限", "办理情况")
    assert found[1][:7] == (1, "schemes/county.yaml", "警告", "PRC101", "过程指标过重", "A1.2", "专题会议")
    assert found[2][5] in ("", None) and len(found) == 3


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_the_same_bytes_whenever_they_are_written(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = render_file(form, report(located("PRC101")), ZH, 1)
    later = time.time() + 86_400
    monkeypatch.setattr(time, "time", lambda: later)
    assert render_file(form, report(located("PRC101")), ZH, 1) == first
    for year in (1970, 2200):  # a computer without a battery; no archive can hold either
        monkeypatch.setattr(time, "localtime", lambda *_, year=year: time.struct_time((year, 1, 1, 0, 0, 0, 3, 1, 0)))
        assert render_file(form, report(located("PRC101")), ZH, 1) == first
    dates = {info.date_time for info in zipfile.ZipFile(BytesIO(first)).infolist()}
    assert dates == {(1980, 1, 1, 0, 0, 0)}
    assert vars(zipfile)["time"] is time


@settings(max_examples=40)
@given(text=NASTY, name=NASTY)
@example(text="=cmd|' /C calc'!A0", name="@SUM(1)")
@example(text="\x00\ud800\u202e", name="]]>&<w:p>")
def test_any_text_is_text(text: str, name: str) -> None:
    veto = VetoEntry(name, text, True, region(1, 1, 2))
    run_ = report(located("SCO806", text=text, name=name, reason=text), vetoes=(veto,), title=name or "x")
    assert paragraphs(render_file("docx", run_, ZH, 1))
    book = openpyxl.load_workbook(BytesIO(render_file("xlsx", run_, ZH, 1)))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_nothing_to_report_on() -> None:
    assert "没有可报告的文件。" in paragraphs(render_file("docx", Report(), ZH, 3))
    assert len(rows(render_file("xlsx", Report(), ZH, 3))) == 1


def test_files_by_their_ending_and_never_on_the_screen(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    scheme = tmp_path / "scheme.yaml"
    scheme.write_text("标题: 甲\n指标: [{名称: 会议台账, 分值: 10, 评分标准: 台账齐全得10分。}]\n", "utf-8")
    targets = [tmp_path / "意见.docx", tmp_path / "清单.xlsx"]
    assert run(["check", str(scheme), "--fail-on", "never", *(arg for one in targets for arg in ("-o", str(one)))]) == 0
    assert all(one.read_bytes().startswith(b"PK") for one in targets)
    capfdbinary.readouterr()
    assert run(["check", str(scheme), "--format", "docx", "--fail-on", "never"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"PK")
    monkeypatch.setattr("kpi_audit.cli.checking.showing.is_terminal", lambda: True)
    assert run(["check", str(scheme), "--format", "docx"]) == 2
    assert b"-o" in capfdbinary.readouterr().err


def test_without_the_extra_the_command_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(formats._FILES, "docx", "no_such_module:render")
    with pytest.raises(UsageError) as caught:
        render_file("docx", Report(), ZH, 0)
    assert caught.value.key == "missing_extra" and caught.value.args_by_name["extra"] == "office"
