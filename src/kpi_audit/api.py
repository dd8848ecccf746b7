"""The audit as a library call."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from .audit import Auditor
from .findings.report import Report
from .ruleset import choose
from .scheme.dossier import Extras
from .scheme.run.reach import Reach


def audit_file(
    path: str | os.PathLike[str],
    *,
    profile: str = "standard",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    allow_outside: bool = False,
) -> Report:
    """Audit one file with the rules of a profile, or those selected, less those ignored.

    Files that it names (upper scheme, duty list …) are read in its folder and below, elsewhere with ``allow_outside``.
    A file that is no valid scheme is reported with FMT findings. Raises OSError when the file cannot be opened,
    UsageError for an unknown rule or profile.
    """
    extras = Extras(reach=Reach(anywhere=allow_outside))
    return Auditor(choose(profile=profile, select=select, ignore=ignore), extras).audit_files([Path(path)])
