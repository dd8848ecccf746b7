"""One line per finding: ``path:line:col: CODE severity message``."""

from __future__ import annotations

from collections.abc import Iterator

from ..findings.report import Located, Report
from ..words.voice import Voice
from .base import terminal


def render(report: Report, voice: Voice, exit_code: int) -> Iterator[str]:  # noqa: ARG001  # one signature for all
    """The findings of a run; an empty text when there is none."""
    for document in report.documents:
        yield "".join(line(located, voice) + "\n" for located in document.findings)


def line(located: Located, voice: Voice) -> str:
    """One finding on one line that no CI runner takes for a command."""
    finding = located.finding
    place = f"{located.path}:{voice.spot(located.region)}"
    return terminal(f"{place}: {finding.code} {finding.severity} {voice.say(finding)}")
