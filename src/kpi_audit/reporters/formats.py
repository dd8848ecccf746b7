"""The report formats by name; a format's module is imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from ..errors import UsageError
from ..findings.report import Report
from ..words.voice import Voice

if TYPE_CHECKING:
    from rich.console import Console

_MODULES = {"concise": "concise", "json": "json_report", "markdown": "markdown", "html": "html.html_report"}

_FOLDING = frozenset({"markdown"})
"""Formats that fold; they have ``render_whole`` too."""

FORMATS = ("rich", *_MODULES)
"""Every format; ``rich`` is printed to a console, the others are text."""

SUFFIXES = {".json": "json", ".md": "markdown", ".txt": "concise", ".html": "html"}
"""The format of an output file that is not named with one."""


class Renderer(Protocol):
    """What every module of a text format has as ``render``."""

    def __call__(self, report: Report, voice: Voice, exit_code: int) -> str:
        """The report as text."""


def render(name: str, report: Report, voice: Voice, exit_code: int, *, verbose: bool = False) -> str:
    """The report in a text format, with a line break at its end. Raises UsageError for an unknown format.

    ``verbose`` unfolds the formats that fold findings of one kind; the others have everything anyway.
    """
    if name not in _MODULES:
        raise UsageError("unknown_format", format=name, allowed=list(_MODULES))
    module = import_module(f".{_MODULES[name]}", __package__)
    write = module.render_whole if verbose and name in _FOLDING else module.render
    return cast("Renderer", write)(report, voice, exit_code)


def print_rich(report: Report, voice: Voice, console: Console, *, verbose: bool = False, tree: bool = False) -> None:
    """The report on a terminal; ``verbose`` shows every finding in full where one would speak for its kind."""
    from .terminal.rich_report import print_report

    print_report(report, voice, console, verbose=verbose, tree=tree)
