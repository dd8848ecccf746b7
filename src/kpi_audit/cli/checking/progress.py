"""How far a long run has come, shown on a terminal while it lasts and gone when it is over."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Any

from ...words.voice import Voice
from ..screen import is_capable

_MANY = 24
"""Schemes from which a run lasts long enough to say how far it is."""


class ProgressBar:
    """A bar on standard error; nothing where that is no terminal or cannot draw over it, or for a few schemes."""

    def __init__(self, voice: Voice, *, shown: bool = True) -> None:
        self._voice = voice
        self._shown = shown and sys.stderr.isatty() and is_capable()
        self._bar: Any = None
        self._task: Any = None

    def __call__(self, done: int, total: int) -> None:
        """``done`` more schemes of ``total``."""
        if not self._shown or total < _MANY:
            return
        if self._bar is None:
            self._start(total)
        self._bar.advance(self._task, done)

    def __enter__(self) -> ProgressBar:
        """The bar, not yet shown."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away, whatever happened."""
        if self._bar is not None:
            self._bar.stop()

    def _start(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
        self._bar.start()
        self._task = self._bar.add_task(self._voice.text("report.progress"), total=total)
