"""Tables whose cells stand on lines of their own, copied out of a PDF or of a page that draws them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from importers_office import imported, outline, scheme

from kpi_audit.errors import DocumentError
from kpi_audit.importers.formats.running_text import read_running_text
from kpi_audit.importers.paper import Table

GROUPS = [
    ("党的建设", None, [("组织生活", 10), ("党员管理", 15)]),
    ("平安建设", None, [("矛盾调处", 40), ("安全生产", 35)]),
]


def written(tmp_path: Path, *cells: Iterable[str], title: str = "松岗镇2026年度村级考核表", apart: str = "\n") -> Path:
    """A text with a title, and each cell on a line of its own."""
    path = tmp_path / "a.txt"
    path.write_text(apart.join([title, *(text for row in cells for text in row)]), "utf-8")
    return path


@pytest.mark.parametrize("apart", ["\n", "\n\n", "\n \n"])
def test_a_form(apart: str, tmp_path: Path) -> None:
    """Columns to fill in have no lines; the numbers of the lines part the rows, whatever the cells have in them."""
    path = written(
        tmp_path,
        ["序号", "一级指标", "二级指标", "分值", "评分标准", "责任单位", "得分"],
        ["1", "党的建设", "组织生活", "10", "每少1次扣1分", "党建办"],
        ["2", "党员管理", "15", "失联每人扣2分", "党建办"],
        ["3", "平安建设", "矛盾调处", "40", "每起越级上访扣5分", "扣完为止", "综治办"],
        ["4", "安全生产", "35", "发生事故每起扣10分", "应急办"],
        ["合计", "100"],
        ["备注：考核由镇考核办组织。"],
        apart=apart,
    )
    found = scheme(path)
    assert outline(found.indicators) == GROUPS
    assert (found.total_points, found.text) == (100, "备注：考核由镇考核办组织。")
    third = found.indicators[1].children[0]
    assert (third.id, third.criteria, third.lead) == ("3", "每起越级上访扣5分\n扣完为止", ("综治办",))
    if apart == "\n":
        assert "名称: 矛盾调处  # 第22行" in imported(path).imported.text


def test_groups_without_numbers(tmp_path: Path) -> None:
    """Short lines before the points are the names of a group and its line; a sentence belongs to the line above."""
    path = written(
        tmp_path,
        ["考核项目", "考核内容", "分值", "评分标准"],
        ["党的建设", "组织生活", "10分", "每少1次扣1分。", "扣完为止。"],
        ["党员管理", "15分", "失联每人扣2分。"],
        ["平安建设", "矛盾调处", "40分", "每起越级上访扣5分。"],
        ["安全生产", "35分", "发生事故每起扣10分。"],
        ["二、结果运用", "得90分以上为优秀。"],
    )
    found = scheme(path)
    assert outline(found.indicators) == GROUPS
    assert found.indicators[0].children[0].criteria == "每少1次扣1分。\n扣完为止。"
    assert found.text == "二、结果运用\n得90分以上为优秀。"


def test_numbers_that_begin_again_in_each_group(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        ["序号", "考核项目", "考核内容", "分值", "评分标准"],
        ["1", "党的建设", "组织生活", "10", "每少1次扣1分"],
        ["2", "党员管理", "15", "失联每人扣2分"],
        ["1", "平安建设", "矛盾调处", "1", "每起越级上访扣1分"],
        ["2", "安全生产", "35", "发生事故每起扣10分"],
    )
    assert outline(scheme(path).indicators) == [
        ("党的建设", None, [("组织生活", 10), ("党员管理", 15)]),
        ("平安建设", None, [("矛盾调处", 1), ("安全生产", 35)]),
    ]


def test_half_a_table_is_none(tmp_path: Path) -> None:
    """Where rows end that nobody can part, all of it is refused: the rest would be lost without a word."""
    rows = [["巡河", "30", "少1次扣1分"], ["清淤", "30", "漏1处扣1分"], ["甲", "乙", "丙", "丁", "40", "好"]]
    path = written(tmp_path, ["考核项目", "分值", "评分标准", "备注"], *rows)
    found = scheme(path)
    assert [(one.name, one.points) for one in found.indicators] == [("巡河", 30), ("清淤", 30), ("丁", 40)]
    path = written(
        tmp_path, ["序号", "考核项目", "分值", "评分标准"], *([str(at), *row] for at, row in enumerate(rows, 1))
    )
    with pytest.raises(DocumentError) as raised:
        imported(path)
    assert raised.value.code == "FMT033"


def test_a_line_without_its_criteria(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        ["考核项目", "分值", "评分标准", "得分"],
        ["巡河", "30", "少1次扣1分。"],
        ["清淤", "30"],
        ["断面水质", "40", "不达标不得分。"],
    )
    found = scheme(path)
    assert [(one.name, one.points, one.criteria) for one in found.indicators] == [
        ("巡河", 30, "少1次扣1分。"),
        ("清淤", 30, None),
        ("断面水质", 40, "不达标不得分。"),
    ]


@pytest.mark.parametrize(
    "cells",
    [
        [["考核项目", "分值", "评分标准"]],
        [["考核项目", "分值", "评分标准"], ["巡河", "30", "少1次扣1分。"]],  # one line is no table
        [["分值", "评分标准", "备注"], ["10", "少1次扣1分"], ["20", "少1次扣1分"]],
        [["考核项目", "分值", "得分"], ["巡河", "30"], ["清淤", "30"]],
        [["考核项目", "分值", "评分标准"], ["甲", "乙", "丙", "30", "好"], ["丁", "30", "好"]],
        [["考核项目", "分值", "评分标准"], ["30", "巡河", "好"], ["30", "清淤", "好"]],
    ],
)
def test_other_lines_are_no_table(cells: list[list[str]], tmp_path: Path) -> None:
    path = written(tmp_path, *cells)
    [paper] = read_running_text(path)
    assert not any(isinstance(block, Table) for block in paper.blocks)
    with pytest.raises(DocumentError) as raised:
        imported(path)
    assert raised.value.code == "FMT033"


def test_two_tables_with_text_between_them(tmp_path: Path) -> None:
    head = ["考核项目", "分值", "评分标准"]
    path = written(
        tmp_path,
        ["一、共性指标"],
        [*head, "巡河", "30", "少1次扣1分", "清淤", "30", "漏1处扣1分"],
        ["二、个性指标"],
        [*head, "护林", "20", "少1次扣1分", "防火", "20", "每起扣5分"],
    )
    assert outline(scheme(path).indicators) == [
        ("一、共性指标", None, [("巡河", 30), ("清淤", 30)]),
        ("二、个性指标", None, [("护林", 20), ("防火", 20)]),
    ]
