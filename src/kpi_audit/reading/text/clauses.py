"""Sentences and clauses of a normal text, with their offsets."""

from __future__ import annotations

from collections.abc import Iterator

from ...startup import patterns as re
from ...startup.records import dataclass

# A full stop between digits is a decimal point; a list number ("1." "(2)" "3、") opens a sentence of its own.
_SENTENCE = re.compile(
    r"[。;!?！？\n]+|(?<!\d)\.(?!\d)|(?=(?:(?<=\s)|(?<=[,、:)\]】]))(?:\d{1,2}[.、](?!\d)|\(\d{1,2}\)))"
)
_CLAUSE = re.compile(r"[,:、]|\s{2,}")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a normal text: ``text`` is what stands from ``start`` to ``end``."""

    start: int
    end: int
    text: str


def _split(text: str, pattern: re.Pattern[str], base: int) -> Iterator[Clause]:
    start = 0
    for mark in pattern.finditer(text):
        if text[start : mark.start()].strip():
            yield Clause(base + start, base + mark.start(), text[start : mark.start()])
        start = mark.end()
    if text[start:].strip():
        yield Clause(base + start, base + len(text), text[start:])


def sentences(text: str) -> list[Clause]:
    """The sentences of a normal text, in order."""
    return list(_split(text, _SENTENCE, 0))


def clauses(sentence: Clause) -> list[Clause]:
    """The clauses of a sentence, split at commas, colons and enumeration commas."""
    return list(_split(sentence.text, _CLAUSE, sentence.start))
