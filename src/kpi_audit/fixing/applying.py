"""A text with fixes applied, and its bytes again in the encoding of the file."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable

from ..findings.fix import Edit, Fix
from ..source.decode import decode
from ..startup.records import dataclass


@dataclass(frozen=True, slots=True)
class Fixed:
    """The new text, the fixes in it, and those left out because they would touch the same words as another."""

    text: str
    applied: tuple[Fix, ...]
    refused: tuple[Fix, ...]


def apply(text: str, fixes: Iterable[Fix]) -> Fixed:
    """Apply what does not overlap, first come first served; nothing is guessed."""
    applied: list[Fix] = []
    refused: list[Fix] = []
    taken: list[tuple[int, int]] = []
    for fix in sorted(fixes, key=lambda one: one.order):
        spans = [(edit.start, edit.end) for edit in fix.edits]
        if any(_clashes(start, end, taken) for start, end in spans):
            refused.append(fix)
            continue
        applied.append(fix)
        for span in spans:
            insort(taken, span)
    return Fixed(edited(text, [edit for fix in applied for edit in fix.edits]), tuple(applied), tuple(refused))


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with edits that do not overlap, in one pass."""
    pieces: list[str] = []
    at = 0
    for edit in sorted(edits):
        pieces += (text[at : edit.start], edit.text)
        at = edit.end
    return "".join((*pieces, text[at:]))


def _clashes(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    """Whether a stretch meets one of those taken, which lie apart and in order: its neighbours tell."""
    at = bisect_left(taken, (start, end))
    return any(
        (start < last and first < end) or (start == first and end == last)
        for first, last in taken[max(0, at - 1) : at + 1]
    )


_MARKS = {"utf-8-sig": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
_CODECS = {"utf-8-sig": "utf-8"}


def encoded(text: str, original: bytes) -> bytes | None:
    """The text in the encoding and with the byte order mark of the original.

    None when the original would not survive a round trip: then not every other byte could be left alone.
    """
    decoded = decode(original)
    codec = _CODECS.get(decoded.encoding, decoded.encoding)
    mark = _MARKS.get(decoded.encoding, b"")
    mark = mark if original.startswith(mark) else b""
    if mark + decoded.text.encode(codec) != original:
        return None
    try:
        return mark + text.encode(codec)
    except UnicodeEncodeError:
        return None
