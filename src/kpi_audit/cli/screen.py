"""The terminal: colour, width and the console that rich prints on."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from ..errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

COLORS = ("auto", "always", "never")


def console(color: str = "auto", width: int | None = None) -> Console:
    """A console on standard output; ``--color`` wins over NO_COLOR, NO_COLOR over FORCE_COLOR, then the terminal."""
    from rich.console import Console

    if color not in COLORS:
        raise UsageError("bad_choice", option="--color", value=color, allowed="、".join(COLORS))
    plain = color == "never" or (color == "auto" and bool(os.environ.get("NO_COLOR")))
    forced = color == "always" or (color == "auto" and not plain and bool(os.environ.get("FORCE_COLOR")))
    return Console(
        force_terminal=True if forced else None,
        no_color=plain,
        color_system=None if plain else "auto",
        width=width,
        highlight=False,
        markup=False,
        emoji=False,
    )


def is_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout.isatty()
