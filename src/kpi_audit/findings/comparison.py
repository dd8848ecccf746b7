"""What a revision changed, as data: indicators, lists, figures, findings added and cleared; no words."""

from __future__ import annotations

from typing import Literal

from ..startup.records import dataclass
from .report import Crash, DocumentReport, Located

Status = Literal["added", "removed", "changed"]
Trend = Literal["stricter", "looser"]


@dataclass(frozen=True, slots=True)
class Edit:
    """One field of an indicator before and after; None where it was not there.

    ``field`` is a field of the format, ``share`` (of the points, in percent) or ``place`` (the groups above).
    ``trend`` tells a target, a deadline or a frequency that became ``stricter`` or ``looser``, where that can be told.
    """

    field: str
    before: str | float | None
    after: str | float | None
    trend: Trend | None = None


@dataclass(frozen=True, slots=True)
class IndicatorChange:
    """One indicator that was added, removed or changed. ``line`` is its line in the file where it stands."""

    status: Status
    id: str
    name: str
    path: tuple[str, ...]
    leaf: bool
    points: float | None  # of the version where it stands; of the new one when changed
    line: int
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class ListChange:
    """An entry of a list beside the indicators (vetoes, letters, clauses …) that was added or removed."""

    room: str  # veto | letter | accountability | reward | inspection | app | clause | evaluator | grade
    status: Status
    text: str  # all of it in a row, as data
    line: int
    parts: tuple[tuple[str, str | float], ...] = ()  # its fields with their values; none where it is a text


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of one scheme.

    Findings: ``added`` are new in the new version, ``cleared`` are gone from the old one, ``shifted`` are those
    that changed in degree or kind at their place (before, after), ``kept`` how many stayed as they were.
    """

    old: DocumentReport
    new: DocumentReport
    indicators: tuple[IndicatorChange, ...]
    lists: tuple[ListChange, ...]
    added: tuple[Located, ...]
    cleared: tuple[Located, ...]
    shifted: tuple[tuple[Located, Located], ...]
    kept: int
    crashes: tuple[Crash, ...] = ()

    @property
    def same(self) -> bool:
        """Whether nothing was changed that this comparison looks at."""
        return not (self.indicators or self.lists or self.added or self.cleared or self.shifted)
