"""Placeholders: numbers, percentages, lists, terms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_audit.findings.finding import Term
from kpi_audit.words.catalog import catalogue
from kpi_audit.words.phrase import fill, number, percent, placeholders

ZH, EN = catalogue("zh"), catalogue("en")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0.5, "0.5"),
        (12.0, "12"),
        (12, "12"),
        (1000.0, "1000"),
        (33.3333333, "33.33"),
        (0.125, "0.125"),
        (0.05, "0.05"),
        (-0.0001, "0"),
        (-2.5, "-2.5"),
        (0.1 + 0.2, "0.3"),
        (1e20, "1e+20"),
        (float("inf"), "inf"),
    ],
)
def test_numbers_have_no_trailing_zeros(value: float, said: str) -> None:
    assert number(value) == said


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.63, "63%"),
        (0.005, "0.5%"),
        (2 / 3, "66.7%"),
        (1, "100%"),
        (0.0, "0%"),
        (0.5004, "50.04%"),
        (0.29, "29%"),
        (1.6, "160%"),
        (float("nan"), "nan"),
    ],
)
def test_shares_become_percentages(share: float, said: str) -> None:
    assert percent(share) == said


def test_what_a_placeholder_may_be() -> None:
    args = {"n": 2.0, "xs": ["a", 1.5, True], "none": None, "share": 0.5, "text": "{n}"}
    assert fill("{n}|{xs}|{none}|{share:pct}|{text}", args, ZH) == "2|a、1.5、是|未写明|50%|{n}"
    assert fill("{n}|{xs}|{none}|{share:pct}|{text}", args, EN) == "2|a, 1.5, yes|not stated|50%|{n}"


def test_an_unknown_placeholder_stays() -> None:
    assert fill("共 {n} 项 {oops:pct}", {"n": 3}, ZH) == "共 3 项 {oops:pct}"


def test_english_plurals() -> None:
    assert [fill("{n} veto{n:es}", {"n": n}, EN) for n in (0, 1, 2)] == ["0 vetoes", "1 veto", "2 vetoes"]


def test_terms_are_looked_up_and_filled_with_numbers() -> None:
    assert fill("应为{expected}", {"expected": Term("expected.number")}, ZH) == "应为数字"
    assert fill("{value}（{bound}）", {"value": "-1", "bound": Term("bound.ge"), "limit": 0}, ZH) == "-1（不得小于 0）"


def test_text_that_only_looks_like_a_term_stays() -> None:
    assert fill("{x}", {"x": "expected.number"}, ZH) == "expected.number"


def test_a_term_that_would_name_itself_ends() -> None:
    """A scheme may have an id that is a catalogue key; filling must not go round in circles."""
    assert "{ids}" in fill("{ids}", {"ids": [Term("report.same_kind")], "n": 1}, ZH)


@given(st.text(), st.dictionaries(st.sampled_from(["a", "b"]), st.text()))
def test_filling_never_fails(text: str, args: dict[str, str]) -> None:
    assert isinstance(fill(text, args, ZH), str)


@given(st.text())
def test_an_argument_is_put_in_as_it_is(value: str) -> None:
    if "“" not in value:  # quotation marks inside quotation marks become single
        assert fill("“{x}”", {"x": value}, ZH) == f"“{value}”"


def test_quotes_inside_quotes() -> None:
    """A quoted name that quotes itself keeps its pairs apart."""
    assert fill("“{x}”", {"x": "“先锋学堂”学习"}, ZH) == "“‘先锋学堂’学习”"
    assert fill("{x}", {"x": "“先锋学堂”学习"}, ZH) == "“先锋学堂”学习"


def test_placeholders_are_found() -> None:
    assert placeholders("{a} {b:pct} {C} {} {{a}}") == {"a", "b"}


@pytest.mark.parametrize(
    ("count", "said"), [(1, "1 line rests and is"), (2, "2 lines rest and are"), (0, "0 lines rest and are")]
)
def test_english_agrees_in_number(count: int, said: str) -> None:
    assert fill("{n} line{n:s} rest{n:v} and {n:are}", {"n": count}, EN) == said
