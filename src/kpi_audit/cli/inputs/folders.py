"""What the file system has at a path and below it, with the reason's key for what it does not show."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from ...errors import UsageError


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


def existing(path: Path | None, option: str) -> Path | None:
    """A file that an option names. Raises UsageError when it is not there."""
    if path is not None and not path.is_file():
        raise UsageError("option_file_missing", option=option, file=path.as_posix())
    return path
