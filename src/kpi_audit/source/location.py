"""Where something stands: a symbolic place in a document, and the concrete region it becomes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from ..startup.records import dataclass, field

KeyPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A symbolic place: the value at ``path`` in a document, its key, or words inside its text.

    ``start`` and ``end`` are code-point offsets inside the *decoded* scalar (end exclusive), so a rule never knows
    how the YAML was quoted or folded. ``key`` asks for the key instead of the value, ``again`` (from 1) for its
    further occurrences when it is written more than once. ``raw`` says that the offsets are those of the file's text:
    a comment stands in no value.
    """

    document: str
    path: KeyPath
    start: int | None = None
    end: int | None = None
    key: bool = False
    again: int = 0
    raw: bool = False

    def words(self, start: int, end: int) -> Place:
        """The words from ``start`` to ``end`` of the text at this place."""
        return Place(self.document, self.path, start, end)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text stood in the file that it was imported from, in that file's own way of counting (from 1).

    ``cell`` has a sheet and a cell (``乡镇考核``, ``E14``), ``table`` a table with row and column, ``paragraph`` and
    ``line`` a number (``row``).
    """

    kind: Literal["cell", "table", "paragraph", "line"]
    sheet: str = ""
    cell: str = ""
    table: int = 0
    row: int = 0
    column: int = 0

    @property
    def mark(self) -> str:
        """Its shortest name, for a margin: the cell, else the number."""
        return self.cell or str(self.row)


Origins = Mapping[KeyPath, tuple[tuple[int, Origin], ...]]
"""The origins of the values of one document: by path, each from an offset inside the text onwards."""


@dataclass(frozen=True, slots=True, order=True)
class Region:
    """A concrete stretch of a file: lines and columns count from 1 in code points, the end is exclusive.

    In a document that was imported, they are those of the imported text, and ``origin`` is where its words come from.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    offset: int
    end_offset: int
    origin: Origin | None = field(default=None, compare=False)


def pointer(place: Place) -> str:
    """A JSON pointer in canonical names."""
    path = place.path
    said = "/".join(["", *map(str, path)])
    if "~" in said or said.count("/") > len(path):
        return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)
    return said
