"""What our lists are searched by, kept between runs until one of their files changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from ...source.plain import keeping, kept
from .tables import Tables, from_kept, to_keep

_MADE_BY = [Path(__file__).with_name(f"{name}.py") for name in ("classes", "tables", "gapped", "figures")]
"""The modules that say what is made of a word list."""


def tables_kept(called: str, files: Sequence[Path], made: Callable[[], Tables]) -> Tables:
    """The tables of words that are as ``files`` have them."""
    if not keeping():
        return made()
    return from_kept(kept(called, [*files, *_MADE_BY], lambda: to_keep(made())))
