"""A file that is read is not written over, and none is written twice."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from ...errors import UsageError
from ...scheme.run.reach import resolved


def keep_apart(written: Iterable[Path], read: Iterable[Path] = ()) -> None:
    """Raises UsageError for a file that would be written twice, or over one that was read."""
    taken = {_identity(path) for path in read}
    for path in written:
        identity = _identity(path)
        if identity is None:  # a folder that is read has none either
            continue
        if identity in taken:
            raise UsageError("one_file_twice", file=path.as_posix())
        taken.add(identity)


def _identity(path: Path) -> object:
    """What tells whether two paths are one file, however they are spelt; None for devices and pipes. Windows gives a
    file no number on some drives of a network, nor a device (``NUL``) any; A.md is a.md there."""
    name = os.path.normcase(resolved(path))
    try:
        there = path.stat()
    except (OSError, ValueError):
        return name
    if not stat.S_ISREG(there.st_mode):
        return None
    return (there.st_dev, there.st_ino) if there.st_ino else name
