"""An office's own words: what it adds to the word lists of the reader, and what it leaves out of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from typing import Any, ParamSpec, Protocol, TypeVar, cast

from ...startup.memory import remembering
from ...startup.records import dataclass

F = TypeVar("F", bound=Callable[..., Any])
P = ParamSpec("P")
T = TypeVar("T")


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


_blocks: list[Vocabulary] = []
"""The vocabularies of all open blocks, in whatever thread: while there is none, everybody speaks the standard one."""


@contextmanager
def speaking(vocabulary: Vocabulary) -> Iterator[None]:
    """Read with a vocabulary; outside of the block everything is as it was."""
    if vocabulary is STANDARD and not _blocks:
        yield
        return
    _blocks.append(vocabulary)
    token = _spoken.set(vocabulary)
    try:
        yield
    finally:
        _spoken.reset(token)
        _blocks.remove(vocabulary)


_KEPT = 1 << 14
"""Results of one reader that are remembered: a scheme of thousands of lines is read several times over."""
_FOUND = 1 << 12
"""The same where there are many readers, and each is asked once or twice: what recurs in a scheme, and no more."""


def per_vocabulary(function: F, kept: int = _KEPT) -> F:
    """Remember results as ``functools.lru_cache`` does, apart for each vocabulary: readings rest on its words."""

    standard = STANDARD.memos[function] = remembering(kept)(function)

    @wraps(function)
    def remembered(*args: Any, **kwargs: Any) -> Any:
        if not _blocks:  # asked a hundred times for every line: nobody has words of his own
            return standard(*args, **kwargs)
        memos = _spoken.get().memos
        try:
            memo = memos[function]
        except KeyError:
            memo = memos[function] = lru_cache(maxsize=kept)(function)
        return memo(*args, **kwargs)

    return cast("F", remembered)


class Noting(Protocol):
    """What keeps notes of its own: a passage, which is read with one vocabulary as long as it lives."""

    @property
    def memos(self) -> dict[Callable[..., Any], Any]:
        """What readers found, by reader."""


N = TypeVar("N", bound=Noting)


def noted(function: Callable[[N], T]) -> Callable[[N], T]:
    """Remember with a passage what a reader makes of it: never crowded out, and gone when the passage goes."""

    @wraps(function)
    def recalled(passage: N) -> T:
        memos = passage.memos
        try:
            return cast("T", memos[function])
        except KeyError:
            found = memos[function] = function(passage)
            return found

    return recalled


def noted_all(function: Callable[[N], Iterable[T]]) -> Callable[[N], tuple[T, ...]]:
    """The same for all that a reader finds in a passage."""

    @wraps(function)
    def recalled(passage: N) -> tuple[T, ...]:
        memos = passage.memos
        try:
            return cast("tuple[T, ...]", memos[function])
        except KeyError:
            found = memos[function] = tuple(function(passage))
            return found

    return recalled


def gathered(function: Callable[P, Iterable[T]]) -> Callable[P, tuple[T, ...]]:
    """Remember per vocabulary all that a reader finds in a text: sentences recur, and several rules ask."""

    @wraps(function)
    def found(*args: P.args, **kwargs: P.kwargs) -> tuple[T, ...]:
        return tuple(function(*args, **kwargs))

    return per_vocabulary(found, _FOUND)
