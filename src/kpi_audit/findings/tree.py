"""The tree of indicators as a report shows it, and what the scheme would be without its most faulty lines."""

from __future__ import annotations

from ..startup.records import dataclass


@dataclass(frozen=True, slots=True)
class TreeRow:
    """One node in document order. ``points`` are its full marks (``estimated`` where spread or read), ``share`` of 1.

    ``kind`` is empty for a group; ``role`` is empty for an ordinary line, else bonus, penalty or veto.
    """

    id: str
    name: str
    depth: int
    leaf: bool
    points: float | None
    estimated: bool
    share: float
    kind: str
    role: str
    line: int


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The scheme without some lines: what is left of it, as shares of 1 and counts."""

    removed: tuple[str, ...]  # ids
    leaves: int
    points: float
    process_share: float | None
    cleared: int  # findings that go with the lines
