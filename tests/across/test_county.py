"""An invented county: eight departments assess the same townships, each harmless by itself."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from kpi_audit.cli.app import run
from kpi_audit.reporters.loads.markdown import load_lines
from kpi_audit.words.voice import Voice

COUNTY = Path(__file__).parent / "linxi-county"
FILES = sorted(path.name for path in COUNTY.glob("*.yaml"))
Said = Callable[..., str]


@pytest.fixture
def said(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Said:
    """The standard output of ``check`` in the county's folder."""
    monkeypatch.chdir(COUNTY)

    def call(*argv: str) -> str:
        run(["check", *argv, "--fail-on", "never"])
        return capfd.readouterr().out

    return call


def told(report: str, code: str) -> dict[str, list[str]]:
    """By path, what the findings of a rule are at: the id of the indicator, else the line."""
    found: dict[str, list[str]] = {}
    for document in json.loads(report)["documents"]:
        for one in document["findings"]:
            if one["code"] == code and one["severity"] != "info":
                about = one["indicator"]["id"] if one["indicator"] else str(one["line"])
                found.setdefault(document["path"], []).append(about)
    return found


def test_what_is_asked_by_several(said: Said) -> None:
    """Straw burning, drowning and their forms and inspections; not safety of plants and sites, ledgers, petitions."""
    assert told(said(".", "--format", "json"), "DUP702") == {
        "county.yaml": ["Z7"],
        "education.yaml": ["J1", "J1", "23"],
        "environment.yaml": ["S1", "S1", "16"],
        "farming.yaml": ["N2", "N2", "16"],
        "women.yaml": ["F1", "F1", "20"],
        "youth.yaml": ["T1", "12"],
    }


def test_the_sum_is_told_once_with_every_part(said: Said) -> None:
    report = said(".", "--format", "json")
    assert told(report, "DUP704") == {"county.yaml": ["2"]}
    (finding,) = (one for one in json.loads(report)["documents"][0]["findings"] if one["code"] == "DUP704")
    assert finding["severity"] == "error"
    assert [one["path"] for one in finding["related"]] == [name for name in FILES if name != "county.yaml"]
    assert finding["metrics"] == {
        "issuers": 8,
        "schemes": 8,
        "passed": ["vetoes", "letters", "inspections", "monthly", "submissions"],
        "leaves": 35,
        "vetoes": 4,
        "letters": 7,
        "inspections": 96,
        "monthly": 7,
        "submissions": 794,
        "hours": 0.007,
    }
    assert "占得最多的县农业农村局" in finding["suggestion"]


def test_nothing_is_told_of_one_scheme_alone(said: Said) -> None:
    """A scheme by itself is not checked for what it shares, and the report says so."""
    report = json.loads(said("women.yaml", "--format", "json"))
    reasons = {one["code"]: one["reason"] for one in report["documents"][0]["not_checked"]}
    assert reasons["DUP702"] == reasons["DUP704"] == "未提供同一考核对象的其他方案"
    assert "loads" not in report


@pytest.mark.parametrize("name", ["json", "markdown", "concise", "rich"])
def test_the_order_of_paths_changes_nothing(said: Said, name: str) -> None:
    first = said(*FILES, "--format", name)
    shuffled = random.Random(7).sample(FILES, len(FILES))
    assert said(*shuffled, "--format", name) == first
    assert said(".", "--format", name) == first


def test_the_table_as_data(said: Said) -> None:
    """By issuer and by month; the same form once in the total, what nobody dates by itself."""
    (load,) = json.loads(said(".", "--format", "json"))["loads"]
    assert (load["unit"], load["units"], load["assesses"], load["issuers"]) == ("三桥镇", 3, "township", 8)
    rows = {row["path"]: row for row in load["schemes"]}
    assert list(rows) == FILES
    farming = rows["farming.yaml"]
    assert farming["issuer"] == "县农业农村局"
    assert (farming["leaves"], farming["vetoes"], farming["letters"]) == (4, 0, 1)  # the letter on grain is the law's
    assert (farming["inspections"], farming["submissions"]) == (24, 365)
    assert farming["by_month"]["inspections"] == [2] * 12
    assert farming["by_month"]["deadlines"] == [0] * 8 + [1] + [0] * 3
    assert rows["county.yaml"]["undated"]["inspections"] == 4
    total = load["total"]
    assert total["leaves"] == sum(row["leaves"] for row in load["schemes"])
    assert total["submissions"] < sum(row["submissions"] for row in load["schemes"])
    merge = {(one["kind"], one["name"]): one["issuers"] for one in load["merge"]}
    assert merge["indicator", "秸秆禁烧"] == ["县委办公室", "县生态环境局", "县农业农村局"]
    assert merge["form", "秸秆禁烧日报"] == ["县生态环境局", "县农业农村局"]


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120])
def test_the_table_fits(said: Said, width: int) -> None:
    """No line is wider than the terminal; no figure is lost, however many blocks it takes."""
    out = said(".", "--format", "rich", "--width", str(max(width, 40)), "--select", "DUP704")
    table = out[out.index("考核主体") :]
    assert all(cell_len(line) <= max(width, 40) for line in table.split("\n"))
    for figure in ("794", "867", "96"):
        assert figure in table


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_table_in_markdown(lang: str, golden: Callable[[Path, str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """A chapter to circulate."""
    from kpi_audit.audit import Auditor

    monkeypatch.chdir(COUNTY)
    (load,) = Auditor([]).audit_files([Path(name) for name in FILES]).loads
    golden(COUNTY / f"load.{lang}.md", "\n".join(load_lines(load, Voice(lang))) + "\n")


def test_text_of_a_scheme_stays_text(said: Said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names of issuers and demands are data: no markup, no command, no table cell gets through."""
    monkeypatch.chdir(tmp_path)
    hostile = "[red]县|局[/red]<b>::error::"
    for name in "ab":
        (tmp_path / f"{name}.yaml").write_text(
            f"title: '{name}|[x]'\nissuer: '{hostile}{name}'\nassesses: township\nindicators: [{{name: '防溺水<i>|'}}]\n"
            "inspections: [{subject: 防溺水|检查, frequency: 每月}]\n",
            "utf-8",
        )
    rich = said(".", "--format", "rich", "--width", "80")
    assert "[red]县|局[/red]" in rich
    assert "::error::" not in rich.replace(":\\:", "")
    markdown = said(".", "--format", "markdown")
    assert "<b>" not in markdown.replace("\\<b\\>", "")
    rows = [line for line in markdown.split("\n") if line.startswith("| \\[red")]
    assert rows
    assert {line.replace("\\|", "").count("|") for line in rows} <= {8, 15}
