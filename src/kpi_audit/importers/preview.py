"""How the columns of a file are read, for somebody to look at before anything is written."""

from __future__ import annotations

from pathlib import Path

from ..source.location import Origin
from ..startup.records import dataclass
from .drafting.parts import nothing, parts_of
from .opening import read_papers
from .own.blocks import own_blocks
from .own.captions import MAIN, duty_captions
from .paper import Note
from .tables.fields import TEXTS, own_key
from .tables.grid import Grid
from .tables.heads import Column
from .tables.levels import levels_of
from .tables.lexicon import own_keys
from .wishes import Wishes

_KNOWN = (
    *TEXTS,
    "points",
    "weight",
    "seq",
    "id",
    "skip",
    "verify",
    "unit",
    "deduct",
    "award",
    "gain",
    "item",
    "lead_duty",
    "cooperation_duty",
)


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


@dataclass(frozen=True, slots=True)
class Preview:
    """The tables of a file, none where it has only text, and what is not read of it."""

    readings: tuple[Reading, ...]
    notes: tuple[Note, ...]


def read_columns(path: Path, wishes: Wishes) -> Preview:
    """The tables of a file. Raises DocumentError (FMT030 to FMT033) and OSError."""
    papers = read_papers(path, wishes.sheets, hidden=wishes.hidden)
    if own_blocks(papers) is not None:  # what our export put on sheets beside the indicators is no table of them
        papers = [paper for paper in papers if paper.name in (*MAIN, *duty_captions())] or papers
    parts = parts_of(papers, wishes)
    grids = [grid for part in parts for grid in part.grids]
    if not grids and not any(part.paragraphs for part in parts):
        raise nothing(papers, parts)
    return Preview(tuple(map(_reading, grids)), tuple(note for paper in papers for note in paper.notes))


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
