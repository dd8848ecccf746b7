"""Fixes as a unified diff, made of the edits themselves: linear, and right in files of any line ends."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from ..findings.fix import Edit
from ..startup import patterns as re
from ..startup.records import dataclass
from .applying import edited

_CONTEXT = 3
_ACTING = re.compile('[\x00-\x1f"\\\\\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\udc80-\udcff]')
_UNENDED = "\n\\ No newline at end of file\n"


@dataclass(frozen=True, slots=True)
class _Change:
    """Lines from ``at`` (from 0) that become others."""

    at: int
    old: list[str]
    new: list[str]

    @property
    def end(self) -> int:
        return self.at + len(self.old)


def unified(text: str, edits: Sequence[Edit], old: str, new: str) -> Iterator[str]:
    """The lines of a diff of two files of these names, each with its end; nothing where nothing changes."""
    lines = _lines(text)
    for number, hunk in enumerate(_hunks(_changes(text, lines, edits))):
        if not number:
            yield from (f"--- {_named(old)}\n", f"+++ {_named(new)}\n")
        yield from _written(lines, *hunk)


def _named(name: str) -> str:
    """A name as git writes it: with anything in it that would end the line or act, quoted and by escapes."""
    said = _ACTING.sub(lambda found: "".join(f"\\{byte:03o}" for byte in os.fsencode(found[0])), name)
    return name if said == name else f'"{said}"'


def _lines(text: str) -> list[str]:
    """Lines with their ends, as tools that read diffs count them: only a line feed ends one."""
    lines = text.split("\n")
    last = lines.pop()
    return [line + "\n" for line in lines] + ([last] if last else [])


def _changes(text: str, lines: list[str], edits: Sequence[Edit]) -> Iterator[_Change]:
    starts = [0, *accumulate(map(len, lines))]
    waiting: list[Edit] = []
    first = last = -1
    for edit in sorted(edits):
        begin = min(bisect_right(starts, edit.start) - 1, len(lines))
        # where a line end goes, the line behind it is drawn up
        end = min(bisect_right(starts, max(edit.end, edit.start)) - 1, len(lines))
        if waiting and begin > last:
            yield from _change(text, lines, starts, first, last, waiting)
            waiting = []
        first = first if waiting else begin
        last = max(last, end) if waiting else end
        waiting.append(edit)
    if waiting:
        yield from _change(text, lines, starts, first, last, waiting)


def _change(
    text: str, lines: list[str], starts: list[int], first: int, last: int, edits: list[Edit]
) -> Iterator[_Change]:
    """What edits make of the lines ``first`` to ``last``, less what stays at both ends."""
    base, stop = starts[first], starts[min(last + 1, len(lines))]
    moved = [Edit(edit.start - base, edit.end - base, edit.text) for edit in edits]
    old, new = lines[first : last + 1], _lines(edited(text[base:stop], moved))
    same = next(
        (n for n, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), min(len(old), len(new))
    )
    old, new, first = old[same:], new[same:], first + same
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    if old or new:
        yield _Change(first, old, new)


def _hunks(changes: Iterator[_Change]) -> Iterator[tuple[list[_Change], int]]:
    """Changes that stand close together, with how many lines those before have added."""
    hunk: list[_Change] = []
    added = grown = 0
    for change in changes:
        if hunk and change.at - hunk[-1].end > 2 * _CONTEXT:
            yield hunk, added
            hunk, added = [], grown
        hunk.append(change)
        grown += len(change.new) - len(change.old)
    if hunk:
        yield hunk, added


def _written(lines: list[str], changes: list[_Change], added: int) -> Iterator[str]:
    start = max(0, changes[0].at - _CONTEXT)
    end = min(len(lines), changes[-1].end + _CONTEXT)
    grown = sum(len(change.new) - len(change.old) for change in changes)
    yield f"@@ -{_range(start, end - start)} +{_range(start + added, end - start + grown)} @@\n"
    gone: list[str] = []
    come: list[str] = []
    at = start
    for change in changes:
        if change.at > at:
            yield from _signed(gone, come, lines[at : change.at])
            gone, come = [], []
        gone += change.old
        come += change.new
        at = change.end
    yield from _signed(gone, come, lines[at:end])


def _signed(gone: list[str], come: list[str], kept: list[str]) -> Iterator[str]:
    for sign, lines in (("-", gone), ("+", come), (" ", kept)):
        for line in lines:
            yield sign + line if line.endswith("\n") else sign + line + _UNENDED


def _range(start: int, length: int) -> str:
    if length == 1:
        return str(start + 1)
    return f"{start + 1 if length else start},{length}"
