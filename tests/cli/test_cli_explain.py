"""`explain`: every page is complete, readable at 80 columns, and says the same in every format."""

from __future__ import annotations

import json
import re

import pytest
from rich.cells import cell_len

from kpi_audit.cli.app import run
from kpi_audit.cli.rule_sheets import every_code
from kpi_audit.registry import rules
from kpi_audit.reporters.manual.example import folded, shown
from kpi_audit.reporters.manual.rule_page import cited
from kpi_audit.source.document import read_documents
from kpi_audit.source.plain import plain
from kpi_audit.words.cards import Ground, card
from kpi_audit.words.voice import Voice

CODES = every_code()
RULE = next(iter(rules()))


def said(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    """What a command that succeeds prints."""
    code = run(["explain", *argv])
    out, err = capsys.readouterr()
    assert (code, err) == (0, "")
    return out


def test_a_page_tells_all_that_the_card_has(capsys: pytest.CaptureFixture[str]) -> None:
    page = said(capsys, "LVL301")
    assert page.startswith("LVL301 层层加码（stacked-target）\n")
    for part in (
        "默认等级：",
        "所属档位：",
        "所需材料：上级方案",
        "工具默认阈值",
        "- warn_gap = 0.05：",
        "upper: city.yaml",
    ):
        assert part in page
    headings = [line for line in page.splitlines() if line and not line.startswith(" ")][2:]
    assert " ".join(headings[-9:]) == "查什么 为什么 依据 怎么改 算一算 可调阈值 会报告的写法 不会报告的写法 误报与例外"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_manual_is_readable_at_80_columns(capsys: pytest.CaptureFixture[str], lang: str) -> None:
    """Only a line of an example that has no place to break may be longer."""
    lines = said(capsys, "--all", "--lang", lang).splitlines()
    long = [line for line in lines if cell_len(line) > 80]
    assert [line for line in long if not line.startswith("    ") or folded(line, 80) != [line]] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_manual_has_every_code_and_leaves_nothing_unfilled(capsys: pytest.CaptureFixture[str], lang: str) -> None:
    manual = said(capsys, "--all", "--lang", lang, "--format", "markdown")
    assert re.findall(r"^## ([A-Z]{3}\d{3})", manual, re.MULTILINE) == CODES
    assert manual.startswith(f"# {Voice(lang).text('page.manual')}\n\n")
    pages = said(capsys, "ALL", "--lang", lang, "--format", "markdown")
    assert re.findall(r"^# ([A-Z]{3}\d{3})", pages, re.MULTILINE) == CODES
    assert re.findall(r"\b(?:page|severity|family|norm_level|reference)\.[a-z_]+", manual) == []
    assert re.findall(r"(?<![\w{])\{(?:code|title|slug|says|named|about|level|date|name|value)\}", manual) == []


def test_the_manual_is_data_too(capsys: pytest.CaptureFixture[str]) -> None:
    pages = json.loads(said(capsys, "--all", "--format", "json"))["rules"]
    assert [page["code"] for page in pages] == CODES
    for page in pages:
        assert page["what"] and page["why"] and page["remedy"], page["code"]
        assert all(option["description"] for option in page["options"]), page["code"]
        assert page["code"].startswith("FMT") or set(page["examples"]) == {"bad", "good"}, page["code"]


@pytest.mark.parametrize("code", [code for code in CODES if card(code).examples])
def test_examples_are_the_same_schemes_when_folded(code: str) -> None:
    for example in card(code).examples.values():
        lines = shown(example, Voice("zh"), 60)
        assert data("\n".join(lines), "# 另一个文件：") == data(example.replace("# scheme: ", "# file: "), "# file: ")


def data(text: str, mark: str) -> list[object]:
    """What the files of an example hold."""
    pieces = re.split(rf"^{mark}.*$", text, flags=re.MULTILINE)
    return [plain(one.root) for piece in pieces for one in read_documents("x", piece.encode())]


def test_only_what_stands_in_brackets_is_folded() -> None:
    """A comma of a plain text parts no entries."""
    plain_line = "    description: " + "word, " * 12 + "end"
    assert folded(plain_line, 40) == [plain_line]
    flow = "  - {名称: 会议, 分值: 10, 评分标准: 每月召开会议缺一次扣一分}"
    assert len(folded(flow, 40)) == 2 and "".join(folded(flow, 40)).replace(" ", "") == flow.replace(" ", "")


OURS = [(code, ground) for code in CODES for ground in card(code).basis if ground.norm is None]


@pytest.mark.parametrize(("code", "ground"), OURS)
def test_a_threshold_of_ours_is_called_so(code: str, ground: Ground) -> None:
    assert "工具默认" in cited(ground, Voice("zh")), code
    assert "of this tool" in cited(ground, Voice("en")), code


def test_many_rules_have_examples_and_thresholds_of_ours() -> None:
    """Or the two tests above would say nothing."""
    assert {code for code in CODES if card(code).examples} >= set(rules())
    assert len({code for code, _ in OURS}) > 40


@pytest.mark.parametrize("selector", ["LVL301", "lvl301", "stacked-target", "层层加码", "Stacked target", " LVL301 "])
def test_a_rule_is_found_by_code_name_or_title(capsys: pytest.CaptureFixture[str], selector: str) -> None:
    assert said(capsys, selector).startswith("LVL301 ")


def test_several_codes_and_families_are_explained_once_each(capsys: pytest.CaptureFixture[str]) -> None:
    manual = said(capsys, "LVL302,FMT012", "LVL30", "--format", "json")
    named = [page["code"] for page in json.loads(manual)["rules"]]
    assert named[:2] == ["LVL302", "FMT012"]
    assert len(set(named)) == len(named)
    assert "LVL301" in named
    family = json.loads(said(capsys, "level", "--format", "json"))["rules"]
    assert [page["code"] for page in family] == [code for code in rules() if code.startswith("LVL")]


def test_a_fault_of_form_is_explained_with_its_common_cases(capsys: pytest.CaptureFixture[str]) -> None:
    page = said(capsys, "FMT001")
    assert "任何档位都检查" in page
    assert "全角冒号" in page
    assert "提示" in said(capsys, "FMT003").splitlines()[1]


def test_data_is_the_same_in_both_languages_but_for_its_texts(capsys: pytest.CaptureFixture[str]) -> None:
    [one] = json.loads(said(capsys, "LVL301", "--format", "json"))["rules"]
    [other] = json.loads(said(capsys, "LVL301", "--format", "json", "--lang", "en"))["rules"]
    assert (one["title"], other["title"]) == ("层层加码", "Stacked target")
    for name in ("code", "name", "family", "severity", "profile", "needs", "examples"):
        assert one[name] == other[name]
    assert one["family"] == "level"
    assert {"name": "warn_gap", "default": 0.05}.items() <= one["options"][0].items()


@pytest.mark.parametrize(
    ("selector", "nearest"), [("staked-target", "stacked-target"), ("LVL3O1", "LVL301"), ("FMT099", "FMT0")]
)
def test_an_unknown_rule_names_the_nearest(capsys: pytest.CaptureFixture[str], selector: str, nearest: str) -> None:
    assert run(["explain", selector]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert f"“{selector}”" in err
    assert nearest in err


@pytest.mark.parametrize(
    "argv", [["zzzzzz"], [], [RULE, "--format", "xml"], [RULE, "--lang", "fr"], [RULE, "zzzzzz"], [""]]
)
def test_a_wrong_call_is_told_in_one_line(capsys: pytest.CaptureFixture[str], argv: list[str]) -> None:
    assert run(["explain", *argv]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("错误：")
    assert err.count("\n") == 1
    assert "error." not in err
    assert "未写明" not in err
