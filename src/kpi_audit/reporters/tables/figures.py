"""A table of figures as the formats show it."""

from __future__ import annotations

from ...startup.records import dataclass


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: what the rows are, its columns, its rows by name.

    ``strong`` and ``faint`` number the rows that stand out or back, ``busiest`` columns. ``widest``: cells that a name
    may take at most on a terminal.
    """

    corner: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    strong: tuple[int, ...] = ()
    faint: tuple[int, ...] = ()
    busiest: tuple[int, ...] = ()
    widest: int = 24
