"""The baseline of a run, read from its file, and the day and comments by which findings are set aside."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from ..config.find import shown
from ..errors import UsageError
from ..scheme.run.reach import resolved
from ..source.decode import LIMIT, contents
from ..source.document import Document
from ..startup.records import dataclass, replace
from ..triage.baseline import Baseline, Entry

MOST = 16 * LIMIT
"""Bytes of a baseline: it has an entry for each finding of a folder."""


@dataclass(frozen=True, slots=True)
class Aside:
    """How a run sets findings aside: the day by which expiry goes, whether comments may, and by which baseline.

    ``baseline`` goes before those of the settings, which count only where ``recorded``.
    """

    today: date
    comments: bool = True
    baseline: Baseline | None = None
    recorded: bool = True


def read_baseline(file: Path) -> Baseline:
    """The baseline in a file. Raises UsageError."""
    try:
        data = contents(file, MOST)
    except OSError as error:
        from ..findings.refusal import refusal

        raise UsageError("baseline_unreadable", file=shown(file), problem=refusal(error)) from None
    from ..triage.baseline_file import parse  # few runs have one

    text, entries = parse(shown(file), data)
    return replace(baseline_at(file, text, entries), data=data)


def baseline_at(file: Path, text: str = "", entries: tuple[Entry, ...] = ()) -> Baseline:
    """A baseline that stands at ``file``: it names schemes from its own folder, wherever the command runs."""
    home = resolved(file).parent

    def relative(path: str) -> str:
        try:
            return Path(os.path.relpath(resolved(Path(path)), home)).as_posix()
        except ValueError:  # another drive
            return Path(path).as_posix()

    document = Document.unparsed(shown(file), text)
    return Baseline(document, entries, relative, lambda path: (home / path).is_file())
