"""`import` and `check` of office files: what is written, what is said, what is left alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from kpi_audit.cli.app import run

ROWS: list[list[Any]] = [
    ["清溪县2026年度乡镇考核表"],
    ["序号", "考核项目", "分值", "评分标准", "考核单位", "口径"],
    [1, "会议台账", "20分", "每月召开例会，查阅会议记录、照片，缺一次扣1分。", "县委办", "按月"],
    [2, "典型经验", "3-5分", "按层级计分。", "县委办", None],
    [3, "群众满意度", 75, "第三方电话调查，按满意率折算。", "县统计局", None],
    ["合计", None, 100],
]


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    book = Workbook()
    assert book.worksheets[0] is not None
    book.worksheets[0].title = "乡镇考核"
    for row in ROWS:
        book.worksheets[0].append(row)
    book.worksheets[0].merge_cells("A1:F1")
    book.save("表.xlsx")


def test_import_writes_a_scheme_that_can_be_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", "表.xlsx", "-o", "scheme.yaml"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err == (
        "“清溪县2026年度乡镇考核表”：读了 4 行，得 0 组、3 条指标，合计 95 分（写明的总分是 100 分，不一致）；"
        "1 处须对照原表核实（搜索 TODO）；另有 1 条说明，见方案文件开头。\n已写入 scheme.yaml。接着可运行：kpi-audit check scheme.yaml\n"
    )
    text = Path("scheme.yaml").read_text("utf-8")
    assert text == (
        "# 由 kpi-audit 从“表.xlsx”导入；行尾注明原表位置，带 TODO 的地方请对照原表核实。\n"
        "# 不认识“口径”这一栏，内容存为“x-口径”，不参与审查（乡镇考核!F2）\n"
        "\n"
        "文档类型: 考核方案\n"
        "标题: 清溪县2026年度乡镇考核表\n"
        "年度: 2026\n"
        "总分: 100\n"
        "# 层级: （填写印发机关的层级：国家、省、市、县、乡镇、村、单位，并去掉行首的“# ”）\n"
        "# 考核对象: （填写被考核单位的层级）\n"
        "# 上级方案: （填写上级方案的文件名，可检查层层加码）\n"
        "# 职责清单: （填写职责清单的文件名，可检查清单外事项）\n"
        "指标:\n"
        "  - 编号: '1'\n"
        "    名称: 会议台账  # 乡镇考核!B3\n"
        "    分值: 20\n"
        "    评分标准: 每月召开例会，查阅会议记录、照片，缺一次扣1分。\n"
        "    考核单位: 县委办\n"
        "    x-口径: 按月\n"
        "  - 编号: '2'\n"
        "    名称: 典型经验  # 乡镇考核!B4\n"
        "    # TODO “分值”写的是“3-5分”，读不成一个数，没有作为分值（乡镇考核!C4）\n"
        "    评分标准: 按层级计分。\n"
        "    考核单位: 县委办\n"
        "    x-分值: 3-5分\n"
        "  - 编号: '3'\n"
        "    名称: 群众满意度  # 乡镇考核!B5\n"
        "    分值: 75\n"
        "    评分标准: 第三方电话调查，按满意率折算。\n"
        "    考核单位: 县统计局\n"
    )
    assert run(["check", "scheme.yaml", "--fail-on", "never"]) == 0


def test_standard_output_and_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", "表.xlsx", "--lang", "en", "--keys", "zh"]) == 0
    out, err = capsys.readouterr()
    assert "标题: 清溪县2026年度乡镇考核表\n" in out
    assert "# TODO “分值” says “3-5分”, which is no number; it was not taken as points (乡镇考核!C4)" in out
    assert "4 rows read, 0 groups, 3 indicators, 95 points (the stated full score is 100); 1 place" in err
    assert run(["import", "表.xlsx", "--keys", "en"]) == 0
    assert "total_points: 100\n" in capsys.readouterr().out


def test_nothing_is_overwritten_unasked(capsys: pytest.CaptureFixture[str]) -> None:
    Path("scheme.yaml").write_text("标题: 我的\n", "utf-8")
    assert run(["import", "表.xlsx", "-o", "scheme.yaml"]) == 2
    assert "--force" in capsys.readouterr().err
    assert Path("scheme.yaml").read_text("utf-8") == "标题: 我的\n"
    assert run(["import", "表.xlsx", "-o", "scheme.yaml", "--force"]) == 0
    assert "会议台账" in Path("scheme.yaml").read_text("utf-8")


def test_preview_shows_and_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(Path().iterdir())
    assert run(["import", "表.xlsx", "--preview", "-o", "scheme.yaml", "--map", "口径=忽略"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out == (
        "表头在 乡镇考核!A2，下面 4 行\n"
        "  列  表头      读作                        例\n"
        "  A   序号      序号（各条不重复时作编号）  1\n"
        "  B   考核项目  一级名称                    会议台账\n"
        "  C   分值      分值                        20分\n"
        "  D   评分标准  评分标准                    每月召开例会，查阅会议记录、照片，缺一次扣1分。\n"
        "  E   考核单位  考核单位                    县委办\n"
        "  F   口径      忽略                        按月\n"
        "\n"
    )
    assert sorted(Path().iterdir()) == before


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["import", "没有.xlsx"], "找不到“没有.xlsx”"),
        (["import", "."], "不是普通文件"),
        (["import", "表.xlsx", "--map", "口径"], "表头=字段"),
        (["import", "表.xlsx", "--map", "口径=分数值"], "是否应为"),
        (["import", "表.xlsx", "--map", "口径=qqqqqq"], "可用：名称、分值"),
        (["import", "表.xlsx", "--sheet", "部门"], "没有工作表“部门”；有：乡镇考核"),
        (["import", "表.xlsx", "--keys", "fr"], "可选：zh、en"),
        (["import", "表.xlsx", "-o", "无/a.yaml"], "文件夹“无”不存在"),
        (["import"], "缺少"),
    ],
)
def test_wrong_calls_are_told(argv: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(argv) == 2
    assert said in capsys.readouterr().err


def test_a_file_without_a_table_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.csv").write_text("乡镇,人口,面积\n东河镇,3,98\n", "utf-8")
    Path("b.md").write_text("没有表格，也没有分值。\n", "utf-8")
    assert run(["import", "a.csv"]) == 2
    assert "没有认出表头；第 1 行是：乡镇、人口、面积。用 --map" in capsys.readouterr().err
    assert run(["import", "b.md"]) == 2
    assert "没有认出指标表，正文里也没有写明分值的条目" in capsys.readouterr().err
    assert run(["check", "a.csv", "b.md", "--lang", "en"]) == 2
    out = capsys.readouterr().out
    assert "a.csv:1:1: FMT033 error No header was recognised; row 1 reads: 乡镇、人口、面积" in out


def test_check_names_the_cells(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "表.xlsx", "--fail-on", "never", "--select", "PRC103"]) == 0
    out = capsys.readouterr().out
    assert "表.xlsx:乡镇考核!C4: FMT034 info “分值”写的是“3-5分”，读不成一个数，没有作为分值\n" in out
    assert "表.xlsx:乡镇考核!D3: PRC103 warning" in out


def test_check_in_every_format_names_the_cells(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("rich", "markdown"):
        assert run(["check", "表.xlsx", "--fail-on", "never", "--format", name]) == 0
        out = capsys.readouterr().out
        assert "乡镇考核!D3" in out or "乡镇考核\\!D3" in out
        assert name != "rich" or " D3 | " in out  # in the margin of the words that are quoted
    assert run(["check", "表.xlsx", "--fail-on", "never", "--format", "json", "--select", "PRC103"]) == 0
    [document] = json.loads(capsys.readouterr().out)["documents"]
    [finding] = [one for one in document["findings"] if one["code"] == "PRC103"]
    assert finding["origin"] == "乡镇考核!D3"
    assert {one["origin"] for one in finding["evidence"]} == {"乡镇考核!D3"}
    assert (finding["path"], finding["pointer"]) == ("表.xlsx", "/indicators/0/criteria")


def test_lines_of_check_are_those_of_import(capsys: pytest.CaptureFixture[str]) -> None:
    """Line and column in the JSON are those of the scheme that import writes."""
    assert run(["import", "表.xlsx", "-o", "scheme.yaml"]) == 0
    capsys.readouterr()

    def findings(name: str) -> list[tuple[object, ...]]:
        run(["check", name, "--format", "json", "--fail-on", "never"])
        [document] = json.loads(capsys.readouterr().out)["documents"]
        return [(one["code"], one["line"], one["column"]) for one in document["findings"] if one["code"] != "FMT034"]

    assert findings("表.xlsx") == findings("scheme.yaml")


def test_office_files_as_upper_scheme(capsys: pytest.CaptureFixture[str]) -> None:
    Path("county.yaml").write_text(
        "标题: 乡镇考核\n上级方案: 表.xlsx\n指标:\n  - {名称: 群众满意度, 分值: 100, 目标值: ≥95%}\n", "utf-8"
    )
    assert run(["check", "county.yaml", "--fail-on", "never", "--format", "json"]) == 0
    [document] = json.loads(capsys.readouterr().out)["documents"]
    assert not any("no_upper" in one["reason"] or "上级方案" in one["reason"] for one in document["not_checked"])


def test_folders_give_yaml_globs_what_they_name(capsys: pytest.CaptureFixture[str]) -> None:
    Path("scheme.yaml").write_text("标题: 甲\n指标: [{名称: 乙, 分值: 100}]\n", "utf-8")
    Path("~$表.xlsx").write_bytes(b"lock")
    Path("说明.md").write_text("# 说明\n", "utf-8")
    for argv, paths in (
        (["check", "."], ["scheme.yaml"]),
        (["check", "*"], ["scheme.yaml"]),
        (["check", "*.xlsx"], ["表.xlsx"]),
        (["check", "表.xlsx", "scheme.yaml"], ["scheme.yaml", "表.xlsx"]),
    ):
        assert run([*argv, "--fail-on", "never", "--format", "json"]) == 0
        found = json.loads(capsys.readouterr().out)["documents"]
        assert [one["path"] for one in found] == paths


def test_inspect_reads_office_files(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["inspect", "表.xlsx"]) == 0
    assert "会议台账" in capsys.readouterr().out


def test_audit_file_takes_office_files() -> None:
    from kpi_audit import audit_file

    report = audit_file("表.xlsx", select=["PRC103"])
    [located] = [one for one in report.findings() if one.finding.code == "PRC103"]
    assert located.region.origin is not None
    assert (located.region.origin.sheet, located.region.origin.cell) == ("乡镇考核", "D3")


def test_preview_tells_what_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    book = load_workbook("表.xlsx")
    book["乡镇考核"].column_dimensions["F"].hidden = True
    book.create_sheet("旧表").sheet_state = "hidden"
    book.save("旧.xlsx")
    for lang, said in (("zh", "有 1 列是隐藏的，没有读入：F"), ("en", "1 hidden column (F)")):
        assert run(["import", "旧.xlsx", "--preview", "--lang", lang]) == 0
        out = capsys.readouterr().out
        assert said in out and "旧表" in out and "口径" not in out


def test_preview_of_our_own_export_shows_the_indicators_only(capsys: pytest.CaptureFixture[str]) -> None:
    """The sheets beside them are read back as they were written: a column 单位 is no unit of a target."""
    Path("案.yaml").write_text(
        "title: 某镇考核办法\ninspections: [{by: 县教育局, subject: 防溺水}]\n"
        "indicators: [{name: 群众满意度, points: 20, criteria: 按满意率折算}]\n",
        "utf-8",
    )
    assert run(["export", "案.yaml", "-o", "案.xlsx"]) == 0
    assert run(["import", "案.xlsx", "--preview"]) == 0
    out, _ = capsys.readouterr()
    assert out.count("表头在") == 1 and "考核指标!" in out and "计量单位" not in out


def test_preview_of_running_text(capsys: pytest.CaptureFixture[str]) -> None:
    Path("办法.md").write_text("# 村级考核办法\n\n1. 会议（40分）。少一次扣1分。\n", "utf-8")
    for lang, said in (("zh", "没有栏目可以预览"), ("en", "no columns to show")):
        assert run(["import", "办法.md", "--preview", "--lang", lang]) == 0
        out, err = capsys.readouterr()
        assert said in out and err == ""


def test_a_bare_figure_where_points_are_taken_away(capsys: pytest.CaptureFixture[str]) -> None:
    """“-5” is a deduction of 5 where the section or the line says that it takes points away, else somebody must look."""
    rows = [
        "指标,分值,评分标准",
        "满意度,100,按率折算",
        "发生安全事故,-5,每起",
        "安全生产扣分,-2.5,每起",
        "扣分项,,",
        "被上级通报,-3,",
    ]
    Path("表.csv").write_text("\n".join(rows) + "\n", "utf-8")
    assert run(["import", "表.csv", "-o", "scheme.yaml"]) == 0
    text = Path("scheme.yaml").read_text("utf-8")
    assert "“分值”写的是“-5”，是扣分，没有作为分值" in text
    assert text.count("TODO “") == 1
    assert "      评分标准: |-\n        每起\n        扣2.5分\n" in text
    assert "      评分标准: 扣3分\n" in text
    capsys.readouterr()
    assert run(["inspect", "scheme.yaml", "--format", "json"]) == 0
    found = {
        row["name"]: row["deductions"] for row in json.loads(capsys.readouterr().out)["documents"][0]["indicators"]
    }
    assert [one["points"] for one in found["被上级通报"]] == [3]
    assert [one["points"] for one in found["安全生产扣分"]] == [2.5]


def test_running_text_is_no_row_that_was_read(capsys: pytest.CaptureFixture[str]) -> None:
    rows = ["指标,分值,评分标准", "满意度,100,按率折算", "说明：本表由镇考核办负责解释。,,"]
    Path("表.csv").write_text("\n".join(rows) + "\n", "utf-8")
    Path("表.md").write_text(
        "# 办法\n\n一、总则\n\n为了规范考核。\n\n二、内容\n\n1. 满意度（100分）。按率折算。\n", "utf-8"
    )
    assert run(["import", "表.csv", "-o", "a.yaml"]) == 0
    assert "读了 1 行，得 0 组、1 条指标" in capsys.readouterr().err
    assert run(["import", "表.md", "-o", "b.yaml"]) == 0
    assert "读了 2 行，得 0 组、1 条指标" in capsys.readouterr().err


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_pipe_is_told_what_to_do_with_a_file_that_cannot_be_opened(
    capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    Path("old.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert run(["check", "old.xls", "--format", "concise", "--lang", lang]) == 2
    want = {
        "zh": "不能读取 .xls 文件。用 Excel 或 WPS 表格打开，选“文件→另存为→Excel 工作簿（.xlsx）”，再导入另存的文件。",
        "en": ".xls files cannot be read. Open it in Excel, LibreOffice or WPS, choose File, Save as, Excel workbook "
        "(.xlsx), and import that.",
    }
    assert capsys.readouterr().out == f"old.xls:1:1: FMT030 error {want[lang]}\n"


def test_preview_names_columns_that_end_the_criteria(capsys: pytest.CaptureFixture[str]) -> None:
    rows = "指标,分值,评价区间,得分\n满意度,20,90%以上,20\n,,90%以下,10\n"
    Path("表.csv").write_text(rows, "utf-8")
    Path("奖.csv").write_text("指标,分值,评分标准,加分值\n信息,100,每篇,2\n", "utf-8")
    for file, said in (("表.csv", "各档得分（写进评分标准）"), ("奖.csv", "加分值（写进评分标准）")):
        assert run(["import", file, "--preview"]) == 0
        assert said in capsys.readouterr().out
