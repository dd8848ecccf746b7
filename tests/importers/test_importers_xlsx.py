"""Workbooks as offices make them: headers, merged cells, sections, totals, hidden parts, formulas."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from importers_office import SHEET, edited, imported, notes, outline, put, scheme, sheet, todos, workbook
from openpyxl import load_workbook

from kpi_audit.errors import DocumentError

HEAD = ["序号", "考核项目", "考核内容", "分值", "评分标准", "考核单位"]

COUNTY: list[list[Any]] = [
    ["清溪县2026年度乡镇综合考核评分表"],
    ["（共100分）"],
    ["考核指标", None, None, "分值", "考核内容", "评分标准", "考核单位", "备注"],
    ["一级指标", "二级指标", "三级指标"],
    ["党的建设（30分）", "组织建设", "支部规范化", "12分", "支部活动", "少一次扣1分，扣完为止。", "县委组织部"],
    [None, None, "党员发展", "８", "发展质量", "违规发展1人扣2分，扣完为止。", "县委组织部"],
    [None, "作风建设", "正风肃纪", 10, None, "被通报1次扣1分，扣完为止。", "县纪委监委"],
    ["经济发展（70分）", "投资", "投资完成率", 40, None, "按完成率折算。", "县发改局"],
    [None, "民生", "群众\n满意度", 30, None, "第三方调查，按满意率折算。", "县统计局", "抽样500户"],
    ["合计", None, None, 100],
    ["加分项（最高加5分）"],
    [None, None, "典型经验", "每次2分", None, "在省级以上会议交流的。"],
    ["一票否决"],
    ["1.发生重大生产安全责任事故，负有领导责任的；"],
    ["2.发生系统性腐败案件的。"],
    ["注：1.各项扣分以本项分值为限。"],
    ["2.本表由县考核办解释。"],
    ["填表人：          审核人：          2026年1月"],
]
COUNTY_MERGES = [
    "A1:H1",
    "A2:H2",
    "A3:C3",
    *(f"{letter}3:{letter}4" for letter in "DEFGH"),
    "A5:A7",
    "B5:B6",
    "A8:A9",
    "A10:C10",
    *(f"A{row}:H{row}" for row in (11, 13, 14, 15, 16, 17, 18)),
]


@pytest.fixture
def county(tmp_path: Path) -> Path:
    return sheet(tmp_path / "county.xlsx", COUNTY, COUNTY_MERGES)


def test_a_county_table(county: Path) -> None:
    """Two header rows, merged groups with points in their names, a total, sections and notes below."""
    found = scheme(county)
    assert (found.title, found.year, found.total_points) == ("清溪县2026年度乡镇综合考核评分表", 2026, 100)
    assert outline(found.indicators) == [
        (
            "党的建设",
            30,
            [
                ("组织建设", None, [("支部规范化", 12), ("党员发展", 8)]),
                ("作风建设", None, [("正风肃纪", 10)]),
            ],
        ),
        ("经济发展", 70, [("投资", None, [("投资完成率", 40)]), ("民生", None, [("群众满意度", 30)])]),
    ]
    leaf = found.indicators[0].children[0].children[0]
    assert (leaf.description, leaf.criteria, leaf.assessor) == ("支部活动", "少一次扣1分，扣完为止。", ("县委组织部",))
    assert found.bonus.cap == 5
    assert [(one.name, one.criteria) for one in found.bonus.items] == [("典型经验", "在省级以上会议交流的。\n每次2分")]
    assert [veto.matter for veto in found.vetoes] == [
        "发生重大生产安全责任事故，负有领导责任的",
        "发生系统性腐败案件的",
    ]
    assert found.text == "注：1.各项扣分以本项分值为限。\n2.本表由县考核办解释。"
    assert notes(county)["form"] == {"text": "填表人： 审核人： 2026年1月"}
    assert notes(county)["kept_column"] == {"heading": "备注", "key": "x-备注"}
    assert todos(county) == []


def test_the_text_tells_where_everything_comes_from(county: Path) -> None:
    text = imported(county).imported.text
    assert "      - 名称: 作风建设  # 乡镇考核!B7\n" in text
    assert "            名称: 群众满意度  # 乡镇考核!C9\n" in text
    assert "            x-备注: 抽样500户\n" in text
    assert text.splitlines()[0].startswith("# 由 kpi-audit 从“county.xlsx”导入")


def test_keys_of_the_other_language(county: Path) -> None:
    text = imported(county, lang="en").imported.text
    assert "document: scheme\ntitle: 清溪县2026年度乡镇综合考核评分表\nyear: 2026\ntotal_points: 100\n" in text
    assert "# Imported from “county.xlsx” by kpi-audit" in text
    assert scheme(county, lang="en") == scheme(county)


def test_ids_of_the_table_are_kept_when_each_is_used_once(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        HEAD,
        [1, "会议", None, 40, "少一次扣1分", None],
        [2, "满意度", None, 60, "按率折算", None],
    ]
    assert [one.id for one in scheme(sheet(tmp_path / "a.xlsx", rows)).indicators] == ["1", "2"]
    rows[2][0] = 1
    assert [one.id for one in scheme(sheet(tmp_path / "b.xlsx", rows)).indicators] == ["A1", "A2"]


def test_an_id_used_twice_is_told(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["编号", "指标", "分值"], ["K1", "甲", 40], ["K1", "乙", 60], [None, "丙", 1]]
    path = sheet(tmp_path / "a.xlsx", rows)
    assert [one.id for one in scheme(path).indicators] == ["K1", None, None]
    assert todos(path) == [("id_twice", "A3")]


def test_lines_of_one_name(tmp_path: Path) -> None:
    """Lines with points or contents of their own are leaves of a group; further criteria go on with the line."""
    rows: list[list[Any]] = [
        HEAD,
        [1, "党建", "落实“三会一课”制度。", 8, "少一次扣1分", "组织部"],
        [None, None, "村务公开", 4, "少一次扣0.5分", "民政局"],
        [2, "信访", "到镇集体访每批次扣2分", 10, None, "信访局"],
        [None, None, "到县集体访每批次扣4分"],
        [3, "安全生产", None, 10, "每起事故扣5分", "应急局"],
        [None, None, None, None, "未排查的每次扣1分"],
    ]
    path = sheet(tmp_path / "a.xlsx", rows, ["B2:B3", "B4:B5", "D4:D5", "B6:B7", "D6:D7"])
    found = scheme(path)
    assert outline(found.indicators) == [
        ("党建", None, [("落实“三会一课”制度", 8), ("村务公开", 4)]),
        ("信访", 10, [("到镇集体访每批次扣2分", None), ("到县集体访每批次扣4分", None)]),
        ("安全生产", 10),
    ]
    first, second = found.indicators[0].children
    assert (first.description, second.description) == ("落实“三会一课”制度。", None)
    assert found.indicators[2].criteria == "每起事故扣5分\n未排查的每次扣1分"


def test_split_makes_leaves_of_scored_sentences(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["指标", "分值", "评分标准"],
        ["台账", 8, "1.建立台账，得2分；2.按月更新，得6分。"],
        ["环境", 5, "脏一处扣1分；乱一处扣2分"],
        ["满意度", 20, "按满意率折算，低于80%的不得分。"],
        ["会议", 9, "1.按期召开，得4分，缺一次扣1分；2.有决议，得5分。"],
        ["走访", 9, "1.每月走访，得4分，缺一次扣1分；2.有台账，得2分。"],
    ]
    path = sheet(tmp_path / "a.xlsx", rows)
    whole = [("台账", 8), ("环境", 5), ("满意度", 20), ("会议", 9), ("走访", 9)]
    assert outline(scheme(path).indicators) == whole
    found = scheme(path, split=True)
    assert outline(found.indicators) == [
        ("台账", 8, [("建立台账", 2), ("按月更新", 6)]),
        ("环境", 5, [("脏一处扣1分", None), ("乱一处扣2分", None)]),
        ("满意度", 20),
        ("会议", 9, [("按期召开", 4), ("有决议", 5)]),
        ("走访", 9, [("每月走访", None), ("有台账", None)]),
    ]
    assert found.indicators[0].children[1].criteria == "2.按月更新，得6分。"


def test_points_of_a_group_that_its_cell_is_merged_over(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["类别", "分值", "考核事项", "评分标准"],
        ["治理", 30, "排查化解", "漏一件扣1分"],
        [None, None, "网格", "少走访一次扣0.5分"],
        ["振兴", 70, "监测", "漏报一户扣2分"],
    ]
    found = scheme(sheet(tmp_path / "a.xlsx", rows, ["A2:A3", "B2:B3"]))
    assert outline(found.indicators) == [
        ("治理", 30, [("排查化解", None), ("网格", None)]),
        ("振兴", 70, [("监测", None)]),
    ]


def test_points_shared_by_lines_that_are_no_group(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["指标", "分值"], ["甲", 30], ["乙", None], ["丙", 70]]
    path = sheet(tmp_path / "a.xlsx", rows, ["B2:B3"])
    assert outline(scheme(path).indicators) == [("甲", None), ("乙", None), ("丙", 70)]
    assert todos(path) == [("shared", "B2")]


def test_two_columns_of_points(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["一级指标", "分值", "二级指标", "分值", "评分标准"],
        ["产业", 40, "工业", 25, "按增速"],
        ["产业", 40, "招商", 15, "按到位资金"],
        ["民生", 60, "医保", 60, "按参保率"],
    ]
    assert outline(scheme(sheet(tmp_path / "a.xlsx", rows)).indicators) == [
        ("产业", 40, [("工业", 25), ("招商", 15)]),
        ("民生", 60, [("医保", 60)]),
    ]


def test_numbers_make_groups_where_there_is_one_level(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["序号", "指标", "分值", "计分办法"],
        ["一", "履职效能", 50],
        [1, "重点工作完成率", 20, "按率"],
        [2, "审批提速", 30, "每低1个百分点扣1分"],
        ["二", "服务质效", 50],
        [1, "满意度", 50, "按率"],
    ]
    assert outline(scheme(sheet(tmp_path / "a.xlsx", rows)).indicators) == [
        ("履职效能", 50, [("重点工作完成率", 20), ("审批提速", 30)]),
        ("服务质效", 50, [("满意度", 50)]),
    ]


def test_sections_over_the_full_width_nest_by_their_numbers(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        HEAD,
        ["一、党的建设（40分）"],
        ["（一）组织（40分）"],
        [1, "支部", None, 40, "少一次扣1分"],
        ["小计", None, None, 40],
        ["二、民生保障"],
        [2, "满意度", None, 60, "按率"],
        ["小计", None, None, 60],
    ]
    found = scheme(sheet(tmp_path / "a.xlsx", rows, [f"A{row}:F{row}" for row in (2, 3, 6)]))
    assert outline(found.indicators) == [
        ("一、党的建设", 40, [("（一）组织", 40, [("支部", 40)])]),
        ("二、民生保障", 60, [("满意度", 60)]),
    ]


def test_weights_that_are_shares_of_the_whole(tmp_path: Path) -> None:
    """Those of the format are shares level by level: a table of shares of the whole becomes one of points."""
    rows: list[list[Any]] = [
        ["一级指标", "权重", "二级指标", "权重", "评分标准"],
        ["效能", 0.5, "完成率", "20%", "按率"],
        [None, None, "提速", "30%", "按率"],
        ["质效", 0.5, "满意度", "50%", "按率"],
    ]
    path = sheet(tmp_path / "a.xlsx", rows, ["A2:A3", "B2:B3"])
    book = load_workbook(path)
    for cell in ("B2", "B4"):
        book.worksheets[0][cell].number_format = "0%"
    book.save(path)
    found = scheme(path)
    assert outline(found.indicators) == [
        ("效能", 50, [("完成率", 20), ("提速", 30)]),
        ("质效", 50, [("满意度", 50)]),
    ]
    assert found.total_points == 100
    assert "weights_as_points" in notes(path)


def test_weights_level_by_level_stay(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["一级指标", "权重", "二级指标", "权重"],
        ["效能", "60%", "完成率", "40%"],
        ["效能", "60%", "提速", "60%"],
        ["质效", "40%", "满意度", "100%"],
    ]
    found = scheme(sheet(tmp_path / "a.xlsx", rows))
    assert [(one.weight, [leaf.weight for leaf in one.children]) for one in found.indicators] == [
        (60, [40, 60]),
        (40, [100]),
    ]


def test_what_is_no_number_stays_visible(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["指标", "分值", "评分标准"],
        ["甲", "3-5", "按档"],
        ["乙", "每项2分", "按项"],
        ["丙", "+5", "奖励"],
        ["丁", "扣2分", "罚"],
        ["戊", "一票否决", "出事故的"],
        ["己", "—", "不计分"],
    ]
    path = sheet(tmp_path / "a.xlsx", rows)
    found = scheme(path)
    assert [one.points for one in found.indicators] == [None] * 6
    assert [one.veto for one in found.indicators] == [None, None, None, None, True, None]
    assert todos(path) == [
        ("no_number", "B2"),
        ("no_number", "B3"),
        ("bonus_as_points", "B4"),
        ("penalty_as_points", "B5"),
    ]
    text = imported(path).imported.text
    assert "# TODO “分值”写的是“3-5”，读不成一个数，没有作为分值（乡镇考核!B2）" in text
    assert "    x-分值: 3-5\n" in text


def test_points_that_the_name_tells_otherwise(tmp_path: Path) -> None:
    """The column holds; the name keeps its figure, so that the audit finds the difference."""
    rows: list[list[Any]] = [["指标", "分值", "评分标准"], ["党建（30分）", 20, "按项"], ["经济（70分）", 70, "按项"]]
    assert outline(scheme(sheet(tmp_path / "a.xlsx", rows)).indicators) == [("党建（30分）", 20), ("经济", 70)]


def test_formulas_have_the_value_that_was_stored(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["指标", "分值"], ["甲", "=10+20"], ["乙", 70], ["合计", "=SUM(B2:B3)"]]
    path = sheet(tmp_path / "a.xlsx", rows)
    assert todos(path) == [("total_formula", "B4"), ("formula", "B2")]
    edited(path, {SHEET: put(b"<v></v>", b"<v>30</v>")})
    edited(path, {SHEET: lambda data: data.replace(b"</f><v>30</v><v></v>", b"</f><v>30</v>")})
    edited(path, {SHEET: lambda data: data.replace(b"</f><v></v>", b"</f><v>100</v>")})
    assert outline(scheme(path).indicators) == [("甲", 30), ("乙", 70)]
    assert scheme(path).total_points == 100


def test_errors_of_formulas(tmp_path: Path) -> None:
    path = sheet(tmp_path / "a.xlsx", [["指标", "分值", "评分标准"], ["甲", "#REF!", "x"], ["乙", 5, "#N/A"]])
    assert todos(path) == [("error", "B2"), ("error", "C3")]


def test_hidden_rows_columns_and_sheets_are_left_out_and_told(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["指标", "分值", "评分标准", "往年分值"],
        ["甲", 40, "x", 30],
        ["乙", 5, "已取消", 5],
        ["丙", 60, "y", 65],
    ]
    path = workbook(tmp_path / "a.xlsx", {"考核": rows, "草稿": rows})
    book = load_workbook(path)
    book["考核"].row_dimensions[3].hidden = True
    book["考核"].column_dimensions["D"].hidden = True
    book["草稿"].sheet_state = "hidden"
    book.save(path)
    assert outline(scheme(path).indicators) == [("甲", 40), ("丙", 60)]
    assert notes(path) == {
        "hidden_sheets": {"sheets": "草稿"},
        "hidden_rows": {"sheet": "考核", "n": 1, "rows": "3"},
        "hidden_columns": {"sheet": "考核", "n": 1, "columns": "D"},
    }
    found = scheme(path, hidden=True, sheets=("考核",))
    assert outline(found.indicators) == [("甲", 40), ("乙", 5), ("丙", 60)]
    assert "x-往年分值" in imported(path, hidden=True, sheets=("考核",)).imported.text


def test_rows_that_a_filter_hides_are_read(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["指标", "分值"], ["甲", 40], ["乙", 60]]
    path = sheet(tmp_path / "a.xlsx", rows)
    book = load_workbook(path)
    book.worksheets[0].auto_filter.ref = "A1:B3"
    book.worksheets[0].auto_filter.add_filter_column(0, ["甲"])
    book.worksheets[0].row_dimensions[3].hidden = True
    book.save(path)
    assert outline(scheme(path).indicators) == [("甲", 40), ("乙", 60)]
    assert notes(path)["filtered_rows"] == {"sheet": "乡镇考核", "n": 1}


def test_a_merged_name_whose_first_row_is_hidden(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["一级指标", "二级指标", "分值"],
        ["党建", "已取消", 5],
        [None, "组织", 40],
        [None, "作风", 60],
    ]
    path = sheet(tmp_path / "a.xlsx", rows, ["A2:A4"])
    book = load_workbook(path)
    book.worksheets[0].row_dimensions[2].hidden = True
    book.save(path)
    assert outline(scheme(path).indicators) == [("党建", None, [("组织", 40), ("作风", 60)])]


def test_sheets_that_are_schemes_and_sheets_that_are_parts(tmp_path: Path) -> None:
    def table(title: str, *points: int) -> list[list[object]]:
        return [[title], ["项目", "分值", "标准"], *([f"第{at}项", one, "按项"] for at, one in enumerate(points))]

    several = workbook(
        tmp_path / "several.xlsx", {"乡镇": table("乡镇考核表", 40, 60), "部门": table("部门考核表", 100)}
    )
    result = imported(several)
    assert [str(draft.fields["title"].value) for draft in result.drafts] == ["乡镇考核表", "部门考核表"]
    assert result.imported.text.count("\n---\n") == 1
    assert "工作表“部门”" in result.imported.text
    assert scheme(several, sheets=("部门",)).title == "部门考核表"
    parts = workbook(
        tmp_path / "2026年考核.xlsx",
        {
            "说明": [["本表用于年度考核。"]],
            "党建": table("党建考核表（30分）", 10, 20),
            "经济": table("经济考核表", 70),
        },
    )
    found = scheme(parts)
    assert outline(found.indicators) == [
        ("党建", 30, [("第0项", 10), ("第1项", 20)]),
        ("经济", None, [("第0项", 70)]),
    ]
    assert (found.title, found.text) == ("2026年考核", "本表用于年度考核。")
    assert "merged_sheets" in notes(parts)


def test_a_sheet_of_bonus_belongs_to_the_scheme_before_it(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        {
            "考核指标表": [["项目", "分值", "标准"], ["满意度", 100, "按率"]],
            "加分项": [["项目", "分值", "标准"], ["省级经验", 3, "每次1分"]],
        },
    )
    found = scheme(path)
    assert outline(found.indicators) == [("满意度", 100)]
    assert outline(found.bonus.items) == [("省级经验", 3)]


def test_a_table_without_a_known_header_stays_visible(tmp_path: Path) -> None:
    known: list[list[Any]] = [["指标", "分值"], ["甲", 100]]
    odd: list[list[Any]] = [["乡镇", "人口", "面积"], ["东河镇", 3.2, 98]]
    path = workbook(tmp_path / "a.xlsx", {"考核": known, "底数": odd})
    assert notes(path)["no_header"] == {"n": 2, "text": "乡镇 | 人口 | 面积 ⏎ 东河镇 | 3.2 | 98"}
    assert "# TODO 有一张表没有认出表头（2 行），没有导入：乡镇 | 人口 | 面积" in imported(path).imported.text


def test_columns_can_be_told(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["啥", "多少", "咋算", "旧分"], ["会议", 40, "少一次扣1分", 3], ["满意度", 60, "按率", 4]]
    path = sheet(tmp_path / "a.xlsx", rows)
    found = scheme(path, maps=["啥=名称", "B=points", "咋算=评分标准", "旧分=忽略"])
    assert outline(found.indicators) == [("会议", 40), ("满意度", 60)]
    assert found.indicators[0].criteria == "少一次扣1分"
    assert "旧分" not in imported(path, maps=["啥=名称", "B=points", "咋算=评分标准", "旧分=忽略"]).imported.text


def test_repeated_headers_and_rows_of_column_numbers(tmp_path: Path) -> None:
    head = ["序号", "指标", "分值", "评分标准"]
    rows: list[list[Any]] = [head, [1, 2, 3, 4], [1, "甲", 40, "x"], head, [2, "乙", 60, "y"]]
    rows[1] = ["1", "2", "3", "4"]
    assert outline(scheme(sheet(tmp_path / "a.xlsx", rows)).indicators) == [("甲", 40), ("乙", 60)]


def test_several_tables_on_one_sheet(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["河长制考核表"],
        ["一、水质（60分）"],
        ["指标", "分值", "评分标准"],
        ["断面水质", 60, "降一类扣10分"],
        ["二、管护（40分）"],
        ["考核内容", "分值", "扣分标准"],
        ["巡河", 40, "少一次扣1分"],
    ]
    merges = ["A1:C1", "A2:C2", "A5:C5"]
    found = scheme(sheet(tmp_path / "a.xlsx", rows, merges))
    assert [leaf for group in outline(found.indicators) for leaf in group[2]] == [("断面水质", 60), ("巡河", 40)]


@pytest.mark.parametrize("name", ["乡镇 考核", "2026年", "党建'组织"])
def test_names_of_sheets_are_quoted_as_excel_does(tmp_path: Path, name: str) -> None:
    path = sheet(tmp_path / "a.xlsx", [["指标", "分值"], ["甲", 100]], name=name)
    assert "# '" + name.replace("'", "''") + "'!A2" in imported(path).imported.text


def test_inline_strings_and_rows_without_references(tmp_path: Path) -> None:
    """What other programs write: no shared strings, no cell references."""
    path = sheet(tmp_path / "a.xlsx", [["指标", "分值"], ["甲", 40]])
    row = '<row><c t="inlineStr"><is><t>乙</t></is></c><c><v>60</v></c></row>'.encode()
    edited(path, {SHEET: put(b"</sheetData>", row)})
    assert outline(scheme(path).indicators) == [("甲", 40), ("乙", 60)]


def test_two_header_rows_without_merged_cells(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["考核指标", None, "计分", None, "备注"],
        ["一级指标", "二级指标", "分值", "评分标准"],
        ["党建", "组织", 40, "少一次扣1分"],
        [None, "作风", 60, "按率"],
    ]
    assert outline(scheme(sheet(tmp_path / "a.xlsx", rows)).indicators) == [
        ("党建", None, [("组织", 40), ("作风", 60)])
    ]


def test_points_behind_the_contents_where_no_column_has_them(tmp_path: Path) -> None:
    """The total stands beside a merged name, in a column of texts."""
    rows = [
        ["项目", "考核内容及分值", "评分细则"],
        ["党建", "1.组织生活（20分）", "缺一次扣1分"],
        [None, "2.队伍建设（10分）", "每人次扣1分"],
        ["民生", "3.热线办理（70分）", "每低1个百分点扣2分"],
        ["总 分", None, "100分"],
    ]
    found = scheme(sheet(tmp_path / "a.xlsx", rows, ["A2:A3", "A5:B5"]))
    assert found.total_points == 100
    assert outline(found.indicators) == [("党建", None, [("1.组织生活", 20), ("2.队伍建设", 10)]), ("民生", 70)]
    assert found.indicators[1].description == "3.热线办理（70分）"


def test_lines_called_bonus_or_penalty_are_named_by_what_they_say(tmp_path: Path) -> None:
    rows = [
        ["项目", "考核内容", "分值"],
        ["党建", "组织生活", 100],
        ["加减分事项", None, None],
        ["加分", "获得表彰的，每次加1分", None],
        ["减分", "被通报的，每次扣2分", None],
    ]
    found = scheme(sheet(tmp_path / "a.xlsx", rows, ["A3:C3"]))
    assert [(one.name, one.description) for one in (*found.bonus.items, *found.penalties.items)] == [
        ("获得表彰的", "获得表彰的，每次加1分"),
        ("被通报的", "被通报的，每次扣2分"),
    ]


def test_a_name_merged_over_other_columns_is_not_their_value(tmp_path: Path) -> None:
    rows = [
        ["序号", "指标", "分值", "责任单位"],
        [1, "甲", 100, "县委办"],
        ["一票否决", None, None, None],
        [1, "发生重大事故的", None, None],
    ]
    found = scheme(sheet(tmp_path / "a.xlsx", rows, ["A3:D3", "B4:D4"]))
    assert [(one.matter, one.consequence) for one in found.vetoes] == [("发生重大事故的", ())]
    assert "县委办" not in str(found.vetoes) and "x-" not in imported(tmp_path / "a.xlsx").imported.text


def test_the_title_on_a_cover(tmp_path: Path) -> None:
    """Sheets that are one scheme only together have the title of the sheet without a table."""
    head = ["指标", "分值", "评分标准"]
    path = workbook(
        tmp_path / "a.xlsx",
        {
            "封面": [["红岭县2026年度部门绩效考核指标"], ["红岭县考核办"]],
            "共性": [head, ["党建", 40, "缺一次扣1分"]],
            "业务": [head, ["项目", 60, "按率"]],
        },
    )
    found = scheme(path)
    assert (found.title, found.year) == ("红岭县2026年度部门绩效考核指标", 2026)
    assert found.text == "红岭县考核办"


def test_a_table_that_is_hidden_is_told(tmp_path: Path) -> None:
    path = sheet(tmp_path / "a.xlsx", [["指标", "分值", "评分标准"], ["甲", 100, "按率"]])
    edited(path, {SHEET: put(b"<sheetData>", b'<cols><col min="1" max="9" hidden="1"/></cols>')})
    with pytest.raises(DocumentError) as caught:
        imported(path)
    assert (caught.value.code, caught.value.key) == ("FMT033", "nothing_seen")
    assert outline(scheme(path, hidden=True).indicators) == [("甲", 100)]


def test_headings_above_each_header_are_groups(tmp_path: Path) -> None:
    """The first stands over the table, the next between its rows; a subtotal of no group is nobody's points."""
    head = ["指标", "分值", "评分标准"]
    rows = [
        *(["一、共性目标（50分）"], head, ["党建", 25, "按次"], ["廉政", 25, "按次"], ["小计", 50]),
        *(["二、业务目标（50分）"], head, ["项目", 50, "按率"], ["小计", 50]),
    ]
    found = scheme(sheet(tmp_path / "a.xlsx", rows))
    assert outline(found.indicators) == [
        ("一、共性目标", 50, [("党建", 25), ("廉政", 25)]),
        ("二、业务目标", 50, [("项目", 50)]),
    ]
    assert todos(tmp_path / "a.xlsx") == []
    plain = scheme(sheet(tmp_path / "b.xlsx", rows[1:5]))
    assert outline(plain.indicators) == [("党建", 25), ("廉政", 25)]


def test_fractions_of_the_whole_become_points(tmp_path: Path) -> None:
    rows = [
        ["一级指标", "权重", "二级指标", "权重"],
        ["产出", 0.6, "数量", 0.45],
        [None, None, "质量", 0.15],
        ["效益", 0.4, "满意度", 0.4],
    ]
    found = scheme(sheet(tmp_path / "a.xlsx", rows, ["A2:A3", "B2:B3"]))
    assert outline(found.indicators) == [("产出", 60, [("数量", 45), ("质量", 15)]), ("效益", 40, [("满意度", 40)])]


def test_a_list_of_tasks_with_points(tmp_path: Path) -> None:
    rows = [
        ["2026年重点任务责任分解表"],
        ["序号", "工作任务", "年度目标", "牵头单位", "考核分值", "考核得分"],
        [1, "改造老旧小区", 12, "住建局", 10, None],
    ]
    found = scheme(sheet(tmp_path / "a.xlsx", rows))
    assert (found.title, outline(found.indicators)) == ("2026年重点任务责任分解表", [("改造老旧小区", 10)])


def test_rows_called_bonus_or_penalty_without_a_section(tmp_path: Path) -> None:
    """Their names are what they say; a heading in English is known as well."""
    rows = [
        ["Level 1 indicator", "Indicator", "Scoring criteria", "Points"],
        ["党建", "组织生活", "每次扣2分", 100],
        ["加分", "先进典型", "市级加2分", "≤5"],
        ["扣分", "通报批评", "每次扣2分", None],
    ]
    found = scheme(sheet(tmp_path / "a.xlsx", rows))
    assert outline(found.indicators) == [("党建", None, [("组织生活", 100)])]
    assert [(one.name, one.description, one.criteria) for one in (*found.bonus.items, *found.penalties.items)] == [
        ("先进典型", None, "市级加2分"),
        ("通报批评", None, "每次扣2分"),
    ]
