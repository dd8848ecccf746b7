"""`kpi-audit inspect`: show how schemes are read."""

from __future__ import annotations

from typing import Annotated

import typer

from ...errors import UsageError
from ..language import language
from ..options import AllowOutside, Color, DutyListFile, Lang, Paths, Previous, Upper, helped
from ..speech import voice_of

FORMATS = ("rich", "json")


def command(
    paths: Paths,
    format_: Annotated[str | None, typer.Option("--format", help=helped("inspect_format"), metavar="rich|json")] = None,
    lang: Lang = None,
    upper: Upper = None,
    duty_list: DutyListFile = None,
    previous: Previous = None,
    allow_outside: AllowOutside = False,
    width: Annotated[int | None, typer.Option("--width", help=helped("width"), min=40)] = None,
    color: Color = "auto",
) -> int:
    """Read, show, return the exit code: 2 when something could not be read, 3 when there was no scheme."""
    from ... import __version__
    from ..auditing import extras_of, inspect_paths
    from ..output import write_stdout

    voice = voice_of(lang or language())
    if format_ is not None and format_ not in FORMATS:
        raise UsageError("bad_choice", option="--format", value=format_, allowed="、".join(FORMATS))
    inspections, code = inspect_paths(
        paths, extras_of(upper or [], duty_list, previous, paths=paths, allow_outside=allow_outside), voice
    )
    if format_ == "json":
        from ...reporters.inspection.data import render

        write_stdout(render(inspections, __version__))
    else:
        from ...reporters.terminal.inspect_rich import print_inspections
        from ..screen import console

        print_inspections(inspections, voice, console(color, width))
    return code
