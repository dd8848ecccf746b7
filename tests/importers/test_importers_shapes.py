"""Shapes of tables as drafting offices have them: headings over several columns, grades, shared texts, broken headers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from importers_office import document, imported, notes, outline, scheme, sheet, todos, workbook

from kpi_audit.cli.app import run
from kpi_audit.importers.values.points import points_in_name


def test_one_heading_over_two_columns_of_names_and_points_behind_the_criteria(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["考核内容", None, "考核标准", "扣分标准", "考核方式"],
        ["基础工作（70）", "党建（10分）", "由党工委考核。", None, None],
        [None, "自治（60分）", "1、按期换届（40分）。", "延期的扣2分。", "查资料"],
        [None, None, "2、制度上墙（20分）。", "少一个扣1分。", "看现场"],
        ["服务（30）", "便民（30分）", "公布热线（30分）。", "逾期一件扣2分。", "查系统"],
    ]
    found = scheme(sheet(tmp_path / "a.xlsx", rows, ["A1:B1", "A2:A4", "B3:B4"]))
    assert outline(found.indicators) == [
        ("基础工作", 70, [("党建", 10), ("自治", 60, [("按期换届", 40), ("制度上墙", 20)])]),
        ("服务", 30, [("便民", 30)]),
    ]
    assert found.indicators[0].children[1].children[0].criteria == "1、按期换届（40分）。\n延期的扣2分。"


def test_columns_of_grades_are_criteria_under_their_headings(tmp_path: Path) -> None:
    rows = [
        ["测评项目", "分值", "A（90-100分）", "B（75-89分）"],
        ["态度", 40, "主动", "一般"],
        ["效率", 60, "提前", "按时"],
    ]
    found = scheme(sheet(tmp_path / "a.xlsx", rows))
    assert found.indicators[0].criteria == "A（90-100分）：主动\nB（75-89分）：一般"
    rows = [["指标", "分值", "评价标准", None], [None, None, "好", "90%以下"], ["态度", 40, "主动", "一般"]]
    found = scheme(sheet(tmp_path / "b.xlsx", rows, ["A1:A2", "B1:B2", "C1:D1"]))
    assert found.indicators[0].criteria == "好：主动\n90%以下：一般"


def test_categories_of_units_with_their_grades_are_no_indicators(tmp_path: Path) -> None:
    sheets = {
        "汇总": [["2026年考核汇总"], ["类别", "单位个数", "说明"], ["乡镇", 5, "乡镇类"], ["街道", 3, "街道类"]],
        "指标": [["指标", "分值", "评分标准"], ["党建", 100, "少一次扣1分"]],
        "名额": [["类别", "优秀", "良好", "合格"], ["乡镇", 1, 2, 3], ["街道", 1, 1, 1]],
    }
    path = workbook(tmp_path / "a.xlsx", sheets)
    assert outline(scheme(path).indicators) == [("党建", 100)]
    assert {key for key, _ in todos(path)} == {"no_header"}
    assert "乡镇类" in imported(path).imported.text and "良好" in imported(path).imported.text


def test_points_of_each_department_are_told_with_how_to_read_one(tmp_path: Path) -> None:
    rows = [
        ["指标", "评分标准", "各部门分值", None],
        [None, None, "县财政局", "县水利局"],
        ["党建", "少一次扣1分", 20, 30],
    ]
    path = sheet(tmp_path / "a.xlsx", rows, ["A1:A2", "B1:B2", "C1:D1"])
    assert notes(path)["unit_points"]["first"] == "各部门分值县财政局"
    assert outline(scheme(path, maps=["各部门分值县财政局=分值"]).indicators) == [("党建", 20)]


def test_a_heading_that_goes_on_in_the_row_below(tmp_path: Path) -> None:
    rows = [
        ["指标类别", "指标", None, "数据", "备注"],
        [None, "名称", "分值", "来源", None],
        ["甲类", "财政收入", 60, "财政局", None],
        ["乙类", "满意度", 40, "统计局", None],
    ]
    found = scheme(sheet(tmp_path / "a.xlsx", rows))
    assert outline(found.indicators) == [("甲类", None, [("财政收入", 60)]), ("乙类", None, [("满意度", 40)])]
    assert found.indicators[0].children[0].data_source.text == "财政局"


def test_a_text_merged_over_several_lines_is_that_of_each(tmp_path: Path) -> None:
    rows = [["指标", "分值", "计分办法"], ["甲", 30, "按排名赋分"], ["乙", 70, None]]
    found = scheme(sheet(tmp_path / "a.xlsx", rows, ["C2:C3"]))
    assert [one.criteria for one in found.indicators] == ["按排名赋分", "按排名赋分"]


def test_lines_beside_a_merged_heading_of_bonus_are_lines(tmp_path: Path) -> None:
    rows = [
        ["项目", "评分细则", "分值"],
        ["综治", "未运行扣5分。", 100],
        ["加分项（最高加10分）", "1.被推广的加5分。", None],
        [None, "2.获评先进的加3分。", None],
    ]
    found = scheme(sheet(tmp_path / "a.xlsx", rows, ["A3:A4"]))
    assert found.bonus.cap == 10
    assert [one.criteria for one in found.bonus.items] == ["1.被推广的加5分。", "2.获评先进的加3分。"]


@pytest.mark.parametrize("name", ["扣分", "扣分项"])
def test_figures_of_a_sheet_of_fines(tmp_path: Path, name: str) -> None:
    head = ["项目", "分值", "评分标准"]
    sheets = {"基础分": [head, ["办案", 100, "少一件扣1分"]], name: [["项目", "分值"], ["违纪", -5], ["迟到", -2]]}
    path = workbook(tmp_path / "a.xlsx", sheets)
    found = scheme(path)
    assert [(one.name, one.points, one.criteria) for one in found.penalties.items] == [
        ("违纪", None, "扣5分"),
        ("迟到", None, "扣2分"),
    ]
    assert todos(path) == []


def test_figures_for_what_gives_points_beside_the_points(tmp_path: Path) -> None:
    rows = [["指标", "分值", "评分标准", "加分值"], ["信息", 100, "每篇", 2]]
    assert scheme(sheet(tmp_path / "a.xlsx", rows)).indicators[0].criteria == "每篇加2分"


@pytest.mark.parametrize("whole", [60, 50])
def test_a_numbered_row_with_the_points_of_those_without_a_number(tmp_path: Path, whole: int) -> None:
    rows = [["项目", "分值", "标准"], ["一、基础", whole, None], ["制度", 25.5, "缺一项扣1分"], ["台账", 34.5, "扣1分"]]
    found = scheme(sheet(tmp_path / "a.xlsx", rows)).indicators
    lines = [("制度", 25.5), ("台账", 34.5)]
    assert outline(found) == ([("一、基础", 60, lines)] if whole == 60 else [("一、基础", 50), *lines])


def test_numbers_beside_names_of_two_columns_make_groups(tmp_path: Path) -> None:
    rows = [
        ["序号", "考核项目", None, "各项分值", "评分标准"],
        ["一、", "通用项目", None, 40, None],
        ["1", "组织领导", None, 15, "未部署扣1分"],
        ["2", "巡林护林", None, 25, "少一次扣1分"],
        ["二、", "履职项目", None, 60, "以下各项另附细则。"],
        ["3", "重点部门", "县林业局", 35, "一处扣2分"],
        ["4", None, "县水利局", 25, "一处扣2分"],
        ["三、", "奖扣分", None, None, "受表扬的加1分"],
    ]
    merged = ["B1:C1", "B2:C2", "B3:C3", "B4:C4", "B5:C5", "B6:B7", "B8:C8"]
    found = scheme(sheet(tmp_path / "a.xlsx", rows, merged)).indicators
    assert outline(found[:2]) == [
        ("通用项目", 40, [("组织领导", 15), ("巡林护林", 25)]),
        ("履职项目", 60, [("重点部门", None, [("县林业局", 35), ("县水利局", 25)])]),
    ]
    assert (found[1].criteria, found[2].name, found[2].children) == ("以下各项另附细则。", "奖扣分", ())


def test_a_numbered_line_with_a_text_is_no_group_of_what_does_not_add_up(tmp_path: Path) -> None:
    rows = [
        ["序号", "项目", "分值", "标准"],
        ["一", "基础", 60, "扣1分"],
        ["1", "制度", 20, "扣1分"],
        ["二", "其他", 40, "扣1分"],
    ]
    found = scheme(sheet(tmp_path / "a.xlsx", rows)).indicators
    assert [one.name for one in found] == ["基础", "制度", "其他"]


@pytest.mark.parametrize("points", [None, 10])
def test_numbers_inside_of_a_category(tmp_path: Path, points: int | None) -> None:
    """Each begins a line, unless the lines share the points of the category."""
    rows: list[list[object]] = [
        ["类别", "序号", "评分标准", "分值"],
        ["党建", "1", "三会一课未落实的，每例扣1分。", points],
        [None, "2", "党务未按时公开的，每次扣1分。", None],
        ["综治", "1", "纠纷未及时化解的，每起扣1分。", points],
    ]
    found = scheme(sheet(tmp_path / "a.xlsx", [row if points else row[:3] for row in rows])).indicators
    assert [one.name for one in found] == ["党建", "综治"]
    assert [one.name for one in found[0].children] == ([] if points else ["三会一课未落实的", "党务未按时公开的"])


def test_a_total_below_contents_that_name_the_lines(tmp_path: Path) -> None:
    rows = [
        ["考核内容", "分值", "评分标准"],
        ["志愿服务", 30, "少一次扣2分"],
        ["文明创建", 70, "扣1分"],
        ["合计", 100, None],
    ]
    found = scheme(sheet(tmp_path / "a.xlsx", rows))
    assert (len(found.indicators), found.total_points) == (2, 100)


def test_types_that_are_sections(tmp_path: Path) -> None:
    rows = [
        ["类型", "项目", "分值", "评分标准"],
        ["基础项", "服务", 50, "差评扣1分"],
        ["基础项", "热线", 50, "逾期扣1分"],
        ["加分项", "受表扬", 3, "每次加1分"],
        ["扣分项", "被投诉", None, "每次扣2分"],
    ]
    found = scheme(sheet(tmp_path / "a.xlsx", rows))
    assert outline(found.indicators) == [("基础项", None, [("服务", 50), ("热线", 50)])]
    assert ([one.name for one in found.bonus.items], [one.name for one in found.penalties.items]) == (
        ["受表扬"],
        ["被投诉"],
    )


def test_points_in_a_column_of_weights(tmp_path: Path) -> None:
    rows = [["指标", "权重", "评分标准"], ["办结率", "40分", "逾期扣1分"], ["整改", "60分", "逾期扣3分"]]
    assert outline(scheme(sheet(tmp_path / "a.xlsx", rows)).indicators) == [("办结率", 40), ("整改", 60)]


def test_tasks_in_figures_are_targets(tmp_path: Path) -> None:
    rows = [
        ["指标", "分值", "目标任务", "评分标准"],
        ["招商", 60, "5个", "少1个扣10分"],
        ["服务", 40, "全覆盖", "扣2分"],
    ]
    found = scheme(sheet(tmp_path / "a.xlsx", rows)).indicators
    assert [one.target.text for one in found] == ["5个", "全覆盖"]


@pytest.mark.parametrize(
    ("text", "name", "points"),
    [
        ("劳动纪律（20分，扣完为止）", "劳动纪律（扣完为止）", 20),
        ("党建工作（本项10分；由组织部考核）", "党建工作（由组织部考核）", 10),
    ],
)
def test_more_in_the_brackets_of_the_points_stays_with_the_name(text: str, name: str, points: float) -> None:
    found = points_in_name(text)
    assert found[1] is not None and (found[0], found[1].value) == (name, points)


def test_points_behind_a_blank_before_the_criteria(tmp_path: Path) -> None:
    path = document(
        tmp_path / "a.docx",
        "村级考核办法",
        "一、责任目标（100分）",
        "1.党建 40分。每少一次扣2分。",
        "2.经济 60分；低1%扣1分。",
        "3.每篇 2分。",
    )
    found = scheme(path)
    assert outline(found.indicators) == [("1.党建", 40), ("2.经济", 60)]
    assert found.indicators[0].criteria == "每少一次扣2分。"
    assert found.text == "3.每篇 2分。"


def test_the_summary_counts_the_remarks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [["指标", "分值", "评分标准", "经办股室电话"], ["党建", 100, "少一次扣1分", "8001"]]
    path = sheet(tmp_path / "a.xlsx", rows)
    assert run(["import", str(path), "-o", str(tmp_path / "a.yaml")]) == 0
    assert "没有读不成的地方；另有 1 条说明，见方案文件开头。" in "".join(capsys.readouterr()).replace("\n", "")


def test_what_takes_points_away_beside_merged_points_is_no_second_table(tmp_path: Path) -> None:
    rows = [
        ["考核项目", "分值", "扣分情形", "扣分值"],
        ["会议", 30, "迟到，每人次", 0.5],
        [None, None, "缺席，每人次", 1],
        ["文件", 70, "丢失，每件", 20],
    ]
    found = scheme(sheet(tmp_path / "a.xlsx", rows, ["A2:A3", "B2:B3"]))
    assert outline(found.indicators) == [("会议", 30), ("文件", 70)]
    assert found.indicators[0].criteria == "扣分情形：迟到，每人次扣0.5分\n扣分情形：缺席，每人次扣1分"
    assert found.penalties is None or not found.penalties.items


def test_offices_of_a_veto_are_a_text(tmp_path: Path) -> None:
    rows = [
        ["项目", "分值", "评分标准", "考核单位"],
        ["党建", 100, "扣1分", "组织部"],
        ["一票否决", None, "发生退兵", "武装部"],
    ]
    text = imported(sheet(tmp_path / "a.xlsx", rows)).imported.text
    assert "x-考核单位: 武装部" in text
