"""One line per finding: ``path:line:col: CODE severity message``."""

from __future__ import annotations

from collections.abc import Iterator

from ..findings.report import Located, Report
from ..words.voice import Voice
from .base import terminal

_UNOPENED = ("FMT002", "FMT030", "FMT031", "FMT032", "FMT033")
"""Files of which nothing could be read: what to do with them is all that there is to say."""


def render(report: Report, voice: Voice, exit_code: int) -> Iterator[str]:  # noqa: ARG001  # one signature for all
    """The findings of a run; an empty text when there is none."""
    for document in report.documents:
        yield "".join(line(located, voice) + "\n" for located in document.findings)


def line(located: Located, voice: Voice) -> str:
    """One finding on one line that no CI runner takes for a command."""
    finding = located.finding
    place = f"{located.path}:{voice.spot(located.region)}"
    said = voice.say(finding)
    if finding.code in _UNOPENED:
        said = voice.text("report.with_step", said=said, step=voice.advice(finding))
    return terminal(f"{place}: {finding.code} {finding.severity} {said}")
