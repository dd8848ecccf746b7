"""Layouts of tables as offices print them: lines to fill in, targets by unit, halves side by side, sheets of a class."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from importers_office import document, imported, loaded, notes, outline, scheme, sheet, todos, workbook


def test_a_line_to_fill_in_above_the_header_is_no_header(tmp_path: Path) -> None:
    """Nor are the rows below a table that are ticked or signed; what a heading 说明 explains is kept as text."""
    rows: list[list[Any]] = [
        ["岗位责任考核表"],
        ["被考核人：", None, "职务：", None],
        ["序号", "考核内容及标准", "满分", "扣分原因"],
        [1, "按时巡查河道，缺一次扣2分。", "60分", None],
        [2, "及时上报险情，迟报一次扣5分。", "40分", None],
        ["合计", None, "100分", "实得分："],
        ["考核结果", None, "□优秀 □合格", None],
        [None, None, "□奖励 □处罚", None],
        ["说明", "90分以上为优秀。", None, None],
    ]
    path = sheet(tmp_path / "a.xlsx", rows, ["A1:D1", "A2:B2", "C2:D2", "A7:B8", "C7:D7", "C8:D8", "B9:D9"])
    found = scheme(path)
    assert outline(found.indicators) == [("按时巡查河道", 60), ("及时上报险情", 40)]
    assert (found.total_points, found.text) == (100, "说明\n90分以上为优秀。\n被考核人： 职务：")
    left_out = [
        note.args["text"] for draft in imported(path).drafts for note in draft.all_notes() if note.key == "form"
    ]
    assert left_out == ["实得分：", "考核结果 □优秀 □合格", "□奖励 □处罚"]


def test_contents_merged_over_several_scored_lines_are_a_level(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["类别", "指标", "检查内容", "评分细则", "分值"],
        ["林区管护\n70分", "巡护", "防火\n40分", "巡护日志缺一天扣1分。", 25],
        [None, None, None, "瞭望哨无人值守的，每次扣3分。", 15],
        [None, None, "防虫\n30分", "疫木未清理的，每株扣0.5分。", 30],
        ["造林\n30分", "造林", "造林\n30分", "成活率低于85%的，每低1%扣1分。", 30],
    ]
    found = scheme(sheet(tmp_path / "a.xlsx", rows, ["A2:A4", "B2:B4", "C2:C3"]))
    assert outline(found.indicators) == [
        (
            "林区管护",
            70,
            [
                (
                    "巡护",
                    None,
                    [("防火", 40, [("巡护日志缺一天扣1分", 25), ("瞭望哨无人值守的", 15)]), ("防虫", 30)],
                )
            ],
        ),
        ("造林", 30, [("造林", None, [("造林", 30)])]),
    ]


def test_a_figure_of_a_target_takes_the_unit_beside_it(tmp_path: Path) -> None:
    """Of two kinds of targets each says which it is; one of an earlier year is none."""
    rows: list[list[Any]] = [
        ["考核指标", "单位", "2025年目标值", "2026年目标值", "分值"],
        ["粮食产量", "万吨", 3.1, 3.2, 40],
        ["合格率", "%", "≥95", "≥96%", 30],
        ["办件", "县政务局", 900, 1000, 30],
    ]
    leaves = scheme(sheet(tmp_path / "a.xlsx", rows)).indicators
    assert [leaf.target.text for leaf in leaves] == ["3.2万吨", "≥96%", "1000"]
    text = imported(tmp_path / "a.xlsx").imported.text
    assert [line.strip() for line in text.splitlines() if "x-" in line and "#" not in line] == [
        "x-2025年目标值: '3.1'",
        "x-2025年目标值: ≥95",
        "x-单位: '%'",
        "x-2025年目标值: '900'",
        "x-单位: 县政务局",
    ]
    rows = [
        ["考核指标", "计量单位", "目标值", None, "权重"],
        [None, None, "基本", "奋斗"],
        ["利润", "万元", 80, 100, "100%"],
    ]
    merges = ["A1:A2", "B1:B2", "C1:D1", "E1:E2"]
    leaf = scheme(sheet(tmp_path / "b.xlsx", rows, merges)).indicators[0]
    assert leaf.target.text == "基本：80万元\n奋斗：100万元"


def test_a_column_for_each_township_does_not_hide_the_header(tmp_path: Path) -> None:
    towns = ["东河镇", "西坪镇", "南岭乡", "北溪乡", "中塘镇", "下湾乡", "上店镇"]
    rows = [
        ["考核指标", "各乡镇任务", *[None] * 6, "分值", "计分办法"],
        [None, *towns, None, None],
        ["造林面积", 10, 20, 30, 40, 50, 60, 70, 100, "少1亩扣0.1分"],
    ]
    path = sheet(tmp_path / "a.xlsx", rows, ["A1:A2", "B1:H1", "I1:I2", "J1:J2"])
    found = scheme(path)
    assert outline(found.indicators) == [("造林面积", 100)]
    assert "x-各乡镇任务南岭乡: '30'" in imported(path).imported.text


def test_grades_of_a_line_are_its_criteria(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["项目", "分值", "评分等级", None, None, "自评", "考评"],
        [None, None, "优", "良", "差", None, None],
        ["备课", 60, 60, 40, 20],
        ["考勤", 40, 40, 30, 10],
    ]
    merges = ["A1:A2", "B1:B2", "C1:E1", "F1:F2", "G1:G2"]
    found = scheme(sheet(tmp_path / "a.xlsx", rows, merges))
    assert [(leaf.name, leaf.points, leaf.criteria) for leaf in found.indicators] == [
        ("备课", 60, "优：60\n良：40\n差：20"),
        ("考勤", 40, "优：40\n良：30\n差：10"),
    ]


def test_what_each_fault_takes_away_ends_its_criteria(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["检查内容", "扣分标准", "扣分值", "扣分"],
        ["河面有漂浮物", "每处", 0.5, None],
        ["擅自离岗", "每人次扣1分。", "-2", None],
        ["拒不整改", None, "取消评优", None],
    ]
    found = scheme(sheet(tmp_path / "a.xlsx", rows))
    assert [leaf.criteria for leaf in found.indicators] == ["每处扣0.5分", "每人次扣1分。\n扣2分", "取消评优"]


def test_tables_side_by_side(tmp_path: Path) -> None:
    """The bonus beside the indicators, and a list that goes on in a second half."""
    rows: list[list[Any]] = [
        ["社区考核表（100分）", *[None] * 6],
        ["序号", "考核指标", "分值", "评分标准", None, "加分项目", "加分标准"],
        [1, "网格", 60, "按率折算。", None, "表彰", "市级加2分。"],
        [2, "养老", 40, "停运1天扣1分。", None, None, None],
    ]
    found = scheme(sheet(tmp_path / "a.xlsx", rows, ["A1:G1"]))
    assert outline(found.indicators) == [("网格", 60), ("养老", 40)]
    assert [(one.name, one.criteria) for one in found.bonus.items] == [("表彰", "市级加2分。")]
    halves = [["指标", "分值", "指标", "分值"], ["甲", 30, "丙", 20], ["乙", 25, "丁", 25]]
    found = scheme(sheet(tmp_path / "b.xlsx", halves))
    assert outline(found.indicators) == [("甲", 30), ("乙", 25), ("丙", 20), ("丁", 25)]
    merged = [
        ["类别", "指标", "分值", "类别", "指标", "分值"],
        ["党建", "甲", 30, "经济", "丙", 45],
        [None, "乙", 25, None, "丁", None],
    ]
    found = scheme(sheet(tmp_path / "c.xlsx", merged, ["A2:A3", "D2:D3", "F2:F3"]))
    assert outline(found.indicators) == [
        ("党建", None, [("甲", 30), ("乙", 25)]),
        ("经济", 45, [("丙", None), ("丁", None)]),
    ]


CLASS = ["指标", "分值", "评分标准"]


def test_sheets_of_bonus_and_vetoes_behind_several_schemes_are_for_all_of_them(tmp_path: Path) -> None:
    """So is a sheet of explanations."""
    path = workbook(
        tmp_path / "a.xlsx",
        {
            "说明": [["编制说明"], ["一、对结果有异议的，可以在5个工作日内申请复核。"]],
            "平川类": [CLASS, ["税收", 100, "按率"]],
            "山区类": [CLASS, ["造林", 100, "按率"]],
            "加分项": [["加分项（最高5分）"], ["序号", "加分事项", "加分标准"], [1, "创新", "省级加3分"]],
            "一票否决": [["序号", "否决事项", "认定单位"], [1, "发生较大以上安全事故的", "县应急局"]],
        },
    )
    schemes: list[Any] = [one.model for one in loaded(path)]
    assert [outline(found.indicators) for found in schemes] == [[("税收", 100)], [("造林", 100)]]
    for found in schemes:
        assert (found.bonus.cap, outline(found.bonus.items)) == (5, [("创新", None)])
        assert [veto.matter for veto in found.vetoes] == ["发生较大以上安全事故的"]
        assert found.clauses.appeal is not None
    assert imported(path).imported.text.count("在几个方案之后，作为共用的") == 4


def test_subtotals_limits_and_vetoes_of_a_table_that_a_page_cuts(tmp_path: Path) -> None:
    head = ["项目", "分值", "考核内容", "评分标准"]
    path = document(
        tmp_path / "a.docx",
        "村级考核细则",
        [
            head,
            ["乡村振兴", "30", "农田管护", "损毁一处扣1分。"],
            [None, "20", "监测帮扶", "漏报一户扣2分。"],
            ["小计", "50", "", ""],
        ],
        "续表1",
        [
            head,
            ["平安建设", "30", "矛盾调解", "每低1个百分点扣1分。"],
            [None, "20", "反诈宣传", "每起扣2分。"],
            ["小计", "50", "", ""],
            ["扣分项", "-5", "通报批评", "被通报的每次扣2分。"],
            ["合计", "100", "", ""],
        ],
    )
    found = scheme(path)
    assert outline(found.indicators) == [
        ("乡村振兴", 50, [("农田管护", 30), ("监测帮扶", 20)]),
        ("平安建设", 50, [("矛盾调解", 30), ("反诈宣传", 20)]),
    ]
    assert (found.penalties.floor, [(one.name, one.criteria) for one in found.penalties.items]) == (
        5,
        [("通报批评", "被通报的每次扣2分。")],
    )


def test_a_text_over_the_rest_of_a_row_is_no_number_of_points(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["项目", "分值", "考核内容", "评分标准"],
        ["治安", 100, "巡逻", "少一次扣1分。"],
        ["一票否决", "发生命案的，取消评先资格。", None, None],
    ]
    path = sheet(tmp_path / "a.xlsx", rows, ["B3:D3"])
    assert [veto.matter for veto in scheme(path).vetoes] == ["发生命案的，取消评先资格。"]
    assert todos(path) == []


def test_columns_that_have_no_field_are_not_called_unknown(tmp_path: Path) -> None:
    rows = [["指标", "分值", "考核方式", "备注", "经费科目"], ["巡河", 100, "查看记录和现场", "试行", "水利费"]]
    path = sheet(tmp_path / "a.xlsx", rows)
    told = [(note.key, note.args["heading"]) for draft in imported(path).drafts for note in draft.all_notes()]
    assert told == [("kept_column", "备注"), ("unknown_column", "经费科目")]
    assert notes(path)["kept_column"] == {"heading": "备注", "key": "x-备注"}


@pytest.mark.parametrize(
    ("told", "read"),
    [
        (["少1次扣1分", "漏1处扣2分"], True),
        (["全年无事故得满分", "漏1处扣2分"], True),
        (["扣2分", ""], False),  # filled in by those who scored
        (["资料不全", "较好"], False),
    ],
)
@pytest.mark.parametrize("heading", ["评分说明", "扣分情况", "扣分"])
def test_a_column_to_fill_in_that_tells_how_lines_are_scored(
    heading: str, told: list[str], read: bool, tmp_path: Path
) -> None:
    rows = [["指标", "分值", heading], ["巡河", 40, told[0]], ["清淤", 60, told[1]]]
    found = scheme(sheet(tmp_path / "a.xlsx", rows))
    assert [leaf.criteria for leaf in found.indicators] == (told if read else [None, None])
    rows = [["指标", "分值", "评分标准", heading], ["巡河", 40, "按次", told[0]], ["清淤", 60, "按处", told[1]]]
    assert [leaf.criteria for leaf in scheme(sheet(tmp_path / "b.xlsx", rows)).indicators] == ["按次", "按处"]


def test_a_bare_figure_behind_a_group_holds_where_its_lines_add_up_to_it(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["一级指标", "二级指标", "分值", "评分办法"],
        ["1.管理(40)", "组织", 25, "缺一项扣5分"],
        [None, "资金", 15, "每低1%扣1分"],
        ["2.第三方(60)", "建档", 30, "每低1%扣1分"],
    ]
    found = scheme(sheet(tmp_path / "a.xlsx", rows, ["A2:A3"]))
    assert outline(found.indicators) == [
        ("1.管理", 40, [("组织", 25), ("资金", 15)]),
        ("2.第三方(60)", None, [("建档", 30)]),
    ]


def test_a_task_behind_the_points_is_no_level(tmp_path: Path) -> None:
    """Months and quarters beside it are columns to fill in; of two words in a heading the first that is known holds."""
    rows: list[list[Any]] = [
        [
            "指标名称",
            None,
            "分值",
            "目标任务",
            "指标定义/计算公式",
            "1月",
            "2月",
            "第一季度平均",
            "10月份",
            "下半年得分",
        ],
        ["造林", "新造", 60, "完成2万亩", "验收面积", 5, 6, 5.5, None, None],
        ["防火", None, 40, "无火灾", "报警次数", None, None, None, None, None],
    ]
    found = scheme(sheet(tmp_path / "a.xlsx", rows, ["A1:B1", "A3:B3"]))
    assert outline(found.indicators) == [("造林", None, [("新造", 60)]), ("防火", 40)]
    assert found.indicators[1].description == "无火灾\n报警次数"


def test_columns_of_bonus_beside_the_criteria_go_with_them(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["考核项目", "分值", "评价标准", "加分情形", "减分情形"],
        ["驻村", "一百分", "每月不少于20天", "全年无缺勤加2分", "缺勤一天减1分"],
    ]
    [leaf] = scheme(sheet(tmp_path / "a.xlsx", rows)).indicators
    assert (leaf.points, leaf.criteria) == (
        100,
        "每月不少于20天\n加分情形：全年无缺勤加2分\n减分情形：缺勤一天减1分",
    )


def test_parts_of_a_scheme_have_the_points_of_their_headings(tmp_path: Path) -> None:
    """A sheet of both bonus and penalties behind them is told apart line by line."""
    path = workbook(
        tmp_path / "部门考核.xlsx",
        {
            "共性": [["共性指标（40分）"], [*CLASS], ["党建", 40, "少一次扣1分"]],
            "个性": [["个性指标（60分）"], [*CLASS], ["项目", 60, "少一个扣5分"]],
            "加减分": [
                ["加减分项目"],
                ["类型", "事项", "标准"],
                ["加分", "表彰", "每项3分"],
                ["减分", "通报", "每次减2分"],
            ],
        },
        {"共性": ["A1:C1"], "个性": ["A1:C1"], "加减分": ["A1:C1"]},
    )
    found = scheme(path)
    assert outline(found.indicators) == [("共性", 40, [("党建", 40)]), ("个性", 60, [("项目", 60)])]
    assert (outline(found.bonus.items), outline(found.penalties.items)) == ([("表彰", None)], [("通报", None)])


def test_the_title_of_a_table_that_goes_on_is_no_section(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["企业安全考核表"],
        [*CLASS],
        ["培训", 40, "少一次扣5分"],
        ["企业安全考核表（续）"],
        [*CLASS],
        ["演练", 60, "少一次扣10分"],
    ]
    found = scheme(sheet(tmp_path / "a.xlsx", rows, ["A1:C1", "A4:C4"]))
    assert outline(found.indicators) == [("培训", 40), ("演练", 60)]


def test_an_article_that_says_what_the_points_add_up_to_is_no_group(tmp_path: Path) -> None:
    path = document(
        tmp_path / "a.docx",
        "河长制考核办法",
        "第一章 考核内容",
        "第一条 考核满分100分，由以下部分组成：",
        "（一）组织体系，占40分。名录未更新的，每处扣1分。",
        "（二）河湖管护，占60分。河面有漂浮物的，每处扣0.5分。",
    )
    found = scheme(path)
    assert (found.total_points, outline(found.indicators)) == (100, [("（一）组织体系", 40), ("（二）河湖管护", 60)])


def test_a_table_of_grades_below_the_indicators_is_text(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["村干部考核表"],
        ["考核内容", "标准分", "评分办法"],
        ["值班", 60, "缺勤一天扣1分"],
        ["测评", 40, "按满意率折算"],
        ["等次划分表"],
        ["等次", "分数段", "比例"],
        ["优秀", "90分以上", "不超过30%"],
        ["称职", "70—89分", None],
    ]
    path = sheet(tmp_path / "a.xlsx", rows, ["A1:C1", "A5:C5"])
    found = scheme(path)
    assert outline(found.indicators) == [("值班", 60), ("测评", 40)]
    assert found.text == "等次划分表\n等次 分数段 比例\n优秀 90分以上 不超过30%\n称职 70—89分"
    assert todos(path) == []


def test_numbers_in_a_column_of_ids_make_groups(tmp_path: Path) -> None:
    rows = [
        ["编号", "指标", "分值", "评分方法"],
        ["1", "医疗服务", "40", None],
        ["1.1", "服务量", "20", None],
        ["1.1.1", "门诊人次", "20", "每低1%扣2分"],
        ["1.2", "质量", "20", "每低1%扣1分"],
        ["2", "接种", "60", "每低1%扣1分"],
    ]
    found = scheme(sheet(tmp_path / "a.xlsx", rows))
    assert outline(found.indicators) == [
        ("医疗服务", 40, [("服务量", 20, [("门诊人次", 20)]), ("质量", 20)]),
        ("接种", 60),
    ]
    assert found.indicators[0].children[0].children[0].id == "1.1.1"


def test_the_aim_beside_each_name_says_what_the_line_is_about(tmp_path: Path) -> None:
    """Where a name has several aims it is their group."""
    rows: list[list[Any]] = [
        ["重点工作", "工作目标", "考核分值", "牵头单位"],
        ["改造小区", "完成12个", 60, "住建局"],
        ["建养老院", "建成2所", 40, "民政局"],
    ]
    found = scheme(sheet(tmp_path / "a.xlsx", rows))
    assert [(leaf.name, leaf.points, leaf.target.text) for leaf in found.indicators] == [
        ("改造小区", 60, "完成12个"),
        ("建养老院", 40, "建成2所"),
    ]
    rows[2] = [None, "建成2所", 40, "民政局"]
    found = scheme(sheet(tmp_path / "b.xlsx", rows, ["A2:A3"]))
    assert outline(found.indicators) == [("改造小区", None, [("完成12个", 60), ("建成2所", 40)])]


def test_a_section_of_fines_in_prose(tmp_path: Path) -> None:
    path = document(
        tmp_path / "a.docx",
        "森林防火考核办法",
        "一、基本分（100分）",
        "1.责任落实（40分）。未签订的每村扣2分。",
        "2.火源管理（60分）。违规用火一起扣3分。",
        "二、惩罚分",
        "1.发生火灾的，每起扣5分。",
    )
    found = scheme(path)
    assert (found.total_points, outline(found.indicators)) == (100, [("1.责任落实", 40), ("2.火源管理", 60)])
    assert [(one.name, one.criteria) for one in found.penalties.items] == [("发生火灾的", "发生火灾的，每起扣5分。")]


def test_a_figure_below_a_name_is_its_points_where_the_column_agrees(tmp_path: Path) -> None:
    """Elsewhere it stays with the name."""
    rows: list[list[Any]] = [
        ["项目", "质量标准", "分值", "检查方法"],
        ["基础护理\n30", "床单位整洁", 10, "实地查看"],
        [None, "患者清洁", 20, "询问患者"],
        ["护理文书\n30", "记录及时", 30, "抽查病历"],
        ["急救物品\n20", "五定管理", 40, "实地查看"],
    ]
    found = scheme(sheet(tmp_path / "a.xlsx", rows, ["A2:A3"]))
    assert outline(found.indicators) == [
        ("基础护理", 30, [("床单位整洁", 10), ("患者清洁", 20)]),
        ("护理文书", 30),
        ("急救物品（20）", 40),
    ]


def test_levels_by_letters(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["A级指标", "B级指标", "分值", "C级评价要点"],
        ["A1办学(40分)", "B1党建", "40分", "C1校长负责制。"],
        ["A2教学(60分)", "B2课程", "60分", "C2按课标开课。"],
    ]
    found = scheme(sheet(tmp_path / "a.xlsx", rows))
    assert outline(found.indicators) == [("A1办学", 40, [("B1党建", 40)]), ("A2教学", 60, [("B2课程", 60)])]
    assert found.indicators[0].children[0].description == "C1校长负责制。"


def test_a_row_to_sign_has_no_part_in_the_line_above(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["序号", "负面情形", "扣分标准"],
        [1, "迟到早退", "扣1分/次"],
        ["网格员签字：", None, "站长签字："],
    ]
    path = sheet(tmp_path / "a.xlsx", rows)
    assert [(leaf.name, leaf.criteria) for leaf in scheme(path).indicators] == [("迟到早退", "扣1分/次")]
    assert notes(path) == {"form": {"text": "网格员签字： 站长签字："}}


def test_an_annex_of_vetoes_without_numbers_before_its_heading(tmp_path: Path) -> None:
    path = document(
        tmp_path / "a.docx",
        "综合考核方案",
        [CLASS, ["信访", "100", "少一次扣1分"]],
        "附件",
        "一票否决事项",
        "1.发生重大安全责任事故的；",
        "2.班子成员严重违纪违法的。",
    )
    assert [veto.matter for veto in scheme(path).vetoes] == ["发生重大安全责任事故的", "班子成员严重违纪违法的"]


def test_columns_of_units_are_told_together_and_make_no_header_unknown(tmp_path: Path) -> None:
    towns = ["青溪镇", "白石乡", "柳河街道", "枣林镇", "东岭乡"]
    rows = [["序号", "指标", "分值", "评分标准", *towns], [1, "造林", 100, "每少10亩扣1分", 500, 400, 300, 200, 100]]
    path = sheet(tmp_path / "a.xlsx", rows)
    told = [(note.key, note.args) for draft in imported(path).drafts for note in draft.all_notes()]
    assert told == [("unit_columns", {"first": "青溪镇", "last": "东岭乡", "n": 5, "key": "x-青溪镇"})]
    assert "另导入一份，加 --map 青溪镇=目标值" in imported(path).imported.text


def test_a_heading_for_all_units_is_no_unit(tmp_path: Path) -> None:
    rows = [["指标", "分值", "各乡镇", "重点村", "社区"], ["造林", 100, "按计划", "按计划", "不考核"]]
    told = [note.key for draft in imported(sheet(tmp_path / "a.xlsx", rows)).drafts for note in draft.all_notes()]
    assert "unit_columns" not in told


def test_scores_beside_bands_end_the_criteria(tmp_path: Path) -> None:
    """评价区间 and 得分 in two columns are one criterion; a form that a unit filled in is none."""
    bands = [["群众满意度", 20, "90%以上", 20], [None, None, "80%—90%", 15], [None, None, "80%以下", 0]]
    rows = [
        ["指标", "分值", "评价区间", "得分"],
        *bands,
        ["办件及时率", 30, "95%以上", "30分"],
        [None, None, "不达标", "0"],
    ]
    found = scheme(sheet(tmp_path / "a.xlsx", rows))
    assert [leaf.criteria for leaf in found.indicators] == [
        "90%以上得20分\n80%—90%得15分\n80%以下得0分",
        "95%以上得30分\n不达标得0分",
    ]
    filled = [["指标", "分值", "评分标准", "得分"], ["巡河", 40, "达标得满分", 38], ["清淤", 60, "优良得满分", 60]]
    found = scheme(sheet(tmp_path / "b.xlsx", filled))
    assert [leaf.criteria for leaf in found.indicators] == ["达标得满分", "优良得满分"]


def test_bands_called_grades_and_scores_of_another_name(tmp_path: Path) -> None:
    head = ["指标", "权重分", "考核标准", "档次", "对应分值"]
    rows = [["企业满意度", 60, "第三方调查", "90分以上", 60], [None, None, None, "80-90分", 45]]
    rows += [["网上办", 40, "一网通办率", "98%以上", 40], [None, None, None, "98%以下", 0]]
    found = scheme(sheet(tmp_path / "a.xlsx", [head, *rows], ["A2:A3", "B2:B3", "C2:C3", "A4:A5", "B4:B5", "C4:C5"]))
    assert [leaf.criteria for leaf in found.indicators] == [
        "第三方调查\n90分以上得60分\n80-90分得45分",
        "一网通办率\n98%以上得40分\n98%以下得0分",
    ]


def test_columns_of_bonus_and_penalties_beside_the_points_are_criteria(tmp_path: Path) -> None:
    rows = [["序号", "工作任务", "基础分", "扣分项", "加分项"], [1, "信息报送", 40, "少报1篇扣1分", "采用每篇加2分"]]
    found = scheme(sheet(tmp_path / "a.xlsx", [*rows, [2, "督查办理", 60, "逾期1件扣2分", None]]))
    assert outline(found.indicators) == [("信息报送", 40), ("督查办理", 60)]
    assert found.indicators[0].criteria == "扣分项：少报1篇扣1分\n加分项：采用每篇加2分"


def test_a_header_that_is_written_again_on_the_next_page(tmp_path: Path) -> None:
    """The rows below it go on with those before it, so that a group which a page cuts in two is one."""
    head = ["考核项目", "考核内容", "分值", "评分标准"]
    first = [head, ["责任落实", "签订责任书", "30", "少1家扣1分"], ["责任落实", "召开例会", "30", "少1次扣2分"]]
    second: list[list[Any]] = [
        head,
        ["责任落实", "带队检查", "20", "少1次扣2分"],
        ["隐患治理", "整改销号", "20", "漏1处扣1分"],
    ]
    found = scheme(document(tmp_path / "a.docx", "安全生产考核评分表", first, "（续表）", second))
    assert outline(found.indicators) == [
        ("责任落实", None, [("签订责任书", 30), ("召开例会", 30), ("带队检查", 20)]),
        ("隐患治理", 20),
    ]
    second[1:] = [["隐患治理", "排查建档", "40", "漏1处扣1分"], [None, "整改销号", None, "漏1处扣1分"]]
    found = scheme(document(tmp_path / "b.docx", "安全生产考核评分表", first, "（续表）", second))
    assert outline(found.indicators) == [
        ("责任落实", None, [("签订责任书", 30), ("召开例会", 30)]),
        ("隐患治理", 40, [("排查建档", None), ("整改销号", None)]),
    ]


@pytest.mark.parametrize("again", [True, False], ids=["header again", "no header"])
@pytest.mark.parametrize("cut", [1, 3, 4], ids=["after the first line", "before the last", "between groups"])
def test_merged_names_that_a_page_cuts_in_two(tmp_path: Path, cut: int, again: bool) -> None:
    """Word writes the name of a group again where a page cuts it; the numbers of its lines go on."""
    head = ["序号", "考核项目", "考核内容", "分值", "评分标准"]
    rows: list[list[str | None]] = [
        ["1", "河长制", "巡河", "20", "少1次扣1分"],
        ["2", None, "清淤", "20", "漏1处扣1分"],
        ["3", None, "断面水质", "20", "不达标不得分"],
        ["4", None, "群众投诉", "20", "每起扣1分"],
        ["5", "林长制", "巡林", "10", "少1次扣1分"],
        ["6", None, "火情", "10", "每起扣1分"],
    ]
    below = [list(row) for row in rows[cut:]]
    below[0][1] = "林长制" if cut == 4 else "河长制"
    second = [head, *below] if again else below
    found = scheme(document(tmp_path / "a.docx", "生态环境考核评分表", [head, *rows[:cut]], "（续表）", second))
    assert outline(found.indicators) == [
        ("河长制", None, [("巡河", 20), ("清淤", 20), ("断面水质", 20), ("群众投诉", 20)]),
        ("林长制", None, [("巡林", 10), ("火情", 10)]),
    ]


def test_a_row_that_sets_vetoes_below_the_lines(tmp_path: Path) -> None:
    veto = "有下列情形之一的，实行一票否决：1.发生较大火灾的；2.弄虚作假的。"
    rows = [["指标", "分值", "评分标准"], ["安全", 60, "1起扣5分"], ["信访", 40, "1起扣5分"], [veto, None, None]]
    found = scheme(sheet(tmp_path / "a.xlsx", rows, ["A4:C4"]))
    assert [one.matter for one in found.vetoes] == ["发生较大火灾的", "弄虚作假的"]
    assert (outline(found.indicators), found.text) == ([("安全", 60), ("信访", 40)], None)
    found = scheme(sheet(tmp_path / "b.xlsx", [*rows[:3], ["注：发生命案的，一票否决。", None, None]]))
    assert ([one.matter for one in found.vetoes], found.text) == (["发生命案的"], None)


def test_sheets_of_bonus_with_penalties_and_of_vetoes(tmp_path: Path) -> None:
    sheets: dict[str, Any] = {
        "考核指标": [
            ["序号", "指标", "分值", "计分办法"],
            [1, "粮食产量", 50, "按比例"],
            [2, "农民增收", 50, "按比例"],
        ],
        "加分扣分": [
            ["类型", "事项", "分值"],
            ["加分", "获省级荣誉", 3],
            ["加分", "全国试点", 5],
            ["扣分", "被约谈", 2],
        ],
        "一票否决": [["序号", "情形"], [1, "发生重大耕地破坏"], [2, "发生规模性返贫"]],
    }
    found = scheme(workbook(tmp_path / "a.xlsx", sheets))
    assert outline(found.indicators) == [("粮食产量", 50), ("农民增收", 50)]
    assert [one.name for one in found.bonus.items] == ["获省级荣誉", "全国试点"]
    assert [one.name for one in found.penalties.items] == ["被约谈"]
    assert [one.matter for one in found.vetoes] == ["发生重大耕地破坏", "发生规模性返贫"]


def test_a_column_that_is_ticked_for_a_veto(tmp_path: Path) -> None:
    rows = [["指标", "分值", "评分标准", "是否一票否决"], ["安全", 60, "1起扣5分", "√"], ["信访", 40, "1起扣5分", "否"]]
    assert [leaf.veto for leaf in scheme(sheet(tmp_path / "a.xlsx", rows)).indicators] == [True, False]


def test_rows_over_the_full_width_say_how_the_line_above_is_scored(tmp_path: Path) -> None:
    rows = [["考核指标", "分值", "考核单位"], ["1.粮食播种面积", 40, "农业农村局"], ["每少1%扣1分。", None, None]]
    rows += [["2.耕地保护", 60, "自然资源局"], ["新增违法占地1宗扣5分。", None, None], ["注：扣完为止。", None, None]]
    found = scheme(sheet(tmp_path / "a.xlsx", rows, ["A3:C3", "A5:C5", "A6:C6"]))
    assert [leaf.criteria for leaf in found.indicators] == ["每少1%扣1分。", "新增违法占地1宗扣5分。"]
    assert found.text == "注：扣完为止。"


def test_a_card_for_each_indicator(tmp_path: Path) -> None:
    """The keys stand to the left of what they say, in a table of its own or one below the other in one table."""

    def card(name: str, points: str, by: str) -> list[list[str]]:
        return [["指标名称", name, "分值", points], ["评分标准", f"{name}每少1项扣1分", "考核部门", by]]

    path = document(
        tmp_path / "a.docx", "松岗街道考核指标说明", card("调解", "40", "司法所"), "", card("巡查", "60", "")
    )
    found = scheme(path)
    assert found.title == "松岗街道考核指标说明"
    assert [(one.name, one.points, one.criteria, one.assessor) for one in found.indicators] == [
        ("调解", 40, "调解每少1项扣1分", ("司法所",)),
        ("巡查", 60, "巡查每少1项扣1分", ()),
    ]
    path = sheet(tmp_path / "b.xlsx", card("调解", "40", "司法所") + card("巡查", "60", "应急办"))
    assert outline(scheme(path).indicators) == [("调解", 40), ("巡查", 60)]


def test_an_article_that_only_opens_what_follows_is_no_group(tmp_path: Path) -> None:
    path = document(
        tmp_path / "a.docx",
        "松岗街道社区考核办法",
        "第一条 考核对象为各社区。",
        "第二条 考核实行百分制，内容如下：",
        "（一）治理（100分）。调解每少1次扣1分。",
    )
    found = scheme(path)
    assert outline(found.indicators) == [("（一）治理", 100)]
    assert "百分制" in (found.text or "")


def test_cells_that_each_begin_with_a_name_and_points(tmp_path: Path) -> None:
    """Below one name with the points of the whole they are lines; what does not add up stays one line."""
    path = document(
        tmp_path / "a.docx",
        "松岗街道干部考核办法",
        [
            ["考核项目", "考核内容及计分标准", "分值"],
            ["德", "作风（10分）。\n1.缺勤1次扣0.5分；\n2.早退1次扣0.5分。", "30"],
            [None, "品行（20分）。违规1次扣3分。", None],
            ["能", "业务（10分）。差错1次扣1分。", "70"],
            [None, "文稿（10分）。返工1次扣1分。", None],
        ],
    )
    found = scheme(path)
    assert outline(found.indicators) == [("德", 30, [("作风", 10), ("品行", 20)]), ("能", 70)]
    assert found.indicators[0].children[1].criteria == "违规1次扣3分。"


def test_paragraphs_below_a_scored_heading_that_begin_with_a_name_and_points(tmp_path: Path) -> None:
    path = document(
        tmp_path / "a.docx",
        "松岗街道考核办法",
        "一、治理（70分）",
        "调解（30分）：缺1次扣1分。",
        "巡查（40分）：少1次扣2分。",
        "二、服务（30分）",
        "好评率低于90%（其中回访10分）的不得分。",
    )
    assert outline(scheme(path).indicators) == [
        ("一、治理", 70, [("调解", 30), ("巡查", 40)]),
        ("二、服务", 30),
    ]


def test_a_paragraph_that_begins_with_the_name_of_a_veto(tmp_path: Path) -> None:
    path = document(
        tmp_path / "a.docx",
        "松岗街道考核表",
        [["指标", "分值", "评分标准"], ["调解", "100", "缺1次扣1分"]],
        "一票否决：发生亡人责任事故的，评为不合格。",
        "扣分：扣完为止。",
    )
    found = scheme(path)
    assert len(found.vetoes) == 1 and found.penalties is None


def test_villages_are_a_class_of_units(tmp_path: Path) -> None:
    path = document(
        tmp_path / "a.docx",
        "松岗街道分类考核指标",
        "一、城市社区（100分）",
        [["考核内容", "分值", "评分标准"], ["物业", "100", "缺1次扣1分"]],
        "二、农村村居（100分）",
        [["考核内容", "分值", "评分标准"], ["产业", "100", "缺1项扣1分"]],
    )
    made: list[Any] = [one.model for one in loaded(path)]
    assert [one.title for one in made] == ["松岗街道分类考核指标（城市社区）", "松岗街道分类考核指标（农村村居）"]


def test_points_of_groups_beside_those_of_their_lines_where_nothing_is_merged(tmp_path: Path) -> None:
    """The figure of a group stands in its first row alone: it adds up those of its lines."""
    rows: list[list[Any]] = [
        ["项目", "考核标准", "具体分值", "项目分值"],
        ["队伍管理", "1、按村配齐管护员，每缺1人扣1分。", 12, 30],
        [None, "2、管护员培训合格率不足90%的扣2分。", 18, None],
        ["设施管护", "1、路灯、水泵完好率每低1个百分点扣1分。", 40, 70],
        [None, "2、报修3天内未修复的每处扣1分。", 30, None],
        ["合计", None, 100, 100],
    ]
    groups = [
        ("队伍管理", 30, [("按村配齐管护员", 12), ("管护员培训合格率不足90%的扣2分", 18)]),
        ("设施管护", 70, [("路灯、水泵完好率每低1个百分点扣1分", 40), ("报修3天内未修复的每处扣1分", 30)]),
    ]
    path = sheet(tmp_path / "a.xlsx", rows)
    found = scheme(path)
    assert outline(found.indicators) == groups
    assert found.total_points == 100
    assert todos(path) == []


def test_points_of_groups_that_do_not_add_up_are_told_by_the_rows_in_which_names_begin(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["类别", "指标", "小项分值", "分值"],
        ["队伍管理", "配齐管护员", 12, 35],
        [None, "培训合格率", 18, None],
        ["设施管护", "完好率", 40, 60],
        [None, "修复及时率", 30, None],
    ]
    path = sheet(tmp_path / "a.xlsx", rows)
    assert outline(scheme(path).indicators) == [
        ("队伍管理", 35, [("配齐管护员", 12), ("培训合格率", 18)]),
        ("设施管护", 60, [("完好率", 40), ("修复及时率", 30)]),
    ]
    rows[2][0] = "河道管护"  # a name begins where no figure does: two figures of one line
    assert len(todos(sheet(tmp_path / "b.xlsx", rows))) == 2


SCORED: list[list[Any]] = [
    ["项目", "评分标准", "分值"],
    ["会议", "按时召开会议，缺一次扣2分。", 60],
    ["信息", "迟报一次扣1分。", 40],
]


def test_a_group_of_both_without_points_is_told_apart_line_by_line(tmp_path: Path) -> None:
    """加减分项 as a category: what gives stands among the bonus, what takes among the penalties."""
    rows = [
        ["类别", "项目", "评分标准", "分值"],
        ["日常工作", "会议", "按时召开会议，缺一次扣2分。", 100],
        ["加减分项", "表彰", "获得市级表彰的加2分。", None],
        [None, "通报", "被县级通报的扣2分。", None],
    ]
    found = scheme(sheet(tmp_path / "a.xlsx", rows, ["A3:A4"]))
    assert outline(found.indicators) == [("日常工作", None, [("会议", 100)])]
    assert [one.name for one in found.bonus.items] == ["表彰"]
    assert [one.name for one in found.penalties.items] == ["通报"]


def test_words_behind_the_colon_of_a_heading_are_its_first_line(tmp_path: Path) -> None:
    """Under a heading of both, each line is what its own words make it."""
    rows = [*SCORED, ["加减分项：获得市级以上表彰的，每项加2分。", None, None], ["通报", "被通报的每次扣1分。", None]]
    found = scheme(sheet(tmp_path / "a.xlsx", rows, ["A4:C4"]))
    assert [(one.name, one.criteria) for one in found.bonus.items] == [
        ("获得市级以上表彰的", "获得市级以上表彰的，每项加2分。")
    ]
    assert [one.name for one in found.penalties.items] == ["通报"]
    rows = [*SCORED, ["加分项：获得市级以上表彰的，每项加2分，最多加5分。", None, None]]
    assert scheme(sheet(tmp_path / "b.xlsx", rows, ["A4:C4"])).bonus.cap == 5
    rows = [*SCORED, ["一票否决：发生较大以上安全生产责任事故的，取消评优资格。", None, None]]
    (veto,) = scheme(sheet(tmp_path / "c.xlsx", rows, ["A4:C4"])).vetoes
    assert veto.matter == "发生较大以上安全生产责任事故的，取消评优资格"


def test_points_outside_of_the_total(tmp_path: Path) -> None:
    """加5分 are the points of a bonus, 每次2分 its standard, 扣3分 what a line takes; -5 of a heading is its limit."""
    rows = [
        *SCORED,
        ["加分项", None, None],
        ["表彰", "获得市级表彰。", "加5分"],
        ["经验", "经验被推广。", "每次2分"],
        ["扣分项", None, None],
        ["通报", "被通报。", "扣3分"],
    ]
    found = scheme(sheet(tmp_path / "a.xlsx", rows, ["A4:C4", "A7:C7"]))
    assert [(one.points, one.criteria) for one in found.bonus.items] == [
        (5, "获得市级表彰。"),
        (None, "经验被推广。\n每次2分"),
    ]
    assert [(one.points, one.criteria) for one in found.penalties.items] == [(None, "被通报。\n扣3分")]
    found = scheme(sheet(tmp_path / "b.xlsx", [*SCORED, ["扣分项", "被通报的每次扣1分。", "-5"]]))
    assert [(one.points, one.criteria) for one in found.penalties.items] == [(None, "被通报的每次扣1分。")]
    assert found.penalties.floor == 5


def test_two_columns_of_points_that_differ_are_told(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["项目", "评分标准", "分值", "满分"],
        ["会议", "缺一次扣2分。", 60, 50],
        ["信息", "迟报扣1分。", 40, 40],
    ]
    path = sheet(tmp_path / "a.xlsx", rows)
    assert outline(scheme(path).indicators) == [("会议", 60), ("信息", 40)]
    assert todos(path) == [("two_values", "D2")]


def test_sums_that_are_no_figures_or_differ_are_told(tmp_path: Path) -> None:
    """The first full score holds; a total in words and another figure are for somebody to look into."""
    rows: list[list[Any]] = [
        ["某县考核表（总分120分）", None, None],
        *SCORED,
        ["合计", None, "一百"],
        ["总计", None, 100],
    ]
    path = sheet(tmp_path / "a.xlsx", rows, ["A1:C1"])
    assert scheme(path).total_points == 120
    assert todos(path) == [("total_no_number", "C5"), ("two_totals", "C6")]
    rows = [*SCORED, ["合计：100分", None, None]]
    assert scheme(sheet(tmp_path / "b.xlsx", rows, ["A4:C4"])).total_points == 100


def test_ways_of_checking_are_read_and_kept_as_they_were(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["项目", "评分标准", "分值", "考核方式"],
        ["会议", "缺一次扣2分。", 60, "查阅资料、实地查看"],
        ["信息", "迟报一次扣1分。", 40, "问卷调查"],
    ]
    path = sheet(tmp_path / "a.xlsx", rows)
    assert [leaf.verify for leaf in scheme(path).indicators] == [("documents", "onsite"), ("survey",)]
    assert "x-考核方式: 查阅资料、实地查看" in imported(path).imported.text


def test_numbered_headings_inside_of_a_bonus_and_the_section_behind_it(tmp_path: Path) -> None:
    """（一） stays below 一、加分项; 二、 is of the total again."""
    rows = [
        *SCORED[:2],
        ["一、加分项", None, None],
        ["（一）表彰", None, None],
        ["1.市级表彰", "加2分", 2],
        ["二、信息工作", None, None],
        ["信息", "迟报一次扣1分。", 40],
    ]
    found = scheme(sheet(tmp_path / "a.xlsx", rows, ["A3:C3", "A4:C4", "A6:C6"]))
    assert outline(found.indicators) == [("会议", 60), ("二、信息工作", None, [("信息", 40)])]
    assert outline(found.bonus.items) == [("（一）表彰", None, [("1.市级表彰", 2)])]


def test_what_two_columns_say_alike_is_said_once(tmp_path: Path) -> None:
    rows = [
        ["指标", "分值", "评分标准", "评分细则"],
        ["会议", 60, "缺一次扣2分。", "缺一次扣2分。"],
        ["信息", 40, "迟报扣1分。", "漏报扣2分。"],
    ]
    found = scheme(sheet(tmp_path / "a.xlsx", rows))
    assert [one.criteria for one in found.indicators] == ["缺一次扣2分。", "迟报扣1分。\n漏报扣2分。"]
