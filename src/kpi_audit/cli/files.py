"""Files written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from ..errors import UsageError


def write_file(path: Path, text: str) -> None:
    """Write a text as UTF-8, all of it or nothing. Raises UsageError."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> None:
    """Write all of it or leave what was there: a temporary file beside it, then a rename. Raises UsageError."""
    import tempfile

    try:
        handle, name = tempfile.mkstemp(prefix=".kpi-audit-", dir=path.parent)
    except OSError as error:
        raise UsageError("cannot_write", file=path.as_posix(), problem=error.strerror or "") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        Path(name).chmod(mode)
        Path(name).replace(path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise UsageError("cannot_write", file=path.as_posix(), problem=error.strerror or "") from error
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
