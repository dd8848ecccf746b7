"""The report as JSON, field by field as the contract says; the same report gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator

from .. import EDITIONS, __version__
from ..findings.finding import Finding, Severity
from ..findings.report import (
    BASELINE,
    FILE,
    INLINE,
    DocumentReport,
    KindTotal,
    Located,
    RelatedSpot,
    Report,
    Summary,
    Suppressed,
)
from ..source.location import Region
from ..spreading.processes import spread
from ..startup.records import dataclass
from ..words.voice import Reference, Voice
from .duties.data import duty_data
from .json_text import dumped, encoded
from .ladder.data import ladder_data
from .loads.data import load_data
from .outline import KINDS, not_checked

FORMAT_VERSION = 1


AT_A_TIME, PORTION = 256, 8
"""So many documents are written in one go by all processes, so many by one of them before it hands them over."""


def render(report: Report, voice: Voice, exit_code: int, jobs: int | None = 1) -> Iterator[str]:
    """The whole report as one JSON object, document by document: together they may be large. ``jobs`` processes write
    the documents, None: as many as are worth it.
    """
    before, place, after = dumped(_around(report, [], exit_code)).partition(_NO_DOCUMENTS)
    yield before
    if not report.documents:
        yield place
    numbers = [*range(len(report.documents))]
    for first in range(0, len(numbers), AT_A_TIME):
        some = numbers[first : first + AT_A_TIME]
        for number, text in zip(some, spread(_Texts(report, voice), some, jobs, portion=PORTION), strict=True):
            yield f"{'' if number else _NO_DOCUMENTS[:-1]}{',' if number else ''}{_BELOW}{text}"
    yield f"\n  ]{after}" if report.documents else after


@dataclass(frozen=True, slots=True)
class _Texts:
    """The documents of a report as text, each by its number."""

    report: Report
    voice: Voice

    def __call__(self, number: int) -> str:
        text = encoded(_document(self.report.documents[number], self.report, self.voice))
        return text.replace("\n", _BELOW)  # strings have no line breaks


_NO_DOCUMENTS, _BELOW = '"documents": []', "\n    "


def whole(report: Report, voice: Voice, exit_code: int) -> dict[str, object]:
    """The report as data. Findings that were set aside stand among the others; the counts leave them out."""
    return _around(report, [_document(document, report, voice) for document in report.documents], exit_code)


def _around(report: Report, documents: list[dict[str, object]], exit_code: int) -> dict[str, object]:
    """What stands around the documents."""
    data: dict[str, object] = {
        "format_version": FORMAT_VERSION,
        "tool": {"name": "kpi-audit", "version": __version__, "edition": EDITIONS[-1]},
        "documents": documents,
        "summary": {
            "documents": len(report.documents),
            "findings": report.count(),
            **{severity.value: report.count(severity) for severity in Severity},
            "suppressed": report.aside(INLINE, FILE),
            "baselined": report.aside(BASELINE),
        },
        "exit_code": exit_code,
    }
    if report.loads:
        data["loads"] = [load_data(load) for load in report.loads]
    return data


def _document(document: DocumentReport, report: Report, voice: Voice) -> dict[str, object]:
    return {
        "path": document.path,
        "document": document.document,
        "title": document.title,
        "level": document.level,
        "summary": summary_data(document),
        "findings": [finding_data(located, document, voice) for located in listed(document)],
        "not_checked": [
            {"code": entry.code, "reason": voice.reason(entry.reason)} for entry in not_checked(document, report)
        ],
        **({"materials": _materials(document)} if document.materials else {}),
        **({"siblings": document.siblings} if document.siblings else {}),
        **({} if document.ladder is None else {"levels": ladder_data(document.ladder)}),
        **({} if document.duty_table is None else {"duties": duty_data(document.duty_table)}),
    }


def listed(document: DocumentReport) -> list[Located]:
    """The findings of a document with those set aside among them, in report order."""
    return sorted((*document.findings, *document.suppressed), key=lambda located: located.order)


def _materials(document: DocumentReport) -> list[dict[str, str]]:
    return [{"kind": kind, "path": path} for kind, path in document.materials]


def summary_data(document: DocumentReport) -> dict[str, object]:
    """The figures of a document."""
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


def finding_data(located: Located, document: DocumentReport, voice: Voice) -> dict[str, object]:
    """One finding, field by field as the contract says."""
    finding, region = located.finding, located.region
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
        "indicator": indicator_data(finding),
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
        "references": references_data(finding, document, voice),
        "related": [_related(spot, located, voice) for spot in located.related],
        "fingerprint": located.fingerprint,
        "suppressed": None if located.suppressed is None else _suppressed(located.suppressed),
    }


def indicator_data(finding: Finding) -> dict[str, object] | None:
    """The indicator that a finding is about."""
    about = finding.indicator
    return None if about is None else {"id": about.id, "name": about.name, "path": about.path}


def references_data(finding: Finding, document: DocumentReport, voice: Voice) -> list[dict[str, object]]:
    """What a finding rests on."""
    return [_reference(one) for one in voice.references(finding, document.year)]


def _suppressed(record: Suppressed) -> dict[str, object]:
    return {
        "kind": record.kind,
        "reason": record.reason,
        "until": record.until,
        "selector": record.selector,
        "path": record.path,
        "line": record.line,
        "column": record.column,
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
