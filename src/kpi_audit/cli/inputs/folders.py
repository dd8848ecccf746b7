"""What the file system has at a path and below it, with the reason's key for what it does not show."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from ...errors import UsageError
from ...startup import patterns as re

_ANY_FOLDERS = re.compile(r"(?:^|(?<=/))(?:\*\*/)+")


def unreachable(path: Path) -> str | None:
    """Why the system does not even say what a path is; None where it does, or says that nothing is there."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:  # a closed folder, a circle of links, a name that is too long
        if isinstance(error, PermissionError):
            return "no_permission"
        return None if any(mark in path.name for mark in "*?[") else "no_such_file"
    except ValueError:  # a name that cannot be
        return "no_such_file"
    return None


def walk(folder: Path, unreadable: list[tuple[str, str]]) -> Iterator[Path]:
    """Every file below a folder, those that links to folders lead to left out; closed folders are told."""

    def closed(error: OSError) -> None:
        denied = isinstance(error, PermissionError)
        unreadable.append((Path(error.filename).as_posix(), "no_permission" if denied else "cannot_read"))

    for place, folders, names in os.walk(folder, onerror=closed):
        folders.sort()
        yield from (Path(place, name) for name in names)


def matching(pattern: str) -> list[Path]:
    """What a glob means, in order; ``**`` is any folders, each entered once however many stars and links lead to it."""
    from glob import escape, glob

    said = pattern.replace(os.sep, "/")
    *ways, last = _ANY_FOLDERS.split(f"{said}/*" if f"/{said}".endswith("/**") else said)
    folders = {""}
    for way in ways:
        starts = {start for folder in folders for start in (glob(escape(folder) + way) if way else [folder])}  # noqa: PTH207
        seen: set[str] = set()
        folders = {below for start in sorted(starts) for below in _below(start, seen)}
    return sorted({Path(name) for folder in folders for name in glob(escape(folder) + last)})  # noqa: PTH207


def _below(start: str, seen: set[str]) -> Iterator[str]:
    """A folder and those below it, hidden ones left out, that are not ``seen`` under another name."""
    for place, folders, _ in os.walk(start or ".", followlinks=True):
        real = os.path.realpath(place)
        folders[:] = [] if real in seen else sorted(name for name in folders if not name.startswith("."))
        if real not in seen:
            seen.add(real)
            yield os.path.join(place, "")[0 if start else 2 :]  # noqa: PTH118 - Path has no end of a folder


def existing(path: Path | None, option: str) -> Path | None:
    """A file that an option names. Raises UsageError when it is not there."""
    if path is not None and not path.is_file():
        raise UsageError("option_file_missing", option=option, file=path.as_posix())
    return path
