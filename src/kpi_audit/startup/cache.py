"""The file in the user's cache folder that holds what is kept between runs. Whatever is amiss with it, it is ignored.

``KPI_AUDIT_CACHE_DIR`` names another folder, ``KPI_AUDIT_NO_CACHE`` does without. What stands in the file decides what
is found in a scheme, and part of it is byte code of ours, so only a file that we have written is trusted: one that its
owner alone may read, as none comes out of a checkout, in a folder to which nobody else may write. It is written beside
itself and renamed: runs overlap.
"""

from __future__ import annotations

import marshal
import os
import stat
import sys
from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile
from pathlib import Path
from zlib import crc32

from .importing import ahead, begun, there
from .kept import KEPT, MANY, Place, breed

MAGIC = b"kpi-audit kept 4\n"
_HEAD = len(MAGIC) + 8
"""Bytes before the index: the magic words, the checksum and the length of the index."""
Index = tuple[dict[tuple[str, int], Place], dict[str, tuple[Sequence[int], Place]], Callable[[int, int], bytes]]
"""Where patterns and data stand, and what reads them."""
_LARGEST = 1 << 24
_BINARY = getattr(os, "O_BINARY", 0)
_AT_PLACES = hasattr(os, "pread")
"""Whether pieces of an open file can be read by whoever shares it, and a new one takes its place meanwhile."""
_STREAMS = 2
"""The last of the numbers of the standard streams."""
_OTHERS = 6
"""Files of other Pythons and editions that are left standing."""


def folder(environ: Mapping[str, str], platform: str) -> Path | None:
    """Where a user's caches are: by KPI_AUDIT_CACHE_DIR, else as the system has it; None if that is not known."""
    said = environ.get("KPI_AUDIT_CACHE_DIR")
    if said:
        return Path(said).absolute()
    home = Path(environ.get("HOME") or "")
    if platform == "win32":
        found = Path(environ.get("LOCALAPPDATA") or "") / "kpi-audit" / "Cache"
    elif platform == "darwin":
        found = home / "Library" / "Caches" / "kpi-audit"
    else:
        base = Path(environ.get("XDG_CACHE_HOME") or "")
        found = (base if base.is_absolute() else home / ".cache") / "kpi-audit"
    return found if found.is_absolute() else None


def begin(argv: Sequence[str], environ: Mapping[str, str] = os.environ) -> Path | None:
    """Open what earlier runs kept; the file that this run may write to, None if none is wanted."""
    where = folder(environ, sys.platform)
    if where is None or environ.get("KPI_AUDIT_NO_CACHE") or "--no-cache" in argv:
        return None
    mark = crc32(repr(breed()).encode("utf-8", "surrogateescape"))
    path = where / f"kept-{sys.implementation.cache_tag}-{mark:08x}.bin"
    try:
        KEPT.open(*_read(path))
    except (OSError, ValueError, TypeError, LookupError, EOFError):
        KEPT.open({}, {})
    return path


_MODULES = "modules of a check"


def get_ready() -> None:
    """Run the modules that a check imports before it reads a scheme, as an earlier one has left word."""
    entries = KEPT.recall(_MODULES, ()) if begun() else None
    if entries is not None and not ahead(entries):
        del KEPT.data[_MODULES]


def is_ready() -> None:
    """Leave word of the modules that a check has imported by now."""
    if begun() and KEPT.is_open and _MODULES not in KEPT.data:
        try:
            KEPT.remember(_MODULES, (), there())
        except (ImportError, OSError):  # a source that goes while it is run
            return


def end(path: Path | None) -> None:
    """Write what this run has made anew, if it is worth it and if it can be written."""
    if path is None or KEPT.new < MANY:
        return
    try:
        _make(path.parent)
        if _ours(path.parent.lstat(), folder=True):
            _write(path, _packed())
            _tidy(path)
    except OSError:
        return


def _make(folder: Path) -> None:
    """The folder and those above it that are not there yet, each for its owner alone whatever the umask says.

    Under ``sudo`` the home is that of another: nothing is made there, which that account could not use any more, and
    whose links would lead us elsewhere. Raises OSError.
    """
    missing = list(takewhile(lambda each: not each.exists(), (folder, *folder.parents)))
    if missing and os.name == "posix" and missing[-1].parent.lstat().st_uid not in (0, os.geteuid()):
        raise PermissionError(folder)
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)


def _packed() -> bytes:
    patterns: dict[tuple[str, int], Place] = {}
    data: dict[str, tuple[Sequence[int], Place]] = {}
    things: list[bytes] = []
    at = 0
    for key, stamp, said in KEPT.sealed():
        place = at, len(said), crc32(said)
        if isinstance(key, str):
            data[key] = stamp, place
        else:
            patterns[key] = place
        things.append(said)
        at += len(said)
    index = marshal.dumps((breed(), at, patterns, data), 2)  # the same bytes whatever else holds on to a text
    return b"".join([MAGIC, crc32(index).to_bytes(4, "big"), len(index).to_bytes(4, "big"), index, *things])


def _read(path: Path) -> Index:
    """What a file holds. Raises OSError or ValueError for one that is not ours, not whole or not of this breed.

    Only the index is read; what is asked for later is read then, and looked at then whether it is whole.
    """
    if not _ours(path.parent.lstat(), folder=True):
        raise ValueError("a folder of another")
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | _BINARY)
    try:
        found = os.fstat(handle)
        if not _ours(found, folder=False) or found.st_size > _LARGEST:
            raise ValueError("a file of another")
        stays = _AT_PLACES and handle > _STREAMS
        read = _reading(handle, stays=stays)
        head = read(0, _HEAD)
        size = int.from_bytes(head[-4:], "big")
        index = read(_HEAD, size)
        if head[: len(MAGIC)] != MAGIC or head[len(MAGIC) : -4] != crc32(index).to_bytes(4, "big"):
            raise ValueError("not whole")
        known, length, patterns, data = marshal.loads(index)
        if known != breed():
            raise ValueError("of another breed")
        first = _HEAD + size
        if found.st_size != first + length:
            raise ValueError("not whole")
    except BaseException:
        os.close(handle)
        raise
    if not stays:
        os.close(handle)
    return patterns, data, lambda start, size: read(first + start, size)


def _reading(handle: int, *, stays: bool) -> Callable[[int, int], bytes]:
    """What reads so many bytes from a place. The file stays open: nobody writes to it, a new one takes its place.

    Where it cannot (Windows replaces no open file; a closed standard stream left its number, which other programs
    would take for theirs), all is read at once.
    """
    if stays:
        return lambda start, size: os.pread(handle, size, start)
    with os.fdopen(handle, "rb", closefd=False) as file:
        said = file.read(_LARGEST + 1)
    return lambda start, size: said[start : start + size]


def _ours(found: os.stat_result, *, folder: bool) -> bool:
    """Whether nobody else can have written it; a file that others may read was not written by us."""
    if not (stat.S_ISDIR if folder else stat.S_ISREG)(found.st_mode):
        return False
    return os.name != "posix" or (found.st_uid == os.geteuid() and not found.st_mode & (0o022 if folder else 0o077))


def _write(path: Path, data: bytes) -> None:
    fresh = path.with_name(f"{path.name}.{os.urandom(4).hex()}.new")  # in a container all processes may be number 1
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            if not _ours(os.fstat(handle), folder=False):  # a file system that gives every file to all
                raise PermissionError(fresh)
            file.write(data)
        fresh.replace(path)
    except BaseException:
        fresh.unlink()
        raise


def _tidy(path: Path) -> None:
    """Take away what older Pythons and editions left, and what a killed run did not finish."""
    others = [other for other in path.parent.glob("kept-*") if other != path]
    for other in sorted(others, key=lambda one: one.stat().st_mtime, reverse=True)[_OTHERS:]:
        other.unlink()
