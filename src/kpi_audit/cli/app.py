"""The application: which command was asked for, and what becomes of errors."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import typer

from .. import __version__
from ..errors import UsageError
from .language import language
from .speech import EXIT_USAGE, complain, fail, no_file, voice_of

COMMANDS = (
    *("check", "inspect", "import", "export", "diff", "fix", "lsp"),
    *("explain", "rules", "config", "baseline", "schema", "init"),
)
EXIT_DEFECT, EXIT_INTERRUPTED = 4, 130


def build(argv: Sequence[str]) -> typer.Typer:
    """The application with the command that ``argv`` names, or with all of them; a command costs its imports."""
    voice = voice_of(language(argv))
    app = typer.Typer(
        name="kpi-audit",
        help=voice.text("help.app"),
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback()(_root)
    named = next((word for word in argv if not word.startswith("-")), None)
    for name in (named,) if named in COMMANDS else COMMANDS:
        module: Any = import_module(f"kpi_audit.cli.commands.{'import_' if name == 'import' else name}")
        app.command(name, help=voice.text(f"help.{name}"))(module.command)
    return app


def _root(
    ctx: typer.Context,
    version: bool = typer.Option(False, "--version", "-V", is_eager=True, help="kpi-audit --version"),
) -> None:
    if version:
        sys.stdout.write(f"kpi-audit {__version__}\n")
        raise typer.Exit
    del ctx


def run(argv: Sequence[str]) -> int:
    """Run the command line and return its exit code; nothing but a defect of ours is code 4."""
    lang = language(argv)
    _forgive(sys.stdout, sys.stderr)
    try:
        code = build(argv)(list(argv), prog_name="kpi-audit", standalone_mode=False)
        if not sys.stdout.closed:  # a language server closes it when its editor goes
            sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except UsageError as error:
        fail(lang, error)
        return EXIT_USAGE
    except BrokenPipeError:
        _close_stdout()
        return 141  # as the shell reports a program that its reader left
    except (KeyboardInterrupt, typer.Abort):
        complain(lang, "interrupted", {})
        return EXIT_INTERRUPTED
    except typer.Exit as stop:
        return stop.exit_code
    except Exception as error:
        if isinstance(error, OSError) and error.filename is not None and "--traceback" not in argv:
            return no_file(lang, error)
        if getattr(error, "exit_code", None) == EXIT_USAGE:  # the parser of the command line
            return _wrong_call(lang, error)
        if "--traceback" in argv:
            raise
        complain(lang, "defect", {"error": f"{type(error).__name__}: {error}"})
        return EXIT_DEFECT


def _forgive(*streams: Any) -> None:
    """A console that lacks a character gets an escape in its place, never an exception."""
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _near(option: str, others: Sequence[str]) -> list[str]:
    """Options that may have been meant; the dashes, which all share, do not make two alike."""
    from difflib import get_close_matches

    names = {other.lstrip("-"): other for other in others}
    return [names[name] for name in get_close_matches(option.lstrip("-"), names, n=2, cutoff=0.7)]


def _wrong_call(lang: str, error: Any) -> int:
    name = type(error).__name__
    if name == "NoArgsIsHelpError":
        sys.stderr.write(f"{error.ctx.get_help()}\n")
    elif name == "NoSuchOption":
        near = "、".join(_near(error.option_name, error.possibilities or ()))
        key = "no_such_option_near" if near else "no_such_option"
        complain(lang, key, {"option": error.option_name, "nearest": near})
    elif name == "MissingParameter":
        complain(lang, "missing_argument", {"name": getattr(error.param, "metavar", None) or error.param.name})
    elif name == "BadParameter":
        option = getattr(error.param, "opts", [""])[-1]
        complain(lang, "bad_value", {"option": option, "problem": error.message})
    else:
        complain(lang, "wrong_call", {"problem": getattr(error, "message", str(error))})
    return EXIT_USAGE


def _close_stdout() -> None:
    """The reader is gone: what is still buffered must not raise again at exit."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
