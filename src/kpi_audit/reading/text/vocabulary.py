"""An office's own words: what it adds to the word lists of the reader, and what it leaves out of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from typing import Any, TypeVar, cast

from ...startup.records import dataclass

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Change:
    """What is added to a class of words, and which of its words are left out; in normal form."""

    add: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()


class Vocabulary:
    """Changes to the word lists, by list and class. It never changes; what readers derive from it is kept with it."""

    def __init__(self, changes: Mapping[str, Mapping[str, Change]] | None = None) -> None:
        self._changes = {name: dict(classes) for name, classes in (changes or {}).items()}
        self.memos: dict[Hashable, Callable[..., Any]] = {}

    def changed(self, name: str) -> Mapping[str, Change]:
        """What is changed in a list, by class."""
        return self._changes.get(name, {})


STANDARD = Vocabulary()
"""The word lists as they come."""

_spoken: ContextVar[Vocabulary] = ContextVar("vocabulary", default=STANDARD)


def spoken() -> Vocabulary:
    """The vocabulary that is read with here and now."""
    return _spoken.get()


@contextmanager
def speaking(vocabulary: Vocabulary) -> Iterator[None]:
    """Read with a vocabulary; outside of the block everything is as it was."""
    token = _spoken.set(vocabulary)
    try:
        yield
    finally:
        _spoken.reset(token)


def per_vocabulary(function: F) -> F:
    """Remember results as ``functools.lru_cache`` does, apart for each vocabulary: readings rest on its words."""

    @wraps(function)
    def remembered(*args: Any, **kwargs: Any) -> Any:
        memos = spoken().memos
        memo = memos.get(function)
        if memo is None:
            memo = memos[function] = lru_cache(maxsize=_KEPT)(function)
        return memo(*args, **kwargs)

    return cast("F", remembered)


_KEPT = 1 << 14
