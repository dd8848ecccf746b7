"""Reports to standard output and to files, whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from ..errors import UsageError
from ..findings.report import Report
from ..reporters.formats import FORMATS, SUFFIXES, print_rich, render
from ..words.voice import Voice
from .screen import console, is_terminal

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
    if colon and head in FORMATS:
        target = Target(head, Path(tail))
    else:
        suffix = Path(said).suffix.lower()
        if suffix not in SUFFIXES:
            raise UsageError("unknown_output", output=said, allowed="、".join(SUFFIXES), formats="、".join(FORMATS))
        target = Target(SUFFIXES[suffix], Path(said))
    if not target.path.parent.is_dir():
        raise UsageError("no_such_folder", folder=target.path.parent.as_posix())
    if target.path.is_dir():
        raise UsageError("output_is_folder", output=said)
    return target


def show(
    report: Report, voice: Voice, code: int, *, name: str | None, color: str, width: int | None, verbose: bool
) -> None:
    """The report on standard output: for people on a terminal, a line a finding in a pipe."""
    chosen = name or ("rich" if is_terminal() else "concise")
    if chosen == "rich":
        print_rich(report, voice, console(color, width), verbose=verbose)
    else:
        write_stdout(render(chosen, report, voice, code, verbose=verbose))


def write_reports(report: Report, voice: Voice, code: int, targets: list[Target], *, verbose: bool) -> None:
    """Every file that was asked for."""
    for target in targets:
        if target.format == "rich":
            text = _as_text(report, voice, verbose=verbose)
        else:
            text = render(target.format, report, voice, code, verbose=verbose)
        write_file(target.path, text)


def _as_text(report: Report, voice: Voice, *, verbose: bool) -> str:
    from io import StringIO

    from rich.console import Console

    paper = StringIO()
    print_rich(report, voice, Console(file=paper, width=FILE_WIDTH, no_color=True, markup=False), verbose=verbose)
    return paper.getvalue()


def write_file(path: Path, text: str | bytes) -> None:
    """Write all of it or leave what was there: a temporary file beside it, then a rename. Raises UsageError."""
    try:
        handle, name = tempfile.mkstemp(prefix=".kpi-audit-", dir=path.parent)
    except OSError as error:
        raise UsageError("cannot_write", file=path.as_posix(), problem=error.strerror or "") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        Path(name).chmod(mode)
        Path(name).replace(path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise UsageError("cannot_write", file=path.as_posix(), problem=error.strerror or "") from error
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def write_stdout(text: str) -> None:
    """Text to standard output as UTF-8, whatever the console's code page says; the same bytes everywhere."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text)
        return
    sys.stdout.flush()
    buffer.write(text.encode("utf-8", "backslashreplace"))
    buffer.flush()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
