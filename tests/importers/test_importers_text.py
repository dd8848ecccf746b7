"""Separated values and Markdown: separators, encodings, quotes, escapes, lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from importers_office import imported, outline, scheme

from kpi_audit.importers.formats.delimited import read_delimited
from kpi_audit.importers.formats.markdown import read_markdown

TABLE = [
    ["松岗街道2026年度社区考核表", "", "", ""],
    ["考核项目", "考核内容", "分值", "扣分标准"],
    ["基层党建", "组织生活", "15", "每缺1次扣1分"],
    ["", "党员管理", "25", "失联党员每人扣2分"],
    ["公共服务", "满意度", "60", "低于90%的，每低1个百分点扣1分"],
]
TREE = [("基层党建", None, [("组织生活", 15), ("党员管理", 25)]), ("公共服务", 60)]


@pytest.mark.parametrize("separator", [*",\t;|^~"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_any_separator_and_encoding(tmp_path: Path, separator: str, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("\r\n".join(separator.join(row) for row in TABLE).encode(encoding))
    found = scheme(path)
    assert (found.title, found.year) == ("松岗街道2026年度社区考核表", 2026)
    assert outline(found.indicators) == TREE


def test_the_word_of_excel_for_a_separator(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("sep=;\n指标;分值;标准\n甲,乙;100;按率\n", "utf-8")
    assert outline(scheme(path).indicators) == [("甲,乙", 100)]
    assert "# 第3行" in imported(path).imported.text


def test_quotes_with_breaks_and_quotes_that_are_text(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('指标,分值,标准\n"会\n议",40,"少一次,扣""1""分"\n"四个到位"建设,60,按"率"折算\n', "utf-8")
    found = scheme(path)
    assert [(one.name, one.points, one.criteria) for one in found.indicators] == [
        ("会议", 40, '少一次,扣"1"分'),
        ('"四个到位"建设', 60, '按"率"折算'),
    ]
    assert "# 第4行" in imported(path).imported.text


@given(
    st.lists(st.lists(st.text(max_size=8), min_size=2, max_size=4), min_size=1, max_size=5), st.sampled_from(",\t;|")
)
def test_records_come_back(records: list[list[str]], separator: str) -> None:
    """What the csv module writes is read as it was written, line by line."""
    import csv
    import io

    from kpi_audit.importers.formats.delimited import _records

    clean = [[cell.replace("\r", "\n").replace("\0", "") for cell in record] for record in records]
    paper = io.StringIO(newline="")
    csv.writer(paper, delimiter=separator, lineterminator="\n").writerows(clean)
    text = paper.getvalue()
    read = list(_records(text, separator))
    assert [record for _, record in read] == clean
    assert [text.split("\n")[line - 1][:1] for line, _ in read] == [row[:1] for row in _first_lines(clean, separator)]


def _first_lines(records: list[list[str]], separator: str) -> list[str]:
    import csv
    import io

    lines = []
    for record in records:
        paper = io.StringIO(newline="")
        csv.writer(paper, delimiter=separator, lineterminator="\n").writerow(record)
        lines.append(paper.getvalue().split("\n")[0])
    return lines


def test_markdown(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "# 清溪县2026年河长制考核细则\n\n（共100分）\n\n## 一、水质（60分）\n\n"
        "| 指标 | 分值 | 评分标准 |\n|---|---:|:--|\n| 断面\\|水质 | 40 | 达标得满分；<br>降一类扣10分 |\n"
        "| **黑臭水体** | 20 | 每处扣`5`分 |\n\n"
        "## 二、管护（40分）\n\n指标 | 分值 | 评分标准\n--- | --- | ---\n巡河 | 40 | 少一次扣1分\n\n"
        "考核结果有异议的，可在5日内申请复核。\n",
        "utf-8",
    )
    found = scheme(path)
    assert (found.title, found.total_points) == ("清溪县2026年河长制考核细则", 100)
    assert outline(found.indicators) == [
        ("一、水质", 60, [("断面|水质", 40), ("黑臭水体", 20)]),
        ("二、管护", 40, [("巡河", 40)]),
    ]
    first, second = found.indicators[0].children
    assert (first.criteria, second.criteria) == ("达标得满分；\n降一类扣10分", "每处扣5分")
    assert found.clauses.appeal == "考核结果有异议的，可在5日内申请复核。"
    assert "# 第9行" in imported(path).imported.text


def test_markdown_in_prose(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# 村级考核办法\n\n1. 会议（40分）。少一次扣1分。\n2. 满意度（60分）。按率折算。\n", "utf-8")
    assert outline(scheme(path).indicators) == [("1. 会议", 40), ("2. 满意度", 60)]


@given(st.binary(max_size=400))
def test_no_bytes_break_the_readers(data: bytes) -> None:
    """They are a table, or a document error; never another exception."""
    import tempfile

    from kpi_audit.errors import DocumentError

    with tempfile.TemporaryDirectory() as folder:
        for reader, name in ((read_delimited, "a.csv"), (read_markdown, "a.md")):
            path = Path(folder) / name
            path.write_bytes(data)
            try:
                papers = reader(path)
            except DocumentError as error:
                assert error.code == "FMT032"
            else:
                assert all(cell.text for table in papers[0].tables() for row in table.rows for _, cell in row.filled())


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("**粗**体", "粗体"),
        ("a **b", "a **b"),
        ("**a** **b**", "a b"),
        ("__甲__、**乙**", "甲、乙"),
        (r"\*\*甲\*\*", "**甲**"),
        ("** a **", "** a **"),
        ("2**3", "2**3"),
        ("****", "****"),
    ],
)
def test_emphasis_is_taken_off(line: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"| 指标 | 分值 | 评分标准 |\n|---|---|---|\n| 甲 | 100 | {line} |\n", "utf-8")
    assert scheme(path).indicators[0].criteria == text


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("# 河长制考核办法 #", "河长制考核办法"),
        ("# 河长制考核办法 ###  ", "河长制考核办法"),
        ("#   河长制考核办法", "河长制考核办法"),
    ],
)
def test_marks_around_a_heading_are_taken_off(line: str, title: str, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"{line}\n\n| 指标 | 分值 |\n|---|---|\n| 甲 | 100 |\n", "utf-8")
    assert scheme(path).title == title


def test_the_separator_is_the_one_between_known_headings(tmp_path: Path) -> None:
    """Commas in the texts cut more evenly than the semicolons that are meant."""
    path = tmp_path / "a.csv"
    path.write_text("指标;分值;标准\n甲,乙;40;缺一次,扣1分\n丙,丁;60;按率,折算\n", "utf-8")
    assert outline(scheme(path).indicators) == [("甲,乙", 40), ("丙,丁", 60)]


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("考核单位", "[{甲: 乙}]"),
        ("考核单位", "{甲: 乙}"),
        ("考核单位", "[[甲]]"),
        ("目标值", "{数值: 1e999}"),
        ("目标值", "{数值: [1]}"),
        ("目标值", "{op: 大约}"),
        ("频次", "{times: 甲}"),
        ("考核方式", "[{甲: 1}]"),
        ("依据", "[[1]]"),
        ("佐证材料", "[true, {}]"),
    ],
)
def test_a_cell_that_looks_like_data_but_is_none_breaks_nothing(tmp_path: Path, heading: str, cell: str) -> None:
    """What the format cannot have is kept as the text that it is, or left to do; the scheme loads."""
    path = tmp_path / "a.csv"
    path.write_text(f'考核项目,分值,评分标准,{heading}\n会议,100,缺一次扣1分,"{cell}"\n', "utf-8")
    made = imported(path).imported.text
    assert outline(scheme(path).indicators) == [("会议", 100)]
    assert any(part in made for part in (cell, cell.strip("[]"), "TODO"))


def test_a_plain_text_is_its_lines(tmp_path: Path) -> None:
    """Numbered lines that state points are the tree; a right that is scored is no chapter on safeguards."""
    path = tmp_path / "a.txt"
    path.write_text(
        "松岗街道2026年度社区考核细则\n\n一、社区治理（70分）\n1、调解纠纷，计30分，缺1次扣1分。\n2、巡查，计40分，少1次扣2分。\n"
        "二、居民权益保障（30分）\n来信按期答复，超期1件扣3分。\n三、工作要求\n12月底前报送总结。\n",
        "utf-8",
    )
    found = scheme(path)
    assert (found.title, found.year) == ("松岗街道2026年度社区考核细则", 2026)
    assert outline(found.indicators) == [
        ("一、社区治理", 70, [("1、调解纠纷", 30), ("2、巡查", 40)]),
        ("二、居民权益保障", 30),
    ]
    assert "总结" in (found.text or "") and "# 第4行" in imported(path).imported.text


def test_lines_with_tabs_in_a_plain_text_are_a_table(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "松岗街道考核表\n指标\t分值\t评分标准\n*调解*\t40\t缺1次扣1分\n巡查\t60\t少1次扣2分\n注：扣完为止。\n", "utf-8"
    )
    found = scheme(path)
    assert outline(found.indicators) == [("*调解*", 40), ("巡查", 60)]
    assert "扣完为止" in (found.text or "")


def test_an_empty_first_cell_below_a_header_without_bars(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("类别 | 指标 | 分值\n---|---|---\n治理 | 调解 | 40\n | 巡查 | 60\n", "utf-8")
    assert outline(scheme(path).indicators) == [("治理", None, [("调解", 40), ("巡查", 60)])]
