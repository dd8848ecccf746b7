"""SARIF 2.1.0, as code scanning of GitHub takes it; the same report gives the same bytes on every machine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from ... import __version__
from ...findings.report import DocumentReport, Located, Report
from ...startup import patterns as re
from ...words.voice import Voice
from ..base import visible
from ..json_report import listed
from ..json_text import dumped
from ..outline import not_checked, rule_title
from .incidents import KINDS, Incident, incidents
from .line_hash import line_hashes
from .sarif_results import MAX_RESULTS, ROOT, Results, message, worst
from .sarif_rules import TAXONOMY, descriptors, language, run_rules, taxonomy

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
NOTIFICATIONS = (*KINDS, "not-checked", "truncated")

_SEMANTIC = re.compile(r"\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?")


def render(report: Report, voice: Voice, exit_code: int) -> str:
    """The whole run, findings that were set aside with their justification."""
    findings = [(document, located) for document in report.documents for located in listed(document)]
    return _log(report, findings, voice, exit_code)


def render_active(report: Report, voice: Voice, exit_code: int) -> str:
    """The run without what was set aside: GitHub would show it as open alerts."""
    findings = [(document, located) for document in report.documents for located in document.findings]
    return _log(report, findings, voice, exit_code)


def _log(report: Report, findings: list[tuple[DocumentReport, Located]], voice: Voice, exit_code: int) -> str:
    rules = run_rules(report)
    index = {rule.code: number for number, rule in enumerate(rules)}
    kept = worst(findings, MAX_RESULTS)
    results = Results(report, voice, index, _hashes(report, kept), any(one.suppressed for _, one in kept))
    known_norms = taxonomy(rules, voice)
    driver: dict[str, object] = {
        "name": "kpi-audit",
        "version": __version__,
        "language": language(voice),
        "rules": descriptors(rules, voice),
        "notifications": [_described(kind, voice) for kind in NOTIFICATIONS],
    }
    if _SEMANTIC.fullmatch(__version__):
        driver["semanticVersion"] = __version__
    if known_norms is not None:
        driver["supportedTaxonomies"] = [{"name": TAXONOMY, "index": 0}]
    run = {
        "tool": {"driver": driver},
        "automationDetails": {"id": "kpi-audit/"},
        "invocations": [
            {
                "executionSuccessful": exit_code in (0, 1),
                "exitCode": exit_code,
                "toolExecutionNotifications": [
                    *_incidents(results, exit_code),
                    *_truncated(len(findings), len(kept), voice),
                    *_unchecked(results),
                ],
            }
        ],
        "originalUriBaseIds": {ROOT: {"description": {"text": voice.text("pipeline.root")}}},
        "artifacts": [
            {"location": results.artifact(path), "roles": ["analysisTarget"]}
            for path in dict.fromkeys(document.path for document in report.documents)
        ],
        "results": [results.result(document, located) for document, located in kept],
        "taxonomies": [] if known_norms is None else [known_norms],
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "language": language(voice),
    }
    return dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _described(kind: str, voice: Voice) -> dict[str, object]:
    text = {"text": voice.text(f"pipeline.{kind}")}
    return {"id": kind, "shortDescription": text, "fullDescription": text, "help": text}


def _hashes(report: Report, findings: list[tuple[DocumentReport, Located]]) -> dict[str, dict[int, str]]:
    lines: defaultdict[str, set[int]] = defaultdict(set)
    for _, located in findings:
        lines[located.path].add(located.region.line)
    return {path: line_hashes(report.texts[path], wanted) for path, wanted in lines.items() if path in report.texts}


def _incidents(results: Results, exit_code: int) -> Iterator[dict[str, object]]:
    for one in incidents(results.report, results.voice, exit_code):
        notification = _notification(one.kind, "error", message(one.message))
        if one.path is not None:
            notification["locations"] = [{"physicalLocation": {"artifactLocation": results.artifact(one.path)}}]
        if one.kind == "crash":
            notification |= _crash(one, results)
        yield notification


def _crash(one: Incident, results: Results) -> dict[str, object]:
    name, _, said = (one.error or "").partition(": ")
    crash: dict[str, object] = {"exception": {"kind": visible(name), "message": visible(said)}}
    return crash | _associated(str(one.code), results)


def _truncated(found: int, kept: int, voice: Voice) -> Iterator[dict[str, object]]:
    if kept < found:
        said = voice.text("pipeline.results_left_out", n=found, kept=kept)
        yield _notification("truncated", "warning", message(said))


def _unchecked(results: Results) -> Iterator[dict[str, object]]:
    """One notification for each rule and reason, with the documents that it is about."""
    report, voice = results.report, results.voice
    entries = [
        (entry.code, entry.reason, rule_title(entry, voice), document.path)
        for document in report.documents
        for entry in not_checked(document, report)
        if entry.reason != "crash"
    ]
    for (code, reason, title), group in groupby(sorted(entries), key=lambda entry: entry[:3]):
        said = voice.text("pipeline.rule_not_checked", code=code, title=title, reason=voice.reason(reason))
        notification = _notification("not-checked", "note", message(said)) | _associated(code, results)
        paths = dict.fromkeys(path for *_, path in group)
        notification["locations"] = [
            {"physicalLocation": {"artifactLocation": results.artifact(path)}} for path in paths
        ]
        yield notification


def _associated(code: str, results: Results) -> dict[str, object]:
    return {"associatedRule": {"id": code, "index": results.rules[code]}} if code in results.rules else {}


def _notification(kind: str, level: str, said: str) -> dict[str, object]:
    return {
        "descriptor": {"id": kind, "index": NOTIFICATIONS.index(kind)},
        "level": level,
        "message": {"text": said},
    }
