"""The terminal report: fits the console, loses nothing, interprets nothing, points at the very words."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from reporters_sample import LINE, document, located, region, report, use_cards
from rich.cells import cell_len
from rich.console import Console

from kpi_audit.cli.app import run as command
from kpi_audit.findings.finding import Severity
from kpi_audit.findings.load import LoadRow, LoadTable
from kpi_audit.findings.report import NotChecked, RelatedSpot, Report, Summary, VetoEntry
from kpi_audit.findings.tree import TreeRow
from kpi_audit.reporters.base import terminal, visible
from kpi_audit.reporters.formats import print_rich
from kpi_audit.reporters.terminal.layout import Page, excerpt, wrap
from kpi_audit.words.voice import Voice

WIDTHS = (40, 80, 120)
TEXT = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("[]/:#\\ 台账，。（）abc1")))


@pytest.fixture(autouse=True, scope="module")
def _cards() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        use_cards(patch)
        yield


def printed(run: Report, width: int = 80, lang: str = "zh", **how: Any) -> str:
    stream = io.StringIO()
    verbose, tree = how.pop("verbose", True), how.pop("tree", False)
    print_rich(run, Voice(lang), Console(file=stream, width=width, **how), verbose=verbose, tree=tree)
    return stream.getvalue()


def squeezed(text: str) -> str:
    """Without blanks and the edge of a finding's block."""
    return re.sub(r"[\s│]", "", text)


def test_the_parts_of_a_report() -> None:
    spot = RelatedSpot("schemes/city.yaml", region(40, 5, 9), "upper", {"value": 95.0})
    first = located("PRC101", severity=Severity.ERROR, related=(spot,), reason="县委全会确定")
    lines = printed(report(first, located("SCO806"))).splitlines()
    for wanted in (
        "青禾县2026年度乡镇综合考核办法",
        "schemes/county.yaml · 县考核乡镇 · 2026 年度",
        "46 项指标 · 满分 100 分 · 指标共 3 级 · 投入、过程类占 63% · 一票否决 2 项",
        "总体意见：须改正后再印发：错误 1 处、警告 1 处。最要紧的是过程指标过重、用语含",
        "          糊。",
        "✗ 错误  PRC101  过程指标过重  some-slug  12:11  据文字判断",
        "│ A1.2 专题会议",
        "│ 占 63%：台账",
        "│ 相关：schemes/city.yaml:40:5 上级目标 95",
        "│ 方案说明：县委全会确定",
        "│ 建议：改 6 项。",
        "│ 依据：《整治形式主义为基层减负若干规定》第三部分",
        "│ 依据：工具默认阈值",
        "一票否决事项  明列 1 项，变相 1 项",
        "  明列  安全生产  依据：中发〔2016〕32号  77:5",
        "  变相  凡被通报批评的  未写依据  78:5",
        "未检查  1 条规则因材料不全等原因未检查",
        "共 1 份文件：错误 1，警告 1，提示 0。",
        "规则说明：kpi-audit explain PRC101",
    ):
        assert wanted in lines, wanted
    assert any(line.startswith("── 过程与留痕 1 ─") for line in lines)


def test_families_in_order_and_errors_first() -> None:
    run = report(
        located("FMT012"),
        located("SCO806"),
        located("VET201"),
        located("PRC101"),
        located("PRC102", severity=Severity.ERROR),
        located("ZZZ100"),
    )
    codes = re.findall(r"^[✗!i] \S+  ([A-Z]+\d+)", printed(run), re.MULTILINE)
    assert codes == ["PRC102", "PRC101", "VET201", "SCO806", "FMT012", "ZZZ100"]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("column", [5, 11, 30, 44])
def test_the_caret_stands_under_the_very_words(width: int, column: int) -> None:
    words = LINE[column - 1 : column + 3]
    lines = printed(report(located("PRC102", column=column)), width).splitlines()
    at = next(i for i, line in enumerate(lines) if "^" in line)
    quote, caret = lines[at - 1], lines[at]
    before, found, _ = quote.partition(words)
    assert found == words
    assert caret.index("^") == cell_len(before)
    assert caret.count("^") == cell_len(words)


@pytest.mark.parametrize("width", WIDTHS)
def test_words_longer_than_the_line_are_cut(width: int) -> None:
    long = "台" * 200
    lines = printed(report(located("PRC102", source=long, column=3)), width).splitlines()
    assert max(map(cell_len, lines)) <= width


def test_shared_advice_and_ground_are_said_once() -> None:
    text = printed(report(*(located("PRC102", line=n, indicator=f"A{n}") for n in range(1, 4))))
    assert text.count("建议：") == 1 and text.count("依据：《整治") == 1


def test_many_of_one_code_are_folded() -> None:
    run = report(*(located("PRC102", line=n, indicator=f"A{n}") for n in range(1, 10)))
    text = printed(run, verbose=False)
    assert text.count("PRC102  以次数论绩") == 1
    assert "│ 同类共 9 处，另见：A2、A3、A4、A5、A6、A7、A8、A9" in text
    assert printed(run).count("PRC102  以次数论绩") == 9


def test_nothing_found_is_said_kindly() -> None:
    text = printed(report())
    assert "总体意见：未发现问题。已检查 41 条规则，涉及 46 项指标。" in text
    assert "缺职责清单：DUT401" in text
    assert "explain" not in text


def test_a_file_that_is_no_scheme() -> None:
    missed = tuple(NotChecked(f"PRC{n}", "x", "format_errors") for n in range(100, 148))
    broken = document(
        located("FMT001", indicator=None, severity=Severity.ERROR),
        title=None,
        level=None,
        year=None,
        summary=None,
        vetoes=(),
        not_checked=missed,
        checked=0,
    )
    text = printed(Report((broken,)))
    assert "文件格式有 1 处错误，改正后才能审查内容。" in text
    assert "分值构成" not in text and "未检查  48 条规则，改正文件格式后才能检查" in text


@pytest.mark.parametrize("width", WIDTHS)
def test_the_composition_bar_fits_and_survives_without_colour(width: int) -> None:
    lines = printed(report(), width, no_color=True).splitlines()
    bar = next(line for line in lines if "█" in line and "▓" in line and "▒" in line)
    assert cell_len(bar) == min(width, 76)
    assert abs(bar.count("█") / len(bar) - 0.51) < 0.03
    assert any("█ 过程 51%" in line for line in lines)


def test_shares_by_leaves_say_so() -> None:
    known = document().summary
    assert known is not None
    kinds = {kind: type(total)(total.leaves, 0.0) for kind, total in known.by_kind.items()}
    text = printed(report(summary=Summary(46, 0, None, 0.65, 0, 2, False, True, kinds)))
    assert "指标构成（按项数）" in text and "█ 过程 50%（23 项）" in text
    assert "投入、过程类占指标数的 65%" in text


def test_consoles_without_unicode_get_letters() -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="gb18030")
    print_rich(report(located("PRC102")), Voice("zh"), Console(file=stream, width=80))
    stream.seek(0)
    text = stream.read()
    assert "| A1.2 专题会议" in text and "# 过程 51%" in text and "│" not in text


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", ["zh", "en"])
@given(text=TEXT, name=TEXT, title=TEXT, verbose=st.booleans())
@example(text="[bold]甲[/bold] [/nope] [link=http://x]乙[/link] :smile:", name="[red]", title="[/]", verbose=True)
@example(text="::error::甲 ##[group]乙", name="::", title="##[", verbose=True)
@example(text="\u202e甲\u200b\x1b[31m", name="a\nb", title="\t", verbose=True)
@example(text="考" * 300, name="a" * 300, title="标" * 90, verbose=False)
def test_any_text_fits_stays_whole_and_is_not_interpreted(
    width: int, lang: str, text: str, name: str, title: str, verbose: bool
) -> None:
    veto = VetoEntry(name, text, True, region(1, 1, 2))
    finding = located("SCO806", text=text, name=name, reason=text, source=text, column=1)
    run = report(finding, title=title, vetoes=(veto,))
    out = printed(run, width, lang, verbose=verbose)
    lines = out.split("\n")
    assert max(cell_len(line) for line in lines) <= width
    assert len(out.splitlines()) == len(lines) - 1
    assert all(character == "\n" or character.isprintable() or character == "\u3000" for character in out) or (
        visible(out.replace("\n", "")) == out.replace("\n", "")
    )
    said = "用了“{}”" if lang == "zh" else "en 用了“{}”"
    inner = text.translate(str.maketrans("“”", "‘’")) if text.count("“") == text.count("”") else text
    for whole in (said.format(inner), name, title):
        assert squeezed(terminal(whole)) in squeezed(out)
    assert not any(line.lstrip().startswith("::") or "##[" in line for line in lines)


@given(TEXT, st.integers(4, 60))
def test_wrapping_loses_nothing_and_fits(text: str, width: int) -> None:
    text = visible(text)
    lines = wrap(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)


def test_lines_do_not_begin_with_closing_marks() -> None:
    text = "改考活动带来的变化，例如矛盾纠纷化解率、隐患整改率；次数只作参考，不计分。" * 3
    for width in range(10, 60):
        assert not any(line[0] in "，。、；：）》”" for line in wrap(text, width))


@given(TEXT, TEXT, TEXT, st.integers(8, 80))
def test_an_excerpt_keeps_the_words_in_sight(before: str, words: str, after: str, width: int) -> None:
    before, words, after = visible(before), visible(words), visible(after)
    left, kept, right = excerpt(before, words, after, width)
    assert cell_len(left + kept + right) <= width
    if cell_len(words) <= width - 2:
        assert kept == words
    assert before.endswith(left.removeprefix("…")) and after.startswith(right.removesuffix("…"))


def test_text_cannot_act_on_a_page() -> None:
    page = Page(40)
    page.write("::error::甲 ##[x]")
    page.flow([("::warning::乙", ""), ("##[group]", "")])
    page.rule("::notice::")
    said = "\n".join(line.plain for line in page.lines)
    assert "::" not in said and "##[" not in said


TREE = (
    TreeRow("#1", "一、平安建设", 1, False, 40.0, False, 0.4, "", "", 5),
    TreeRow("A1.2", "专题会议", 2, True, 15.0, True, 0.15, "process", "", 12),
    TreeRow("J1", "加分", 1, True, None, False, 0.0, "process", "bonus", 30),
)


def test_the_tree_has_the_findings_at_their_nodes() -> None:
    run = report(located("SCO806"), located("PRC102"), located("VET201", severity=Severity.ERROR), tree=TREE)
    lines = printed(run, tree=True, verbose=False).splitlines()
    assert "  A1.2 专题会议  SCO806、PRC102、VET201" in lines  # what to change first
    assert "#1  一、平安建设（40 分）" in lines
    assert "  A1.2  专题会议（约 15 分、过程）  ✗VET201  !PRC102  !SCO806" in lines
    assert "J1  加分（过程、加分）" in lines
    assert not any("A1.2  专题会议" in line for line in printed(run, verbose=False).splitlines())


def test_the_figures_of_a_load_stand_under_their_heads() -> None:
    """What is nought stays empty."""
    months, none = (1.0, 2, 5, 1, 1, 4, 1, 1, 1, 1, 1, 0, 0), (0.0,) * 13
    row = LoadRow("县农业农村局", "a.yaml", "甲", 3, 0, 0, sum(months), 0, 0, months, none, none)
    rows = [
        line.split()
        for line in printed(Report(loads=(LoadTable("", 0, True, "township", 1, (row,), row, ()),))).splitlines()
    ]
    assert ["县农业农村局", "3", "19"] in rows
    assert ["县农业农村局", *"1 2 5 1 1 4 1 1 1 1 1".split()] in rows


@given(name=TEXT, identity=TEXT, depth=st.integers(1, 30), width=st.sampled_from(WIDTHS))
def test_any_tree_fits(name: str, identity: str, depth: int, width: int) -> None:
    row = TreeRow(identity, name, depth, True, 1.0, False, 0.01, "process", "veto", 1)
    run = report(*(located(code, indicator=identity) for code in ("PRC101", "PRC102", "SCO806")), tree=(row,))
    out = printed(run, width, tree=True)
    assert max(cell_len(line) for line in out.split("\n")) <= width
    assert squeezed(terminal(name)) in squeezed(out)


@pytest.mark.parametrize("width", [40, 100])
def test_a_county_fits_and_every_name_is_whole(width: int, capfd: pytest.CaptureFixture[str]) -> None:
    """All schemes of the example with their trees and tables: no line too wide, no name cut."""
    county = Path(__file__).parent.parent.parent / "examples" / "qinghe-county"
    assert command(["check", str(county), "--format", "rich", "--tree", "--exit-zero", "--width", str(width)]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert max(map(cell_len, lines)) <= width
    loads = lines[next(n for n, line in enumerate(lines) if "合计负担" in line) :]
    names = re.sub(r"[ \d]", "", "".join(loads))
    assert names.count("县安全生产委员会办公室（县应急管理局）") >= 2 and "…" not in names
