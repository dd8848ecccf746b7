"""`kpi-audit inspect`: show how schemes are read."""

from __future__ import annotations

from typing import Annotated

import typer

from ...errors import UsageError
from ..options import (
    AllowOutside,
    Color,
    Config,
    DutyListFile,
    Lang,
    NoConfig,
    Paths,
    Previous,
    Upper,
    helped,
)

FORMATS = ("rich", "json")


def command(
    paths: Paths,
    format_: Annotated[str | None, typer.Option("--format", help=helped("inspect_format"), metavar="rich|json")] = None,
    lang: Lang = None,
    upper: Upper = None,
    duty_list: DutyListFile = None,
    previous: Previous = None,
    allow_outside: AllowOutside = False,
    config: Config = None,
    no_config: NoConfig = False,
    width: Annotated[int | None, typer.Option("--width", help=helped("width"), min=40)] = None,
    color: Color = "auto",
) -> int:
    """Read, show, return the exit code: 2 when something could not be read, 3 when there was no scheme."""
    from ... import __version__
    from ..auditing import extras_of, inspect_paths
    from ..inputs.settings import planner_of, voice_for
    from ..output import write_stdout

    if format_ is not None and format_ not in FORMATS:
        raise UsageError("bad_choice", option="--format", value=format_, allowed="、".join(FORMATS))
    extras = extras_of(upper or [], duty_list, previous, paths=paths, allow_outside=allow_outside)
    planner = planner_of(config, isolated=no_config, extras=extras)
    voice = voice_for(planner, lang, paths)
    inspections, code = inspect_paths(paths, planner, voice)
    if format_ == "json":
        from ...reporters.inspection.data import render

        write_stdout(render(inspections, __version__))
    else:
        from ...reporters.terminal.inspect_rich import print_inspections
        from ..screen import console

        print_inspections(inspections, voice, console(color, width))
    return code
