"""`kpi-audit check`: audit schemes and report what is wrong."""

from __future__ import annotations

from typing import Annotated

import typer

from .. import options as o


def command(
    paths: o.Paths,
    select: o.Select = None,
    ignore: o.Ignore = None,
    extend_select: o.ExtendSelect = None,
    profile: o.Profile = None,
    config: o.Config = None,
    no_config: o.NoConfig = False,
    force_exclude: o.ForceExclude = False,
    fail_on: o.FailOn = None,
    exit_zero: o.ExitZero = False,
    format_: o.Format = None,
    output: Annotated[o.Words, typer.Option("--output", "-o", help=o.helped("output"), metavar="[FMT:]PATH")] = None,
    lang: o.Lang = None,
    upper: o.Upper = None,
    duty_list: o.DutyListFile = None,
    previous: o.Previous = None,
    allow_outside: o.AllowOutside = False,
    baseline: o.BaselineFile = None,
    since: o.Since = None,
    stdin_filename: o.StdinName = None,
    no_suppressions: o.NoSuppressions = False,
    today: o.Today = None,
    statistics: o.Statistics = False,
    quiet: o.Quiet = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help=o.helped("verbose"))] = False,
    tree: Annotated[bool, typer.Option("--tree", help=o.helped("tree"))] = False,
    width: Annotated[int | None, typer.Option("--width", help=o.helped("width"), min=40)] = None,
    color: o.Color = "auto",
    allow_empty: Annotated[bool, typer.Option("--allow-empty", help=o.helped("allow_empty"))] = False,
    jobs: o.Jobs = None,
    no_cache: o.NoCache = False,
    traceback: o.Traceback = False,
) -> int:
    """Audit, write every report, return the exit code of the contract."""
    asked = dict(locals())
    from ..checking.request import Request
    from ..checking.verdict import check

    return check(Request(**asked))
