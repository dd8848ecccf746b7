"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .language import language
from .speech import voice_of


def helped(key: str) -> str:
    """The help of an option, in the language of this run."""
    import sys

    return voice_of(language(sys.argv[1:])).text(f"help.option.{key}")


Paths = Annotated[list[str], typer.Argument(help=helped("paths"), metavar="PATH…")]
Codes = Annotated[list[str], typer.Argument(help=helped("codes"), metavar="CODE…")]
Lang = Annotated[str | None, typer.Option("--lang", help=helped("lang"), metavar="zh|en")]
Format = Annotated[str | None, typer.Option("--format", help=helped("format"), metavar="FMT")]
Upper = Annotated[list[Path] | None, typer.Option("--upper", help=helped("upper"), metavar="FILE")]
DutyListFile = Annotated[Path | None, typer.Option("--duty-list", help=helped("duty_list"), metavar="FILE")]
Previous = Annotated[Path | None, typer.Option("--previous", help=helped("previous"), metavar="FILE")]
AllowOutside = Annotated[bool, typer.Option("--allow-outside", help=helped("allow_outside"))]
Color = Annotated[str, typer.Option("--color", help=helped("color"), metavar="auto|always|never")]
Traceback = Annotated[bool, typer.Option("--traceback", help=helped("traceback"))]
