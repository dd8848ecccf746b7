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
    waiting = [os.fspath(folder)]  # not by recursion: folders may stand in each other by the thousand
    while waiting:
        place = waiting.pop()
        try:
            folders, files = _listed(place)
        except OSError as error:
            denied = isinstance(error, PermissionError)
            unreadable.append((Path(place).as_posix(), "no_permission" if denied else "cannot_read"))
            continue
        yield from map(Path, files)
        waiting += sorted((path for path in folders if not os.path.islink(path)), reverse=True)  # noqa: PTH114 - texts


def _listed(place: str) -> tuple[list[str], list[str]]:
    """The paths of the folders and of all else in a folder. Raises OSError for one that is closed."""
    folders: list[str] = []
    files: list[str] = []
    with os.scandir(place) as entries:
        for entry in entries:
            try:
                is_folder = entry.is_dir()
            except OSError:  # a circle of links
                is_folder = False
            (folders if is_folder else files).append(entry.path)
    return folders, files


def matching(pattern: str) -> list[Path]:
    """What a glob means, in order; ``**`` is any folders, each entered once however many stars and links lead to it."""
    from glob import escape, glob

    said = pattern.replace(os.sep, "/")
    *ways, last = _ANY_FOLDERS.split(f"{said}/*" if f"/{said}".endswith("/**") else said)
    folders = {""}
    for way in ways:
        starts = {start for folder in folders for start in (glob(escape(folder) + way) if way else [folder])}  # noqa: PTH207
        seen: set[tuple[int, int]] = set()
        folders = {below for start in sorted(starts) for below in _below(start, seen)}
    return sorted({Path(name) for folder in folders for name in glob(escape(folder) + last)})  # noqa: PTH207


def _below(start: str, seen: set[tuple[int, int]]) -> Iterator[str]:
    """A folder and those below it, hidden ones left out, that are not ``seen`` under another name."""
    waiting = [start]
    while waiting:
        place = waiting.pop()
        try:
            known = os.stat(place or ".")  # noqa: PTH116 - texts
            folders, _ = _listed(place or ".")
        except OSError:
            continue
        if (known.st_dev, known.st_ino) in seen:
            continue
        seen.add((known.st_dev, known.st_ino))
        yield place
        names = sorted((os.path.basename(path) for path in folders), reverse=True)  # noqa: PTH119 - texts
        waiting += [f"{place}{name}/" for name in names if not name.startswith(".")]


def existing(path: Path | None, option: str) -> Path | None:
    """A file that an option names. Raises UsageError when it is not there, or is a folder."""
    if path is not None and not path.is_file():
        key = "option_file_is_folder" if path.is_dir() else "option_file_missing"
        raise UsageError(key, option=option, file=path.as_posix())
    return path
