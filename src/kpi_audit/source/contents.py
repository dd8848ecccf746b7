"""The bytes of a file, unless there are more of them than any document of ours has."""

from __future__ import annotations

import errno
import os
from pathlib import Path

LIMIT = 64 * 1024 * 1024
"""Bytes; the largest scheme that we know has a hundredth."""


def contents(path: Path) -> bytes:
    """What a file holds. Raises OSError, EFBIG for one that is too large to be worth the memory."""
    if path.stat().st_size > LIMIT:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return path.read_bytes()
