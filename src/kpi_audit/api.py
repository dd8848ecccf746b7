"""The audit as a library call."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from .audit import Auditor
from .findings.report import Report
from .importers.door import FileImporter
from .ruleset import choose
from .scheme.library import Library


def audit_file(
    path: str | os.PathLike[str],
    *,
    profile: str = "standard",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> Report:
    """Audit one file with the rules of a profile, or those selected, less those ignored.

    An office file (.xlsx, .docx, .csv, .md) is imported first. A file that is no valid scheme is reported with FMT
    findings. Raises OSError when the file cannot be opened,
    UsageError for an unknown rule or profile.
    """
    rules = choose(profile=profile, select=select, ignore=ignore)
    return Auditor(rules, library=Library(FileImporter())).audit_files([Path(path)])
