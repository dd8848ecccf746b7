"""GitLab Code Quality: an array of findings, each with a fingerprint of its own."""

from __future__ import annotations

import hashlib
from collections import Counter

from ...findings.finding import Severity
from ...findings.report import Located, Report
from ...source.location import Region
from ...words.voice import Voice
from ..base import visible
from ..json_text import dumped
from .incidents import Incident, incidents
from .paths import repository_path

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
BROKEN, FAILED = "critical", "blocker"
"""Of a file that is no valid scheme, and of what could not be audited at all."""


def render(report: Report, voice: Voice, exit_code: int) -> str:
    """The findings of a run; an empty array when there is none."""
    entries = [_incident(one, report) for one in incidents(report, voice, exit_code)]
    entries += [_entry(located, report, voice) for located in report.findings()]
    seen: Counter[str] = Counter()
    for entry in entries:  # GitLab shows only one of several with the same fingerprint
        identity = str(entry["fingerprint"])
        seen[identity] += 1
        entry["fingerprint"] = _digest(f"{identity}\x1f{seen[identity]}")
    return dumped(entries)


def _entry(located: Located, report: Report, voice: Voice) -> dict[str, object]:
    finding, region = located.finding, located.region
    broken = finding.code.startswith("FMT") and finding.severity is Severity.ERROR
    path = repository_path(located.path, report.whereabouts)
    origin = "" if region.origin is None else voice.origin(region.origin) + voice.text("markdown.colon")
    return {
        # the code stands in the description too: GitLab does not show the name of a check
        "description": visible(f"{finding.code} {origin}{voice.say(finding)}"),
        "check_name": finding.code,
        "fingerprint": f"{path}\x1f{located.fingerprint}",
        "severity": BROKEN if broken else SEVERITIES[finding.severity],
        "location": {"path": path, **(_stretch(region) if region.origin is None else {"lines": {"begin": 1}})},
    }


def _stretch(region: Region) -> dict[str, object]:
    return {
        "lines": {"begin": region.line, "end": region.end_line},
        "positions": {
            "begin": {"line": region.line, "column": region.column},
            "end": {"line": region.end_line, "column": region.end_column},
        },
    }


def _incident(one: Incident, report: Report) -> dict[str, object]:
    path = repository_path(one.path or ".", report.whereabouts)
    return {
        "description": visible(one.message),
        "check_name": one.code or one.kind,
        "fingerprint": f"{path}\x1f{one.kind}\x1f{one.code}",
        "severity": FAILED,
        "location": {"path": path, "lines": {"begin": 1, "end": 1}},
    }


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
