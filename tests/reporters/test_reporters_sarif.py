"""SARIF: valid by its schema, complete for code scanning, honest about places, and nothing in it acts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reporters_sample import RULES, document, hostile, located, region, report, set_aside, use_cards

from kpi_audit import __version__
from kpi_audit.findings.finding import Severity
from kpi_audit.findings.report import Crash, RelatedSpot, Report, Unreadable, Whereabouts
from kpi_audit.reporters.ci import sarif, sarif_results
from kpi_audit.reporters.formats import render
from kpi_audit.words.voice import Voice

ZH = Voice("zh")
URI = re.compile(r"[A-Za-z0-9._~%/-]+")


@pytest.fixture(autouse=True, scope="module")
def _cards() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        use_cards(patch)
        yield


def run_of(given_report: Report, exit_code: int = 0, lang: str = "zh", name: str = "sarif") -> dict[str, Any]:
    """The only run of the log."""
    log = json.loads(render(name, given_report, Voice(lang), exit_code))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    found: dict[str, Any] = run
    return found


def full() -> Report:
    """A report with everything that can be in one."""
    spot = RelatedSpot("schemes/city plan.yaml", region(40, 5, 9), "upper", {"value": 95.0})
    documents = (
        document(
            located("PRC101", severity=Severity.ERROR, related=(spot,)),
            located("PRC102", severity=Severity.INFO, indicator=None, reason="上级规定", line=13),
            located("FMT003", severity=Severity.INFO, line=14),
        ),
    )
    return Report(
        documents,
        (Crash("PRC102", "schemes/county.yaml", "ValueError: no {x}"),),
        RULES,
        (Unreadable("schemes/gone.yaml", "no_such_file"),),
        {"schemes/county.yaml": "a\n" * 11 + "x\n"},
        Whereabouts("/srv/office/plans", "/srv/office"),
    )


def problems(run: dict[str, Any]) -> Iterator[str]:
    """What the standard or code scanning would object to, beyond the schema."""
    driver, results = run["tool"]["driver"], run["results"]
    for rule in driver["rules"]:
        texts = [rule["shortDescription"]["text"], rule["fullDescription"]["text"]]
        if not all(0 < len(text) <= 1024 for text in texts) or not rule["help"]["text"]:
            yield f"{rule['id']}: descriptions"
        if len(rule["name"]) > 255 or len(rule["properties"]["tags"]) > 10:
            yield f"{rule['id']}: name or tags"
        if rule["properties"]["precision"] not in ("very-high", "high", "medium", "low"):
            yield f"{rule['id']}: precision"
        if "security" in rule["properties"]["tags"] or "security-severity" in rule["properties"]:
            yield f"{rule['id']}: no security rule"
        for relation in rule.get("relationships", ()):
            target = relation["target"]
            if run["taxonomies"][target["toolComponent"]["index"]]["taxa"][target["index"]]["id"] != target["id"]:
                yield f"{rule['id']}: relationship"
    if run.get("columnKind") != "unicodeCodePoints" or run.get("newlineSequences") != ["\r\n", "\n", "\r"]:
        yield "columns or lines"
    if len({"suppressions" in result for result in results}) > 1:
        yield "suppressions of some results only"
    for result in results:
        yield from wrong_result(result, driver["rules"])


def wrong_result(result: dict[str, Any], rules: list[dict[str, Any]]) -> Iterator[str]:
    if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
        yield "ruleIndex"
    if not result["message"]["text"] or len(result["locations"]) != 1:
        yield "message or location"
    related = result.get("relatedLocations", [])
    ids = [place["id"] for place in related]
    text = result["message"]["text"]
    if len(set(ids)) != len(ids) or not set(map(int, re.findall(r"\]\((.*?)\)", text))) <= set(ids):
        yield f"links: {text!r}"
    if re.search(r"(?<!\{)(\{\{)*\{(?!\{)", text):
        yield f"placeholder: {text!r}"
    for place in (*result["locations"], *related):
        where = place["physicalLocation"]
        lines = [where["region"][name] for name in ("startLine", "startColumn", "endLine", "endColumn")]
        if where["region"].get("snippet") == {"text": ""}:
            yield "empty snippet"
        if min(lines) < 1 or not URI.fullmatch(where["artifactLocation"]["uri"]):
            yield f"place: {where}"


def test_a_full_log_is_valid(sarif_schema: dict[str, Any]) -> None:
    for lang in ("zh", "en"):
        for name in ("sarif", "sarif-active"):
            jsonschema.validate(json.loads(render(name, full(), Voice(lang), 4)), sarif_schema)
            jsonschema.validate(json.loads(render(name, Report(), Voice(lang), 3)), sarif_schema)


def test_a_full_log_has_what_code_scanning_asks_for() -> None:
    for lang in ("zh", "en"):
        run = run_of(full(), 4, lang)
        assert list(problems(run)) == []
        assert run["tool"]["driver"]["semanticVersion"] == run["tool"]["driver"]["version"] == __version__
        assert run["automationDetails"]["id"] == "kpi-audit/"


def test_a_result() -> None:
    first, second, third = run_of(full(), 4)["results"]
    assert (first["ruleId"], first["ruleIndex"], first["level"]) == ("PRC101", 0, "error")
    assert first["message"]["text"] == (
        "占 63%：台账\n相关：[schemes/city plan.yaml 第 40 行第 5 列](1)，上级目标 95\n建议：改 6 项。"
    )
    (place,) = first["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "plans/schemes/county.yaml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 12, "startColumn": 11, "endLine": 12, "endColumn": 15},
    }
    assert place["logicalLocations"] == [
        {"name": "专题会议", "fullyQualifiedName": "组织领导/专题会议", "kind": "object"}
    ]
    assert [one["message"]["text"] for one in first["relatedLocations"]] == ["上级目标 95", "“台账”"]
    assert (
        first["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "plans/schemes/city%20plan.yaml"
    )
    assert first["partialFingerprints"]["kpiAuditFindingId/v1"] == "f00d"
    assert re.fullmatch(r"[0-9a-f]+:1", first["partialFingerprints"]["primaryLocationLineHash"])
    assert first["properties"]["metrics"] == {"share": 0.63, "threshold": 0.5, "whole": 3}
    assert (second["level"], "logicalLocations" in second["locations"][0]) == ("note", False)
    assert "方案说明：上级规定" in second["message"]["text"]
    assert third["ruleId"] == "FMT003"


def triaged() -> Report:
    aside = (
        set_aside(located("PRC101", line=3), "inline", "上级[规定](1)", "2026-12-31"),
        set_aside(located("PRC102", line=4), "baseline"),
        set_aside(located("SCO806", line=5), "file", "试点"),
    )
    return replace(report(located("PRC102", line=14), suppressed=aside), rules=RULES)


def test_suppressions_stand_at_all_results_or_at_none(sarif_schema: dict[str, Any]) -> None:
    jsonschema.validate(json.loads(render("sarif", triaged(), ZH, 1)), sarif_schema)


def test_what_was_set_aside_is_there_with_its_reason() -> None:
    """At one result that counts, the empty list says that it was looked for."""
    run = run_of(triaged(), 1)
    assert list(problems(run)) == []
    by_line = {one["locations"][0]["physicalLocation"]["region"]["startLine"]: one for one in run["results"]}
    assert [len(by_line[line]["suppressions"]) for line in (3, 4, 5, 14)] == [1, 1, 1, 0]
    (first,) = by_line[3]["suppressions"]
    assert (first["kind"], first["status"], first["justification"]) == ("inSource", "accepted", "上级[规定](1)")
    assert first["location"]["physicalLocation"]["region"] == {"startLine": 5, "startColumn": 7}
    assert first["properties"] == {"by": "inline", "selector": "PRC101", "until": "2026-12-31"}
    (second,) = by_line[4]["suppressions"]
    assert second["kind"] == "external" and "justification" not in second
    assert by_line[5]["suppressions"][0]["kind"] == "inSource"


def test_active_results_alone_for_platforms_that_would_open_the_others() -> None:
    run = run_of(triaged(), 1, name="sarif-active")
    (result,) = run["results"]
    assert result["ruleId"] == "PRC102" and "suppressions" not in result
    assert list(problems(run)) == []


def test_what_counts_is_kept_before_what_was_set_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MAX_RESULTS", 1)
    (result,) = run_of(triaged(), 1)["results"]
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 14


def test_the_line_hash_is_left_to_the_platform_where_the_text_is_not_known() -> None:
    (result,) = run_of(replace(report(located("PRC101")), rules=RULES))["results"]
    assert list(result["partialFingerprints"]) == ["kpiAuditFindingId/v1"]


def test_rules_are_those_of_the_run_whatever_was_found() -> None:
    clean = replace(report(), rules=RULES)
    rules = run_of(clean)["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["PRC101", "PRC102", "DUT401"]
    assert rules == run_of(replace(report(located("PRC101")), rules=RULES))["tool"]["driver"]["rules"]
    first = rules[0]
    assert first["name"] == "process-heavy"
    assert first["defaultConfiguration"] == {"level": "warning"}
    assert first["properties"] == {"tags": ["process", "basic"], "precision": "high", "problem.severity": "warning"}
    assert "\n## 怎么改\n" in first["help"]["markdown"] and "warn = 0.3" in first["help"]["text"]
    assert "```yaml" in first["help"]["markdown"] and "```" not in first["help"]["text"]
    english = run_of(clean, lang="en")["tool"]["driver"]["rules"][0]["help"]
    assert "Remedy" in english["text"] or "How to fix" in english["text"]
    assert english["text"] != first["help"]["text"]


def test_what_went_wrong_is_told() -> None:
    (invocation,) = run_of(full(), 4)["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 4)
    assert list(invocation) == ["executionSuccessful", "exitCode", "toolExecutionNotifications"]
    crash, lost, unchecked = invocation["toolExecutionNotifications"]
    assert (crash["level"], crash["descriptor"]["id"]) == ("error", "crash")
    assert crash["exception"] == {"kind": "ValueError", "message": "no {x}"}
    assert crash["associatedRule"] == {"id": "PRC102", "index": 1}
    assert "no {{x}}" in crash["message"]["text"]
    assert lost["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "plans/schemes/gone.yaml"
    assert unchecked["message"]["text"].startswith("DUT401 ") and unchecked["message"]["text"].endswith(
        "未检查：缺职责清单"
    )
    assert (unchecked["level"], unchecked["associatedRule"]["index"]) == ("note", 2)
    (nothing,) = run_of(Report(), 3)["invocations"]
    assert [one["descriptor"]["id"] for one in nothing["toolExecutionNotifications"]] == ["nothing"]
    assert run_of(report(), 1)["invocations"][0]["executionSuccessful"] is True


def test_too_many_results_leave_the_worst(monkeypatch: pytest.MonkeyPatch) -> None:
    """Code scanning refuses a file with more; the rest is announced."""
    monkeypatch.setattr(sarif, "MAX_RESULTS", 3)
    levels = [Severity.INFO, Severity.ERROR, Severity.WARNING, Severity.INFO, Severity.ERROR]
    run = run_of(report(*(located("PRC102", severity=level, line=n) for n, level in enumerate(levels, 1))), 1)
    kept = [(one["level"], one["locations"][0]["physicalLocation"]["region"]["startLine"]) for one in run["results"]]
    assert kept == [("error", 2), ("warning", 3), ("error", 5)]
    told = run["invocations"][0]["toolExecutionNotifications"][0]
    assert told["descriptor"]["id"] == "truncated" and "5 项" in told["message"]["text"]


def test_related_places_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif_results, "MAX_RELATED", 4)
    spots = tuple(RelatedSpot("a.yaml", region(n, 1, 2), "upper", {"value": n}) for n in range(1, 9))
    (result,) = run_of(report(located("PRC101", related=spots)))["results"]
    assert [one["id"] for one in result["relatedLocations"]] == [1, 2, 3, 4]
    assert list(problems({**run_of(report()), "results": []})) == []


@pytest.mark.parametrize(
    ("path", "folder", "written", "based"),
    [
        ("a.yaml", "/r", "a.yaml", True),
        ("./a.yaml", "/r", "a.yaml", True),
        ("考核 方案%#?.yaml", "/r", "%E8%80%83%E6%A0%B8%20%E6%96%B9%E6%A1%88%25%23%3F.yaml", True),
        ("a:b.yaml", "/r", "a%3Ab.yaml", True),
        ("../x/a.yaml", "/r/sub", "x/a.yaml", True),
        ("/r/x/a.yaml", "/r/sub", "x/a.yaml", True),
        ("/elsewhere/a.yaml", "/r", "../elsewhere/a.yaml", False),
        ("-", "/r/sub", "-", True),
        ("\udcff.yaml", "/r", "%EF%BF%BD.yaml", True),
        ("/absolute/a b.yaml", "", "file:///absolute/a%20b.yaml", False),
    ],
)
def test_uris(path: str, folder: str, written: str, based: bool) -> None:
    """Relative to the root of the repository, percent-encoded, without a scheme."""
    where = Whereabouts(folder, "/r" if folder else "")
    run = run_of(replace(report(located("PRC101", path=path), path=path), whereabouts=where))
    place = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": written, **({"uriBaseId": "%SRCROOT%"} if based else {})}
    assert run["artifacts"][0]["location"] == place
    assert run["originalUriBaseIds"] == {"%SRCROOT%": {"description": {"text": "仓库的根目录"}}}


@given(text=hostile, name=hostile, path=hostile.filter(bool), reason=hostile)
def test_no_text_breaks_a_log(text: str, name: str, path: str, reason: str) -> None:
    spot = RelatedSpot(path, region(4, 5, 9), "upper", {"value": text})
    found = located("PRC102", text=text, name=name, path=path, reason=reason, related=(spot,))
    whole = replace(report(found, title=name), rules=RULES, whereabouts=Whereabouts("/r/s", "/r"))
    whole = replace(whole, crashes=(Crash("PRC101", path, text),), unreadable=(Unreadable(path, "cannot_read"),))
    written = render("sarif", whole, ZH, 4)
    written.encode("utf-8")
    (run,) = json.loads(written)["runs"]
    assert list(problems(run)) == []
    assert "\ud800" not in unquote(run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
    assert written == render("sarif", whole, ZH, 4)


@given(st.text(st.characters(categories=("L", "N", "P", "Zs")), min_size=1))
def test_a_uri_leads_back_to_the_file(name: str) -> None:
    run = run_of(report(located("PRC102", path=f"x{name}")))
    assert unquote(run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]) == f"x{name}"
