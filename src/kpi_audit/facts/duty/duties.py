"""Which duty of the list backs which indicator, and whether the line scores the part that the list gives the unit."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from ...reading.duty.departments import departments, told
from ...reading.duty.portions import Lead, read_portion
from ...reading.duty.wording import Wording, read_wording
from ...reading.text.clauses import sentences
from ...reading.text.line import Line, Words
from ...scheme.duty import Admission, Duty, DutyList
from ...scheme.names import DutyKind
from ..hierarchy import Node
from ..readings import line_of
from .duty_ranking import Candidate, Ranking
from .entries import Entry, entry_of, same_text
from .evidence import has, left_over
from .scores import DOUBTED, FOUND, POSSIBLE, Doubt, doubt_of

NEAREST = 10
"""So many entries are shown as candidates."""
CERTAIN = 0.9
"""Score from which a single sentence of a line is taken to be about another duty than the line."""
AHEAD = 0.05
"""How far the entry of a single sentence or member must be ahead of the next: they say little."""

_MEMBER = re.compile(r"[^、和与及,;]{2,}")

MatchedBy = Literal["declared", "text", "admission", "none"]
Dates = tuple[datetime.date, datetime.date]


@dataclass(frozen=True, slots=True)
class Part:
    """A duty that only a sentence of a line is about; the fields are those of ``DutyMatch``."""

    id: str
    list: DutyKind | None
    score: float
    as_lead: Lead | None
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class DutyMatch:
    """What the list has for one indicator.

    ``ids``: the duties, best first. ``list``: where the first of them stands. ``score``: 0 to 1, see ``FOUND`` and
    ``POSSIBLE``. ``candidates``: the nearest entries with their scores, best first. ``doubt``: why a near entry is only a
    candidate. ``as_lead``: of a cooperative duty the outcome is scored, or whatever it takes. ``catch_all``: names no
    matter, so nothing can match. ``exempt``: no duty but a rule of scoring, or housekeeping that the list does not have. ``unknown_refs``:
    declared ids that the list does not have. ``expired``: the admission that would back the line, were it in force.
    ``parts``: what single sentences
    are about besides. ``words``: what the match rests on, ``scored``: what says that the outcome is scored.
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
        entry = entry_of(next(self.by_id[ref] for ref in known if self.by_id[ref].list == kind))
        lead, scored = _lead(line, entry)
        return DutyMatch(
            ids=known,
            list=kind,
            matched_by="declared",
            score=1.0,
            as_lead=lead,
            catch_all=wording.catch_all,
            unknown_refs=unknown,
            words=_rested(wording, wording),
            scored=scored,
        )

    def _by_text(self, node: Node, line: Line, wording: Wording) -> DutyMatch:
        owners = departments("。".join((*node.indicator.assessor, *node.indicator.lead))) or told(line)
        ranked = self._ranking.candidates(wording, owners)
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
        lead, scored = _lead(line, first)
        parts = self._parts(line, together)
        return DutyMatch(
            ids=(*(self.ids[one.number] for one in together), *(one.id for one in parts if one.list == first.kind)),
            list=first.kind,
            matched_by="text",
            score=score,
            candidates=near,
            doubt=doubt,
            as_lead=lead,
            parts=parts,
            words=_rested(wording, first.title),
            scored=scored,
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
        """The best entry, those that say the same, and for a compound line those for its other matters, of one kind."""
        first: Entry = self._ranking.entries[found[0].number]
        chosen, covered = [found[0]], {name for name in wording.subject if name in first.title.matters}
        for one in found[1:NEAREST]:
            entry = self._ranking.entries[one.number]
            more = {name for name in wording.subject if name in entry.title.matters} - covered
            if one.score >= FOUND and entry.kind == first.kind and (more or same_text(first, entry)):
                chosen.append(one)
                covered |= more
        return chosen

    def _parts(self, line: Line, chosen: list[Candidate]) -> tuple[Part, ...]:
        """What single sentences of the criteria are about, beside the matter of the whole line."""
        entries = [self._ranking.entries[one.number] for one in chosen]
        found: dict[str, Part] = {}
        for said in _sentences(line):
            wording = read_wording(said)
            if not any(not any(has(entry, name) for entry in entries) for name in wording.subject):
                continue
            ranked = self._ranking.candidates(wording, told(said))
            rival = ranked[1].score if len(ranked) > 1 else 0.0
            if not ranked or ranked[0].number >= len(self.ids) or ranked[0].score - rival < AHEAD:
                continue
            entry, duty_id = self._ranking.entries[ranked[0].number], self.ids[ranked[0].number]
            doubt = doubt_of(wording, entry, ranked[0].evidence)
            certain = FOUND if said.passage("name") else CERTAIN
            if ranked[0].score >= certain and doubt is None and "same_word" in ranked[0].evidence:
                lead, scored = _lead(said, entry)
                rested = scored or _rested(wording, entry.title)
                found.setdefault(duty_id, Part(duty_id, entry.kind, ranked[0].score, lead, rested))
        return tuple(found.values())


def _sentences(line: Line) -> Iterator[Line]:
    """The sentences of the criteria and the members of a compound name, each as a line; none where there is but one."""
    for each in line.passages:
        if each.field == "name" and len(members := list(_MEMBER.finditer(each.text))) > 1:
            yield from (Line((each.cut(*one.span()),)) for one in members)
        elif each.field in ("description", "criteria") and len(found := sentences(each.text)) > 1:
            yield from (Line((each.cut(one.start, one.end),)) for one in found)


def _lead(line: Line, entry: Entry) -> tuple[Lead | None, tuple[Words, ...]]:
    """How a line scores more than the unit's part of a cooperative duty, and the words that say so."""
    if entry.kind != "cooperative":
        return None, ()
    portion = read_portion(line)
    lead = portion.lead(entry.part, entry.rest)
    return lead, portion.beyond(entry.part, entry.rest) if lead == "outcome" else ()


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
