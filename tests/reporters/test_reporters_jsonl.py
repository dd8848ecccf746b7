"""JSON lines: the findings of the JSON report, one a line, then what kept the run from being complete."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from reporters_sample import document, hostile, located, report, set_aside, use_cards

from kpi_audit.findings.report import Crash, Report, Unreadable
from kpi_audit.reporters.formats import render
from kpi_audit.words.voice import Voice

ZH = Voice("zh")


@pytest.fixture(autouse=True, scope="module")
def _cards() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        use_cards(patch)
        yield


def test_the_findings_of_the_json_report() -> None:
    aside = set_aside(located("PRC102", line=3), "inline", "上级规定")
    first = document(located("PRC101"), located("PRC102"), suppressed=(aside,))
    whole = Report((first, document(located("SCO806"), path="b.yaml")))
    findings = [one for entry in json.loads(render("json", whole, ZH, 1))["documents"] for one in entry["findings"]]
    lines = render("jsonl", whole, ZH, 1).splitlines()
    assert [json.loads(line) for line in lines] == findings
    assert [json.loads(line)["suppressed"] is None for line in lines] == [False, True, True, True]
    assert "台账" in lines[0]


def test_nothing_found_is_no_text() -> None:
    assert render("jsonl", report(), ZH, 0) == ""


def test_what_went_wrong_is_told_after_the_findings() -> None:
    whole = Report(
        (document(located("PRC101")),),
        (Crash("PRC102", "schemes/county.yaml", "ValueError: x"),),
        unreadable=(Unreadable("b.yaml", "no_permission"),),
    )
    found, crash, lost = map(json.loads, render("jsonl", whole, ZH, 4).splitlines())
    assert "incident" not in found
    assert {**crash, "message": ""} == {
        "incident": "crash",
        "code": "PRC102",
        "path": "schemes/county.yaml",
        "message": "",
    }
    assert (lost["incident"], lost["code"], lost["path"]) == ("unreadable", None, "b.yaml")
    assert "没有读取“b.yaml”的权限" in lost["message"]
    assert json.loads(render("jsonl", Report(), ZH, 3))["incident"] == "nothing"


@given(text=hostile, path=hostile.filter(bool))
def test_one_line_a_finding_whatever_the_text(text: str, path: str) -> None:
    written = render(
        "jsonl", report(located("PRC102", text=text, path=path), located("SCO806", text=text, path=path)), ZH, 0
    )
    written.encode("utf-8")
    first, second = written.splitlines()
    assert json.loads(first)["evidence"][0]["text"] == json.loads(json.dumps(text))
    assert json.loads(second)["code"] == "SCO806"
