"""Standard streams: what a closed one, a full disk or a poor console may not break."""

from __future__ import annotations

import io
import os
import sys
from typing import Any, NoReturn

_NAMES = (("stdin", "r"), ("stdout", "w"), ("stderr", "w"))
_SAMPLE = "考核错误"
"""What a console must be able to show to be written in its own encoding; Big5 and those of Japan lack half of it."""


def ready() -> None:
    """Let every stream be used: one that is closed leads nowhere, and none raises for a character.

    A console whose encoding has no Chinese (ascii, cp1252) is written as UTF-8: most show it in spite of what they
    say, and escapes are read by nobody. What one with Chinese (cp936) still lacks becomes an escape.
    """
    for name, mode in _NAMES:
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - open until the end
    if sys.stdout is sys.__stdout__ and isinstance(getattr(sys.stdout, "buffer", None), io.RawIOBase):
        whole = _whole(sys.stdout)
        for name in ("stdout", "__stdout__"):
            setattr(sys, name, whole)
    for stream in (sys.stdout, sys.stderr):
        _wait_for_readers(stream)
        forgive(stream)


def _whole(stream: Any) -> io.TextIOWrapper:
    """A stream without a buffer (``python -u``, PYTHONUNBUFFERED) with one: a disk that is nearly full takes a part of
    what it is given, and Python forgets the rest without a word."""
    encoding, errors = stream.encoding, stream.errors
    return io.TextIOWrapper(io.BufferedWriter(stream.detach()), encoding, errors, line_buffering=True)


def _wait_for_readers(stream: Any) -> None:
    """Programs that start others (Node, with it many hooks) hand on pipes that take what fits and refuse the rest."""
    try:
        if not os.get_blocking(stream.fileno()):
            os.set_blocking(stream.fileno(), True)
    except (OSError, ValueError, AttributeError):  # no file behind it; Windows before Python 3.12
        return


def forgive(stream: Any) -> None:
    """A console that lacks a character gets an escape in its place, never an exception."""
    if not hasattr(stream, "reconfigure"):
        return
    try:
        _SAMPLE.encode(stream.encoding)
    except (LookupError, UnicodeEncodeError):
        stream.reconfigure(encoding="utf-8")
    stream.reconfigure(errors="backslashreplace")


def stdout_bytes(data: bytes) -> None:
    """Bytes to standard output."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def leave(code: int) -> NoReturn:
    """End the process: at once where nobody waits for its end, else as usual.

    To take all apart that a check has loaded costs a tenth of it, and nothing is left to be done: files are closed
    when they are written. mypy ends in the same way. Whoever must be told (handlers of atexit, threads, other
    processes, a debugger) is told.
    """
    import atexit

    waited_for = "threading" in sys.modules or sys.gettrace() or sys.getprofile() or sys.flags.inspect
    if waited_for or getattr(atexit, "_ncallbacks", lambda: 1)():
        sys.exit(code)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        sys.exit(code)
    os._exit(code)


def abandon(stream: Any) -> None:
    """Nobody takes what a stream holds: what is still buffered must not raise again at exit."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError):  # no file behind it
        return
