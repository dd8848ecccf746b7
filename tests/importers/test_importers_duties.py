"""Lists of duties: the three official sheets, in a workbook and in a document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from importers_office import document, imported, loaded, notes, outline, scheme, workbook

from kpi_audit.scheme.duty import DutyList

BASIC: list[list[Any]] = [
    ["清溪县东河镇履行职责事项清单"],
    ["基本履职事项清单"],
    ["序号", "事项名称"],
    ["一、党的建设（2项）"],
    [1, "加强基层党组织建设，开展党员教育管理"],
    [2, "落实意识形态工作责任制"],
    ["二、民生服务（1项）"],
    [3, "做好城乡居民基本医疗保险参保动员"],
]
COOPERATIVE: list[list[Any]] = [
    ["配合履职事项清单"],
    ["序号", "配合事项", "对应上级部门", "上级部门职责", "乡镇（街道）配合职责"],
    ["一、应急管理及消防（1项）"],
    [1, "森林防灭火", "县应急管理局\n县林业局", "1.制定预案；\n2.组织扑救。", "1.开展宣传；\n2.及时上报。"],
    [None, None, None, "3.调配物资。"],
]
TAKEN_BACK: list[list[Any]] = [
    ["上级部门收回事项清单"],
    ["序号", "事项名称", "承接部门及工作方式"],
    ["一、行业管理（1项）"],
    [1, "对占用人行道的处罚", "承接部门：县城市管理局\n工作方式：日常巡查、依法处罚。"],
]
MERGES = {
    "基本履职": ["A1:B1", "A2:B2", "A4:B4", "A7:B7"],
    "配合履职": ["A1:E1", "A3:E3"],
    "上级收回": ["A1:C1", "A3:C3"],
}


def duty_list(path: Path) -> DutyList:
    [one] = loaded(path)
    assert isinstance(one.model, DutyList)
    return one.model


def check(found: DutyList) -> None:
    assert (found.title, found.jurisdiction, found.level) == ("清溪县东河镇履行职责事项清单", "清溪县", "township")
    assert [(duty.id, duty.list, duty.category, duty.item) for duty in found.duties] == [
        ("B-001", "basic", "党的建设", "加强基层党组织建设，开展党员教育管理"),
        ("B-002", "basic", "党的建设", "落实意识形态工作责任制"),
        ("B-003", "basic", "民生服务", "做好城乡居民基本医疗保险参保动员"),
        ("C-001", "cooperative", "应急管理及消防", "森林防灭火"),
        ("T-001", "taken_back", "行业管理", "对占用人行道的处罚"),
    ]
    third, fourth = found.duties[3:]
    assert third.lead == "县应急管理局、县林业局"
    assert third.lead_duty == "1.制定预案；\n2.组织扑救。\n3.调配物资。"
    assert third.cooperation_duty == "1.开展宣传；\n2.及时上报。"
    assert (fourth.takeover, fourth.method) == ("县城市管理局", "日常巡查、依法处罚。")


def test_the_three_sheets(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"基本履职": BASIC, "配合履职": COOPERATIVE, "上级收回": TAKEN_BACK}, MERGES)
    check(duty_list(path))
    text = imported(path).imported.text
    assert "文档类型: 职责清单\n" in text
    assert "    事项: 森林防灭火  # 配合履职!B4\n" in text


def test_the_three_tables_of_a_document(tmp_path: Path) -> None:
    def wide(rows: list[Any], width: int) -> list[Any]:
        return [[*row, *[""] * (width - len(row))] for row in rows]

    path = document(
        tmp_path / "a.docx",
        "清溪县东河镇履行职责事项清单",
        "一、基本履职事项清单",
        wide(BASIC[2:], 2),
        "二、配合履职事项清单",
        wide([*COOPERATIVE[1:4], ["", "", "", "3.调配物资。"]], 5),
        "三、上级部门收回事项清单",
        wide(TAKEN_BACK[1:], 3),
    )
    check(duty_list(path))


def test_a_scheme_and_a_list_in_one_workbook(tmp_path: Path) -> None:
    scheme: list[list[Any]] = [["东河镇考核表"], ["指标", "分值", "评分标准"], ["满意度", 100, "按率"]]
    path = workbook(tmp_path / "a.xlsx", {"考核": scheme, "基本履职": BASIC})
    kinds = [one.kind for one in loaded(path)]
    assert kinds == ["duty_list", "scheme"]


def test_notes_of_a_list_are_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"基本履职": [*BASIC, ["注：本清单自印发之日起施行。"]]})
    assert notes(path)["passage"] == {"text": "注：本清单自印发之日起施行。"}


@pytest.mark.parametrize(
    "cell",
    [
        "承接部门：县交通运输局　工作方式：由县交通运输局组织检测",
        "承接部门：县交通运输局，工作方式：由县交通运输局组织检测",
        "承接部门：县交通运输局；工作方式：由县交通运输局组织检测",
        "承接部门：县交通运输局。由县交通运输局组织检测",
    ],
)
def test_who_takes_over_and_how_stand_in_one_cell(tmp_path: Path, cell: str) -> None:
    """However the two are set apart in it, each comes to its own field."""
    path = tmp_path / "list.md"
    head = "# 枫桥坝镇履行职责事项清单\n\n## 上级部门收回事项清单\n\n| 序号 | 事项名称 | 承接部门及工作方式 |\n|---|---|---|\n"
    path.write_text(f"{head}| 1 | 农村公路超限检测 | {cell} |\n", encoding="utf-8")
    [duty] = duty_list(path).duties
    assert (duty.takeover, duty.method) == ("县交通运输局", "由县交通运输局组织检测")


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        (["序号", "事项名称", "承接部门及工作方式"], "taken_back"),
        (["序号", "配合事项", "上级部门职责", "乡镇配合职责"], "cooperative"),
        (["序号", "事项名称"], "basic"),
    ],
)
def test_a_list_that_is_not_named_is_known_by_its_columns(tmp_path: Path, header: list[str], kind: str) -> None:
    row = ["1", "农村公路超限检测", *["县交通运输局"] * (len(header) - 2)]
    path = workbook(tmp_path / "a.xlsx", {"Sheet1": [["枫桥坝镇履行职责事项清单"], header, row]}, {"Sheet1": ["A1:B1"]})
    [duty] = duty_list(path).duties
    assert (duty.item, duty.list) == ("农村公路超限检测", kind)


@pytest.mark.parametrize(
    ("title", "header", "row", "item", "kept"),
    [
        (
            "万平县乡镇权力清单和责任清单",
            ["序号", "职权类型", "职权名称", "设定依据", "责任事项", "责任岗位", "追责情形"],
            [
                "1",
                "行政确认",
                "宅基地用地审批",
                "《土地管理法》",
                "受理、审查、决定",
                "自然资源所",
                "应予受理而不受理的",
            ],
            ("行政确认", "宅基地用地审批"),
            {"x-设定依据", "x-责任事项", "x-责任岗位", "x-追责情形"},
        ),
        (
            "万平县青石镇权责清单",
            ["序号", "类别", "事项名称", "承担责任", "责任岗位"],
            ["1", "平安法治", "矛盾纠纷排查调解", "组织排查和调解", "平安法治办"],
            ("平安法治", "矛盾纠纷排查调解"),
            {"x-承担责任", "x-责任岗位"},
        ),
        (
            "青石镇柳林村事务清单",
            ["序号", "事务名称", "工作依据", "责任人"],
            ["1", "村务公开", "《村民委员会组织法》", "村委会主任"],
            (None, "村务公开"),
            {"x-工作依据", "x-责任人"},
        ),
    ],
)
def test_lists_of_powers_and_of_village_affairs(
    tmp_path: Path, title: str, header: list[str], row: list[str], item: tuple[str | None, str], kept: set[str]
) -> None:
    """What stands beside a duty there is kept; of two columns that may name it (职权名称, 责任事项) the first does."""
    path = document(tmp_path / "a.docx", title, [header, row])
    [duty] = duty_list(path).duties
    assert (duty.category, duty.item, duty.list) == (*item, "basic")
    text = imported(path).imported.text
    assert all(f"{key}: " in text for key in kept)


def test_the_office_that_a_duty_belongs_to(tmp_path: Path) -> None:
    rows = [["编号", "类别", "职责任务名称", "县直对应部门"], ["1", "公共服务", "医保参保动员", "县医保局"]]
    [duty] = duty_list(document(tmp_path / "a.docx", "万平县乡镇职责任务清单（试行）", rows)).duties
    assert (duty.item, duty.lead) == ("医保参保动员", "县医保局")


def test_tasks_with_what_they_must_reach_are_no_duties(tmp_path: Path) -> None:
    rows = [["序号", "工作任务", "工作要求", "责任单位", "完成时限"], ["1", "秸秆禁烧", "零火点", "农业办", "10月底"]]
    [one] = loaded(document(tmp_path / "a.docx", "青石镇2026年重点工作任务分解表", rows))
    assert one.kind == "scheme"


def test_a_category_that_another_column_takes_the_place_of_is_told(tmp_path: Path) -> None:
    """A heading over rows that name a category of their own was lost; one written in every row is told once."""
    rows = [
        ["序号", "类别", "事项名称"],
        ["一、党建工作"],
        [1, "民生服务", "医疗保险参保动员"],
        [None, "民生服务", None],
        [2, "安全生产", "消防安全宣传"],
    ]
    path = workbook(tmp_path / "a.xlsx", {"基本履职": rows})
    found = imported(path)
    assert found.imported.text.count("党建工作") == 1
    assert [(duty.category, duty.item) for duty in duty_list(path).duties] == [
        ("民生服务", "医疗保险参保动员"),
        ("安全生产", "消防安全宣传"),
    ]
    assert [text for text in found.imported.text.splitlines() if "正文" in text and "民生服务" in text] == []


def listed(path: Path) -> Any:
    """The duties of a file."""
    model: Any = loaded(path)[0].model
    return model.duties


def test_lists_in_running_text(tmp_path: Path) -> None:
    """Numbered matters below categories; beside tables, and without any."""
    path = tmp_path / "a.md"
    path.write_text(
        "# 松岗街道履职事项清单\n\n## 一、基本履职事项\n\n### （一）党的建设（1项）\n\n1. 开展党员教育管理。\n\n### （二）民生服务\n\n2. 受理社会救助申请。\n\n"
        "## 二、配合履职事项\n\n| 事项 | 牵头部门 | 部门职责 | 街道配合职责 |\n|---|---|---|---|\n| 河道采砂整治 | 区水利局 | 查处 | 巡查上报 |\n",
        "utf-8",
    )
    found = listed(path)
    assert [(one.list, one.category, one.item) for one in found] == [
        ("basic", "党的建设", "开展党员教育管理。"),
        ("basic", "民生服务", "受理社会救助申请。"),
        ("cooperative", None, "河道采砂整治"),
    ]
    assert found[-1].lead_duty == "查处"
    path = tmp_path / "a.txt"
    path.write_text(
        "松岗街道基本履职事项清单\n一、党的建设\n1.开展党员教育管理。\n2.发展党员。\n松岗街道配合履职事项清单\n一、基本公共服务事项\n1.禁毒踏查。\n2.校园周边整治。\n附件：说明\n",
        "utf-8",
    )
    assert [(one.list, one.category) for one in listed(path)] == [
        ("basic", "党的建设"),
        ("basic", "党的建设"),
        ("cooperative", "基本公共服务事项"),
        ("cooperative", "基本公共服务事项"),
    ]


def test_what_is_told_below_a_matter_or_behind_it(tmp_path: Path) -> None:
    """Departments and parts of the work, on lines of their own or in brackets; a list of one matter beside others."""
    path = tmp_path / "a.txt"
    path.write_text(
        "关于明确松岗县乡镇职责的通知\n一、乡镇主责事项\n1.组织义务植树。\n二、乡镇协助配合事项\n1.河道采砂整治\n对应上级部门：县水利局\n上级部门职责：查处。\n乡镇配合职责：巡查上报。\n"
        "三、上级部门收回事项\n1.占道处罚\n承接部门及工作方式：县城管局，日常巡查。\n",
        "utf-8",
    )
    basic, part, back = listed(path)
    assert (basic.list, basic.item) == ("basic", "组织义务植树。")
    assert (part.list, part.lead, part.lead_duty, part.cooperation_duty) == (
        "cooperative",
        "县水利局",
        "查处。",
        "巡查上报。",
    )
    assert (back.list, back.takeover, back.method) == ("taken_back", "县城管局", "日常巡查。")
    path.write_text(
        "松岗县乡镇职责\n一、乡镇主责事项。主要包括：1.组织义务植树；2.调解邻里纠纷。\n二、乡镇配合事项。主要有：1.河道采砂整治（牵头单位：县水利局；乡镇职责：巡查上报）。\n"
        "三、县级部门收回的事项。包括：1.占道处罚（承接部门：县城管局）。\n",
        "utf-8",
    )
    found = listed(path)
    assert [(one.list, one.item) for one in found] == [
        ("basic", "组织义务植树"),
        ("basic", "调解邻里纠纷"),
        ("cooperative", "河道采砂整治"),
        ("taken_back", "占道处罚"),
    ]
    assert (found[2].lead, found[2].cooperation_duty, found[3].takeover) == ("县水利局", "巡查上报", "县城管局")


def test_duties_that_are_scored_are_no_list(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "松岗街道干部考核办法\n一、基本职责（100分）\n1、调解纠纷（40分）。缺1次扣1分。\n2、巡查（60分）。\n", "utf-8"
    )
    assert outline(scheme(path).indicators) == [("一、基本职责", 100, [("1、调解纠纷", 40), ("2、巡查", 60)])]


def test_a_column_that_says_which_list(tmp_path: Path) -> None:
    rows = [
        ["松岗街道履职事项清单", None, None, None],
        ["序号", "清单类型", "事项名称", "对应部门及职责"],
        [1, "基本履职", "开展党员教育管理", None],
        [2, "配合履职", "河道采砂整治", "区水利局：查处"],
        [3, "上级收回", "占道处罚", "区城管局"],
    ]
    path = workbook(tmp_path / "a.xlsx", {"清单": rows}, {"清单": ["A1:D1"]})
    assert [(one.id, one.list) for one in listed(path)] == [
        ("B-001", "basic"),
        ("C-002", "cooperative"),
        ("T-003", "taken_back"),
    ]


def test_a_column_that_says_whose_main_work_it_is(tmp_path: Path) -> None:
    """乡镇主责 is the basic list; who is named beside what was taken back has taken it over."""
    path = tmp_path / "a.csv"
    path.write_text(
        "清单类型,事项,责任部门,部门职责,乡镇职责\n乡镇主责,义务植树,,,\n乡镇配合,采砂整治,县水利局,查处,巡查\n上级收回,占道处罚,县城管局,巡查处罚,\n",
        "utf-8",
    )
    basic, part, back = listed(path)
    assert (basic.list, part.list, part.cooperation_duty) == ("basic", "cooperative", "巡查")
    assert (back.list, back.takeover, back.method, back.lead) == ("taken_back", "县城管局", "巡查处罚", None)


@pytest.mark.parametrize("heading", ["清单类型", "事项类型", "清单"])
def test_a_column_may_tell_the_list(tmp_path: Path, heading: str) -> None:
    """Of one table for all three lists, though the columns beside it stand in one of them only."""
    path = tmp_path / "duties.csv"
    rows = [
        "B1,基本履职事项,村庄保洁,,",
        "C1,配合履职事项,森林防火,县林业局,巡查上报",
        "T1,上级部门收回事项,燃气检查,县住建局,",
    ]
    path.write_text("\n".join([f"编号,{heading},事项名称,牵头单位,配合职责", *rows]), "utf-8")
    assert [(duty.id, duty.list) for duty in duty_list(path).duties] == [
        ("B1", "basic"),
        ("C1", "cooperative"),
        ("T1", "taken_back"),
    ]


@pytest.mark.parametrize(
    ("said", "takeover", "method"),
    [
        ("县住房和城乡建设局：负责许可和检查", "县住房和城乡建设局", "负责许可和检查"),
        ("县市场监督管理局", "县市场监督管理局", None),
        ("县教育局、县公安局", "县教育局、县公安局", None),
        ("由主管部门开展日常检查", None, "由主管部门开展日常检查"),
    ],
)
def test_the_office_at_the_head_of_how_a_matter_is_done(
    said: str, takeover: str | None, method: str | None, tmp_path: Path
) -> None:
    """承接部门及工作方式 with the office alone, or before a colon."""
    head = "# 枫桥坝镇履行职责事项清单\n\n## 上级部门收回事项清单\n\n| 序号 | 事项名称 | 承接部门及工作方式 |\n|---|---|---|\n"
    path = tmp_path / "a.md"
    path.write_text(f"{head}| 1 | 燃气检查 | {said} |\n", "utf-8")
    [duty] = duty_list(path).duties
    assert (duty.takeover, duty.method) == (takeover, method)
