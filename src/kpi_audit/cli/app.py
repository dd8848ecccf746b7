"""The command line: a call is answered, and whatever becomes of errors."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from ..errors import UsageError
from ..startup import cache
from . import streams
from .inputs import plain_call
from .language import language
from .speech import EXIT_USAGE, complain, fail

EXIT_DEFECT, EXIT_INTERRUPTED = 4, 130
EXIT_LEFT = 141
"""As the shell reports a program that its reader left."""


def run(argv: Sequence[str]) -> int:
    """Run the command line and return its exit code; nothing but a defect of ours is code 4."""
    lang = language(argv)
    options = argv[: argv.index("--")] if "--" in argv else argv
    shown = "--traceback" in options  # every command takes it, whether or not its help says so
    try:
        streams.ready()  # which writes what a stream still holds
        code = _answer([*(one for one in options if one != "--traceback"), *argv[len(options) :]])
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
    except KeyboardInterrupt:
        complain(lang, "interrupted", {})
        return EXIT_INTERRUPTED
    except SystemExit as stop:
        if not isinstance(stop.__context__, BrokenPipeError):
            raise
        streams.abandon(sys.stdout)  # the libraries call it a failure
        return EXIT_LEFT
    except Exception as error:
        if shown:
            raise
        from .command_line.trouble import refused

        trouble = refused(error)
        if trouble is not None:
            fail(lang, trouble)
            return EXIT_USAGE
        complain(lang, "defect", {"error": f"{type(error).__name__}: {error}"})
        return EXIT_DEFECT


def _answer(argv: Sequence[str]) -> int:
    asked = plain_call.read(list(argv))
    if asked is None:
        from .command_line.parser import call

        return call(argv)
    cache.get_ready()
    from .checking.request import Request
    from .checking.verdict import check

    return check(Request(**asked))
