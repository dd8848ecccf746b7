"""Which duty of the list backs which indicator, and whether the line scores the part that the list gives the unit."""

from __future__ import annotations

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

FOUND, POSSIBLE = 0.8, 0.6
"""Scores from which a duty is taken for found, and for a candidate that somebody has to look at."""
SHOWN = 3

MatchedBy = Literal["declared", "text", "admission", "none"]


@dataclass(frozen=True, slots=True)
class DutyMatch:
    """What the list has for one indicator.

    ``ids``: the duties, best first. ``list``: where the first of them stands. ``score``: 0 to 1, see ``FOUND`` and
    ``POSSIBLE``. ``candidates``: the nearest entries with their scores, best first. ``as_lead``: a cooperative duty of
    which the outcome is scored. ``catch_all``: names no matter, so nothing can match. ``exempt``: no duty but a rule of
    scoring, or housekeeping that the list does not have. ``unknown_refs``: declared ids that the list does not have.
    ``words``: what the match rests on, ``scored``: what says that the outcome is scored.
    """

    ids: tuple[str, ...] = ()
    list: DutyKind | None = None
    matched_by: MatchedBy = "none"
    score: float = 0.0
    candidates: tuple[tuple[str, float], ...] = ()
    as_lead: bool = False
    catch_all: bool = False
    exempt: bool = False
    unknown_refs: tuple[str, ...] = ()
    words: tuple[Words, ...] = ()
    scored: tuple[Words, ...] = ()


class Duties:
    """Matches of indicators with a duty list, each worked out when first asked for."""

    def __init__(self, duty_list: DutyList, leaves: Iterable[Node], *, year: int | None = None) -> None:
        self.duty_list = duty_list
        self._leaves = tuple(leaves)
        self._matches: dict[Node, DutyMatch] = {}
        self._admissions = [each for each in duty_list.admissions if _in_force(each, year)]
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
        return Ranking(self.duty_list.duties)

    @cached_property
    def _admitted(self) -> Ranking:
        return Ranking(self._admissions)

    def _match(self, node: Node) -> DutyMatch:
        line = line_of(node)
        wording = read_wording(line)
        if node.indicator.duty_ref:
            return self._declared(node.indicator.duty_ref, line, wording)
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
        departments = (*node.indicator.assessor, *node.indicator.lead)
        found = self._ranking.candidates(wording, departments)
        near = tuple((self.ids[one.number], one.score) for one in found[:SHOWN])
        admitted = self._admitted.candidates(wording, ()) if self._admissions else []
        if admitted and admitted[0].score >= FOUND and (not found or admitted[0].score >= found[0].score):
            return DutyMatch(matched_by="admission", score=admitted[0].score, candidates=near)
        if not found or found[0].score < POSSIBLE:
            return DutyMatch(score=found[0].score if found else 0.0, candidates=near, exempt=wording.admin)
        best = self._ranking.entries[found[0].number]
        portion = read_portion(line)
        kind = best.duty.list if best.duty is not None else None
        lead = kind == "cooperative" and portion.as_lead
        return DutyMatch(
            ids=tuple(self.ids[one.number] for one in self._together(found, wording)),
            list=kind,
            matched_by="text",
            score=found[0].score,
            candidates=near,
            as_lead=lead,
            words=_rested(wording, best.title),
            scored=portion.outcome if lead else (),
        )

    def _together(self, found: list[Candidate], wording: Wording) -> list[Candidate]:
        """The best entry, and for a compound line those found for its other matters on the same list."""
        first = self._ranking.entries[found[0].number]
        chosen, covered = [found[0]], {name for name in wording.subject if name in first.title.matters}
        for one in found[1:SHOWN]:
            entry = self._ranking.entries[one.number]
            more = {name for name in wording.subject if name in entry.title.matters} - covered
            same = entry.duty is not None and first.duty is not None and entry.duty.list == first.duty.list
            if one.score >= FOUND and more and same:
                chosen.append(one)
                covered |= more
        return chosen


def _rested(wording: Wording, title: Wording) -> tuple[Words, ...]:
    """The longest words of the matters that a line and an entry share; hints only when it names none outright."""
    shared = [name for name in wording.words if name in title.matters]
    firm = [name for name in shared if name in wording.subject] or shared
    words = list(dict.fromkeys(one for name in firm for one in wording.words[name]))
    return tuple(one for one in words if not any(other != one and _inside(one, other) for other in words))


def _inside(one: Words, other: Words) -> bool:
    return one.field == other.field and other.start <= one.start and one.end <= other.end


def _in_force(admission: Admission, year: int | None) -> bool:
    """Whether an admission covers (a part of) the assessed year; without a year it does."""
    if year is None:
        return True
    begun = admission.date is None or admission.date.year <= year
    return begun and (admission.until is None or admission.until.year >= year)
