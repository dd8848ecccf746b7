from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_audit.errors import DocumentError
from kpi_audit.source.hints import HINTS, find_fullwidth_colon
from kpi_audit.source.tree import parse


def failure(text: str) -> tuple[str | None, int, str]:
    with pytest.raises(DocumentError) as raised:
        parse(text)
    error = raised.value
    assert (error.code, error.key) == ("FMT001", "syntax")
    hint = error.args_by_name["hint"]
    assert hint is None or isinstance(hint, str)
    return hint, error.offset, text[error.offset : error.end]


@pytest.mark.parametrize(
    ("text", "hint", "culprit", "line"),
    [
        ("名称：甲\n分值: 3\n", "fullwidth_colon", "：", 1),
        ("- 名称：甲\n  分值: 10\n", "fullwidth_colon", "：", 1),
        ("名称: 甲\n分值：10\n类型: 过程\n", "fullwidth_colon", "：", 2),
        ("名称: 甲\r\n分值：10\r\n", "fullwidth_colon", "：", 2),
        ("名称: 甲\r分值：10\r", "fullwidth_colon", "：", 2),
        ("指标：\n  - 名称: 甲\n", "fullwidth_colon", "：", 1),
        ("标题: '说明：乙'\n名称：甲\n分值: 3\n", "fullwidth_colon", "：", 2),
        ("a: {名称：甲, 分值: 3 4: 5}\n", "fullwidth_colon", "：", 1),
        ("a: {名称: 甲，分值: 3}\n", "fullwidth_comma", "，", 1),
        ("a: [甲、乙\nb: 1\n", "fullwidth_comma", "、", 1),
        ("标题: “甲: 乙”\n", "fullwidth_quote", "“", 1),
        ("指标:\n  － 名称: 甲\n    分值: 3\n", "fullwidth_dash", "－", 2),
        ("指标:\n  —名称: 甲\n    分值: 3\n", "fullwidth_dash", "—", 2),
        ("指标:\n\t- 名称: 甲\n", "tab", "\t", 2),
        ("指标:\n  - 名称: 甲\n\t  分值: 3\n", "tab", "\t", 3),
        ("评分: |\n\t甲\n", "tab", "\t", 2),
        ("标题: 甲\n\u3000\u3000乙\n指标: 丙\n", "wide_space", "\u3000\u3000", 2),
        ("标题: 甲\n\u00a0乙\n指标: 丙\n", "wide_space", "\u00a0", 2),
        ("标题: 甲\u2028乙\n指标: 丙\n", "line_separator", "\u2028", 1),
        ("标题: 甲\x85乙\u2029  丙\x85丁\r\n指标: 丙\n", "line_separator", "\x85", 1),
        ("评分: |\n  甲\u2028乙\n标题: 丙\n", "line_separator", "\u2028", 2),
        ("标题: '甲\u2028乙' 丙\n分值: 3\n", "unclosed_quote", "'", 1),
        ("标题: '甲\u2028乙'\n分值：3\n", "fullwidth_colon", "：", 2),
        ("名称:甲\n分值: 3\n", "no_space_after_colon", ":", 1),
        ("指标:\n  -名称: 甲\n   分值: 3\n", "no_space_after_dash", "-", 2),
        ('a: "甲\nb: 2\n', "unclosed_quote", '"', 1),
        ("a: '甲\n---\nb: 2\n", "unclosed_quote", "'", 1),
        ('a: 1\nb: "甲\nc: "乙"\nd: 1\n', "unclosed_quote", '"', 2),
        ('a: "甲"乙\nb: 1\n', "unclosed_quote", '"', 1),
        ("目标值: >=95%\n", "unquoted_special", ">", 1),
        ("备注: *必填\n", "unquoted_special", "*", 1),
        ("备注: %甲\n", "unquoted_special", "%", 1),
        ("备注: @甲\n", "unquoted_special", "@", 1),
        ("标题: [2026]年\n", "unquoted_special", "[", 1),
        ("标题: 甲: 乙\n", "unquoted_special", ":", 1),
        ("标题: 甲\n  乙: 丙\n", None, ":", 2),
        ("评分: |\n  第一项：得分\n标题 甲\n乙: 3\n", None, "标", 3),
        ("评分: 按期：得分\n  乙: 3\n", None, ":", 2),
        ("网址: http://x\n 乙: 1\n", None, ":", 2),
    ],
)
def test_the_culprit_is_named_and_placed(text: str, hint: str | None, culprit: str, line: int) -> None:
    found, offset, words = failure(text)
    assert (found, words) == (hint, culprit)
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    assert before.count("\n") + 1 == line


def test_an_error_at_the_end_of_the_file_has_a_place() -> None:
    assert failure("{a: 1") == (None, 5, "")


def test_a_far_away_colon_is_not_blamed() -> None:
    text = "名称：甲\n" + "乙\n" * 20 + "丙: 1\n"
    assert failure(text)[0] is None


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("标题：甲\n指标：乙\n", 2),
        ("说明\n- 名称：甲\n", 7),
        ("只有一句话，没有冒号。\n", None),
        ("他说，如下：\n", None),
    ],
)
def test_full_width_colons_in_a_text_that_should_be_a_mapping(text: str, offset: int | None) -> None:
    assert find_fullwidth_colon(text, 0, len(text)) == offset


@given(st.text(st.sampled_from(list("甲a：:，、- \t\n\u3000\"'“[{*>")), max_size=30))
def test_hints_are_known_words(text: str) -> None:
    try:
        parse(text)
    except DocumentError as error:
        if error.key == "syntax":
            assert error.args_by_name["hint"] in (None, *HINTS)
            assert isinstance(error.args_by_name["problem"], str)
