"""What a run reads, which its reports may not be written over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ...findings.report import Report
from ...scheme.library import Library
from ..inputs.apart import keep_apart
from ..output import Target
from .request import Request


def keep_from_options(targets: Iterable[Target], request: Request) -> None:
    """Before the run: the files that the command line names. Raises UsageError."""
    options = (*(request.upper or ()), request.duty_list, request.previous, request.config, request.baseline)
    named = [*map(Path, request.paths), *(path for path in options if path is not None)]
    keep_apart([target.path for target in targets], named)


def keep_from_materials(targets: Iterable[Target], report: Report, library: Library) -> None:
    """After it: what was found in folders, referred to or configured. Raises UsageError."""
    keep_apart([target.path for target in targets], _read(report, library))


def _read(report: Report, library: Library) -> Iterator[Path]:
    for document in library.documents.values():
        yield Path(document.path)
    for name in (*report.texts, *(head.config for head in report.heads if head.config is not None)):
        yield Path(name)
