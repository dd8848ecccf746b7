"""What the texts of an indicator say, whatever its author declared; lines that say the same are read once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Protocol, TypeVar

from ..reading.meaning.kinds import KindReading, cue_words, read_kind
from ..reading.meaning.marks import Marks, read_marks
from ..reading.proof.evidence import Evidence, read_evidence
from ..reading.quantity.dates import Deadline, read_deadline, read_deadlines
from ..reading.quantity.frequency import Frequency, find_frequencies
from ..reading.quantity.targets import Target, find_targets
from ..reading.scoring.scoring import Scoring, read_scoring
from ..reading.text.line import Line, Passage

T = TypeVar("T")
_UNKNOWN: Any = object()


_AMOUNT_BLIND: set[Callable[..., Any]] = set()
F = TypeVar("F", bound=Callable[..., Any])


def amount_blind(reader: F) -> F:
    """A reader that finds in a text what it finds in one of other amounts: it may quote them, it does not weigh them.

    Whoever is not declared so looks at every line.
    """
    _AMOUNT_BLIND.add(reader)
    return reader


class Family(Protocol):
    """Lines that differ in amounts only (``family``)."""

    def says(self, asked: tuple[Any, ...], texts: TextReading) -> Any:
        """What a reader that is blind to amounts, with its arguments, makes of the texts of one of them."""


class TextReading:
    """The reading of the texts of one indicator. What a reader says of them is worked out once.

    ``year``: the assessed one, ``common``: the words of the subject, ``family``: lines that differ in amounts only.
    """

    __slots__ = ("_known", "changed", "common", "family", "line", "year")

    def __init__(
        self, line: Line, year: int | None, common: Callable[[], frozenset[str]], family: Family | None = None
    ) -> None:
        self.line, self.year, self.common, self.family = line, year, common, family
        self.changed: int | None = None  # the family's note: which amounts are others than those of its first line
        self._known: dict[Hashable, Any] = {}

    @property
    def said(self) -> tuple[Passage, ...]:
        """What the line says itself; a name that its other texts repeat is read once."""
        return self.says(_own_words)

    def says(self, reader: Callable[..., T], *args: Hashable) -> T:
        """What a reader makes of the texts. Of what was declared it sees its arguments, and nothing else."""
        asked = (reader, *args)
        said: T = self._known.get(asked, _UNKNOWN)
        if said is _UNKNOWN:
            if self.family is None or reader not in _AMOUNT_BLIND:
                said = reader(self, *args)
            else:
                said = self.family.says(asked, self)
            self._known[asked] = said
        return said


class Alike:
    """Lines whose texts differ at most in the running numbers of their names.

    The first two with other numbers are read in full, one reader at a time. Where both come to the same, with the same
    words, the number tells that reader nothing, and it looks at no more of them. ``lines`` is how many there are,
    ``numbered`` whether their names differ at all, ``family`` the lines that differ from these in amounts only.
    """

    __slots__ = ("_apart", "_first", "_name", "agreed", "family", "lines", "numbered")

    def __init__(self) -> None:
        self.lines = 0
        self.numbered = False
        self.family: Family | None = None
        self._name: str | None = None
        self._first: dict[Hashable, TextReading] = {}
        self.agreed: dict[Hashable, Any] = {}
        self._apart: set[Hashable] = set()

    def add(self, name: str | None) -> None:
        """One line more, before the first is read."""
        if not self.lines:
            self._name = name
        self.numbered = self.numbered or name != self._name
        self.lines += 1

    def says(self, asked: tuple[Any, ...], texts: TextReading) -> Any:
        """What a reader, with its arguments, makes of the texts of one of them; ``agreed`` is to be looked at first."""
        said = texts.says(*asked)
        if not self.numbered:
            self.agreed[asked] = said
        elif asked not in self._apart:
            first = self._first.setdefault(asked, texts)
            if first.line.passages != texts.line.passages:  # the same number again would prove nothing
                if first.says(*asked) == said:
                    self.agreed[asked] = said
                else:
                    self._apart.add(asked)
        return said


_OWN = ("name", "description", "criteria", "target")


def _own_words(texts: TextReading) -> tuple[Passage, ...]:
    own = [passage for passage in texts.line.passages if passage.field in _OWN]
    name = own[0].text.strip() if own and own[0].field == "name" else None
    if name is not None:
        for other in own[1:]:
            if name in other.text:
                return tuple(own[1:])
    return tuple(own)


@amount_blind
def cues_said(texts: TextReading) -> frozenset[str]:
    """The words that tell what the points reward."""
    return cue_words(texts.line)


@amount_blind
def kind_said(texts: TextReading) -> KindReading:
    """What the points reward."""
    return read_kind(texts.line, texts.common())


@amount_blind
def marks_said(texts: TextReading) -> Marks:
    """Trace, app, veto, ranking, voluntary objects, activities."""
    return read_marks(texts.line)


@amount_blind
def proof_said(texts: TextReading) -> Evidence:
    """How the score is established."""
    return read_evidence(texts.line)


def scoring_said(texts: TextReading) -> Scoring:
    """Awards, deductions, bonuses, caps and floors."""
    return read_scoring(texts.line)


def targets_said(texts: TextReading) -> list[Target]:
    """Every target, the declared one first."""
    return find_targets(texts.line)


def deadline_said(texts: TextReading) -> Deadline | None:
    """When it must be done."""
    return read_deadline(texts.line, texts.year)


def deadlines_said(texts: TextReading) -> list[Deadline]:
    """Every date by which something must be done: stages, and the end."""
    return read_deadlines(texts.line, texts.year)


def frequencies_said(texts: TextReading) -> list[Frequency]:
    """How often things are done."""
    return find_frequencies(texts.line)
