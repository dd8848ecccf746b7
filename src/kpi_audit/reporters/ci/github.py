"""Workflow commands of GitHub Actions: annotations within its limits, then the findings beyond them as a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...findings.finding import Severity
from ...findings.report import Located, Report
from ...startup.records import dataclass, field
from ...words.voice import Voice
from ..base import terminal, visible
from ..concise import line
from .incidents import incidents
from .paths import repository_path

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}

LIMIT = 10
"""Annotations of one level that a step may make; GitHub drops further ones."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """One command; ``beyond`` is the line that stands for it where the limit is reached."""

    level: str
    message: str
    properties: Mapping[str, object] = field(default_factory=dict)
    beyond: str = ""


def render(report: Report, voice: Voice, exit_code: int) -> str:
    """The annotations of a run, errors first; every finding is on some line."""
    annotations = [
        Annotation("error", visible(one.message), {"title": "kpi-audit"}, terminal(one.message))
        for one in incidents(report, voice, exit_code)
    ]
    ordered = sorted(report.findings(), key=_urgency)
    annotations += [_annotation(located, report, voice) for located in ordered]
    shown, hidden = _limited(annotations)
    lines = [command(one.level, one.properties, one.message) for one in shown]
    if hidden:
        lines.append(terminal(voice.text("pipeline.beyond", n=len(hidden), limit=LIMIT)))
        lines += [one.beyond for one in hidden]
    return "".join(f"{one}\n" for one in lines)


def _urgency(located: Located) -> tuple[int, bool]:
    """Errors first, and of these what kept a file from being audited at all: it must not be lost behind the limit."""
    return located.finding.severity.rank, not located.finding.code.startswith("FMT")


def command(name: str, properties: Mapping[str, object], message: str) -> str:
    """A workflow command, escaped as the runner reads it (``actions/toolkit``, ``command.ts``)."""
    said = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {said}::{_data(message)}" if said else f"::{name}::{_data(message)}"


def _annotation(located: Located, report: Report, voice: Voice) -> Annotation:
    finding, region = located.finding, located.region
    properties: dict[str, object] = {"file": _file(repository_path(located.path, report.whereabouts))}
    if region.origin is None:  # lines of an imported text are no lines of the file
        properties |= {"line": region.line, "endLine": region.end_line}
        if region.end_line == region.line:  # columns of several lines are refused
            properties |= {"col": region.column, "endColumn": region.end_column}
    properties["title"] = visible(f"{finding.code} {voice.title(finding.code)}")
    place = f"{located.path}:{voice.spot(region)}"
    said = [visible(f"{place}: {voice.say(finding)}")]
    advice = voice.advice(finding)
    if advice:
        said.append(visible(voice.text("report.advice") + advice))
    return Annotation(COMMANDS[finding.severity], "\n".join(said), properties, line(located, voice))


def _file(path: str) -> str:
    """A path as the runner looks it up: its line breaks stay and are escaped with the rest of the command."""
    return "\n".join(map(visible, path.split("\n")))


def _limited(annotations: Iterable[Annotation]) -> tuple[list[Annotation], list[Annotation]]:
    """The annotations that GitHub takes of each level, and the others."""
    left = dict.fromkeys(COMMANDS.values(), LIMIT)
    shown: list[Annotation] = []
    hidden: list[Annotation] = []
    for one in annotations:
        left[one.level] -= 1
        (shown if left[one.level] >= 0 else hidden).append(one)
    return shown, hidden


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
