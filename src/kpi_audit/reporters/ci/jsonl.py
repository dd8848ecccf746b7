"""JSON lines: one finding a line with the fields of the JSON report, then what kept the run from being complete."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings.report import Report
from ...words.voice import Voice
from ..json_report import finding_data, listed
from ..json_text import on_one_line
from .incidents import Incident, incidents


def render(report: Report, voice: Voice, exit_code: int) -> Iterator[str]:
    """The findings of a run as in the JSON report; a line that begins with ``incident`` is no finding."""
    for document in report.documents:
        yield "".join(_line(finding_data(located, document, voice)) for located in listed(document))
    yield "".join(_line(_incident(one)) for one in incidents(report, voice, exit_code))


def _line(data: dict[str, object]) -> str:
    return on_one_line(data) + "\n"


def _incident(one: Incident) -> dict[str, object]:
    return {"incident": one.kind, "code": one.code, "path": one.path, "message": one.message}
