"""The audit as a library call."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from .audit import Auditor
from .findings.report import Report
from .ruleset import choose, policy
from .triage.triage import Triage


def audit_file(
    path: str | os.PathLike[str],
    *,
    profile: str = "standard",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    suppressions: bool = True,
    today: date | None = None,
) -> Report:
    """Audit one file with the rules of a profile, or those selected, less those ignored.

    Comments in the file set findings aside unless ``suppressions`` is false; ``today`` is the day by which they
    expire (None: the present day).

    A file that is no valid scheme is reported with FMT findings. Raises OSError when the file cannot be opened,
    UsageError for an unknown rule or profile.
    """
    triage = Triage(policy(today=today or date.today(), ignore=ignore), comments=suppressions)
    rules = choose(profile=profile, select=select, ignore=ignore)
    return Auditor(rules, triage=triage).audit_files([Path(path)])
