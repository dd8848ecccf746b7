"""How suppressions are written, and every way in which they nearly are."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from triage_sample import audited, notices, terms

from kpi_audit.triage.comments import parse_comment
from kpi_audit.triage.directives import Directive, Slip

IS_CODE = terms().is_code


def one(text: str) -> Directive | Slip | None:
    found = parse_comment(text, 0, IS_CODE)
    assert len(found) <= 1
    return found[0] if found else None


@pytest.mark.parametrize(
    ("text", "whole_file", "selectors", "until", "reason"),
    [
        ("# kpi-audit: ignore[PRC102] 省条例规定", False, ["PRC102"], None, "省条例规定"),
        ("#kpi-audit:ignore[PRC102]省条例规定", False, ["PRC102"], None, "省条例规定"),
        (
            "## kpi-audit: ignore [ PRC102 , VET2,process-heavy ] 甲乙",
            False,
            ["PRC102", "VET2", "process-heavy"],
            None,
            "甲乙",
        ),
        ("# kpi-audit: ignore[PRC102] until=2026-12-31 甲乙", False, ["PRC102"], date(2026, 12, 31), "甲乙"),
        ("# kpi-audit: 忽略[PRC102] 有效期至=2026-12-31 甲乙", False, ["PRC102"], date(2026, 12, 31), "甲乙"),
        ("# kpi-audit: ignore-file[PRC] 甲乙", True, ["PRC"], None, "甲乙"),
        ("# kpi-audit: 忽略文件[PRC] 甲乙", True, ["PRC"], None, "甲乙"),
        ("# kpi-audit: ignore[PRC102]：甲乙", False, ["PRC102"], None, "甲乙"),
        ("# kpi-audit: ignore[PRC102] -- by decree", False, ["PRC102"], None, "by decree"),
        ("# kpi-audit: ignore[PRC102] 见 #3 号文", False, ["PRC102"], None, "见 #3 号文"),
        ("# 说明在先 # kpi-audit: ignore[PRC102] 甲乙", False, ["PRC102"], None, "甲乙"),
        ("# kpi-audit: ignore[PRC102] until further notice", False, ["PRC102"], None, "until further notice"),
        ("#\u3000kpi-audit:\u3000ignore[PRC102]\u3000甲乙", False, ["PRC102"], None, "甲乙"),
    ],
)
def test_a_suppression(text: str, whole_file: bool, selectors: list[str], until: date | None, reason: str) -> None:
    found = one(text)
    assert isinstance(found, Directive)
    assert [selector.text for selector in found.selectors] == selectors
    assert all(text[selector.start : selector.end] == selector.text for selector in found.selectors)
    assert (found.whole_file, found.until, found.reason) == (whole_file, until, reason)
    assert text[found.start : found.end].startswith("kpi-audit") and text[found.end - 1] == "]"


def test_two_suppressions_in_one_comment() -> None:
    text = "# kpi-audit: ignore[PRC102] 甲乙 # kpi-audit: ignore[VET2] 丙丁"
    found = parse_comment(text, 7, IS_CODE)
    assert [(one.reason, one.selectors[0].start - 7) for one in found if isinstance(one, Directive)] == [
        ("甲乙", text.index("PRC102")),
        ("丙丁", text.index("VET2")),
    ]


SLIPS = {
    # the name of the tool
    "# kpi_audit: ignore[PRC102] 甲乙": "tool",
    "# kpiaudit: ignore[PRC102] 甲乙": "tool",
    "# kpi audit: ignore[PRC102] 甲乙": "tool",
    "# kpi－audit: ignore[PRC102] 甲乙": "tool",
    "# kpi-audti: ignore[PRC102] 甲乙": "tool",
    "# KPI-Audit: ignore[PRC102] 甲乙": "case",
    "# kpi-audit ignore[PRC102] 甲乙": "no_colon",
    "# kpi-audit - ignore[PRC102] 甲乙": "no_colon",
    "# @kpi-audit ignore[PRC102] 甲乙": "no_colon",
    "# kpi-audit：ignore[PRC102] 甲乙": "wide_colon",
    "# kpi-audit ：ignore[PRC102] 甲乙": "wide_colon",
    "# ignore[PRC102] 甲乙": "no_tool",
    "# noqa: PRC102 甲乙": "no_tool",
    # the word for leaving out
    "# kpi-audit: Ignore[PRC102] 甲乙": "case",
    "# kpi-audit: noqa[PRC102] 甲乙": "verb",
    "# kpi-audit: noqa PRC102 甲乙": "verb",
    "# kpi-audit: disable=PRC102 甲乙": "verb",
    "# kpi-audit: disable PRC102 甲乙": "verb",
    "# kpi-audit: ignore-line[PRC102] 甲乙": "verb",
    "# kpi-audit: ignore-next-line[PRC102] 甲乙": "verb",
    "# kpi-audit: ignroe[PRC102] 甲乙": "verb",
    "# kpi-audit: [PRC102] 甲乙": "no_verb",
    "# kpi-audit: PRC102 甲乙": "no_verb",
    # brackets and what is between them
    "# kpi-audit: ignore［PRC102］ 甲乙": "brackets",
    "# kpi-audit: ignore【PRC102】 甲乙": "brackets",
    "# kpi-audit: ignore（PRC102） 甲乙": "brackets",
    "# kpi-audit: ignore(PRC102) 甲乙": "brackets",
    "# kpi-audit: ignore{PRC102} 甲乙": "brackets",
    "# kpi-audit: ignore PRC102 甲乙": "no_bracket",
    "# kpi-audit: ignore: PRC102 甲乙": "no_bracket",
    "# kpi-audit: ignore PRC102] 甲乙": "no_bracket",
    "# kpi-audit: ignore[PRC102 甲乙": "unclosed",
    '# kpi-audit: ignore["PRC102"] 甲乙': "separator",
    "# kpi-audit: ignore[ＰＲＣ102] 甲乙": "separator",
    "# kpi-audit: ignore[PRC102,] 甲乙": "separator",
    # the last day
    "# kpi-audit: ignore[PRC102] until=2026-13-01 甲乙": "until",
    "# kpi-audit: ignore[PRC102] until 2026-12-31 甲乙": "until",
    "# kpi-audit: ignore[PRC102] until：2026年12月31日 甲乙": "until",
    "# kpi-audit: ignore[PRC102] 有效期至：2026-12-31 甲乙": "until",
    "# kpi-audit: ignore[PRC102] 甲乙 until=2026-12-31": "until_place",
    "# kpi-audit: ｉｇｎｏｒｅ[PRC102] 甲乙": "verb",
    "# kpi-audit: ignore[PRC102 until=2026-12-31] 甲乙": "until_place",
}
CHINESE = {
    "# 忽略[PRC102] 甲乙": "no_tool",
    "# 豁免【PRC102】 甲乙": "no_tool",
    "# kpi-audit: 豁免[PRC102] 甲乙": "verb",
    "# kpi-audit: 不检查 PRC102 甲乙": "verb",
    "# kpi-audit：忽略【PRC102】甲乙": "wide_colon",
    "# kpi-audit: 忽略 PRC102 甲乙": "no_bracket",
}
LISTS = {
    "# kpi-audit: ignore[PRC102 VET2] 甲乙": "separator",
    "# kpi-audit: ignore[PRC102，VET2] 甲乙": "separator",
    "# kpi-audit: ignore[PRC102、VET2] 甲乙": "separator",
    "# kpi-audit: ignore[PRC102;VET2] 甲乙": "separator",
    "# kpi-audit: ignore PRC102, VET2 甲乙": "no_bracket",
    "# kpi-audit: noqa PRC102 VET2 甲乙": "verb",
}
WHOLE = {
    "# kpi-audit: IGNORE-FILE[PRC102] 甲乙": "case",
    "# kpi-audit: ignore_file[PRC102] 甲乙": "verb",
    "# kpi-audit: ignore file[PRC102] 甲乙": "verb",
    "# kpi-audit: disable-file[PRC102] 甲乙": "verb",
    "# kpi-audit: ignore-file PRC102 甲乙": "no_bracket",
}
NO_CODES = {
    "# kpi-audit: ignore 甲乙": "no_bracket",
    "# kpi-audit: ignore[] 甲乙": "no_codes",
    "# kpi-audit: noqa 甲乙": "verb",
}
ALL_SLIPS = [
    (text, key, corrected)
    for corrected, slips in (
        ("# kpi-audit: ignore[PRC102] 甲乙", SLIPS),
        ("# kpi-audit: 忽略[PRC102] 甲乙", CHINESE),
        ("# kpi-audit: ignore[PRC102, VET2] 甲乙", LISTS),
        ("# kpi-audit: ignore-file[PRC102] 甲乙", WHOLE),
        ("# kpi-audit: ignore[CODE] 甲乙", NO_CODES),
    )
    for text, key in slips.items()
]


@pytest.mark.parametrize(("text", "key", "corrected"), ALL_SLIPS, ids=[text for text, _, _ in ALL_SLIPS])
def test_a_near_miss_is_told_with_its_correction(text: str, key: str, corrected: str) -> None:
    found = one(text)
    assert isinstance(found, Slip)
    assert found.key == key
    assert text[found.start : found.end] == text.lstrip("# ")
    written = found.corrected.replace(" until=2026-12-31", "").replace(" until=YYYY-MM-DD", "")
    assert written == corrected
    again = one(found.corrected.replace("CODE", "PRC102").replace("YYYY-MM-DD", "2026-12-31"))
    assert isinstance(again, Directive), found.corrected


def test_a_lone_noqa_is_meant_for_us() -> None:
    found = one("# noqa")
    assert isinstance(found, Slip) and found.key == "no_tool"


@pytest.mark.parametrize(
    "text",
    [
        "# 由 kpi-audit 检查过",
        "# kpi-audit init 生成的样本",
        "# 由 kpi-audit 检查过，PRC102 可以忽略",
        "# yamllint disable-line rule:line-length",
        "# 忽略尾差",
        "# 检查口径：忽略零头",
        "# noqa: E501",
        "# ruff: noqa",
        "# PRC102 已与县委办商定",
        "# ignore",
        "#",
        "# 跳过第3行",
        "# ignore SUPPLEMENT 甲乙",
    ],
)
def test_a_remark_is_none_of_our_business(text: str) -> None:
    assert parse_comment(text, 0, IS_CODE) == []


@pytest.mark.parametrize(
    "reason",
    ["", " ", *"- … TODO todo。 <TBD> 待补 n/a NA none null FixMe xxx 待填 同上 。。。 12 （待定）".split()],
)
def test_what_is_no_reason(reason: str) -> None:
    found = one(f"# kpi-audit: ignore[PRC102] {reason}")
    assert isinstance(found, Directive) and not found.has_reason


@pytest.mark.parametrize("reason", ["理由", "省条例第8条", "by decree", "ok", "TODO 之外另有县委文件"])
def test_what_is_a_reason(reason: str) -> None:
    found = one(f"# kpi-audit: ignore[PRC102] {reason}")
    assert isinstance(found, Directive) and found.has_reason


PIECES = st.sampled_from(
    "# ## kpi-audit kpi_audit KPI : ： ignore ignore-file 忽略 忽略文件 noqa disable= [ ] ［ ］ 【 】 ( ) PRC102 VET2 prc , ， 、 "
    "until= until 有效期至= 2026-12-31 2026-99-99 - -- 理由 \t \u3000 \u200b \ufeff # #kpi-audit: [PRC102] 😀 \u2028 = \\ ' \" | >".split(
        " "
    )
)


@given(st.lists(PIECES, max_size=14).map("".join) | st.lists(PIECES, max_size=14).map(" ".join) | st.text(max_size=40))
def test_no_comment_can_break_it(text: str) -> None:
    """Whatever follows a #: it is parsed, places lie inside, and corrections are suppressions."""
    comment = "#" + text
    for found in parse_comment(comment, 0, IS_CODE):
        assert 0 <= found.start <= found.end <= len(comment)
        if isinstance(found, Slip):
            assert found.corrected.startswith("# kpi-audit: ")


@given(st.lists(PIECES, max_size=10).map(" ".join), st.sampled_from(["", "  ", "    ", "      "]))
def test_no_comment_can_break_an_audit(text: str, indent: str) -> None:
    """The same comment at the end of a line, alone on a line, at the head and in a text."""
    comment = "# " + text.replace("\u2028", "").replace("\ufeff", "")
    scheme = (
        f"{comment}\n标题: 甲 {comment}\n指标:\n{indent}{comment}\n  - 名称: 会议 {comment}\n    分值: 10\n"
        f"    评分标准: | {comment}\n      每月召开会议不少于1次，每少一次扣1分。\n      {comment}\n{indent}{comment}\n---\n标题: 乙\n"
    )
    report = audited(scheme)
    for code, key, line, column in notices(report):
        assert code and key and line >= 1 and column >= 1
