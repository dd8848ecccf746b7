"""What two years ask of the same units: totals, dates within the year, rhythms, and points on another scale."""

from __future__ import annotations

import pytest

from kpi_audit.facts.facts import Facts
from kpi_audit.facts.versions.edits import edits
from kpi_audit.facts.versions.matching import match
from kpi_audit.findings.comparison import Edit
from kpi_audit.scheme.dossier import Dossier
from kpi_audit.scheme.library import Library
from kpi_audit.scheme.scheme import Scheme


def facts(year: int, text: str) -> Facts:
    (loaded,) = Library().parse("s.yaml", f"title: 某馆{year}年考核办法\nyear: {year}\nindicators:\n{text}".encode())
    assert isinstance(loaded.model, Scheme), loaded.faults
    return Facts(Dossier(loaded.model, "s.yaml"))


def changes(old: str, new: str) -> dict[str, list[Edit]]:
    """The edits of the first line, by field."""
    before, after = facts(2025, old), facts(2026, new)
    first, last = next((one, other) for one, other in match(before, after).pairs if other.is_leaf)
    found: dict[str, list[Edit]] = {}
    for edit in edits(first, last, before, after):
        found.setdefault(edit.field, []).append(edit)
    return found


def line(criteria: str, more: str = "") -> str:
    return f"  - {{name: 阅读推广, criteria: {criteria}{more}}}\n"


@pytest.mark.parametrize(
    ("was", "now", "trend"),
    [
        ("举办读书会不少于12场", "举办读书会不少于15场", "stricter"),
        ("举办读书会不少于15场", "举办读书会不少于12场", "looser"),
        ("新增藏书不少于1.2万册", "新增藏书不少于15000册", "stricter"),
        ("吸引社会投入不低于8000万元", "吸引社会投入不低于1.1亿元", "stricter"),
        ("引进版权合作不低于0.2亿美元", "引进版权合作不低于1500万美元", "looser"),
        ("收购古籍用纸不少于2吨", "收购古籍用纸不少于3000斤", "looser"),
        ("修复时限不超过60日", "修复时限不超过1个月", "stricter"),
        ("库房粉尘浓度不高于0.08毫克/立方米", "库房粉尘浓度不高于70微克/立方米", "stricter"),
        ("发生闭馆事故不超过2起", "不发生闭馆事故", "stricter"),
    ],
)
def test_figures_of_the_same_units_are_compared(was: str, now: str, trend: str) -> None:
    (edit,) = changes(line(was), line(now))["target"]
    assert edit.trend == trend


def test_the_same_in_another_unit_is_no_change() -> None:
    assert "target" not in changes(line("购书经费不低于1.2亿元"), line("购书经费不低于12000万元"))


def test_a_share_that_became_a_count_is_told_without_a_trend() -> None:
    (edit,) = changes(line("按时归还率不低于95%"), line("逾期未还不超过300册"))["target"]
    assert edit.trend is None


def test_each_of_several_figures_has_its_own_trend() -> None:
    text = "特藏{}册以上的分馆不少于{}个、普通分馆不少于{}个"
    found = changes(line(text.format("5000", 2, 8)), line(text.format("5000", 3, 6)))["target"]
    assert [(one.before, one.after, one.trend) for one in found] == [
        ("不少于2个", "不少于3个", "stricter"),
        ("不少于8个", "不少于6个", "looser"),
    ]


@pytest.mark.parametrize(
    ("was", "now", "trend"),
    [
        ("2025-10-31", "2026-09-30", "stricter"),
        ("2025-09-30", "2026-10-31", "looser"),
        ("2025-10-31", "2026-10-31", ""),
    ],
)
def test_a_date_moves_within_its_year(was: str, now: str, trend: str) -> None:
    found = changes(line("完成编目", f", deadline: {was}"), line("完成编目", f", deadline: {now}"))
    assert [one.trend for one in found.get("deadline", [])] == ([trend] if trend else [])


def test_a_date_in_the_text_that_came_forward() -> None:
    (edit,) = changes(line("10月31日前完成编目"), line("9月15日前完成编目"))["deadline"]
    assert (edit.before, edit.after, edit.trend) == ("10月31日前", "9月15日前", "stricter")


def test_a_rhythm_in_the_text_that_became_faster() -> None:
    (edit,) = changes(line("每季度开展消防检查不少于1次"), line("每月开展消防检查不少于1次"))["frequency"]
    assert edit.trend == "stricter"


def scored(first: float, second: float) -> str:
    return f"  - {{name: 阅读推广, points: {first}}}\n  - {{name: 古籍修复, points: {second}}}\n"


def test_points_on_another_scale_are_no_change() -> None:
    assert not changes(scored(40, 60), scored(400, 600))


def test_points_that_moved_on_another_scale_are_told_with_their_share() -> None:
    found = changes(scored(40, 60), scored(500, 500))
    assert [(one.before, one.after) for one in (*found["points"], *found["share"])] == [(40, 500), (40, 50)]


def test_full_marks_that_are_a_little_off_are_no_other_scale() -> None:
    assert set(changes(scored(40, 60), scored(30, 69.5))) == {"points"}
