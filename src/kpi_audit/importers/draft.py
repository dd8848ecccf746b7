"""A scheme in the making: values with their origins, a tree of indicators, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from ..source.location import Origin
from ..startup.records import dataclass, field
from .paper import Cell, Note, Paragraph

Value = str | int | float | bool | list[Any] | dict[str, Any]
Section = Literal["indicators", "bonus", "penalties", "vetoes"]


@dataclass(frozen=True, slots=True)
class Said:
    """A value, and where its parts come from: pairs of an offset in the text and an origin."""

    value: Value
    parts: tuple[tuple[int, Origin], ...] = ()

    @property
    def origin(self) -> Origin | None:
        """Where it begins."""
        return self.parts[0][1] if self.parts else None


def said(value: Value, origin: Origin | None = None) -> Said:
    """A value from one place."""
    return Said(value, () if origin is None else ((0, origin),))


def joined(pieces: Iterable[tuple[str, Origin]], glue: str = "\n") -> Said:
    """Texts from several places as one."""
    text, parts = "", []
    for piece, origin in pieces:
        if text:
            text += glue
        parts.append((len(text), origin))
        text += piece
    return Said(text, tuple(parts))


def veto(matter: Said, consequence: str) -> Said:
    """A matter with what follows from it."""
    return Said({"matter": matter.value, "consequence": [consequence]}, matter.parts)


@dataclass(slots=True)
class Branch:
    """An indicator: a group when it has children. ``fields`` has canonical keys and ``x-`` keys."""

    name: Said
    fields: dict[str, Said] = field(default_factory=dict)
    children: list[Branch] = field(default_factory=list)
    notes: list[tuple[str, Note]] = field(default_factory=list)  # with the key that each is about

    def walk(self) -> Iterator[Branch]:
        """The branch and all below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def todo(self, about: str, key: str, origin: Origin, **args: str | int | float) -> None:
        """Note that something could not be read."""
        self.notes.append((about, Note(key, args, origin, todo=True)))


@dataclass(slots=True)
class Draft:
    """A document in the making. ``fields`` holds what is known beside the tree, under canonical keys."""

    kind: str = "scheme"
    own: bool = False  # written by our export: nothing is guessed
    source: str = ""  # name of the sheet, when the file has several
    fields: dict[str, Said] = field(default_factory=dict)
    trees: dict[Section, list[Branch]] = field(default_factory=dict)
    limits: dict[Section, Said] = field(default_factory=dict)  # cap of the bonus, floor of the penalties
    vetoes: list[Said] = field(default_factory=list)
    clauses: dict[str, Said] = field(default_factory=dict)
    records: dict[str, list[dict[str, Said]]] = field(default_factory=dict)  # duties, units, grades, …
    text: list[tuple[str, Origin]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    numbered: bool = False  # the table has a column of ids
    start: Origin | None = None  # of the indicators
    rows: int = 0  # of tables, or paragraphs of prose, that are more than running text

    def tree(self, section: Section) -> list[Branch]:
        """The branches of a section."""
        return self.trees.setdefault(section, [])

    def note(self, key: str, origin: Origin | None = None, *, todo: bool = False, **args: str | int | float) -> None:
        """Note something about the whole."""
        self.notes.append(Note(key, args, origin, todo))

    def branches(self) -> Iterator[Branch]:
        """Every branch of every section."""
        for roots in self.trees.values():
            for root in roots:
                yield from root.walk()

    def all_notes(self) -> list[Note]:
        """Every note, those on the whole first."""
        return [*self.notes, *(note for branch in self.branches() for _, note in branch.notes)]

    @property
    def points(self) -> float | None:
        """What the lines of the tree add up to as they were read; None where no line and no group has points."""
        found = [_points(root) for root in self.trees.get("indicators", [])]
        return None if all(one is None for one in found) else sum(one or 0.0 for one in found)

    @property
    def todos(self) -> int:
        """How many things somebody must look into."""
        return sum(note.todo for note in self.all_notes())


def _points(branch: Branch) -> float | None:
    """The points of a leaf, or what those below a group add up to; its own where none of them has any."""
    below = [_points(child) for child in branch.children]
    if any(one is not None for one in below):
        return sum(one or 0.0 for one in below)
    own = branch.fields.get("points")
    return None if own is None else float(str(own.value))


def piece(source: Cell | Paragraph) -> tuple[str, Origin]:
    """The text of a cell or a paragraph with its origin."""
    label = source.label if isinstance(source, Paragraph) else ""
    return f"{label}{source.text}", source.origin
