"""JSON lines: one finding a line with the fields of the JSON report, then what kept the run from being complete."""

from __future__ import annotations

from ...findings.report import Report
from ...words.voice import Voice
from ..json_report import encoded, finding_data, listed
from .incidents import Incident, incidents


def render(report: Report, voice: Voice, exit_code: int) -> str:
    """The findings of a run as in the JSON report; a line that begins with ``incident`` is no finding."""
    lines = [finding_data(located, document, voice) for document in report.documents for located in listed(document)]
    lines += [_incident(one) for one in incidents(report, voice, exit_code)]
    return "".join(encoded(line, indent=None) + "\n" for line in lines)


def _incident(one: Incident) -> dict[str, object]:
    return {"incident": one.kind, "code": one.code, "path": one.path, "message": one.message}
