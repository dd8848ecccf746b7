"""Signals: to be told to end is an interruption, and one is enough."""

from __future__ import annotations

import sys
from typing import Any, NoReturn

_SOON = 0.01
"""Seconds until an interruption that was lost comes again."""


def heed_signals() -> None:
    """Being told to end, or losing the terminal, is an interruption like Ctrl-C; what was ignored stays ignored."""
    import signal

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _interrupt)
    sys.unraisablehook = _once_more


def deaf() -> None:
    """What remains is to end; a second Ctrl-C may not turn that into a traceback."""
    import signal

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)


def _interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt


def _once_more(lost: Any) -> None:
    """Python drops what is raised in a callback (imports have some), with a traceback: it comes again, outside."""
    import signal

    if lost.exc_type is KeyboardInterrupt and hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, _interrupt)
        signal.setitimer(signal.ITIMER_REAL, _SOON)
    else:
        sys.__unraisablehook__(lost)
