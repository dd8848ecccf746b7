"""Which duty of the list backs which indicator, and whether the line scores the part that the list gives the unit."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from ...reading.duty.portions import read_portion
from ...reading.duty.wording import Wording, read_wording
from ...reading.text.line import Line, Words
from ...scheme.duty import Admission, Duty, DutyList
from ...scheme.names import DutyKind
from ..hierarchy import Node
from ..readings import line_of
from .duty_ranking import Candidate, Ranking
from .entries import Entry
from .scores import DOUBTED, FOUND, POSSIBLE, Doubt, doubt_of, left_over

NEAREST = 10
"""So many entries are shown as candidates."""

MatchedBy = Literal["declared", "text", "admission", "none"]
Dates = tuple[datetime.date, datetime.date]


@dataclass(frozen=True, slots=True)
class DutyMatch:
    """What the list has for one indicator.

    ``ids``: the duties, best first. ``list``: where the first of them stands. ``score``: 0 to 1, see ``FOUND`` and
    ``POSSIBLE``. ``candidates``: the nearest entries with their scores, best first. ``doubt``: why a near entry is only a
    candidate. ``as_lead``: a cooperative duty of which the outcome is scored. ``catch_all``: names no matter, so nothing
    can match. ``exempt``: no duty but a rule of scoring, or housekeeping that the list does not have. ``unknown_refs``:
    declared ids that the list does not have. ``expired``: the admission that would back the line, were it in force.
    ``words``: what the match rests on, ``scored``: what says that the outcome is scored.
    """

    ids: tuple[str, ...] = ()
    list: DutyKind | None = None
    matched_by: MatchedBy = "none"
    score: float = 0.0
    candidates: tuple[tuple[str, float], ...] = ()
    doubt: Doubt | None = None
    as_lead: bool = False
    catch_all: bool = False
    exempt: bool = False
    unknown_refs: tuple[str, ...] = ()
    expired: Admission | None = None
    words: tuple[Words, ...] = ()
    scored: tuple[Words, ...] = ()


class Duties:
    """Matches of indicators with a duty list, each worked out when first asked for."""

    def __init__(self, duty_list: DutyList, leaves: Iterable[Node], *, dates: Dates | None = None) -> None:
        self.duty_list = duty_list
        self._leaves = tuple(leaves)
        self._matches: dict[Node, DutyMatch] = {}
        self._in_force = [each for each in duty_list.admissions if in_force(each, dates)]
        self._expired = [each for each in duty_list.admissions if not in_force(each, dates)]
        self.ids = [duty.id if duty.id is not None else f"#{number}" for number, duty in enumerate(duty_list.duties, 1)]
        self.by_id: dict[str, Duty] = dict(zip(self.ids, duty_list.duties, strict=True))

    def match(self, node: Node) -> DutyMatch:
        """The match of one indicator."""
        if node not in self._matches:
            self._matches[node] = self._match(node)
        return self._matches[node]

    @property
    def matches(self) -> dict[Node, DutyMatch]:
        """Every leaf with its match."""
        return {leaf: self.match(leaf) for leaf in self._leaves}

    def duty(self, duty_id: str) -> Duty | None:
        """The duty of an id, None when the list does not have it."""
        return self.by_id.get(duty_id)

    @cached_property
    def _ranking(self) -> Ranking:
        """Duties, then the admissions in force, then the others, in one list: what is rare is rare among all of them."""
        return Ranking([*self.duty_list.duties, *self._in_force, *self._expired])

    def _match(self, node: Node) -> DutyMatch:
        line = line_of(node)
        wording = read_wording(line)
        refs = next((one.indicator.duty_ref for one in (node, *node.ancestors) if one.indicator.duty_ref), ())
        if refs:
            return self._declared(refs, line, wording)
        if wording.rules:
            return DutyMatch(exempt=True)
        if wording.catch_all:
            return DutyMatch(catch_all=True)
        return self._by_text(node, line, wording)

    def _declared(self, refs: tuple[str, ...], line: Line, wording: Wording) -> DutyMatch:
        known = tuple(ref for ref in refs if ref in self.by_id)
        unknown = tuple(ref for ref in refs if ref not in self.by_id)
        if not known:
            return DutyMatch(matched_by="declared", unknown_refs=unknown, catch_all=wording.catch_all)
        lists = [self.by_id[ref].list for ref in known]
        kind = next((name for name in ("taken_back", "cooperative", "basic") if name in lists), None)
        portion = read_portion(line)
        lead = kind == "cooperative" and portion.as_lead
        return DutyMatch(
            ids=known,
            list=kind,
            matched_by="declared",
            score=1.0,
            as_lead=lead,
            catch_all=wording.catch_all,
            unknown_refs=unknown,
            words=_rested(wording, wording),
            scored=portion.outcome if lead else (),
        )

    def _by_text(self, node: Node, line: Line, wording: Wording) -> DutyMatch:
        ranked = self._ranking.candidates(wording, (*node.indicator.assessor, *node.indicator.lead))
        duties, admitted = len(self.ids), len(self.ids) + len(self._in_force)
        found = [one for one in ranked if one.number < duties]
        near = tuple((self.ids[one.number], self._score(one, wording)) for one in found[:NEAREST])
        score = near[0][1] if near else 0.0
        best = ranked[0] if ranked and ranked[0].score >= POSSIBLE else None
        if best is not None and duties <= best.number < admitted:
            return DutyMatch(matched_by="admission", score=best.score, candidates=near)
        if score < (FOUND if wording.admin else POSSIBLE):
            gone = self._expired[best.number - admitted] if best is not None and best.number >= admitted else None
            return DutyMatch(score=score, candidates=near, exempt=wording.admin, expired=gone)
        first = self._ranking.entries[found[0].number]
        together = self._together(found, wording)
        doubt = self._doubt(found[0], wording, together)
        portion = read_portion(line)
        lead = first.kind == "cooperative" and portion.as_lead
        return DutyMatch(
            ids=tuple(self.ids[one.number] for one in together),
            list=first.kind,
            matched_by="text",
            score=score,
            candidates=near,
            doubt=doubt,
            as_lead=lead,
            words=_rested(wording, first.title),
            scored=portion.outcome if lead else (),
        )

    def _score(self, one: Candidate, wording: Wording) -> float:
        """The score, held below what counts as found while there is a doubt."""
        doubt = doubt_of(wording, self._ranking.entries[one.number], one.evidence)
        return one.score if doubt is None else min(one.score, DOUBTED)

    def _doubt(self, first: Candidate, wording: Wording, together: list[Candidate]) -> Doubt | None:
        doubt = doubt_of(wording, self._ranking.entries[first.number], first.evidence)
        entries = [self._ranking.entries[one.number] for one in together]
        return None if doubt == "part" and not left_over(wording, *entries) else doubt

    def _together(self, found: list[Candidate], wording: Wording) -> list[Candidate]:
        """The best entry, and for a compound line those found for its other matters on the same list."""
        first: Entry = self._ranking.entries[found[0].number]
        chosen, covered = [found[0]], {name for name in wording.subject if name in first.title.matters}
        for one in found[1:NEAREST]:
            entry = self._ranking.entries[one.number]
            more = {name for name in wording.subject if name in entry.title.matters} - covered
            if one.score >= FOUND and more and entry.kind == first.kind:
                chosen.append(one)
                covered |= more
        return chosen


def in_force(admission: Admission, dates: Dates | None) -> bool:
    """Whether an admission covers (a part of) the assessed period; without dates it does."""
    if dates is None:
        return True
    begun = admission.date is None or admission.date <= dates[1]
    return begun and (admission.until is None or admission.until >= dates[0])


def _rested(wording: Wording, title: Wording) -> tuple[Words, ...]:
    """The longest words of the matters that a line and an entry share; hints only when it names none outright."""
    shared = [name for name in wording.words if name in title.matters]
    firm = [name for name in shared if name in wording.subject] or shared
    words = list(dict.fromkeys(one for name in firm for one in wording.words[name]))
    return tuple(one for one in words if not any(other != one and _inside(one, other) for other in words))


def _inside(one: Words, other: Words) -> bool:
    return one.field == other.field and other.start <= one.start and one.end <= other.end
