"""The line hashes by which GitHub follows an alert through the revisions of a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from operator import mul
from struct import Struct

from ...startup import patterns as re

WINDOW = 100
"""UTF-16 code units that are hashed from the start of a line, blanks and tabs not counted."""

_FACTOR, _WRAP, _END = 37, (1 << 64) - 1, 0xFFFF
_WEIGHTS = [pow(_FACTOR, WINDOW - 1 - at, 1 << 64) for at in range(WINDOW)]
_UNITS = Struct(f"<{WINDOW}H")
_BREAK = re.compile(r"\r\n|\r")
_BLANKS = {ord(" "): None, ord("\t"): None}


def line_hashes(text: str, lines: Collection[int]) -> dict[int, str]:
    """``hash:count`` for each of the lines (from 1) that the text has; the count tells equal lines apart.

    The same values as ``primaryLocationLineHash`` of GitHub's upload action (``fingerprints.ts`` of
    github/codeql-action), which warns of any other value and fills it in only where SARIF goes through it.
    """
    rows = _BREAK.sub("\n", text).translate(_BLANKS).split("\n")
    units = "\n".join(rows).encode("utf-16-le", "surrogatepass") + _END.to_bytes(2, "little")
    found: dict[int, str] = {}
    seen: Counter[bytes] = Counter()
    start, last = 0, max(lines, default=0)
    for number, row in enumerate(rows[:last], start=1):
        window = units[start : start + 2 * WINDOW]
        seen[window] += 1
        if number in lines:
            found[number] = f"{_hash(window):x}:{seen[window]}"
        start += len(row.encode("utf-16-le", "surrogatepass")) + 2
    return found


def _hash(window: bytes) -> int:
    """A polynomial of the units; a window that the end of the file cuts short is filled with zeros."""
    units: tuple[int, ...] = _UNITS.unpack(window.ljust(2 * WINDOW, b"\0"))
    value: int = sum(map(mul, units, _WEIGHTS))
    return value & _WRAP
