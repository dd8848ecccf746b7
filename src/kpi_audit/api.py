"""The audit as a library call."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from .audit import Auditor
from .findings.report import Report
from .ruleset import choose, policy
from .scheme.dossier import Extras
from .scheme.run.reach import Reach
from .triage.triage import Triage


def audit_file(
    path: str | os.PathLike[str],
    *,
    profile: str = "standard",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    allow_outside: bool = False,
    suppressions: bool = True,
    today: date | None = None,
) -> Report:
    """Audit one file with the rules of a profile, or those selected, less those ignored.

    Files that it names (upper scheme, duty list …) are read in its folder and below, elsewhere with ``allow_outside``.
    Comments in the file set findings aside unless ``suppressions`` is false; ``today`` is the day by which they
    expire (None: the present day).

    A file that is no valid scheme is reported with FMT findings. Raises OSError when the file cannot be opened,
    UsageError for an unknown rule or profile.
    """
    triage = Triage(policy(today=today or date.today(), ignore=ignore), comments=suppressions)
    rules = choose(profile=profile, select=select, ignore=ignore)
    return Auditor(rules, Extras(reach=Reach(anywhere=allow_outside)), triage).audit_files([Path(path)])
