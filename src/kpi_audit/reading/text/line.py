"""The texts of one indicator as the reader sees them, and words found in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ...startup import patterns as re
from ...startup.memory import take_in
from ...startup.records import dataclass
from ...startup.records import field as made
from .normal import normalise, origin
from .vocabulary import per_vocabulary

_WIDEST = 20  # offsets behind a stretch that tell where its last character ends: one becomes 18 at most


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


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """One text field of an indicator in normal form; the same text is the same passage, so readings can be kept.

    ``text`` is the normal text, patterns run on it; ``memos`` holds what readers found in it (``vocabulary.kept``).
    """

    field: str
    raw: str
    text: str
    offsets: Sequence[int] | None = None
    memos: dict[Callable[..., Any], Any] = made(default_factory=dict)

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original text that ``start`` to ``end`` of the normal text came from."""
        return (start, end) if self.offsets is None else origin(self.offsets, start, end)

    def words(self, start: int, end: int) -> Words:
        """The words at ``start`` to ``end`` of the normal text, placed in the original."""
        if self.offsets is not None:
            start, end = origin(self.offsets, start, end)
        return Words(self.field, start, end, self.raw[start:end])

    def cut(self, start: int, end: int) -> Passage:
        """A stretch of the normal text; words found in it are placed in the original of the whole."""
        offsets = range(len(self.raw) + 1) if self.offsets is None else self.offsets
        return Passage(self.field, self.raw, self.text[start:end], offsets[start : end + _WIDEST])

    def found(self, match: re.Match[str], group: int | str = 0) -> Words:
        """The words that a pattern matched."""
        return self.words(match.start(group), match.end(group))


@dataclass(frozen=True, slots=True)
class Line:
    """What an indicator says: its own passages (name, description, criteria, target …) and its groups' names."""

    passages: tuple[Passage, ...]
    groups: tuple[str, ...] = ()
    memos: dict[str, Any] = made(default_factory=dict, repr=False, compare=False)
    """What was worked out for all readers of the line."""

    def passage(self, field: str) -> Passage | None:
        """The passage of ``field``, if the indicator has one."""
        for passage in self.passages:  # written out: every reader asks for every field
            if passage.field == field:
                return passage
        return None


@per_vocabulary
def passage(field: str, raw: str) -> Passage:
    """A text field, normalised."""
    normal = normalise(raw)
    take_in(len(raw))
    return Passage(field, raw, normal.text, normal.offsets)


def line(groups: tuple[str, ...] = (), **fields: str | None) -> Line:
    """A line from its raw texts; fields that are absent or empty are left out, order is kept."""
    passages = [passage(field, raw) for field, raw in fields.items() if raw]
    return Line(tuple(passages), tuple([normalise(group).text for group in groups]))
