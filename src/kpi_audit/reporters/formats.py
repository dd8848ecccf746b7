"""The report formats by name; a format's module is imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from ..errors import UsageError
from ..findings.report import Report
from ..words.voice import Voice

if TYPE_CHECKING:
    from rich.console import Console

_MODULES = {"concise": "concise", "json": "json_report", "markdown": "markdown"}

FORMATS = ("rich", *_MODULES)
"""Every format; ``rich`` is printed to a console, the others are text."""

SUFFIXES = {".json": "json", ".md": "markdown", ".txt": "concise"}
"""The format of an output file that is not named with one."""


class Renderer(Protocol):
    """What every module of a text format has."""

    def render(self, report: Report, voice: Voice, exit_code: int) -> str:
        """The report as text."""


def render(name: str, report: Report, voice: Voice, exit_code: int) -> str:
    """The report in a text format, with a line break at its end. Raises UsageError for an unknown format."""
    if name not in _MODULES:
        raise UsageError("unknown_format", format=name, allowed=list(_MODULES))
    module = cast("Renderer", import_module(f".{_MODULES[name]}", __package__))
    return module.render(report, voice, exit_code)


def print_rich(report: Report, voice: Voice, console: Console, *, full: bool = False) -> None:
    """The report on a terminal; ``full`` shows every finding where many of one rule would be folded."""
    from .terminal.rich_report import print_report

    print_report(report, voice, console, full=full)
