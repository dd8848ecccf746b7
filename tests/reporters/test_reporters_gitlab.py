"""GitLab Code Quality: the fields that GitLab reads, fingerprints that tell findings apart."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from reporters_sample import document, hostile, located, report, set_aside, use_cards

from kpi_audit.findings.finding import Severity
from kpi_audit.findings.report import Crash, Report, Unreadable, Whereabouts
from kpi_audit.reporters.formats import render
from kpi_audit.words.voice import Voice

ZH = Voice("zh")
LINE = {"type": "integer", "minimum": 1}
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./)"},
                    "lines": {"type": "object", "required": ["begin"], "properties": {"begin": LINE, "end": LINE}},
                },
            },
        },
    },
}


@pytest.fixture(autouse=True, scope="module")
def _cards() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        use_cards(patch)
        yield


def entries(given_report: Report, exit_code: int = 0) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(render("gitlab", given_report, ZH, exit_code))
    jsonschema.validate(found, SCHEMA)
    assert len({one["fingerprint"] for one in found}) == len(found)
    return found


def test_an_entry() -> None:
    whole = replace(report(located("PRC101", severity=Severity.ERROR)), whereabouts=Whereabouts("/r/plans", "/r"))
    (found,) = entries(whole)
    assert {name: found[name] for name in ("description", "check_name", "severity", "location")} == {
        "description": "PRC101 占 63%：台账",
        "check_name": "PRC101",
        "severity": "major",
        "location": {
            "path": "plans/schemes/county.yaml",
            "lines": {"begin": 12, "end": 12},
            "positions": {"begin": {"line": 12, "column": 11}, "end": {"line": 12, "column": 15}},
        },
    }


def test_severities() -> None:
    found = [located("PRC101", severity=level) for level in Severity]
    found += [located("FMT001", severity=Severity.ERROR), located("FMT003", severity=Severity.INFO)]
    assert [one["severity"] for one in entries(report(*found))] == ["major", "minor", "info", "critical", "info"]


def test_clean_is_an_empty_array() -> None:
    assert render("gitlab", report(), ZH, 0) == "[]\n"
    assert render("gitlab", report(suppressed=(set_aside(located("PRC101"), "baseline"),)), ZH, 0) == "[]\n"


def test_what_went_wrong_is_told() -> None:
    whole = Report(
        (), (Crash("PRC101", "a.yaml", "ValueError: x"),), unreadable=(Unreadable("b.yaml", "no_such_file"),)
    )
    crash, lost = entries(whole, 4)
    assert (crash["check_name"], crash["severity"], crash["location"]["path"]) == ("PRC101", "blocker", "a.yaml")
    assert (lost["check_name"], lost["location"]) == ("unreadable", {"path": "b.yaml", "lines": {"begin": 1, "end": 1}})
    (nothing,) = entries(Report(), 3)
    assert nothing["check_name"] == "nothing"


def test_fingerprints() -> None:
    """A moved line keeps it; equal findings of two files, or of one file, have different ones."""
    one, moved = (entries(report(located("PRC101", line=line)))[0]["fingerprint"] for line in (3, 30))
    assert one == moved
    other = located("PRC101", path="b.yaml")
    found = entries(Report((document(located("PRC101"), located("PRC101")), document(other, path="b.yaml"))))
    assert found[0]["fingerprint"] == one
    assert len({entry["fingerprint"] for entry in found}) == 3


@given(text=hostile, path=hostile.filter(bool))
def test_no_text_breaks_it(text: str, path: str) -> None:
    whole = report(located("PRC102", text=text, path=path), located("PRC102", text=text, path=path))
    written = render("gitlab", whole, ZH, 0)
    written.encode("utf-8")
    assert not written.startswith("\ufeff")
    assert len(entries(whole)) == 2
