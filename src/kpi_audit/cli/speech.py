"""What the command line says about a run, on standard error."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from ..errors import KpiAuditError
from ..words.voice import Voice

EXIT_USAGE = 2
_SHOWN = 80  # characters of a name


def voice_of(lang: str) -> Voice:
    """The voice of a language."""
    return Voice(lang)


def complain(lang: str, key: str, args: Mapping[str, object]) -> None:
    """One error of this run: what happened, and what to do next."""
    voice = voice_of(lang)
    say(f"{voice.text('error.word')}{voice.text(f'error.{key}', **args)}")


def fail(lang: str, error: KpiAuditError) -> None:
    """An error that the library raised; every fault of a configuration on a line of its own, with its place."""
    voice = voice_of(lang)
    for said in voice.complaints(error):
        say(voice.text("error.word") + said)


def no_file(lang: str, error: OSError) -> int:
    """A name that the system takes for no file at all (too long, for one): a wrong call, not a defect of ours."""
    path = str(error.filename)
    shown = path if len(path) <= _SHOWN else f"{path[:_SHOWN]}…"
    complain(lang, "no_file", {"path": shown, "problem": error.strerror or type(error).__name__})
    return EXIT_USAGE


def note(voice: Voice, key: str, **args: object) -> None:
    """A remark about this run."""
    say(voice.text(f"note.{key}", **args))


def say(sentence: str) -> None:
    """One line on standard error; what it quotes of files and settings can neither act nor hide."""
    from ..reporters.base import terminal

    sys.stderr.write(terminal(sentence) + "\n")
