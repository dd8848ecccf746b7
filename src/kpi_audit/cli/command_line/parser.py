"""The application as the parser of command lines knows it: its commands, and what it makes of a wrong call."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import typer

from ... import __version__
from ...errors import UsageError
from ...findings.finding import Term
from ..language import language
from ..options import Lang
from ..speech import EXIT_USAGE, voice_of
from .help_page import spoken
from .wrong_call import is_wrong_call, tell

COMMANDS = (
    *("check", "inspect", "import", "export", "diff", "fix", "lsp"),
    *("explain", "rules", "config", "baseline", "schema", "init"),
)


def call(argv: Sequence[str]) -> int:
    """Run the command that ``argv`` names; returns its exit code. A wrong call is told, with the code for it.

    Raises UsageError for a word that can be no name: the parser looks for files, and stumbles or speaks English.
    """
    nameless = next((word for word in argv if not _may_be_a_name(word)), None)
    if nameless is not None:
        raise UsageError("machine", file=nameless, problem=Term("refusal.EINVAL"))
    try:
        code = build(argv)(list(argv), prog_name="kpi-audit", standalone_mode=False)
    except typer.Abort:
        raise KeyboardInterrupt from None
    except typer.Exit as stop:
        return stop.exit_code
    except Exception as error:
        if is_wrong_call(error):
            tell(language(argv), error, COMMANDS)
            return EXIT_USAGE
        raise
    return code if isinstance(code, int) else 0


def build(argv: Sequence[str]) -> typer.Typer:
    """The application with the command that ``argv`` names, or with all of them; a command costs its imports."""
    voice = voice_of(language(argv))
    program, command = spoken(voice.lang)
    app = typer.Typer(
        name="kpi-audit",
        cls=program,
        help=voice.text("help.app"),
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback()(_root)
    named = next((word for word in argv if not word.startswith("-")), None)
    for name in (named,) if named in COMMANDS else COMMANDS:
        module: Any = import_module(f"kpi_audit.cli.commands.{'import_' if name == 'import' else name}")
        app.command(name, cls=command, help=voice.text(f"help.{name}"))(module.command)
    return app


def _may_be_a_name(word: str) -> bool:
    """Whether a system could have a file of this name; no shell hands on another, programs do."""
    try:
        return b"\0" not in os.fsencode(word)
    except UnicodeEncodeError:
        return sys.getfilesystemencoding() != "utf-8"  # a locale without Chinese has a sentence of its own


def _say_version(asked: bool) -> None:
    if asked:
        sys.stdout.write(f"kpi-audit {__version__}\n")
        sys.stdout.flush()
        raise typer.Exit


def _root(
    ctx: typer.Context,
    version: bool = typer.Option(
        False, "--version", "-V", is_eager=True, callback=_say_version, help="kpi-audit --version"
    ),
    lang: Lang = None,
) -> None:
    del ctx, version, lang  # which were looked at before this
