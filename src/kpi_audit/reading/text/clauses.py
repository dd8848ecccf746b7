"""Sentences and clauses of a normal text, with their offsets."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ...startup import patterns as re

# A full stop between digits is a decimal point; a list number ("1." "(2)" "3、") opens a sentence of its own.
_SENTENCE = re.compile(
    r"[。;!?！？\n]+|(?<!\d)\.(?!\d)|(?=(?:(?<=\s)|(?<=[,、:)\]】]))(?:\d{1,2}[.、](?!\d)|\(\d{1,2}\)))"
)
_CLAUSE = re.compile(r"[,:、]|\s{2,}")
LONGEST = 1_000
"""Characters of a sentence; a longer one is none that somebody wrote, and is cut so that reading it stays linear."""


class Clause(NamedTuple):
    """A stretch of a normal text: ``text`` is what stands from ``start`` to ``end``."""

    start: int
    end: int
    text: str


_KEPT = 1 << 14
"""Texts whose sentences are remembered: every reader asks for them again."""


def _split(text: str, pattern: re.Pattern[str], base: int) -> Iterator[Clause]:
    start = 0
    for mark in pattern.finditer(text):
        yield from _pieces(text, start, mark.start(), base)
        start = mark.end()
    yield from _pieces(text, start, len(text), base)


def _pieces(text: str, start: int, end: int, base: int) -> Iterator[Clause]:
    for first in range(start, end, LONGEST):
        last = min(first + LONGEST, end)
        piece = text[first:last]
        if piece and not piece.isspace():
            yield Clause(base + first, base + last, piece)


@lru_cache(maxsize=_KEPT)
def _sentences(text: str) -> tuple[Clause, ...]:
    return tuple(_split(text, _SENTENCE, 0))


def sentences(text: str) -> list[Clause]:
    """The sentences of a normal text, in order."""
    return list(_sentences(text))


def clauses(sentence: Clause) -> list[Clause]:
    """The clauses of a sentence, split at commas, colons and enumeration commas."""
    return list(_split(sentence.text, _CLAUSE, sentence.start))
