"""A finding: one occurrence of a fault, as code, message key, arguments and places; no prose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from ..source.location import Place
from ..startup.records import dataclass, field


class Term(str):
    """A key of the word catalogue among the arguments of a message: it is spoken; a string is shown as it is."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A part of a sentence with arguments of its own: a message of the finding's card, else a text of the catalogue."""

    key: str
    args: Mapping[str, Value] = field(default_factory=dict)


Value = str | int | float | bool | None | Phrase | Sequence[str] | Sequence[float] | Sequence[Phrase]
"""What a message argument may be, and a metric if it is no phrase; lists are joined when spoken."""


class Severity(StrEnum):
    """How bad a finding is; the order is that of the report."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for error, 1 for warning, 2 for info: lower is worse."""
        return _RANKS[self]


_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class Confidence(StrEnum):
    """What a finding rests on."""

    EXACT = "exact"  # arithmetic or structure
    DECLARED = "declared"  # fields that the author filled in
    HEURISTIC = "heuristic"  # the reading of text


@dataclass(frozen=True, slots=True)
class IndicatorRef:
    """The indicator a finding is about: its id (``#1.2`` when numbered by position), name and names from the root."""

    id: str
    name: str
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Offending words at their place."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to the finding, with a message key of the same card."""

    place: Place
    key: str
    args: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tuned:
    """A threshold that the office has set: the option, its value, and the value that the tool would have used."""

    name: str
    value: Value
    default: Value


@dataclass(frozen=True, slots=True)
class Finding:
    """One occurrence of a fault. ``key`` names a message on the card of ``code``; ``args`` fill it.

    ``metrics`` are numbers for programs: they never change with the language. ``basis`` names the entries of the
    card's basis that this finding rests on; None means all of them. ``reason`` is the author's own justification,
    ``tuned`` are the thresholds of the rule that the office has set itself.
    """

    code: str
    name: str
    family: str
    key: str
    severity: Severity
    confidence: Confidence
    place: Place
    indicator: IndicatorRef | None = None
    evidence: tuple[Evidence, ...] = ()
    args: Mapping[str, Value] = field(default_factory=dict)
    metrics: Mapping[str, Value] = field(default_factory=dict)
    related: tuple[Related, ...] = ()
    basis: tuple[str, ...] | None = None
    reason: str | None = None
    tuned: tuple[Tuned, ...] = ()
