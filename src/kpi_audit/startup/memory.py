"""What is remembered of texts as long as a process lives, and how one that lives for hours forgets it.

Each memory is bounded by the number of its texts, which is enough for a run; but an editor hands over the same long
text again after every key, and each time it is another one.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar, cast

F = TypeVar("F", bound=Callable[..., Any])

_memories: list[Callable[[], None]] = []
_of_one_document: list[Callable[[], None]] = []
_characters = 0


def remembering(kept: int) -> Callable[[F], F]:
    """As ``functools.lru_cache``, for ``kept`` results that are made of texts."""

    def decorated(function: F) -> F:
        memory = lru_cache(maxsize=kept)(function)
        _memories.append(memory.cache_clear)
        return cast("F", memory)

    return decorated


def of_one_document(clear: Callable[[], None]) -> None:
    """What is remembered while one document is audited; ``clear`` drops it."""
    _of_one_document.append(clear)


def next_document() -> None:
    """Another document is audited from now on."""
    for clear in _of_one_document:
        clear()


def take_in(characters: int) -> None:
    """Count a text that is met for the first time; what is remembered of it grows with its length."""
    global _characters
    _characters += characters


def taken_in() -> int:
    """Characters of all texts met since the last ``forget``."""
    return _characters


def forget() -> None:
    """Drop all that is remembered; it is worked out again when it is asked for."""
    global _characters
    _characters = 0
    for clear in _memories:
        clear()
