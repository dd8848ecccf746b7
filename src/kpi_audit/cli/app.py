"""The application: which command was asked for, and what becomes of errors."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import typer

from .. import __version__
from ..errors import UsageError
from . import streams
from .command_line.help_page import spoken
from .command_line.trouble import refused
from .command_line.wrong_call import is_wrong_call, tell
from .language import language
from .options import Lang
from .speech import complain, fail, voice_of

COMMANDS = (
    *("check", "inspect", "import", "export", "diff", "fix", "lsp"),
    *("explain", "rules", "config", "baseline", "schema", "init"),
)
EXIT_USAGE, EXIT_DEFECT, EXIT_INTERRUPTED = 2, 4, 130
EXIT_LEFT = 141
"""As the shell reports a program that its reader left."""


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


def run(argv: Sequence[str]) -> int:
    """Run the command line and return its exit code; nothing but a defect of ours is code 4."""
    lang = language(argv)
    streams.ready()
    try:
        code = _called(argv)
        if code == EXIT_INTERRUPTED:  # the parser of the command line says it without a word
            raise KeyboardInterrupt
        if not sys.stdout.closed:  # a language server closes it when its editor goes
            sys.stdout.flush()
        return code
    except UsageError as error:
        fail(lang, error)
        return EXIT_USAGE
    except BrokenPipeError:
        streams.abandon(sys.stdout)
        return EXIT_LEFT
    except (KeyboardInterrupt, typer.Abort):
        complain(lang, "interrupted", {})
        return EXIT_INTERRUPTED
    except SystemExit as stop:
        if not isinstance(stop.__context__, BrokenPipeError):
            raise
        streams.abandon(sys.stdout)  # the libraries call it a failure
        return EXIT_LEFT
    except Exception as error:
        if is_wrong_call(error):
            tell(lang, error, COMMANDS)
            return EXIT_USAGE
        if "--traceback" in argv:
            raise
        trouble = refused(error)
        if trouble is not None:
            fail(lang, trouble)
            return EXIT_USAGE
        complain(lang, "defect", {"error": f"{type(error).__name__}: {error}"})
        return EXIT_DEFECT


def _called(argv: Sequence[str]) -> int:
    try:
        code = build(argv)(list(argv), prog_name="kpi-audit", standalone_mode=False)
    except typer.Exit as stop:
        return stop.exit_code
    return code if isinstance(code, int) else 0
