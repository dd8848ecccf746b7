"""How the columns of a file are read, for somebody to look at before anything is written."""

from __future__ import annotations

from pathlib import Path

from ..errors import DocumentError
from ..source.location import Origin
from ..startup.records import dataclass
from .drafting.parts import nothing, parts_of
from .opening import read_papers
from .tables.fields import TEXTS, own_key
from .tables.grid import Column, Grid
from .tables.levels import levels_of
from .tables.lexicon import own_keys
from .wishes import Wishes

_KNOWN = (*TEXTS, "points", "weight", "seq", "id", "skip", "verify", "item", "lead_duty", "cooperation_duty")


@dataclass(frozen=True, slots=True)
class ColumnReading:
    """A column, what it is read as, and the first text in it. ``key`` is where its texts go."""

    letter: str
    heading: str
    role: str
    key: str
    sample: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A table and its columns; ``rows`` are those under the header."""

    origin: Origin
    rows: int
    columns: tuple[ColumnReading, ...]


def read_columns(path: Path, wishes: Wishes) -> list[Reading]:
    """The tables of a file. Raises DocumentError (FMT030 to FMT033) and OSError."""
    parts = parts_of(read_papers(path, wishes.sheets, hidden=wishes.hidden), wishes)
    grids = [grid for part in parts for grid in part.grids]
    if not grids:
        raise nothing(parts) if not any(part.paragraphs for part in parts) else DocumentError("FMT033", "only_text")
    return [_reading(grid) for grid in grids]


def _reading(grid: Grid) -> Reading:
    names = {} if grid.kind == "duties" else {c.index: at for at, c in enumerate(levels_of(grid).names, 1)}
    columns = tuple(_column(grid, column, names.get(column.index)) for column in grid.columns)
    return Reading(grid.columns[0].origin, len(grid.rows), columns)


def _column(grid: Grid, column: Column, level: int | None) -> ColumnReading:
    cells = (grid.table.rows[row].cells[column.index] for row in grid.rows)
    sample = next((cell.text for cell in cells if cell is not None), "")
    role = column.role if level is None else f"level{level}"
    known = role in _KNOWN or role.startswith("level") or role in own_keys().values() or grid.kind == "duties"
    key = role if role and known else own_key(column.heading)
    return ColumnReading(column.letter, column.heading, role, key, sample)
