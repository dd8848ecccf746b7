"""The audit as a library call."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from .audit import Auditor
from .config.find import Finder
from .config.layers import Given
from .findings.report import Report
from .importers.door import FileImporter
from .planning.baselines import Aside
from .planning.planner import Planner
from .scheme.dossier import Extras
from .scheme.library import Library
from .scheme.run.reach import Reach


def audit_file(
    path: str | os.PathLike[str],
    *,
    profile: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    config: str | os.PathLike[str] | None = None,
    isolated: bool = False,
    allow_outside: bool = False,
    suppressions: bool = True,
    today: date | None = None,
) -> Report:
    """Audit one file as the command line does: by the nearest configuration above it, and what is given here.

    ``config`` names a configuration instead, ``isolated`` uses none. An office file (.xlsx, .docx, .csv, .md) is
    imported first. Files that the scheme names (upper scheme, duty list …) are read in its folder and below, elsewhere
    with ``allow_outside``. Comments in the file set findings aside
    unless ``suppressions`` is false; ``today`` is the day by which they expire (None: the present day).

    A file that is no valid scheme is reported with FMT findings. Raises OSError when the file cannot be opened,
    UsageError for an unknown rule or profile, and ConfigError, with every fault at its place, for a configuration that
    cannot be used.
    """
    given = Given(profile, select, ignore=ignore)
    finder = Finder(None if config is None else Path(config), isolated=isolated, given=given)
    extras = Extras(reach=Reach(anywhere=allow_outside))
    planner = Planner(finder, extras, Aside(today or date.today(), suppressions))
    library = Library(importer=FileImporter())
    return Auditor(plans=planner.plan, extras=extras, library=library).audit_files([Path(path)])
