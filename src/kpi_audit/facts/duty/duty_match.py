"""What a duty list has for one indicator."""

from __future__ import annotations

from typing import Literal

from ...reading.duty.portions import Lead
from ...reading.text.line import Words
from ...scheme.duty import Admission
from ...scheme.names import DutyKind
from ...startup.records import dataclass
from .certainty import POSSIBLE
from .scores import Doubt

NEAR = 3
"""So many of the nearest entries may be what a line is about."""

MatchedBy = Literal["declared", "text", "admission", "none"]


@dataclass(frozen=True, slots=True)
class Part:
    """A duty that only a member of a compound line is about; the fields are those of ``DutyMatch``."""

    id: str
    list: DutyKind | None
    score: float
    as_lead: Lead | None
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class DutyMatch:
    """What the list has for one indicator.

    ``ids``: the duties, best first. ``list``: where the first of them stands. ``score``: 0 to 1 (``certainty``)
    and ``POSSIBLE``. ``candidates``: the nearest entries with their scores, best first. ``doubt``: why a near entry is
    only a candidate. ``as_lead``: of a cooperative duty the outcome is scored, or whatever it takes. ``catch_all``:
    names no matter, so nothing can match. ``exempt``: no duty but a rule of scoring, or housekeeping that the list does
    not have. ``unknown_refs``: declared ids that the list does not have. ``expired``: the admission that would back the
    line, were it in force. ``parts``: duties of single members. ``words``: what the match rests on, ``scored``: what
    says that the outcome is scored.
    """

    ids: tuple[str, ...] = ()
    list: DutyKind | None = None
    matched_by: MatchedBy = "none"
    score: float = 0.0
    candidates: tuple[tuple[str, float], ...] = ()
    doubt: Doubt | None = None
    as_lead: Lead | None = None
    catch_all: bool = False
    exempt: bool = False
    unknown_refs: tuple[str, ...] = ()
    expired: Admission | None = None
    parts: tuple[Part, ...] = ()
    words: tuple[Words, ...] = ()
    scored: tuple[Words, ...] = ()

    @property
    def possible(self) -> frozenset[str]:
        """The duties that the line may be about, each doubt decided for the scheme."""
        near = () if self.matched_by == "declared" else self.candidates[:NEAR]
        return frozenset([*self.ids, *(each for each, score in near if score >= POSSIBLE)])
