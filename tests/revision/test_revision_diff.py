"""`kpi-audit diff`: changes of indicators, lists and findings, in words for a meeting and as data."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from kpi_audit.cli.app import run

OLD = """\
title: 青禾县2025年度乡镇考核办法
year: 2025
total_points: 100
indicators:
  - name: 平安建设
    points: 40
    children:
      - {id: A1, name: 矛盾纠纷化解率, points: 25, target: "≥85%", criteria: "化解率达到85%得25分，每低1个百分点扣1分，扣完为止。"}
      - {id: A2, name: 综治例会, points: 15, criteria: "全年召开例会不少于12次，每少一次扣1分，扣完为止。"}
  - {id: B1, name: 群众满意度, points: 60, criteria: "第三方电话调查，按满意率折算。"}
vetoes: [安全生产, 信访维稳]
letters: [秸秆禁烧]
"""
NEW = """\
title: 青禾县2026年度乡镇考核办法
year: 2026
total_points: 100
indicators:
  - name: 平安建设
    points: 40
    children:
      - {id: A1, name: 矛盾纠纷化解率, points: 30, target: "≥90%", criteria: "化解率达到90%得30分，每低1个百分点扣1分，扣完为止。"}
      - {id: A3, name: 火灾亡人事故下降, points: 10, criteria: "由消防部门统计核定，同比下降得10分。"}
  - {id: B1, name: 群众满意度, points: 60, criteria: "第三方电话调查，按满意率折算。"}
vetoes: [安全生产]
clauses: {appeal: 收到结果10个工作日内可以申请复核}
"""


@pytest.fixture
def versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "2025.yaml").write_text(OLD, "utf-8")
    (tmp_path / "2026.yaml").write_text(NEW, "utf-8")
    return tmp_path


def diff(capfd: pytest.CaptureFixture[str], *argv: str, code: int = 0) -> str:
    assert run(["diff", *argv]) == code
    return capfd.readouterr().out


def data(capfd: pytest.CaptureFixture[str], *argv: str) -> Any:
    return json.loads(diff(capfd, *argv, "--format", "json"))


@pytest.mark.usefixtures("versions")
def test_what_changed_as_data(capfd: pytest.CaptureFixture[str]) -> None:
    found = data(capfd, "2025.yaml", "2026.yaml")
    changes = {one["id"]: one for one in found["indicators"]}
    assert {one: changes[one]["status"] for one in changes} == {"A1": "changed", "A3": "added", "A2": "removed"}
    edits = {edit["field"]: edit for edit in changes["A1"]["edits"]}
    assert (edits["points"]["before"], edits["points"]["after"]) == (25, 30)
    assert (edits["target"]["before"], edits["target"]["after"], edits["target"]["trend"]) == (
        "≥85%",
        "≥90%",
        "stricter",
    )
    assert changes["A3"]["line"] == 9 and changes["A2"]["line"] == 9
    lists = {(one["list"], one["status"], one["text"]) for one in found["lists"]}
    assert lists == {
        ("veto", "removed", "信访维稳"),
        ("letter", "removed", "秸秆禁烧"),
        ("clause.appeal", "added", "收到结果10个工作日内可以申请复核"),
    }
    cleared = {one["code"] for one in found["findings"]["cleared"]}
    assert {"PRC102", "VET202"} <= cleared
    assert len(found["findings"]["added"]) + len(found["findings"]["shifted"]) + found["findings"]["kept"] == sum(
        found["new"]["summary"]["by_severity"].values()
    )


LISTS = """\
evaluators: [{role: superior, weight: 80}, {role: citizen, weight: 5}]
grades: [{name: 优秀, min: 90, max: 100, quota: 3}]
inspections:
  - {by: 县委督查室, subject: 综合督查, frequency: quarterly, days: 1, unannounced: true}
  - {by: 县教育局, subject: 防溺水, frequency: {times: 2, per: month}}
apps: [{name: 先锋学堂APP, owner: 县委组织部, mandatory: true}]
letters: [{topic: 秸秆禁烧, signer: 乡镇长, basis: {document: 《某条例》, clause: 第三条}}]
"""


@pytest.mark.usefixtures("versions")
@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "zh",
            {
                "评价主体：上级；占 80%",
                "评价主体：群众；占 5%",
                "等次：优秀；90 分起；100 分止；名额 3",
                "督查检查：县委督查室；综合督查；每季；每次 1 天；不打招呼",
                "督查检查：县教育局；防溺水；每月 2 次",
                "政务应用：先锋学堂APP；由县委组织部主管；强制使用",
                "责任状：秸秆禁烧；由乡镇长签订；依据《某条例》 第三条",
            },
        ),
        ("en", {"Evaluator: citizen; 5%", "Grade: 优秀; from 90 points; up to 100 points; quota 3"}),
    ],
)
def test_entries_of_lists_are_told_in_words(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, lang: str, said: set[str]
) -> None:
    """An office reader is told who, how much and how often, not the names and figures of the file."""
    (tmp_path / "lists.yaml").write_text(NEW + LISTS, "utf-8")
    told = diff(capfd, "2026.yaml", "lists.yaml", "--lang", lang, "--width", "200")
    assert said <= {line.removeprefix("+ ") for line in told.splitlines()}


@pytest.mark.usefixtures("versions")
def test_groups_are_counted_apart(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The heading counts lines as the verdict does."""
    (tmp_path / "grown.yaml").write_text(NEW.replace("    points: 40", "    points: 45"), "utf-8")
    said = diff(capfd, "2025.yaml", "grown.yaml", "--width", "120")
    assert "修改 1 项" in said and "修改的指标 1 项、指标组 1 个" in said


@pytest.mark.usefixtures("versions")
def test_a_fault_that_became_milder_is_neither_new_nor_gone(capfd: pytest.CaptureFixture[str]) -> None:
    """No appeal and no fault tolerance is an error; with an appeal the rest that is missing is a warning."""
    found = data(capfd, "2025.yaml", "2026.yaml")
    shifted = {
        one["after"]["code"]: (one["before"]["severity"], one["after"]["severity"])
        for one in found["findings"]["shifted"]
    }
    assert shifted["ACC602"] == ("error", "warning")
    assert "ACC602" not in {one["code"] for one in found["findings"]["added"] + found["findings"]["cleared"]}
    assert "ACC602 缺保障条款 第 12 行第 1 列（错误→警告）" in diff(capfd, "2025.yaml", "2026.yaml", "--width", "120")


@pytest.mark.usefixtures("versions")
def test_a_finding_stays_the_same_when_its_line_is_reworded(capfd: pytest.CaptureFixture[str]) -> None:
    Path("a.yaml").write_text(OLD, "utf-8")
    moved = (
        OLD.replace("全年召开例会", "每年组织召开综治工作例会").replace("A2", "A9").replace("title", "x-note: 1\ntitle")
    )
    Path("b.yaml").write_text(moved, "utf-8")
    found = data(capfd, "a.yaml", "b.yaml")
    assert found["findings"]["added"] == found["findings"]["cleared"] == []


@pytest.mark.usefixtures("versions")
@pytest.mark.parametrize("width", [40, 80, 120])
def test_on_a_terminal(capfd: pytest.CaptureFixture[str], width: int) -> None:
    text = diff(capfd, "2025.yaml", "2026.yaml", "--width", str(width))
    assert max(map(cell_len, text.splitlines())) <= width
    if width == 120:
        for wanted in (
            "总体意见：指标由 3 项变为 3 项：新增 1 项，删去 1 项，修改 1 项。",
            "~ A1 矛盾纠纷化解率（30 分）",
            "    分值：“25” → “30”",
            "    目标值：“≥85%” → “≥90%”（更严）",
            "    评分标准：“化解率达到85%得25分” → “化解率达到90%得30分”",
            "+ A3 火灾亡人事故下降（10 分），属“平安建设”",
            "- A2 综治例会（15 分），属“平安建设”",
            "- 一票否决：信访维稳",
            "+ 保障条款：申诉复核：收到结果10个工作日内可以申请复核",
        ):
            assert wanted in text, wanted


@pytest.mark.usefixtures("versions")
def test_the_figures_of_both_and_advice_on_what_is_new(capfd: pytest.CaptureFixture[str]) -> None:
    """Rows of three cells; what was mended needs no advice."""
    text = diff(capfd, "2025.yaml", "2026.yaml", "--format", "markdown")
    rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in text.splitlines() if "|" in line]
    for row in (
        ("文件", "2025.yaml", "2026.yaml"),
        ("指标级数", "2", "2"),
        ("年度", "2025", "2026"),
        ("一票否决", "2", "1"),
    ):
        assert row in rows, row
    parts = text.split("## ")
    [cleared] = [part for part in parts if part.startswith("消除的问题")]
    [added] = [part for part in parts if part.startswith("新增的问题")]
    assert "建议：" in added and "建议：" not in cleared


@pytest.mark.usefixtures("versions")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_as_markdown_in_a_file(capfd: pytest.CaptureFixture[str], lang: str) -> None:
    diff(capfd, "2025.yaml", "2026.yaml", "-o", "对照.md", "--lang", lang)
    text = Path("对照.md").read_text("utf-8")
    assert "A3 火灾亡人事故下降" in text
    assert not [line for line in text.splitlines() if "revision." in line or "{" in line]


@pytest.mark.usefixtures("versions")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_as_a_page(capfd: pytest.CaptureFixture[str], lang: str) -> None:
    nasty = NEW.replace("火灾亡人事故下降", "'<script>alert(1)</script>'")
    Path("nasty.yaml").write_text(nasty, "utf-8")
    diff(capfd, "2025.yaml", "nasty.yaml", "-o", "对照.html", "--lang", lang)
    page = Path("对照.html").read_text("utf-8")
    assert page.count("<script>") == 1 and "&lt;script&gt;alert(1)" in page
    assert "Content-Security-Policy" in page and 'role="img"' in page
    assert "revision." not in page.split("<main")[1].split("</main")[0]


@pytest.mark.usefixtures("versions")
def test_two_alike_versions(capfd: pytest.CaptureFixture[str]) -> None:
    assert "两个版本没有差别" in diff(capfd, "2025.yaml", "2025.yaml")


@pytest.mark.usefixtures("versions")
def test_a_gate_for_what_the_revision_adds(capfd: pytest.CaptureFixture[str]) -> None:
    diff(capfd, "2025.yaml", "2026.yaml", "--fail-on", "error")
    assert "PRC102" in diff(capfd, "2026.yaml", "2025.yaml", "--fail-on", "warning", code=1)


@pytest.mark.usefixtures("versions")
@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["2025.yaml", "none.yaml"], "none.yaml"),
        (["2025.yaml", "broken.yaml"], "kpi-audit check broken.yaml"),
        (["2025.yaml", "2026.yaml", "--format", "pdf"], "markdown"),
        (["2025.yaml", "2026.yaml", "-o", "x.pdf"], ".md"),
        (["2025.yaml"], "NEW"),
    ],
)
def test_wrong_calls(capfd: pytest.CaptureFixture[str], argv: list[str], said: str) -> None:
    Path("broken.yaml").write_text("标题: 甲\n", "utf-8")
    assert run(["diff", *argv]) == 2
    assert said in capfd.readouterr().err


@pytest.mark.usefixtures("versions")
def test_text_of_a_scheme_does_not_act(capfd: pytest.CaptureFixture[str]) -> None:
    nasty = NEW.replace("火灾亡人事故下降", "'::error::甲 [bold]乙 |丙 <b>'")
    Path("nasty.yaml").write_text(nasty, "utf-8")
    out = diff(capfd, "2025.yaml", "nasty.yaml")
    assert "::error" not in out and "[bold]" in out
    diff(capfd, "2025.yaml", "nasty.yaml", "-o", "x.md")
    assert "\\<b\\>" in Path("x.md").read_text("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="no such names on Windows")
def test_the_name_of_a_file_does_not_act(versions: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """In whatever column it stands: a short name is written in cells of its own."""
    for name in ("\x1b[31m.yaml", "\u202ea.yaml", "##vso[a]b.yaml"):
        (versions / name).write_text(NEW, "utf-8")
        for argv in ((name, "2026.yaml"), ("2025.yaml", name)):
            for width in ("40", "100"):
                said = diff(capfd, *argv, "--width", width)
                assert not {"\x1b", "\u202e"} & {*said}
                assert "##vso[" not in said


def test_names_of_the_format_are_said_in_chinese(versions: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Values as data are those of the format; readers of Chinese get Chinese, and other words stay."""
    text = NEW.replace(
        "points: 30, target",
        "points: 30, kind: outcome, frequency: monthly, verify: [onsite, survey], lead: monthly, target",
    )
    (versions / "2027.yaml").write_text(text, "utf-8")
    said = diff(capfd, "2026.yaml", "2027.yaml", "--format", "markdown")
    for wanted in ("类型：新写“结果”", "频次：新写“每月”", "核验方式：新写“现场、问卷”", "牵头单位：新写“monthly”"):
        assert wanted in said, said
    assert "“monthly”" in diff(capfd, "2026.yaml", "2027.yaml", "--format", "markdown", "--lang", "en")
    (change,) = data(capfd, "2026.yaml", "2027.yaml")["indicators"]
    assert {edit["field"]: edit["after"] for edit in change["edits"]}["kind"] == "outcome"


@pytest.mark.usefixtures("versions")
def test_the_year_in_the_name_of_a_document_makes_no_other_veto(capfd: pytest.CaptureFixture[str]) -> None:
    for year in (2025, 2026):
        veto = f"{{matter: 耕地保护, trigger: 违法占用耕地, basis: 《某省{year}年耕地保护考核办法》}}"
        text = OLD.replace("vetoes: [安全生产, 信访维稳]", f"vetoes: [{veto}]").replace("2025", str(year))
        Path(f"{year}.yaml").write_text(text, "utf-8")
    assert "一票否决：" not in diff(capfd, "2025.yaml", "2026.yaml", "--width", "120")


def test_of_a_long_text_what_came_or_went_is_shown(versions: Path, capfd: pytest.CaptureFixture[str]) -> None:
    said = "每季度走访辖区企业，了解经营情况并帮助解决困难；半年开展一次群众评议。"
    for name, first, second in (("old", "", "缺一次扣1分。"), ("new", "结果报县委备案。", "")):
        (versions / f"{name}.yaml").write_text(
            "title: 某县考核办法\nindicators:\n"
            f"  - {{name: 走访, points: 50, criteria: {said}{first}}}\n  - {{name: 评议, points: 50, criteria: {said}{second}}}\n",
            "utf-8",
        )
    out = diff(capfd, "old.yaml", "new.yaml", "--format", "markdown")
    assert "评分标准：增加“…结果报县委备案。”" in out
    assert "评分标准：删去“…缺一次扣1分。”" in out


def test_of_a_text_with_other_blanks_no_words_are_shown(versions: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for name, gap in (("old", " "), ("new", "\n\n      ")):
        (versions / f"{name}.yaml").write_text(
            f"title: 某县考核办法\nindicators:\n  - name: 走访\n    criteria: |\n      每季度走访辖区企业，了解经营情况。{gap}缺一次扣1分。\n",
            "utf-8",
        )
    assert "评分标准：文字没有变，只是空格、换行不同" in diff(capfd, "old.yaml", "new.yaml", "--lang", "zh")
    assert "criteria: the same words, with other blanks" in diff(capfd, "old.yaml", "new.yaml", "--lang", "en")


def test_a_scheme_whose_indicators_stay(versions: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Nothing is counted that is not there: no “7 become 7, none added”."""
    (versions / "b.yaml").write_text(OLD.replace("vetoes: [安全生产, 信访维稳]", "vetoes: [安全生产]"), "utf-8")
    assert "总体意见：指标没有变化，仍是 3 项。消除问题" in diff(capfd, "2025.yaml", "b.yaml", "--lang", "zh")
    assert "The 3 indicators have not changed." in diff(capfd, "2025.yaml", "b.yaml", "--lang", "en")
    regrouped = OLD.replace("points: 40\n", "points: 41\n")
    (versions / "c.yaml").write_text(regrouped, "utf-8")
    assert "没有变化" not in diff(capfd, "2025.yaml", "c.yaml", "--lang", "zh")
