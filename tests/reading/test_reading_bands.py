"""Intervals, lists of grades and the parts of an indicator's name."""

from __future__ import annotations

import pytest

from kpi_audit.reading.bands.fit import misfits
from kpi_audit.reading.bands.grades import grade_lists
from kpi_audit.reading.bands.intervals import interval
from kpi_audit.reading.sameness.closeness import closeness, narrows
from kpi_audit.reading.sameness.measures import measure
from kpi_audit.reading.text.normal import normalise


@pytest.mark.parametrize(
    ("text", "low", "low_in", "high", "high_in"),
    [
        ("满意率达到95%以上", 95.0, True, None, False),
        ("[90%,95%)", 90.0, True, 95.0, False),
        ("大于等于80%小于90%", 80.0, True, 90.0, False),
        ("85%（不含）以下", None, False, 85.0, False),
        ("80%（含）—90%", 80.0, True, 90.0, False),
        ("85%（含85%）—90%", 85.0, True, 90.0, False),
        ("70%以上不足80%", 70.0, True, 80.0, False),
        ("3—4件", 3.0, True, 4.0, True),
    ],
)
def test_a_condition_is_an_interval(
    text: str, low: float | None, low_in: bool, high: float | None, high_in: bool
) -> None:
    found = interval(text)
    assert found is not None
    assert (found.low, found.low_in, found.high, found.high_in) == (low, low_in, high, high_in)


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("[90%,95%)", [90, 94.9], [89.9, 95, 96]),
        ("85%（不含）以下", [0, 84.9], [85, 86]),
        ("85%以下", [85], [85.1]),
        ("满意率达到95%以上", [95, 100], [94.9]),
        ("超过95%", [95.1], [95]),
    ],
)
def test_what_an_interval_holds(text: str, inside: list[float], outside: list[float]) -> None:
    found = interval(text)
    assert found is not None
    assert [value for value in inside + outside if found.holds(value)] == inside


def test_no_figure_no_interval() -> None:
    assert interval("符合要求") is None


@pytest.mark.parametrize(
    ("texts", "kinds"),
    [
        (["95%以上", "90%—95%", "不满90%"], ["shared"]),
        (["95%以上", "80%—90%", "不满80%"], ["gap"]),
        (["95%—100%", "90%—94%"], ["rounding"]),
        (["5件以上", "3—4件", "2件以下"], []),
        (["90%以上", "80%以上", "60%以上"], []),
        (["90%以上", "80%—92%"], ["overlap"]),
    ],
)
def test_neighbours(texts: list[str], kinds: list[str]) -> None:
    spans = [span for text in texts if (span := interval(text))]
    assert [one.kind for one in misfits(spans)] == kinds


def test_grades_of_a_sentence() -> None:
    text = normalise("得分90分以上为优秀，80-89分为良好，60分以下为不合格；优秀等次加5分。").text
    assert [[one.name for one in listed] for listed in grade_lists(text)] == [["优秀", "良好", "不合格"]]
    assert grade_lists(normalise("优秀得5分，良好得3分。").text) == []


def test_what_a_name_measures() -> None:
    assert (measure("垃圾分类覆盖率").way, measure("垃圾分类覆盖率").subject) == ("share", "垃圾分类")
    assert measure("垃圾分类小区占比").subject == "垃圾分类"
    assert measure("1.2 矛盾纠纷化解数（件）").subject == "矛盾纠纷化解"
    assert measure("提前办结率").folded == measure("按时办结率").folded


def test_words_that_only_one_has() -> None:
    assert not narrows(closeness("建立水功能区入河排污口台账", "建立入河排污口台账").extra)
    assert narrows(closeness("农村生活垃圾处理率", "生活垃圾处理率").extra)
    assert closeness("秸秆禁烧", "烟花禁放").parted
