"""Markdown: the parts of a summary, and scheme text that stays text whatever it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from reporters_sample import located, region, report, use_cards

from kpi_audit.findings.finding import Confidence, Severity
from kpi_audit.findings.report import NotChecked, Report, VetoEntry
from kpi_audit.reporters.base import visible
from kpi_audit.reporters.formats import render
from kpi_audit.reporters.markdown_text import escaped
from kpi_audit.words.voice import Voice

ZH = Voice("zh")
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
NASTY = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("\\`*_{}[]()<>#+-.!|~&@:;$^=\"'/ \t\n1a台")))


@pytest.fixture(autouse=True, scope="module")
def _cards() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        use_cards(patch)
        yield


def tokens(markdown: str) -> Iterator[Token]:
    for token in PARSER.parse(markdown):
        yield token
        yield from token.children or ()


def shape(markdown: str) -> list[str]:
    """The structure of a page without its texts."""
    return [token.type for token in tokens(markdown) if token.type not in ("text", "text_special")]


def shown(markdown: str) -> str:
    """What a reader sees of one paragraph."""
    return "".join(token.content for token in tokens(markdown) if token.type in ("text", "text_special"))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_the_parts_of_a_summary() -> None:
    run = report(
        located("PRC101", severity=Severity.ERROR),
        located("PRC102"),
        located("PRC102", line=13, indicator="A1.3"),
        located("SCO806", severity=Severity.INFO),
    )
    lines = render("markdown", run, ZH, 1).splitlines()
    assert [line for line in lines if line.startswith("#")] == [
        "# 考核方案审查意见",
        "## 青禾县2026年度乡镇综合考核办法",
        "### 一、最要紧的 2 类问题",
        "### 二、其余 1 类问题",
        "### 三、分值构成",
        "### 四、一票否决事项",
        "### 五、未检查",
    ]
    for line in (
        "| 印发机关 | 中共青禾县委办公室 |",
        "| 层级→考核对象 | 县→乡镇 |",
        "| 过程 | 23 | 51 | 51% |",
        "| 合计 | 46 | 100 | 100% |",
        "1. **过程指标过重**（PRC101，错误）A1.2 专题会议，第 12 行第 11 列，据文字判断：占 63%：台账",
        "   - 原文：“台账”",
        "   - 建议：改 6 项。",
        "   - 依据：《整治形式主义为基层减负若干规定》第三部分",
        "2. **以次数论绩**（PRC102，警告）A1.2 专题会议，第 12 行第 11 列，据文字判断：以次数计分：台账",
        "   - 同类共 2 处，另见：A1.3",
        "- **用语含糊**（SCO806，提示）A1.2 专题会议，第 12 行第 11 列，据文字判断：用了“台账”。建议：改为考结果。",
        "| 凡被通报批评的 | 变相 | 未写依据 | 第 78 行第 5 列 |",
    ):
        assert line in lines, line
    assert "须改正后再印发：错误 1 处、警告 2 处、提示 1 处。最要紧的是过程指标过重、以次数论绩。" in "\n".join(lines)


def test_the_annex_has_every_finding() -> None:
    run = report(located("PRC101", severity=Severity.ERROR), located("PRC102"), located("PRC102"))
    text = render("markdown", run, ZH, 1, verbose=True)
    assert [line for line in text.splitlines() if line.startswith(("### 五", "####"))] == [
        "### 五、附：逐条意见",
        "#### 过程与留痕（3 项）",
        "##### 1. 过程指标过重（PRC101，错误）",
        "##### 2. 以次数论绩（PRC102，警告，2 处）",
    ]
    annex = text.split("### 五")[1].splitlines()
    for line in (
        "- 位置：第 12 行第 11 列（据文字判断）",
        "- 问题：占 63%：台账",
        "- 原文：“台账”",
        "- 建议：改 6 项。",
    ):
        assert line in annex, line


def test_advice_and_ground_that_many_share_are_said_once() -> None:
    text = render("markdown", report(*(located("PRC102", indicator=f"A{n}") for n in range(4))), ZH, 1, verbose=True)
    annex = text.split("附：逐条意见")[1]
    assert annex.count("- 建议：") == 1 and annex.count("- 依据：") == 1
    assert annex.count("- 问题：") == 4


def test_advice_that_differs_is_said_of_each() -> None:
    low = located("VET201", confidence=Confidence.EXACT)
    old = report(low, located("VET201"), year=2010)
    text = render("markdown", old, ZH, 1)
    assert "现行规定《关于推进基层整合审批服务执法力量的实施意见》" in text


def test_nothing_found_is_said_kindly() -> None:
    text = render("markdown", report(), ZH, 0)
    assert "未发现问题。" in text and "已检查 41 条规则，涉及 46 项指标。" in text
    assert "类问题" not in text


def test_english() -> None:
    text = render("markdown", report(located("PRC101")), Voice("en"), 1)
    assert "### 1. What weighs most: 1 kind of problem" in text
    assert (
        "**Verdict**: Nothing that must be corrected; better revised before it is issued: 1 warning. What weighs most: en 过程指标过重."
        in text
    )


def test_no_document_at_all() -> None:
    assert "没有可报告的文件" in render("markdown", Report(), ZH, 3)


@given(NASTY)
@example("www.example.com http://a.b c@d.e")
@example("1. a")
@example("- [ ] a")
@example("a\\")
@example("&lt;b&gt; <b>x</b> <!-- x -->")
@example("|---|")
@example("# a #")
@example("$x$ ~~y~~ **z** `c`")
@example("\u3000    code")
def test_escaped_text_is_text(text: str) -> None:
    """Anywhere a text may stand it adds no structure and loses nothing."""
    safe = escaped(text)
    assert "\n" not in safe and safe == safe.strip()
    for frame in ("{}", "- {}", "- 甲：{}", "## {}", "“{}”"):
        plain = frame.format("x")
        if safe:
            assert shape(frame.format(safe)) == shape(plain), frame
            assert squeezed(shown(frame.format(safe))) == squeezed(shown(plain).replace("x", visible(text)))
    row = f"| a | b |\n| --- | --- |\n| {safe} | {safe} |"
    assert shape(row) == shape("| a | b |\n| --- | --- |\n| x | x |") or not safe


def page(text: str, name: str, title: str, matter: str) -> str:
    """A summary in which these texts stand everywhere that a scheme's text can stand."""
    run = report(
        located("PRC102", text=text, name=name, reason=text),
        located("SCO806", text=text, name=name),
        title=title,
        issuer=title,
        vetoes=(VetoEntry(matter, matter, True, region(1, 1, 2)),),
        not_checked=(NotChecked("XYZ1", name, matter),),
    )
    return render("markdown", run, ZH, 1, verbose=True)


@cache
def plain_shape() -> list[str]:
    return shape(page("x", "x", "x", "x"))


@settings(max_examples=60)
@given(text=NASTY, name=NASTY, title=NASTY, matter=NASTY)
def test_no_structure_comes_from_the_scheme(text: str, name: str, title: str, matter: str) -> None:
    said = [part if visible(part).strip() else "x" for part in (text, name, title, matter)]
    written = page(*said)
    assert shape(written) == plain_shape()
    assert not any(line != line.rstrip() for line in written.split("\n"))
    assert not any(line.lstrip().startswith("::") or "##[" in line for line in written.splitlines())
    written.encode("utf-8")
