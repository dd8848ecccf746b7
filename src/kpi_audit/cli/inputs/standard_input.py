"""What comes by standard input."""

from __future__ import annotations

import errno
import sys

from ...errors import UsageError
from ...source.decode import poured


def stdin_bytes() -> bytes:
    """Bytes from standard input until its end. Raises UsageError for more than a file may have."""
    try:
        return poured(sys.stdin.buffer, "-")
    except OSError as error:
        if error.errno != errno.EFBIG:
            raise
        raise UsageError("too_large", path="-") from None
