"""Patterns for files, as ``.gitignore`` has them, relative to the folder of the configuration that names them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
    return None if _means_something(pattern) else "broken"


def _means_something(pattern: str) -> bool:
    """Whether a pattern can mean a file: ``#x`` is a comment, ``[z-a]`` an error, ``[[a]]`` dubious."""
    import warnings

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return any(one.include is not None for one in _spec((pattern,)).patterns)
    except (ValueError, re.error, Warning):
        return False


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

    spec = GitIgnoreSpec.from_lines(patterns)
    made: Iterable[Any] = spec.patterns
    for one in made:
        if one.regex is not None:
            one.regex = re.compile(_straight(one.regex.pattern))
    return spec


_ANY, _ANY_FOLDERS, _ANY_HEAD = "[^/]*", "(?:/.+)?", "^(?:.+/)?"
"""How the library writes ``*``, and ``**`` between folders and at the head."""


def _straight(said: str) -> str:
    """A pattern of the library that never goes back to an earlier star, as time grew with a power of their number.

    What stands between two stars is found where it comes first: there it leaves most to the rest, so that no later
    place could do where this one does not.
    """
    head, *between = (_within_names(one) for one in said.split(_ANY_FOLDERS))
    if between and head.startswith(_ANY_HEAD):
        head = f"^(?>(?:.+?/)??{head.removeprefix(_ANY_HEAD)}(?=/))"
    inner = (f"(?>(?:/.+?)??{one}(?=/))" for one in between[:-1])
    return "".join((head, *inner, *(_ANY_FOLDERS + one for one in between[-1:])))


def _within_names(said: str) -> str:
    """The same for the stars within a name."""
    first, *between = said.split(_ANY)
    written = [first]
    for number, piece in enumerate(between, 1):
        ends_here = number == len(between) or "/" in piece.replace("[^/]", "")
        written.append(f"{_ANY}{piece}" if ends_here else f"(?>[^/]*?{piece})")
    return "".join(written)
