"""From the options of a run to its triage: the day, the baseline file, and what nothing may silence."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ...errors import UsageError
from ...ruleset import policy
from ...source.document import Document
from ...triage.baseline import Baseline, Entry
from ...triage.baseline_file import parse
from ...triage.policy import Policy
from ...triage.triage import Triage
from ..discover import existing


def triage_of(
    *,
    today: str | None,
    baseline: Path | None = None,
    comments: bool = True,
    ignore: Sequence[str] = (),
    mandatory: Sequence[str] = (),
) -> Triage:
    """What sets findings aside. Raises UsageError for a day that is none and a baseline that cannot be used."""
    terms = policy(today=day(today), ignore=ignore, mandatory=mandatory)
    return Triage(terms, None if baseline is None else read_baseline(baseline), comments)


def policy_of(triage: Triage) -> Policy:
    """The policy of a triage that has one."""
    assert triage.policy is not None
    return triage.policy


def day(said: str | None) -> date:
    """The day by which expiry goes: today, unless another is named so that a run can be repeated."""
    if said is None:
        return date.today()
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise UsageError("bad_day", value=said) from None


def read_baseline(file: Path) -> Baseline:
    """The baseline in a file. Raises UsageError."""
    existing(file, "--baseline")
    try:
        data = file.read_bytes()
    except OSError as error:
        raise UsageError("baseline_unreadable", file=file.as_posix(), problem=error.strerror or "") from None
    text, entries = parse(file.as_posix(), data)
    return baseline_at(file, text, entries)


def baseline_at(file: Path, text: str = "", entries: tuple[Entry, ...] = ()) -> Baseline:
    """A baseline that stands at ``file``: it names schemes from its own folder, wherever the command runs."""
    home = file.resolve().parent

    def relative(path: str) -> str:
        try:
            return Path(os.path.relpath(Path(path).resolve(), home)).as_posix()
        except ValueError:  # another drive
            return Path(path).as_posix()

    document = Document.unparsed(file.as_posix(), text)
    return Baseline(document, entries, relative, lambda path: (home / path).is_file())
