"""JSON: exactly the fields of the contract, in a stable order, and every text unharmed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reporters_sample import CARDS, document, located, region, report, use_cards

from kpi_audit import __version__
from kpi_audit.findings.finding import Severity
from kpi_audit.findings.report import Crash, RelatedSpot, Report
from kpi_audit.reporters.formats import render
from kpi_audit.reporters.json_text import encoded, plain
from kpi_audit.words.voice import Voice

ZH = Voice("zh")


@pytest.fixture(autouse=True, scope="module")
def _cards() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        use_cards(patch)
        yield


def loaded(run: Report, exit_code: int = 1, lang: str = "zh") -> Any:
    return json.loads(render("json", run, Voice(lang), exit_code))


def test_the_fields_of_a_report() -> None:
    data = loaded(report(located("PRC101", severity=Severity.ERROR), located("PRC102")))
    assert list(data) == ["format_version", "tool", "documents", "summary", "exit_code"]
    assert data["tool"] == {"name": "kpi-audit", "version": __version__, "edition": "2026"}
    assert data["summary"] == {
        "documents": 1,
        "findings": 2,
        "error": 1,
        "warning": 1,
        "info": 0,
        "suppressed": 0,
        "baselined": 0,
    }
    assert (data["format_version"], data["exit_code"]) == (1, 1)


def test_the_fields_of_a_document() -> None:
    (found,) = loaded(report(located("PRC101", severity=Severity.ERROR)))["documents"]
    assert list(found) == ["path", "document", "title", "level", "summary", "findings", "not_checked"]
    summary = found["summary"]
    assert list(summary) == [
        "leaves",
        "points",
        "process_share",
        "vetoes",
        "max_depth",
        "by_kind",
        "by_severity",
    ]
    assert list(summary["by_kind"]) == ["input", "process", "output", "outcome", "satisfaction", "unknown"]
    assert summary["by_kind"]["outcome"] == {"leaves": 0, "points": 0}
    assert summary["by_severity"] == {"error": 1, "warning": 0, "info": 0}
    assert found["not_checked"] == [{"code": "DUT401", "reason": "缺职责清单"}]


def test_the_fields_of_a_finding() -> None:
    spot = RelatedSpot("schemes/city.yaml", region(40, 5, 9), "upper", {"value": 95.0})
    data = loaded(report(located("PRC101", severity=Severity.ERROR, related=(spot,))))
    (found,) = data["documents"][0]["findings"]
    assert found == {
        "code": "PRC101",
        "name": "some-slug",
        "family": "process",
        "severity": "error",
        "confidence": "heuristic",
        "message": "占 63%：台账",
        "path": "schemes/county.yaml",
        "line": 12,
        "column": 11,
        "end_line": 12,
        "end_column": 15,
        "pointer": "/indicators/0",
        "indicator": {"id": "A1.2", "name": "专题会议", "path": ["组织领导", "专题会议"]},
        "evidence": [{"text": "台账", "line": 12, "column": 11, "end_line": 12, "end_column": 15}],
        "metrics": {"share": 0.63, "threshold": 0.5, "whole": 3},
        "suggestion": "改 6 项。",
        "references": [
            {
                "document": "《整治形式主义为基层减负若干规定》",
                "clause": "第三部分",
                "level": "policy",
                "url": None,
            }
        ],
        "related": [{"path": "schemes/city.yaml", "line": 40, "column": 5, "message": "上级目标 95"}],
        "fingerprint": "f00d",
        "suppressed": None,
    }


def test_only_the_words_change_with_the_language() -> None:
    run = report(located("PRC101"))
    zh, en = (loaded(run, lang=lang)["documents"][0]["findings"][0] for lang in ("zh", "en"))
    changed = {key for key in zh if zh[key] != en[key]}
    assert changed == {"message", "suggestion", "references"}


def test_a_document_that_is_no_scheme_has_the_same_fields() -> None:
    (found,) = loaded(report(summary=None, title=None, level=None, vetoes=()))["documents"]
    assert (found["title"], found["level"], found["summary"]["process_share"]) == (None, None, None)
    assert found["summary"]["leaves"] == 0


def test_a_rule_that_failed_is_not_passed_in_silence() -> None:
    run = Report((document(),), (Crash("PRC103", "schemes/county.yaml", "ValueError"),))
    listed = loaded(run, 4)["documents"][0]["not_checked"]
    assert [entry["code"] for entry in listed] == ["DUT401", "PRC103"]


def test_the_text_is_utf8_with_a_line_break_at_the_end_and_the_same_each_time() -> None:
    run = report(located("PRC101"), located("PRC102"))
    text = render("json", run, ZH, 1)
    assert text.endswith("}\n") and "过程指标" not in text.encode("ascii", "replace").decode()
    assert "《整治形式主义为基层减负若干规定》" in text
    assert text == render("json", run, ZH, 1)


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.1234567, 0.123457), (3.0, 3), (-0.0, 0), (float("nan"), None), (float("inf"), None), (True, True)],
)
def test_numbers(value: float, written: object) -> None:
    assert plain(value) == written
    assert type(plain(value)) is type(written)


LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(list(Severity))


@given(st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner)))
def test_data_come_back_as_they_were_and_hinder_nobody(data: object) -> None:
    text = encoded(data)
    text.encode("utf-8")
    assert json.loads(text) == plain(data)
    assert text.splitlines() == text.split("\n")


def test_what_json_has_not_is_refused() -> None:
    with pytest.raises(TypeError):
        encoded({"甲": {1, 2}})


@given(text=st.text(), name=st.text(), title=st.text())
def test_every_text_comes_back_as_it_was(text: str, name: str, title: str) -> None:
    written = render("json", report(located("PRC102", text=text, name=name), title=title), ZH, 0)
    written.encode("utf-8")
    (found,) = json.loads(written)["documents"]
    assert found["title"] == title
    assert found["findings"][0]["evidence"][0]["text"] == text
    assert found["findings"][0]["indicator"]["name"] == name


def test_the_sample_has_cards() -> None:
    assert set(CARDS) == {"PRC101", "PRC102", "VET201", "SCO806"}
