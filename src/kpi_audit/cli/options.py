"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..errors import UsageError
from .language import language
from .screen import COLORS
from .speech import voice_of


def helped(key: str) -> str:
    """The help of an option, in the language of this run."""
    import sys

    return voice_of(language(sys.argv[1:])).text(f"help.option.{key}")


def _known(color: str) -> str:
    """The same, whether or not anything is coloured in the end. Raises UsageError for a word that is none."""
    if color not in COLORS:
        raise UsageError("bad_choice", option="--color", value=color, allowed="、".join(COLORS))
    return color


Words = list[str] | None

Paths = Annotated[list[str], typer.Argument(help=helped("paths"), metavar="PATH…")]
Codes = Annotated[list[str], typer.Argument(help=helped("codes"), metavar="CODE…")]
Lang = Annotated[str | None, typer.Option("--lang", help=helped("lang"), metavar="zh|en")]
Format = Annotated[str | None, typer.Option("--format", help=helped("format"), metavar="FMT")]
Select = Annotated[Words, typer.Option("--select", help=helped("select"), metavar="CODES")]
Ignore = Annotated[Words, typer.Option("--ignore", help=helped("ignore"), metavar="CODES")]
ExtendSelect = Annotated[Words, typer.Option("--extend-select", help=helped("extend_select"), metavar="CODES")]
Profile = Annotated[str | None, typer.Option("--profile", help=helped("profile"), metavar="basic|standard|strict")]
FailOn = Annotated[str | None, typer.Option("--fail-on", help=helped("fail_on"), metavar="error|warning|info|never")]
Config = Annotated[Path | None, typer.Option("--config", help=helped("config"), metavar="FILE")]
NoConfig = Annotated[bool, typer.Option("--no-config", help=helped("no_config"))]
ForceExclude = Annotated[bool, typer.Option("--force-exclude", help=helped("force_exclude"))]
Upper = Annotated[list[Path] | None, typer.Option("--upper", help=helped("upper"), metavar="FILE")]
DutyListFile = Annotated[Path | None, typer.Option("--duty-list", help=helped("duty_list"), metavar="FILE")]
Previous = Annotated[Path | None, typer.Option("--previous", help=helped("previous"), metavar="FILE")]
AllowOutside = Annotated[bool, typer.Option("--allow-outside", help=helped("allow_outside"))]
BaselineFile = Annotated[Path | None, typer.Option("--baseline", help=helped("baseline"), metavar="FILE")]
Since = Annotated[str | None, typer.Option("--since", help=helped("since"), metavar="REF")]
StdinName = Annotated[Path | None, typer.Option("--stdin-filename", help=helped("stdin_filename"), metavar="NAME")]
NoSuppressions = Annotated[bool, typer.Option("--no-suppressions", help=helped("no_suppressions"))]
Today = Annotated[
    str | None,
    typer.Option("--today", help=helped("today"), metavar="YYYY-MM-DD", envvar="KPI_AUDIT_TODAY", show_envvar=False),
]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help=helped("exit_zero"))]
Statistics = Annotated[bool, typer.Option("--statistics", help=helped("statistics"))]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help=helped("quiet"))]
Color = Annotated[str, typer.Option("--color", callback=_known, help=helped("color"), metavar="auto|always|never")]
Jobs = Annotated[int | None, typer.Option("--jobs", "-j", help=helped("jobs"), min=1, metavar="N")]
NoCache = Annotated[bool, typer.Option("--no-cache", help=helped("no_cache"))]
Traceback = Annotated[bool, typer.Option("--traceback", help=helped("traceback"))]
