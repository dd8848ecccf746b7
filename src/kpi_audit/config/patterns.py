"""Patterns for files, as ``.gitignore`` has them, relative to the folder of the configuration that names them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from .origin import Item

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def fault_of(pattern: str, *, negated: bool = False) -> str | None:
    """What is wrong with a pattern, as a key; ``negated`` ones (``!…``) have a meaning only among others."""
    if pattern.startswith("!") and not negated:
        return "negated"
    if "\\" in pattern:
        return "backslash"
    if pattern.startswith("~") or pattern[1:2] == ":":
        return "absolute"
    if ".." in pattern.split("/"):
        return "upwards"
    opened = pattern.rfind("[")
    if opened >= 0 and "]" not in pattern[opened + 2 :]:
        return "bracket"
    try:
        _spec((pattern,))
    except ValueError:
        return "broken"
    return None


def matches(patterns: Iterable[Item[str]], file: Path) -> bool:
    """Whether patterns mean a file, those of each folder together; it need not be below that folder."""
    by_folder: dict[Path, list[str]] = {}
    for pattern in patterns:
        by_folder.setdefault(pattern.origin.folder or Path.cwd(), []).append(pattern.value)
    return any(_spec(tuple(said)).match_file(_relative(file, folder)) for folder, said in by_folder.items())


def _relative(file: Path, folder: Path) -> str:
    """The path below a folder; only the name of a file that is not below it."""
    try:
        relative = Path(os.path.relpath(Path.cwd() / file, folder))
    except ValueError:  # another drive
        return file.name
    return file.name if relative.parts[:1] == (os.pardir,) else relative.as_posix()


@cache
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)
