"""`export`: the table an office expects, harmless in any spreadsheet."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from kpi_audit.cli.app import run

SCHEME = """\
标题: 清溪县2026年度乡镇考核办法
总分: 100
指标:
  - 名称: 党的建设
    分值: 40
    下级指标:
      - {编号: A1, 名称: 组织建设, 分值: 40, 评分标准: "=cmd|' /C calc'!A0", x-备注: '@x'}
  - {编号: B1, 名称: 合计, 分值: 60, 评分标准: -1分/次, 牵头单位: [县委办, 县府办]}
加分:
  上限: 5
  项目: [{编号: J1, 名称: 经验, 评分标准: +2分}]
一票否决:
  - {事项: 事故, 情形: 发生的, 依据: 某条例}
保障条款: {申诉复核: 可以申诉, 容错: 是}
正文: |
  一、总则
  二、附则
"""


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("s.yaml").write_text(SCHEME, "utf-8")


def test_a_workbook(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "s.yaml", "-o", "s.xlsx"]) == 0
    assert "已写入 s.xlsx" in capsys.readouterr().err
    book = load_workbook("s.xlsx")
    assert book.sheetnames == ["考核指标", "基本信息", "保障条款", "一票否决"]
    sheet = book["考核指标"]
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert rows == [
        ["清溪县2026年度乡镇考核办法", *[None] * 6],
        ["（共100分）", *[None] * 6],
        ["编号", "一级指标", "二级指标", "分值", "评分标准", "牵头单位", "x-备注"],
        [None, "党的建设", None, 40, None, None, None],
        ["A1", None, "组织建设", 40, "'=cmd|' /C calc'!A0", None, "'@x"],
        ["B1", "'合计", None, 60, "'-1分/次", "县委办\n县府办", None],
        [None, "合计", None, 100, None, None, None],
        ["加分项（最高加5分）", *[None] * 6],
        ["J1", "经验", None, None, "'+2分", None, None],
    ]
    assert {str(area) for area in sheet.merged_cells.ranges} == {"A1:G1", "A2:G2", "B4:B5", "A8:G8"}
    assert [[cell.value for cell in row] for row in book["一票否决"].iter_rows()] == [
        ["事项", "情形", "依据"],
        ["事故", "发生的", "某条例"],
    ]
    assert [[cell.value for cell in row] for row in book["基本信息"].iter_rows()] == [
        ["项目", "内容"],
        ["文档类型", "考核方案"],
        ["标题", "清溪县2026年度乡镇考核办法"],
        ["总分", 100],
        ["正文", "一、总则\n二、附则"],
        ["加分.上限", 5],
    ]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".tsv", ".md", ".docx"])
def test_no_cell_begins_like_a_formula(suffix: str) -> None:
    assert run(["export", "s.yaml", "-o", f"s{suffix}"]) == 0
    texts: list[str] = []
    if suffix == ".xlsx":
        for sheet in load_workbook("s.xlsx"):
            for row in sheet.iter_rows():
                assert all(cell.data_type != "f" for cell in row)
                texts += [cell.value for cell in row if isinstance(cell.value, str)]
    elif suffix == ".docx":
        texts = [cell.text for table in Document("s.docx").tables for row in table.rows for cell in row.cells]
    else:
        text = Path(f"s{suffix}").read_text("utf-8-sig")
        if suffix == ".md":
            texts = [cell.strip() for line in text.splitlines() for cell in line.split(" | ")]
            texts = [text for text in texts if text.strip("-| ")]
        else:
            texts = [
                cell
                for row in csv.reader(text.splitlines(), delimiter="," if suffix == ".csv" else "\t")
                for cell in row
            ]
    assert [text for text in texts if text[:1] in tuple("=+-@\t")] == []


def test_import_reverses_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "s.yaml", "-o", "s.csv"]) == 0
    assert run(["import", "s.csv", "-o", "t.yaml"]) == 0
    text = Path("t.yaml").read_text("utf-8")
    assert "评分标准: \"=cmd|' /C calc'!A0\"" in text or "评分标准: '=cmd|'' /C calc''!A0'" in text
    assert "x-备注: '@x'" in text
    assert "2 组" not in capsys.readouterr().err


def test_a_table_that_was_edited_is_read_with_its_changes() -> None:
    """Rows, columns and totals that somebody adds in the office are read; no mark is needed."""
    assert run(["export", "s.yaml", "-o", "s.xlsx"]) == 0
    book = load_workbook("s.xlsx")
    sheet = book["考核指标"]
    sheet["H3"] = "数据来源"
    sheet["H6"] = "县统计局"
    sheet.insert_rows(7)
    for cell, value in (("A7", "C1"), ("B7", "民生保障"), ("C7", "满意度"), ("D7", "20分"), ("E7", "按率折算")):
        sheet[cell] = value
    book.save("s.xlsx")
    assert run(["import", "s.xlsx", "-o", "t.yaml"]) == 0
    text = Path("t.yaml").read_text("utf-8")
    assert "    数据来源: 县统计局\n" in text
    assert (
        "  - 名称: 民生保障  # 考核指标!B7\n    下级指标:\n      - 编号: C1\n        名称: 满意度  # 考核指标!C7\n        分值: 20\n"
        in text
    )


def test_english_headings_and_duty_lists() -> None:
    assert run(["export", "s.yaml", "-o", "s.md", "--keys", "en"]) == 0
    text = Path("s.md").read_text("utf-8")
    assert "## indicators\n\n| id | level1 | level2 | points | criteria | lead | x-备注 |\n" in text
    Path("d.yaml").write_text(
        "文档类型: 职责清单\n标题: 某镇清单\n职责:\n  - {编号: B-1, 清单: 基本履职, 类别: 党建, 事项: 甲}\n"
        "  - {编号: C-1, 清单: 配合履职, 类别: 应急, 事项: 乙, 牵头单位: 县局}\n",
        "utf-8",
    )
    assert run(["export", "d.yaml", "-o", "d.xlsx"]) == 0
    assert load_workbook("d.xlsx").sheetnames == ["基本信息", "基本履职", "配合履职"]


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["export", "s.yaml", "-o", "s.pdf"], "不能写成“.pdf”文件"),
        (["export", "没有.yaml", "-o", "s.csv"], "找不到"),
        (["export", "bad.yaml", "-o", "s.csv"], "FMT"),
        (["export", "two.yaml", "-o", "s.csv"], "--document 1"),
        (["export", "two.yaml", "-o", "s.csv", "--document", "3"], "没有第 3 份"),
        (["export", "long.yaml", "-o", "s.xlsx"], "单元格最多 32767 个"),
        (["export", "s.yaml", "-o", "there.csv"], "--force"),
        (["export", "s.yaml"], "缺少"),
    ],
)
def test_wrong_calls_are_told(argv: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("bad.yaml").write_text("标题: 甲\n指标标: []\n", "utf-8")
    Path("two.yaml").write_text(f"{SCHEME}---\n{SCHEME}", "utf-8")
    Path("long.yaml").write_text(f"标题: 甲\n指标: [{{名称: 乙, 评分标准: {'长' * 33000}}}]\n", "utf-8")
    Path("there.csv").write_text("x", "utf-8")
    assert run(argv) == 2
    assert said in capsys.readouterr().err
    assert not Path("s.csv").exists() and not Path("s.xlsx").exists()
    assert Path("there.csv").read_text("utf-8") == "x"


def test_one_of_several_documents() -> None:
    Path("two.yaml").write_text(f"{SCHEME}---\n标题: 另一份\n指标: [{{名称: 乙}}]\n", "utf-8")
    assert run(["export", "two.yaml", "-o", "s.csv", "--document", "2"]) == 0
    assert "另一份" in Path("s.csv").read_text("utf-8-sig")


def test_a_long_text_takes_several_cells() -> None:
    long = "\n".join("一" * 999 for _ in range(70))
    Path("l.yaml").write_text(
        "标题: 甲\n指标: [{名称: 乙}]\n正文: |\n" + "\n".join(f"  {line}" for line in long.split("\n")) + "\n", "utf-8"
    )
    assert run(["export", "l.yaml", "-o", "l.xlsx"]) == 0
    assert run(["import", "l.xlsx", "-o", "m.yaml"]) == 0
    from kpi_audit.scheme.library import Library

    [one] = Library().read(Path("m.yaml"))
    assert getattr(one.model, "text", "") == long
