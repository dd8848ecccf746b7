"""The report as JSON, field by field as the contract says; the same report gives the same bytes."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping

from .. import __version__
from ..findings.finding import Severity
from ..findings.report import DocumentReport, KindTotal, Located, RelatedSpot, Report, Summary
from ..source.location import Region
from ..words.voice import Reference, Voice
from .outline import KINDS, not_checked

FORMAT_VERSION = 1
EDITION = "2026"

_SURROGATE = re.compile("[\ud800-\udfff]")


def render(report: Report, voice: Voice, exit_code: int) -> str:
    """The whole report as one JSON object."""
    findings = list(report.findings())
    data = {
        "format_version": FORMAT_VERSION,
        "tool": {"name": "kpi-audit", "version": __version__, "edition": EDITION},
        "documents": [_document(document, report, voice) for document in report.documents],
        "summary": {
            "documents": len(report.documents),
            "findings": len(findings),
            **{severity.value: report.count(severity) for severity in Severity},
            "suppressed": 0,
            "baselined": 0,
        },
        "exit_code": exit_code,
    }
    text = json.dumps(plain(data), ensure_ascii=False, indent=2, allow_nan=False)
    # a lone surrogate has no UTF-8; as an escape it survives
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def plain(value: object) -> object:
    """The value as JSON has it: floats to six digits, whole ones as integers, no infinities."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, float):
        if not math.isfinite(value):
            return None
        rounded = round(value, 6)
        return int(rounded) if rounded == int(rounded) else rounded
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


def _document(document: DocumentReport, report: Report, voice: Voice) -> dict[str, object]:
    return {
        "path": document.path,
        "document": document.document,
        "title": document.title,
        "level": document.level,
        "summary": _summary(document),
        "findings": [_finding(located, document, voice) for located in document.findings],
        "not_checked": [
            {"code": entry.code, "reason": voice.reason(entry.reason)} for entry in not_checked(document, report)
        ],
    }


def _summary(document: DocumentReport) -> dict[str, object]:
    summary = document.summary or Summary()
    kinds = {kind: summary.by_kind.get(kind, KindTotal()) for kind in KINDS}
    return {
        "leaves": summary.leaves,
        "points": summary.points,
        "process_share": summary.process_share,
        "vetoes": summary.vetoes,
        "max_depth": summary.max_depth,
        "by_kind": {kind: {"leaves": one.leaves, "points": one.points} for kind, one in kinds.items()},
        "by_severity": {severity.value: document.count(severity) for severity in Severity},
    }


def _finding(located: Located, document: DocumentReport, voice: Voice) -> dict[str, object]:
    finding, region = located.finding, located.region
    about = finding.indicator
    return {
        "code": finding.code,
        "name": finding.name,
        "family": finding.family,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "message": voice.say(finding),
        "path": located.path,
        "line": region.line,
        "column": region.column,
        "end_line": region.end_line,
        "end_column": region.end_column,
        **_origin(region, voice),
        "pointer": located.pointer,
        "indicator": None if about is None else {"id": about.id, "name": about.name, "path": about.path},
        "evidence": [
            {
                "text": text,
                "line": where.line,
                "column": where.column,
                "end_line": where.end_line,
                "end_column": where.end_column,
                **_origin(where, voice),
            }
            for text, where in located.evidence
        ],
        "metrics": finding.metrics,
        "suggestion": voice.advice(finding),
        "references": [_reference(one) for one in voice.references(finding, document.year)],
        "related": [_related(spot, located, voice) for spot in located.related],
        "fingerprint": located.fingerprint,
        "suppressed": None,
    }


def _origin(region: Region, voice: Voice) -> dict[str, object]:
    """The place in the file that was imported; line and column are then those of the imported text."""
    return {} if region.origin is None else {"origin": voice.origin(region.origin)}


def _reference(reference: Reference) -> dict[str, object]:
    return {
        "document": reference.document,
        "clause": reference.clause,
        "level": reference.level,
        "url": reference.url,
    }


def _related(spot: RelatedSpot, located: Located, voice: Voice) -> dict[str, object]:
    return {
        "path": spot.path,
        "line": spot.region.line,
        "column": spot.region.column,
        **_origin(spot.region, voice),
        "message": voice.related(located.finding, spot.key, spot.args),
    }
