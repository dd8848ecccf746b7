"""The report formats by name; a format's module is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from ..errors import UsageError
from ..findings.report import Report
from ..startup.records import replace
from ..words.voice import Voice

if TYPE_CHECKING:
    from rich.console import Console

_RENDERERS = {
    "concise": "concise:render",
    "json": "json_report:render",
    "jsonl": "ci.jsonl:render",
    "markdown": "markdown:render",
    "html": "html.html_report:render",
    "sarif": "ci.sarif:render",
    "sarif-active": "ci.sarif:render_active",
    "github": "ci.github:render",
    "gitlab": "ci.gitlab:render",
    "junit": "ci.junit:render",
    "junit-rules": "ci.junit:render_rules",
}
"""The text formats: module and function."""

_FILES = {"docx": "office.word_report:render", "xlsx": "office.excel_report:render"}
"""Formats of office programs: bytes instead of text, from an extra of the package."""

_BY_DOCUMENT = {"json"}
"""Formats that several processes can write, document by document."""
_IN_TURN = {"concise", "html", "json", "jsonl"}
"""Formats that need one document at a time; for the others those that were put away are all taken out."""

_UNFOLDED = {"markdown": "markdown:render_whole"}
"""The same for formats that fold, without folding."""

FORMATS = ("rich", *_RENDERERS, *_FILES)
"""Every format; ``rich`` is printed to a console, those of office programs are bytes, the others are text."""

SUFFIXES = {
    ".html": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".docx": "docx",
    ".xlsx": "xlsx",
    ".md": "markdown",
    ".sarif": "sarif",
    ".txt": "concise",
    ".xml": "junit",
}
"""The format of an output file that is not named with one."""


def format_of(filename: str) -> str | None:
    """The format that the ending of a file name means; None for an ending that means none."""
    name = filename.lower()
    if name.endswith(".sarif.json"):
        return "sarif"
    return next((form for suffix, form in SUFFIXES.items() if name.endswith(suffix)), None)


class Renderer(Protocol):
    """The function of a text format."""

    def __call__(self, report: Report, voice: Voice, exit_code: int, **how: int | None) -> str | Iterator[str]:
        """The report as text, whole or in pieces; ``how``: by so many ``jobs``."""


def render(name: str, report: Report, voice: Voice, exit_code: int, *, verbose: bool = False) -> str:
    """The report in a text format, with a line break at its end. Raises UsageError for an unknown format.

    ``verbose`` unfolds the formats that fold findings of one kind; the others have everything anyway.
    """
    return "".join(pieces(name, report, voice, exit_code, verbose=verbose))


def pieces(
    name: str, report: Report, voice: Voice, exit_code: int, *, verbose: bool = False, jobs: int | None = 1
) -> Iterable[str]:
    """The same piece by piece: formats of many lines need not stand in memory as a whole.

    ``jobs`` processes write it where it is long and can be parted, None: as many as are worth it.
    """
    if name not in _RENDERERS:
        raise UsageError("unknown_format", format=name, allowed=list(FORMATS))
    renderers = {**_RENDERERS, **_UNFOLDED} if verbose else _RENDERERS
    module, _, function = renderers[name].partition(":")
    write = cast("Renderer", getattr(import_module(f".{module}", __package__), function))
    if name not in _IN_TURN:
        report = opened(report)
    written = write(report, voice, exit_code, **({"jobs": jobs} if name in _BY_DOCUMENT else {}))
    return (written,) if isinstance(written, str) else written


def opened(report: Report) -> Report:
    """The report with all its documents at hand, each of which is one and the same from now on."""
    return replace(report, documents=tuple(report.documents))


def is_binary(name: str) -> bool:
    """Whether a format is bytes for a file, not text."""
    return name in _FILES


def render_file(name: str, report: Report, voice: Voice, exit_code: int) -> bytes:
    """The report in a format of office programs. Raises UsageError where the extra is not installed."""
    module, _, function = _FILES[name].partition(":")
    try:
        write = getattr(import_module(f".{module}", __package__), function)
    except ModuleNotFoundError as error:
        raise UsageError("missing_extra", module=error.name or module, extra="office") from error
    return cast("bytes", write(opened(report), voice, exit_code))


def print_rich(report: Report, voice: Voice, console: Console, *, verbose: bool = False, tree: bool = False) -> None:
    """The report on a terminal; ``verbose`` shows every finding in full where one would speak for its kind."""
    from .terminal.rich_report import print_report

    print_report(report, voice, console, verbose=verbose, tree=tree)
