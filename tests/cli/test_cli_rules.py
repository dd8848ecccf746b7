"""`rules`: every rule in the order of the catalogue, in columns that align on a screen."""

from __future__ import annotations

import json

import pytest
from rich.cells import cell_len

from kpi_audit.cli.app import run
from kpi_audit.cli.commands.rules import rules_table
from kpi_audit.registry import rules
from kpi_audit.words.cards import card
from kpi_audit.words.voice import Voice


def said(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    """What the command prints."""
    code = run(["rules", *argv])
    out, err = capsys.readouterr()
    assert (code, err) == (0, "")
    return out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_columns_align_by_display_width(capsys: pytest.CaptureFixture[str], lang: str) -> None:
    """Every name begins in the same cell, however wide the titles before it are."""
    lines = said(capsys, "--lang", lang).splitlines()
    starts = set()
    for code, rule in rules().items():
        [line] = [line for line in lines if line.startswith(f"{code} ")]
        assert card(code).title.spoken(lang) in line
        assert line.endswith(f" {rule.slug}")
        assert f" {rule.profile} " in line
        starts.add(cell_len(line.removesuffix(rule.slug)))
    assert len(starts) == 1
    assert max(map(cell_len, lines)) <= 120


@pytest.mark.parametrize(("columns", "left"), [(40, 3), (60, 4), (80, 5)])
def test_a_narrow_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: int, left: int
) -> None:
    """No line is broken: the columns that are needed least are left off. A pipe gets all of them."""
    monkeypatch.setenv("COLUMNS", str(columns))
    whole = said(capsys).splitlines()
    assert len(whole[0].split()) == 5
    for command in ("rules", "explain"):
        monkeypatch.setattr(f"kpi_audit.cli.commands.{command}.columns", lambda _: columns)
    lines = said(capsys).splitlines()
    assert max(map(cell_len, lines)) <= columns
    assert len(lines[0].split()) == left
    assert list(dict.fromkeys(line[:6] for line in lines if line[:6] in rules())) == list(rules())


def test_data_has_every_rule_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    listed = json.loads(said(capsys, "--format", "json"))
    assert listed["format_version"] == 1
    assert [entry["code"] for entry in listed["rules"]] == list(rules())
    for entry in listed["rules"]:
        rule = rules()[entry["code"]]
        assert (entry["name"], entry["family"], entry["profile"]) == (rule.slug, rule.family, rule.profile)
        assert entry["severity"] in ("error", "warning", "info")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_table_is_markdown(capsys: pytest.CaptureFixture[str], lang: str) -> None:
    """A row a rule, every row with as many cells as the head: it goes into the README as it is."""
    printed = said(capsys, "--format", "markdown", "--lang", lang)
    assert printed == rules_table(Voice(lang))
    head, ruler, *rows = printed.splitlines()
    assert set(ruler) <= set("|- :")
    assert [row.split(" | ")[0] for row in rows] == [f"| {code}" for code in rules()]
    assert {row.count(" | ") for row in (head, *rows)} == {ruler.count(" | ")}


def test_a_wrong_format_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "--format", "rich"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "json" in err
