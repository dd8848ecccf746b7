"""What the command line says about a run, on standard error."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from ..errors import KpiAuditError
from ..words.voice import Voice
from .screen import columns
from .streams import abandon

EXIT_USAGE = 2
"""What a call ends with that is wrong, or names what cannot be read."""


def voice_of(lang: str) -> Voice:
    """The voice of a language."""
    return Voice(lang)


def complain(lang: str, key: str, args: Mapping[str, object]) -> None:
    """One error of this run: what happened, and what to do next."""
    voice = voice_of(lang)
    say(voice.text("error.word") + voice.error(KpiAuditError(key, **args)))


def fail(lang: str, error: KpiAuditError) -> None:
    """An error that the library raised; every fault of a configuration on a line of its own, with its place."""
    voice = voice_of(lang)
    for said in voice.complaints(error):
        say(voice.text("error.word") + said)


def note(voice: Voice, key: str, **args: object) -> None:
    """A remark about this run."""
    say(voice.text(f"note.{key}", **args))


def say(sentence: str) -> None:
    """One line on standard error, as many as it takes on a terminal; what it quotes can neither act nor hide."""
    from ..reporters.base import terminal

    said = terminal(sentence)
    room = columns(sys.stderr)
    if room is not None and 2 * len(said) > room:  # a character takes two cells at most
        from ..reporters.terminal.layout import folded

        said = "\n".join(folded(said, room))
    try:
        sys.stderr.write(said + "\n")
        sys.stderr.flush()
    except OSError:  # nobody takes it; what was asked for is done all the same
        abandon(sys.stderr)
