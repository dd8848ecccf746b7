"""What an editor sends, measured before it is taken in: heads of lines, then as many bytes as they announce."""

from __future__ import annotations

from typing import IO

from ..errors import UsageError
from ..startup import patterns as re

MOST = 256 * 1024 * 1024
"""Bytes of a message: a text of the largest size that is audited, and room for its escapes."""
_LONGEST = 8192
"""Bytes of a line of a head; that of an editor has some twenty."""
_HEAD = re.compile(r"[!-9;-~]{1,80}:[ \t]*+(?P<value>[^\r\n]*)\r?\n")
_LENGTH = re.compile(r"0*[0-9]{1,9}")


class Frames:
    """Standard input as the library reads it. The messages cannot be told apart after a wrong head, so it is the end.

    A length that is none, or beyond ``MOST``, raises UsageError before a byte of it is asked for; the library would
    wait for a message without one for ever. Its name may be written in small letters, as other servers allow.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._heads = 0  # lines of the head at hand
        self._length = -1

    def readline(self) -> bytes:
        """The next line of a head; ``b""`` at the end."""
        line = self._stream.readline(_LONGEST)
        if not line.strip():
            if line and self._heads and self._length < 0:
                raise _refused(line)
            self._heads, self._length = 0, -1
            return line
        text = line.decode("latin-1")
        head = _HEAD.fullmatch(text)
        if head is None:
            raise _refused(line)
        self._heads += 1
        if text.partition(":")[0].lower() != "content-length":
            return line
        said = head["value"].strip()
        if not _LENGTH.fullmatch(said) or int(said) > MOST or self._length >= 0:
            raise _refused(line)
        self._length = int(said)
        return b"Content-Length: %d\r\n" % self._length

    def read(self, size: int) -> bytes:
        """The message behind a head."""
        return self._stream.read(size)


def _refused(line: bytes) -> UsageError:
    return UsageError("bad_message", head=line[:80].decode("utf-8", "replace").strip())
