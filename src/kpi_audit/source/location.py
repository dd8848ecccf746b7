"""Where something stands: a symbolic place in a document, and the concrete region it becomes."""

from __future__ import annotations

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True, order=True)
class Region:
    """A concrete stretch of a file: lines and columns count from 1 in code points, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int
    offset: int
    end_offset: int


def pointer(place: Place) -> str:
    """A JSON pointer in canonical names."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in place.path)
