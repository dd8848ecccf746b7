"""The levels side by side: one row an indicator that they share, one column a level, each raise with its size."""

from __future__ import annotations

from ..startup.records import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One level: its name as in the format (None where nothing tells it), and its scheme."""

    level: str | None
    title: str
    path: str


@dataclass(frozen=True, slots=True)
class Step:
    """What a level added to the one above it.

    ``measure``: headroom, relative, absolute (``difference`` in ``unit``), operator (harder words), average (a demand
    to be above the average). ``gap``: the share of the headroom, or of the upper value.
    """

    measure: str
    gap: float
    difference: float
    unit: str


@dataclass(frozen=True, slots=True)
class Cell:
    """The target of one level in its own words, and the step up from the level above.

    ``value`` is its figure in the unit of the lowest level; None where it has none that can be held against that.
    """

    text: str
    step: Step | None = None
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator of the lowest level; cells from the top down, None where a level has no target for it.

    ``declared``: every counterpart is a reference; else ``score`` is the least of the matches by wording, 0 to 1.
    """

    id: str
    name: str
    cells: tuple[Cell | None, ...]
    declared: bool
    score: float

    @property
    def raised(self) -> bool:
        """Whether some level made it stricter."""
        return any(cell is not None and cell.step is not None for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Ladder:
    """The shared indicators with a target at two levels or more, in the order of the lowest scheme."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def raised(self) -> int:
        """How many of them some level made stricter."""
        return sum(row.raised for row in self.rows)
