"""The terminal: colour, width and the console that rich prints on."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console

COLORS = ("auto", "always", "never")

_NO = ("0", "false")
_USUAL, _LINES = 80, 25
"""Columns of a terminal that does not say, and its lines, for which nothing asks."""

_WIDEST = 10_000
"""Columns of a page at most: lines are filled up to them."""


def console(color: str = "auto", width: int | None = None) -> Console:
    """A console on standard output, coloured where ``--color``, the environment or the terminal says so."""
    from rich.console import Console

    wish = {"always": True, "never": False}.get(color, _wish())
    coloured = is_terminal() and is_capable() if wish is None else wish
    wide = room(width)
    made = Console(
        force_terminal=coloured or is_terminal(),
        no_color=not coloured,
        color_system=("auto" if is_capable() else "standard") if coloured else None,
        width=wide,
        height=_LINES if wide else None,  # without, a terminal called dumb has 80 columns whatever it or anybody says
        highlight=False,
        markup=False,
        emoji=False,
    )
    if not 0 < made.width <= _WIDEST:  # in a pipe it asks COLUMNS by itself, and writes nothing on a page without any
        made.width = _WIDEST if made.width > 0 else _USUAL
    return made


def room(width: int | None) -> int | None:
    """The columns that are asked for, as far as a page can be wide; else those of the terminal, None without one."""
    return min(width, _WIDEST) if width else columns(sys.stdout)


def _wish() -> bool | None:
    """What the environment wants of colours: no-color.org before force-color.org before bixense.com/clicolors.

    ``FORCE_COLOR=0`` forces none, as Node and its many programs have it.
    """
    said = os.environ.get
    if said("NO_COLOR") or said("FORCE_COLOR", "").lower() in _NO:
        return False
    if said("FORCE_COLOR") or said("CLICOLOR_FORCE", "0") not in ("", "0"):
        return True
    return False if said("CLICOLOR") == "0" else None


def is_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout.isatty()


def is_capable() -> bool:
    """Whether a terminal knows escape sequences; what has no name or a poor one does not, save on Windows."""
    return os.name == "nt" or os.environ.get("TERM", "").lower() not in ("", "dumb", "unknown")


def columns(stream: TextIO) -> int | None:
    """The width of the terminal behind a stream; None where it is a pipe or a file, which no line is too long for."""
    if not stream.isatty():
        return None
    with suppress(ValueError):
        if (said := int(os.environ.get("COLUMNS", "0"))) > 0:
            return min(said, _WIDEST)
    try:
        return os.get_terminal_size(stream.fileno()).columns or _USUAL
    except (OSError, ValueError):
        return _USUAL
