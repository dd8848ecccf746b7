"""Sentences and clauses of a normal text, with their offsets."""

from __future__ import annotations

from ...startup import patterns as re
from ...startup.memory import remembering
from ...startup.records import NamedTuple

# A full stop between digits is a decimal point; a list number ("1." "(2)" "3、") opens a sentence of its own.
_SENTENCE = re.compile(
    r"(?=[。;!?！？\n.\d(])"  # most places are passed over at once
    r"(?:[。;!?！？\n]+|(?<!\d)\.(?!\d)|(?=(?<=[\s,、:)\]】])(?:\d{1,2}[.、](?!\d)|\(\d{1,2}\))))"
)
_CLAUSE = re.compile(r"[,:、]|\s{2,}")
LONGEST = 1_000
"""Characters of a sentence; a longer one is none that somebody wrote, and is cut so that reading it stays linear."""


class Clause(NamedTuple):
    """A stretch of a normal text: ``text`` is what stands from ``start`` to ``end``."""

    start: int
    end: int
    text: str


_KEPT = 1 << 16
"""Texts whose sentences are remembered: every reader asks for them again."""


def _split(text: str, pattern: re.Pattern[str], base: int) -> list[Clause]:
    found: list[Clause] = []
    start = 0
    for end, after in (*[mark.span() for mark in pattern.finditer(text)], (len(text), 0)):
        for first in range(start, end, LONGEST):
            last = min(first + LONGEST, end)
            piece = text[first:last]
            if not piece.isspace():
                found.append(Clause(base + first, base + last, piece))
        start = after
    return found


def said_before(stop: re.Pattern[str], text: str, place: int) -> str:
    """What stands before a place, from the last stop on: no more than a sentence may have."""
    return stop.split(text[max(0, place - LONGEST) : place])[-1]


def said_after(stop: re.Pattern[str], text: str, place: int) -> str:
    """What stands from a place on, up to the next stop: no more than a sentence may have."""
    return stop.split(text[place : place + LONGEST], maxsplit=1)[0]


@remembering(_KEPT)
def sentences(text: str) -> tuple[Clause, ...]:
    """The sentences of a normal text, in order."""
    return tuple(_split(text, _SENTENCE, 0))


def clauses(sentence: Clause) -> list[Clause]:
    """The clauses of a sentence, split at commas, colons and enumeration commas."""
    return _split(sentence.text, _CLAUSE, sentence.start)
