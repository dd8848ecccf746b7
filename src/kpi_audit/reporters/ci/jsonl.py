"""JSON lines: one finding a line with the fields of the JSON report, then what kept the run from being complete."""

from __future__ import annotations

from ...findings.report import Report
from ...words.voice import Voice
from ..json_report import encoded, finding_data
from .incidents import Incident, incidents


def render(report: Report, voice: Voice, exit_code: int) -> str:
    """The findings of a run in report order; a line with ``incident`` instead of ``code`` first is no finding."""
    lines = [finding_data(located, document, voice) for document in report.documents for located in document.findings]
    lines += [_incident(one) for one in incidents(report, voice, exit_code)]
    return "".join(encoded(line, indent=None) + "\n" for line in lines)


def _incident(one: Incident) -> dict[str, object]:
    return {"incident": one.kind, "code": one.code, "path": one.path, "message": one.message}
