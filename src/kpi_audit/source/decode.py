"""A file → its bytes → text: finds out the encoding, and refuses what is too large or what YAML cannot hold."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import IO

from ..errors import DocumentError
from ..startup import patterns as re
from ..startup.records import dataclass

LIMIT = 64 * 1024 * 1024
"""Bytes; the largest scheme that we know has a hundredth."""
_PORTION = 1024 * 1024
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "gb18030")

# everything outside YAML's printable set (YAML 1.2, 5.1), which the C parser refuses without a usable place
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_NO_BREAKS = {ord("\v"): "\n", ord("\f"): "\n"}
# utf-8-sig counts the place of an error from behind the mark; here the mark is dropped in one way for all
_CODECS = {"utf-8-sig": "utf-8"}
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file without byte order mark, and the encoding it was written in (one of ENCODINGS)."""

    text: str
    encoding: str


def contents(path: Path, most: int = LIMIT) -> bytes:
    """What a file holds. Raises OSError, EFBIG for one that is too large to be worth the memory."""
    there = path.stat()
    if there.st_size > most:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    if stat.S_ISREG(there.st_mode):
        return path.read_bytes()
    with path.open("rb") as stream:
        return poured(stream, str(path), most)


def poured(stream: IO[bytes], name: str, most: int = LIMIT) -> bytes:
    """What a pipe gives, which has no size before its end. Raises OSError, EFBIG for more than is worth the memory."""
    found = bytearray()
    while piece := stream.read(_PORTION):
        found += piece
        if len(found) > most:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), name)
    return bytes(found)


def decode(data: bytes, *, breaks: bool = False) -> Decoded:
    """Decode a file; raises DocumentError FMT002 ``undecodable`` or ``control_character``.

    ``breaks``: vertical tabs and form feeds, the line and page breaks of Word and of text out of a PDF, may stay.
    """
    encoding = _guess(data)
    try:
        text = data.decode(_CODECS.get(encoding, encoding))
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise _undecodable(data, encoding, error) from None
        text, encoding = _decode_gb18030(data, error), "gb18030"
    text = text.removeprefix("\ufeff")
    check_characters(text.translate(_NO_BREAKS) if breaks else text)
    return Decoded(text, encoding)


def check_characters(text: str) -> None:
    """Raise DocumentError FMT002 ``control_character`` at the first character that YAML forbids."""
    found = _FORBIDDEN.search(text)
    if found:
        at = found.start()
        raise DocumentError(
            "FMT002",
            "control_character",
            offset=at,
            end=at + 1,
            text=text,
            character=f"U+{ord(found[0]):04X}",
        )


def _guess(data: bytes) -> str:
    """The encoding that the byte order mark or the NUL bytes betray; UTF-8 when nothing does."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding
    if b"\0" in data and not _is_utf8_with_nul(data):
        # ASCII (blanks, colons, line breaks) has its NUL byte second in little endian, first in big endian
        little = data.count(0) - data[::2].count(0) >= data[::2].count(0)
        encoding = "utf-16-le" if little else "utf-16-be"
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            return "utf-8"
        if not _FORBIDDEN.search(text):
            return encoding
    return "utf-8"


def _is_utf8_with_nul(data: bytes) -> bool:
    """Whether a stray NUL, as a crash leaves it at the end of a file, is all that keeps this from being UTF-8.

    UTF-16 without its NUL bytes is no UTF-8 where it holds Chinese; where it holds none, every other byte is one.
    """
    said = data.replace(b"\0", b"")
    try:
        return not said.decode("utf-8").isascii() or len(data) - len(said) < len(data) // 4
    except UnicodeDecodeError:
        return False


def _decode_gb18030(data: bytes, as_utf8: UnicodeDecodeError) -> str:
    """GB18030 accepts nearly any bytes; broken UTF-8 that it also refuses is reported as broken UTF-8."""
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError as as_gb:
        # whichever reading got further is what the file was meant to be
        if as_gb.start > as_utf8.start:
            return _fail(_undecodable(data, "gb18030", as_gb))
        return _fail(_undecodable(data, "utf-8", as_utf8))


def _fail(error: DocumentError) -> str:
    raise error from None


def _undecodable(data: bytes, encoding: str, error: UnicodeDecodeError) -> DocumentError:
    """The error at the first bad byte; ``text`` is the file with U+FFFD for what cannot be read."""
    codec = _CODECS.get(encoding, encoding)
    text = data.decode(codec, "replace").removeprefix("\ufeff")
    offset = len(data[: error.start].decode(codec, "replace").removeprefix("\ufeff"))
    end = min(offset + 1, len(text))
    return DocumentError(
        "FMT002", "undecodable", offset=offset, end=end, text=text, encoding=encoding, byte=error.start
    )
