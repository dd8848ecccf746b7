"""The command line: a call is answered, and whatever becomes of errors."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from ..errors import UsageError
from .inputs import plain_call
from .language import language
from .speech import complain, fail

EXIT_USAGE, EXIT_DEFECT, EXIT_INTERRUPTED = 2, 4, 130


def run(argv: Sequence[str]) -> int:
    """Run the command line and return its exit code; nothing but a defect of ours is code 4."""
    lang = language(argv)
    _forgive(sys.stdout, sys.stderr)
    try:
        code = _answer(argv)
        if not sys.stdout.closed:  # a language server closes it when its editor goes
            sys.stdout.flush()
        return code
    except UsageError as error:
        fail(lang, error)
        return EXIT_USAGE
    except BrokenPipeError:
        _close_stdout()
        return 141  # as the shell reports a program that its reader left
    except KeyboardInterrupt:
        complain(lang, "interrupted", {})
        return EXIT_INTERRUPTED
    except Exception as error:
        if "--traceback" in argv:
            raise
        complain(lang, "defect", {"error": f"{type(error).__name__}: {error}"})
        return EXIT_DEFECT


def _answer(argv: Sequence[str]) -> int:
    asked = plain_call.read(list(argv))
    if asked is None:
        from .parser import call

        return call(argv)
    from .checking.request import Request
    from .checking.verdict import check

    return check(Request(**asked))


def _forgive(*streams: Any) -> None:
    """A console that lacks a character gets an escape in its place, never an exception."""
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _close_stdout() -> None:
    """The reader is gone: what is still buffered must not raise again at exit."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
