"""The examples of the repository: audited as a user would, compared with their golden reports."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from kpi_audit import audit_file
from kpi_audit.cli.app import run
from kpi_audit.findings.finding import Severity
from kpi_audit.findings.report import Report
from kpi_audit.registry import rules
from kpi_audit.reporters.formats import render
from kpi_audit.reporters.terminal.picture import picture
from kpi_audit.words.voice import Voice

EXAMPLES = Path(__file__).parent.parent / "examples"
PICTURE_LINES = 62
SCHEMES = [
    "qinghe-county/scheme.yaml",
    "qinghe-county/city-scheme.yaml",
    "qinghe-county/township/scheme.yaml",
    "clean-township/scheme.yaml",
]


@cache
def audited(name: str) -> Report:
    """The report on an example, audited in its folder: once, whatever is made of it."""
    path = EXAMPLES / name
    with contextlib.chdir(path.parent):
        return audit_file(path.name, allow_outside=path.parent.name == "township")  # its upper scheme stands above it


@pytest.mark.parametrize("name", SCHEMES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_golden_report(name: str, lang: str, golden: Callable[[Path, str], None]) -> None:
    """Each example has its report in both languages; a difference is something to read."""
    path, report = EXAMPLES / name, audited(name)
    code = int(report.count(Severity.ERROR) > 0)
    golden(path.with_name(f"{path.stem}.report.{lang}.md"), render("markdown", report, Voice(lang), code))


def test_picture(golden: Callable[[Path, str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """The picture of the README is the head of the real report."""
    monkeypatch.delenv("NO_COLOR")
    report = audited("qinghe-county/scheme.yaml")
    shown = picture(report, Voice("zh"), width=100, lines=PICTURE_LINES, title="kpi-audit check scheme.yaml")
    golden(EXAMPLES / "qinghe-county" / "report.svg", shown)


def test_clean_example_is_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    """The good example has no error and no warning under any rule."""
    monkeypatch.chdir(EXAMPLES / "clean-township")
    report = audit_file("scheme.yaml", select=["ALL"])
    serious = [one.finding for one in report.findings() if one.finding.severity is not Severity.INFO]
    assert serious == []


def test_bad_example_shows_every_family(monkeypatch: pytest.MonkeyPatch) -> None:
    """The county scheme has the usual sins: every family of rules finds something in it."""
    monkeypatch.chdir(EXAMPLES / "qinghe-county")
    report = audit_file("scheme.yaml", select=["ALL"])
    found = {one.finding.family for one in report.findings()}
    assert found >= {rule.family for rule in rules().values()}
    assert {one.reason for one in report.documents[0].not_checked} <= {"no_capacity", "no_previous", "no_siblings"}


def test_the_configuration_of_an_office(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """The commented example is one: its rules find what they say, its thresholds are told as its own."""
    monkeypatch.chdir(EXAMPLES)
    office = ["--config", "office/kpi-audit.toml"]
    assert run(["check", "qinghe-county/scheme.yaml", *office, "--format", "json"]) == 1
    found = json.loads(capfd.readouterr().out)["documents"][0]["findings"]
    codes = {one["code"] for one in found}
    assert {"OFF001", "OFF002", "OFF003", "VET201", "PRC105", "SCO806"} <= codes
    assert not codes & {"BUR503", "SCO807"}
    heavy = next(one for one in found if one["code"] == "PRC101")
    assert (heavy["severity"], heavy["metrics"]["threshold"]) == ("error", 0.25)
    assert heavy["references"][0]["document"].startswith("本单位设定的阈值（warn = 0.25，工具默认 0.3")
    circular = [one["message"] for one in found if one["code"] == "OFF001"]
    assert "“环境卫生月评比”要求全县通报，本县规定考核结果不在全县通报排名" in circular
    assert run(["check", "clean-township/scheme.yaml", *office]) == 0
    assert run(["explain", "OFF003", *office]) == 0
