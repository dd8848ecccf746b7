"""Two who write one file at once: the second is told, and nothing of the first is lost."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from ...errors import UsageError


def claim(made: Path, target: Path) -> None:
    """Give a file its name if nobody has it. Raises FileExistsError, however close another comes."""
    try:
        os.link(made, target)
    except FileExistsError:
        raise
    except OSError:  # a drive on which a file has one name
        target.open("xb").close()
        try:
            made.replace(target)
        except BaseException:
            target.unlink()
            raise
    else:
        made.unlink()


@contextmanager
def unchanged(path: Path, target: Path, old: bytes) -> Iterator[None]:
    """While a file that still holds ``old`` is replaced. Raises UsageError when somebody has changed it or does so.

    Between the look and the rename no other kpi-audit comes in, where the system has locks.
    """
    with target.open("rb") as file:
        same = _alone(file) and file.read(len(old) + 1) == old
        if not same or not os.path.samestat(os.fstat(file.fileno()), target.stat()):
            raise UsageError("changed_before_writing", file=path.as_posix())
        if sys.platform == "win32":
            file.close()  # an open file cannot be replaced there
        yield


def _alone(file: IO[bytes]) -> bool:
    """Whether nobody else is writing the file; True where nobody can say."""
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a drive without locks
        return True
    return True
