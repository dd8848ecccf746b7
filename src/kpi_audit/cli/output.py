"""Reports to standard output and to files, whole or not at all."""

from __future__ import annotations

import sys
from pathlib import Path

from ..errors import UsageError
from ..findings.report import Report
from ..reporters.formats import FORMATS, SUFFIXES, format_of, is_binary, pieces, print_rich, render_file
from ..startup.records import dataclass
from ..words.voice import Voice
from .files import write_bytes, write_file, write_pieces
from .streams import stdout_bytes

FILE_WIDTH = 100
"""Columns of a terminal report that goes to a file."""


@dataclass(frozen=True, slots=True)
class Target:
    """A file that gets a report in a format."""

    format: str
    path: Path


def parse_target(said: str) -> Target:
    """``report.md`` or ``json:out/findings``. Raises UsageError for an unknown format or a missing folder."""
    head, colon, tail = said.partition(":")
    if colon and tail and head in FORMATS:
        target = Target(head, Path(tail))
    elif (meant := format_of(Path(said).name)) is not None:
        target = Target(meant, Path(said))
    else:
        raise UsageError("unknown_output", output=said, allowed="、".join(SUFFIXES), formats="、".join(FORMATS))
    if not target.path.parent.is_dir():
        raise UsageError("no_such_folder", folder=target.path.parent.as_posix())
    if target.path.is_dir():
        raise UsageError("output_is_folder", output=said)
    return target


def parted(targets: list[Target], named: str | None) -> tuple[list[Target], str | None]:
    """The files, and the format of standard output: the one of ``json:-``, else the ``named`` one, if any.

    Raises UsageError where both are given and differ: a reader of standard output gets one report.
    """
    shown = [one.format for one in targets if str(one.path) == "-"]
    formats = list(dict.fromkeys([*shown, *([named] if shown and named is not None else [])]))
    if len(formats) > 1:
        raise UsageError("two_on_stdout", formats=formats)
    return [one for one in targets if str(one.path) != "-"], shown[0] if shown else named


def write_reports(
    report: Report, voice: Voice, code: int, targets: list[Target], *, verbose: bool, jobs: int | None = 1
) -> None:
    """Every file that was asked for; by ``jobs`` processes, None: as many as are worth it."""
    for target in targets:
        if is_binary(target.format):
            write_bytes(target.path, render_file(target.format, report, voice, code))
            continue
        if target.format == "rich":
            write_file(target.path, _as_text(report, voice, verbose=verbose))
        else:
            text = pieces(target.format, report, voice, code, verbose=verbose, jobs=jobs)
            write_pieces(target.path, (piece.encode("utf-8", "backslashreplace") for piece in text))


def _as_text(report: Report, voice: Voice, *, verbose: bool) -> str:
    from io import StringIO

    from rich.console import Console

    paper = StringIO()
    print_rich(report, voice, Console(file=paper, width=FILE_WIDTH, no_color=True, markup=False), verbose=verbose)
    return paper.getvalue()


def write_stdout(text: str) -> None:
    """Text to standard output: UTF-8 in a pipe or file, the same bytes everywhere, whatever the code page says."""
    if getattr(sys.stdout, "buffer", None) is None or sys.stdout.isatty():  # a terminal is written as it can read
        sys.stdout.write(text)
        return
    stdout_bytes(text.encode("utf-8", "backslashreplace"))
