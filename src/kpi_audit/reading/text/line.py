"""The texts of one indicator as the reader sees them, and words found in them."""

from __future__ import annotations

from ...startup import patterns as re
from ...startup.records import dataclass
from .normal import Normal, normalise


@dataclass(frozen=True, slots=True)
class Words:
    """Words that a reading rests on: ``start`` and ``end`` are offsets in the field's original text.

    ``field`` is a field of the indicator, or a key inside one (``target.value``).
    """

    field: str
    start: int
    end: int
    text: str

    @property
    def home(self) -> str:
        """The indicator's field that the words belong to."""
        return self.field.split(".")[0]


@dataclass(frozen=True, slots=True)
class Passage:
    """One text field of an indicator in normal form."""

    field: str
    raw: str
    normal: Normal

    @property
    def text(self) -> str:
        """The normal text; patterns run on it."""
        return self.normal.text

    def words(self, start: int, end: int) -> Words:
        """The words at ``start`` to ``end`` of the normal text, placed in the original."""
        first, last = self.normal.origin(start, end)
        return Words(self.field, first, last, self.raw[first:last])

    def cut(self, start: int, end: int) -> Passage:
        """A stretch of the normal text; words found in it are placed in the original of the whole."""
        offsets = range(len(self.raw) + 1) if self.normal.offsets is None else self.normal.offsets
        return Passage(self.field, self.raw, Normal(self.text[start:end], offsets[start:]))

    def found(self, match: re.Match[str], group: int | str = 0) -> Words:
        """The words that a pattern matched."""
        return self.words(match.start(group), match.end(group))


@dataclass(frozen=True, slots=True)
class Line:
    """What an indicator says: its own passages (name, description, criteria, target …) and its groups' names."""

    passages: tuple[Passage, ...]
    groups: tuple[str, ...] = ()

    def passage(self, field: str) -> Passage | None:
        """The passage of ``field``, if the indicator has one."""
        return next((passage for passage in self.passages if passage.field == field), None)


def passage(field: str, raw: str) -> Passage:
    """A text field, normalised."""
    return Passage(field, raw, normalise(raw))


def line(groups: tuple[str, ...] = (), **fields: str | None) -> Line:
    """A line from its raw texts; fields that are absent or empty are left out, order is kept."""
    return Line(
        tuple(passage(field, raw) for field, raw in fields.items() if raw),
        tuple(normalise(group).text for group in groups),
    )
