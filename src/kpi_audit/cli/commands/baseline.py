"""`kpi-audit baseline`: record the findings of today, so that only new ones count."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .. import options as o


def command(
    paths: o.Paths,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help=o.helped("baseline_output"), metavar="FILE")
    ] = None,
    update: Annotated[bool, typer.Option("--update", help=o.helped("update"))] = False,
    prune: Annotated[bool, typer.Option("--prune", help=o.helped("prune"))] = False,
    select: o.Select = None,
    ignore: o.Ignore = None,
    extend_select: o.ExtendSelect = None,
    profile: o.Profile = None,
    config: o.Config = None,
    no_config: o.NoConfig = False,
    force_exclude: o.ForceExclude = False,
    lang: o.Lang = None,
    upper: o.Upper = None,
    duty_list: o.DutyListFile = None,
    previous: o.Previous = None,
    allow_outside: o.AllowOutside = False,
    no_suppressions: o.NoSuppressions = False,
    today: o.Today = None,
    allow_empty: Annotated[bool, typer.Option("--allow-empty", help=o.helped("allow_empty"))] = False,
    jobs: o.Jobs = None,
    traceback: o.Traceback = False,
) -> int:
    """Audit, write the baseline, return the exit code: findings are no reason to fail here."""
    asked = dict(locals())
    from ..checking.recording import Recording, record

    return record(Recording(**asked))
