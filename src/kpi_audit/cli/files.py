"""Files written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterable
from contextlib import nullcontext, suppress
from pathlib import Path

from ..errors import UsageError
from .streams import stdout_bytes


def write_file(path: Path, text: str, *, instead_of: bytes | None = None, taken: str | None = None) -> None:
    """Write a text as UTF-8, all of it or nothing. Raises UsageError."""
    write_bytes(path, text.encode("utf-8", "backslashreplace"), instead_of=instead_of, taken=taken)


def write_bytes(path: Path, data: bytes, *, instead_of: bytes | None = None, taken: str | None = None) -> None:
    """Write all of it or leave what was there; see ``write_pieces``."""
    write_pieces(path, [data], instead_of=instead_of, taken=taken)


def write_pieces(
    path: Path, pieces: Iterable[bytes], *, instead_of: bytes | None = None, taken: str | None = None
) -> None:
    """Write all of them or leave what was there: a temporary file beside it, then a rename. Raises UsageError.

    A link stays, and what it leads to is written, as editors and formatters do; a file keeps its permissions, and its
    owner where that is allowed. Devices and pipes (``/dev/stdout``) are written straight. ``instead_of`` is what the
    file must still hold, else somebody else has changed it meanwhile; ``taken`` is what to complain of (a key of the
    catalogue) when there is a file, though somebody else made it just now.
    """
    try:
        there = _status(path)
        if there is not None and _is_stdout(there):
            for piece in pieces:
                stdout_bytes(piece)
        elif there is not None and not stat.S_ISREG(there.st_mode):
            with path.open("wb") as stream:
                stream.writelines(pieces)
        else:
            _replace(path, pieces, there, instead_of, taken is not None)
    except BrokenPipeError:
        raise
    except OSError as error:
        if taken is not None and isinstance(error, FileExistsError):
            raise UsageError(taken, file=path.as_posix()) from error
        from ..findings.refusal import refusal

        raise UsageError("cannot_write", file=path.as_posix(), problem=refusal(error)) from error


def _status(path: Path) -> os.stat_result | None:
    """What stands at the end of all links; None when nothing does. Raises OSError for a circle, and for no name."""
    try:
        return path.stat()
    except FileNotFoundError:
        return None
    except ValueError:
        raise OSError(errno.EINVAL, "") from None


def _is_stdout(there: os.stat_result) -> bool:
    try:
        return there.st_ino != 0 and os.path.samestat(there, os.fstat(sys.stdout.fileno()))
    except (OSError, ValueError):  # no file behind it
        return False


def _replace(path: Path, pieces: Iterable[bytes], there: os.stat_result | None, old: bytes | None, new: bool) -> None:
    target = Path(os.path.realpath(path))
    if there is not None and not os.access(target, os.W_OK):  # a rename would not ask
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    import tempfile

    from .writing.claims import claim, unchanged

    handle, name = tempfile.mkstemp(prefix=".kpi-audit-", dir=target.parent)
    made = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
        if there is not None and hasattr(os, "chown"):
            with suppress(OSError):
                os.chown(made, there.st_uid, there.st_gid)
        made.chmod(0o666 & ~_umask() if there is None else there.st_mode & 0o777)
        if new:
            claim(made, target)
            return
        with nullcontext() if old is None else unchanged(path, target, old):
            made.replace(target)
    except BaseException:
        made.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
