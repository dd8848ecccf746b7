"""Hierarchy, roles and points of small schemes: ids by position, the even spread, what is no ordinary line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kpi_audit.facts.facts import Facts
from kpi_audit.scheme.dossier import Assembler
from kpi_audit.scheme.library import Library


def facts(text: str) -> Facts:
    library = Library()
    loaded = library.parse("scheme.yaml", text.encode())[0]
    assert loaded.faults == ()
    return Facts(Assembler(library).assemble(loaded, Path("scheme.yaml")))


def worth(text: str) -> dict[str, tuple[float, bool]]:
    """Points of each ordinary leaf by name, and whether they are an estimate."""
    found = facts(text)
    return {leaf.name: (found.points.of(leaf), found.points.is_estimated(leaf)) for leaf in found.leaves}


def test_ids_by_position_never_meet_explicit_ones() -> None:
    """What has no id is numbered by its place, with a leading #."""
    found = facts(
        "title: a\nindicators:\n  - name: b\n    children: [{name: c}, {id: 1.2, name: d}]\nbonus: {items: [{name: e}]}\n"
    )
    assert [node.id for node in found.hierarchy.nodes] == ["#1", "#1.1", "1.2", "#bonus.1"]
    assert found.hierarchy.by_id["1.2"].names == ("b", "d")
    assert found.hierarchy.max_depth == 2


def test_points_of_a_group_are_spread_over_its_lines() -> None:
    """Lines without points share what their group has, and the figures are marked as estimates."""
    text = "title: a\nindicators:\n  - {name: g, points: 10, children: [{name: b, criteria: 每次扣0.5分}, {name: c, criteria: 每次扣1分}]}\n"
    assert worth(text) == {"b": (5, True), "c": (5, True)}


def test_lines_with_points_keep_them_and_the_rest_is_spread() -> None:
    """Only what is left over is spread."""
    text = "title: a\nindicators:\n  - {name: g, points: 10, children: [{name: b, points: 4}, {name: c}, {name: d}]}\n"
    assert worth(text) == {"b": (4, False), "c": (3, True), "d": (3, True)}


def test_a_group_without_points_left_leaves_a_line_what_its_text_awards() -> None:
    """Nothing is left to spread; what is awarded for each piece or shared by several has no full marks."""
    group = "{{name: g, points: 10, children: [{{name: b, points: 10}}, {{name: c, criteria: {0}}}]}}"
    text = "title: a\nindicators:\n  - " + group
    assert worth(text.format("完成任务得3分")) == {"b": (10, False), "c": (3, True)}
    assert worth(text.format("每采用一篇得3分"))["c"][0] == 0


def test_weights_work_level_by_level() -> None:
    """A weight is a share inside its parent; siblings that add up to 1 are fractions."""
    text = (
        "title: a\ntotal_points: 200\nindicators:\n"
        "  - {name: g, weight: 40%, children: [{name: b, weight: 0.25}, {name: c, weight: 0.75}]}\n"
        "  - {name: d, weight: 60}\n"
    )
    assert worth(text) == {"b": (20, False), "c": (60, False), "d": (120, False)}


@pytest.mark.parametrize(
    ("leaf", "points"),
    [
        ("{name: 综合工作（12分，7分奖分）}", 12),
        ("{name: 用稿, criteria: 完成年度用稿任务，得5分。}", 5),
        ("{name: 巡查, criteria: 1.制度健全，得2分。2.记录完整，得6分。}", 8),
        ("{name: 水质, criteria: 达到Ⅲ类的得30分；好转的得25分；无变化的得20分；变差的不得分。}", 30),
    ],
)
def test_points_in_the_text(leaf: str, points: float) -> None:
    """Full marks that stand in the name or the criteria are points, as an estimate."""
    text = f"title: a\nindicators:\n  - {leaf}\n"
    assert list(worth(text).values()) == [(points, True)]


def test_a_scheme_without_points_counts_leaves() -> None:
    """Shares are shares of leaves when nothing has points."""
    found = facts("title: a\nindicators: [{name: b}, {name: c}, {name: d}, {name: e}]\n")
    assert found.points.by_leaves
    assert found.points.share(found.leaves[0]) == 0.25


def test_roles() -> None:
    """Bonus, penalty and veto lines are told by their group, their section or their text."""
    found = facts(
        "title: a\nindicators:\n"
        "  - {name: 一、工作实绩, points: 20, children: [{name: b, points: 20}, {name: c, criteria: 不上报的每例扣2分}]}\n"
        "  - {name: 加分项, children: [{name: d, criteria: 加1分}]}\n"
        "  - {name: 扣分项, children: [{name: e, criteria: 每起扣1分}]}\n"
        "  - {name: 一票否决, children: [{name: f}]}\n"
        "  - {name: 奖扣分项目, children: [{name: g, criteria: 分别奖20、10分}, {name: h, criteria: 分别扣20、10分}]}\n"
        "  - {name: 评分标准及扣分办法说明, points: 5, children: [{name: i, points: 5}]}\n"
        "bonus: {items: [{name: j}]}\npenalties: {items: [{name: k}]}\n"
    )
    roles = {node.name: role for node, role in found.roles.items()}
    assert roles == {
        "b": "ordinary",
        "c": "penalty",
        "d": "bonus",
        "e": "penalty",
        "f": "veto",
        "g": "bonus",
        "h": "penalty",
        "i": "ordinary",
        "j": "bonus",
        "k": "penalty",
    }
    assert found.points.total == 25


def test_deductions_of_a_group_with_points_are_ordinary() -> None:
    """A group's lines that only take points away are its content as long as its points are theirs."""
    found = facts(
        "title: a\nindicators:\n  - {name: 治安, points: 30, children: [{name: b, criteria: 每起扣10分}, {name: c, criteria: 每起扣5分}]}\n"
    )
    assert [found.roles[leaf] for leaf in found.hierarchy.leaves] == ["ordinary", "ordinary"]


def test_declared_kind_of_a_group_holds_for_its_lines() -> None:
    """What an author declares for a group is declared for its lines; a line's own word wins."""
    found = facts(
        "title: a\nindicators:\n  - {name: g, kind: outcome, children: [{name: 会议台账}, {name: 会议, kind: process}]}\n"
    )
    kinds = [(found.kind(leaf).kind, found.kind(leaf).declared) for leaf in found.leaves]
    assert kinds == [("outcome", True), ("process", True)]


def test_year() -> None:
    """The assessed year: declared, of the period, or in the title."""
    leaf = "indicators: [{name: b}]\n"
    assert facts(f"title: a\nyear: 2025\n{leaf}").year == 2025
    assert facts(f"title: a\nperiod: {{start: 2025-07-01, end: 2026-06-30}}\n{leaf}").year == 2026
    assert facts(f"title: 某县2024年度考核办法\n{leaf}").year == 2024
    assert facts(f"title: 某县考核办法\n{leaf}").year is None
