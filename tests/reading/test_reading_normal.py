"""The normal form of a text and the way back to its original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_audit.reading.text.line import passage
from kpi_audit.reading.text.normal import normalise


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("发 展 党 员 2 名 ， 少 1 名 扣 0 . 5 分 。", "发展党员2名,少1名扣0.5分。"),
        ("湖　滨　街　道　２　０　２　４　年", "湖滨街道2024年"),
        ("水 质", "水质"),
        ("安 装 A P P", "安装A P P"),
        ("会 议  台 账", "会议  台账"),
        ("会议 台账 齐全", "会议 台账 齐全"),
        ("不少于 20 人", "不少于 20 人"),
        ("1 2 3", "1 2 3"),
    ],
)
def test_blanks_between_letters(text: str, normal: str) -> None:
    """A text that is spaced letter by letter is closed up; blanks between words stay."""
    assert normalise(text).text == normal


def test_words_of_a_spaced_text_stand_where_they_stood() -> None:
    """Positions are those of the original, its blanks included."""
    said = passage("criteria", "查 会 议 记 录 ， 少 一 次 扣 1 分")
    start = said.text.index("会议记录")
    words = said.words(start, start + 4)
    assert (words.start, words.end, words.text) == (2, 9, "会 议 记 录")


@given(st.lists(st.sampled_from("会议台账扣１２分㎡Ａb，　 "), min_size=1, max_size=40).map("".join))
def test_offsets_lead_back(text: str) -> None:
    """Each character of the normal form comes from a stretch of the original, in order."""
    normal = normalise(text)
    offsets = range(len(text) + 1) if normal.offsets is None else normal.offsets
    assert len(offsets) == len(normal.text) + 1
    assert list(offsets) == sorted(offsets)
    assert offsets[-1] == len(text)


def test_brackets_of_documents_are_brackets() -> None:
    """〔5分〕 says what （5分） does, and stands where it stands."""
    said = passage("criteria", "票款相符〔１分〕；账实相符﹝2分﹞")
    assert said.text == "票款相符(1分);账实相符(2分)"
    assert said.words(4, 8).text == "〔１分〕"


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("修缮经费不少于叁拾贰万伍仟元", "修缮经费不少于三十二万五千元"),
        ("募集貳億圓", "募集二亿元"),
        ("队伍元气", "队伍元气"),
        ("收拾万元", "收拾万元"),
        ("陆佰亩、伍大陆", "陆佰亩、伍大陆"),
    ],
)
def test_sums_in_capital_figures(text: str, normal: str) -> None:
    """Only a sum of money is written so; the same characters elsewhere are names and other words."""
    assert normalise(text).text == normal
