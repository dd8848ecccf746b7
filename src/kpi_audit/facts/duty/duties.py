"""Which duty of the list backs which indicator, and whether the line scores the part that the list gives the unit."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import cached_property

from ...reading.duty.departments import departments, told
from ...reading.duty.members import members
from ...reading.duty.portions import Lead, read_portion
from ...reading.duty.wording import Wording, is_party_work, read_wording
from ...reading.text.line import Line, Words
from ...reading.text.stretches import outermost
from ...scheme.duty import Admission, Duty, DutyList
from ...startup import patterns as re
from ..hierarchy import Node
from ..readings import line_of
from .certainty import DOUBTED, FOUND, POSSIBLE
from .duty_match import DutyMatch, Part
from .duty_ranking import Candidate, Ranking
from .entries import Entry, entry_of, same_text
from .evidence import left_over, shared_word
from .scores import Doubt

NEAREST = 10
"""So many entries are shown as candidates."""
CERTAIN = 0.9
"""Score from which a single sentence of a line is taken to be about another duty than the line."""
OWN = 0.1
"""How far a department's entry must be ahead of one of the unit's own list: between equals the line is the unit's."""
HEAD = 2
"""So many characters at the end of a name are its head."""
AHEAD = 0.05
"""How far the entry of a single member must be ahead of the next: members say little."""

_UNIT = re.compile(
    r"乡镇|街道办|[镇乡](?:党委|人民政府|政府)|^各?(?:乡镇?|镇|街道|村|社区)|(?<!集)镇$|[乡村]$|村(?:委会|民委员会)|社区(?:居委会)?$"
)
"""The assessed unit, named as the one that leads."""

Dates = tuple[datetime.date, datetime.date]


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
    def has_party_work(self) -> bool:
        """Whether the list speaks of the work of the Party."""
        return any(is_party_work(f"{duty.category} {duty.item}") for duty in self.duty_list.duties)

    @cached_property
    def _ranking(self) -> Ranking:
        """Duties, then admissions in force, then the others, in one list: what is rare is rare among all of them."""
        return Ranking([*self.duty_list.duties, *self._in_force, *self._expired])

    def _match(self, node: Node) -> DutyMatch:
        line = line_of(node)
        wording = read_wording(line)
        refs = next((one.indicator.duty_ref for one in (node, *node.ancestors) if one.indicator.duty_ref), ())
        if refs:
            return self._declared(refs, node, line, wording)
        if wording.rules:
            return DutyMatch(exempt=True)
        if wording.catch_all:
            return DutyMatch(catch_all=True)
        found = self._by_text(node, line, wording)
        if wording.judged and found.list != "basic":  # how people rate the unit is no department's business
            return DutyMatch(exempt=True)
        return found

    def _declared(self, refs: tuple[str, ...], node: Node, line: Line, wording: Wording) -> DutyMatch:
        known = tuple(ref for ref in refs if ref in self.by_id)
        unknown = tuple(ref for ref in refs if ref not in self.by_id)
        if not known:
            return DutyMatch(matched_by="declared", unknown_refs=unknown, catch_all=wording.catch_all)
        lists = [self.by_id[ref].list for ref in known]
        kind = next((name for name in ("taken_back", "cooperative", "basic") if name in lists), None)
        entry = entry_of(next(self.by_id[ref] for ref in known if self.by_id[ref].list == kind))
        lead, scored = _lead(line, entry, node)
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
        near = tuple((self.ids[one.number], one.held) for one in found[:NEAREST])
        score = near[0][1] if near else 0.0
        best = ranked[0] if ranked and ranked[0].score >= POSSIBLE else None
        if best is not None and duties <= best.number < admitted:
            return DutyMatch(matched_by="admission", score=best.score, candidates=near)
        if score < POSSIBLE or (wording.admin and not self._listed(wording, found[0])):
            gone = self._expired[best.number - admitted] if best is not None and best.number >= admitted else None
            return DutyMatch(score=score, candidates=near, exempt=bool(wording.admin), expired=gone)
        first = self._ranking.entries[found[0].number]
        together = self._together(found, wording)
        parts = self._parts(line, together)
        doubt = self._doubt(found[0], wording, [*together, *parts])
        score = found[0].score if doubt is None else min(found[0].score, DOUBTED)
        lead, scored = (None, ()) if self._own_too(found, wording) else _lead(line, first, node)
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

    def _own_too(self, found: list[Candidate], wording: Wording) -> bool:
        """Whether the unit's own list is hardly less near than the cooperative entry that is first, and has what the
        line's name comes down to: its last word (救助对象参保 is 参保动员, though it speaks of 医疗救助 too)."""
        head, first = wording.name.rstrip()[-HEAD:], self._ranking.entries[found[0].number].title.text
        least = max(FOUND, found[0].held - OWN)
        near = (one for one in found[1:NEAREST] if one.held >= least and "same_word" in one.evidence)
        entries = [self._ranking.entries[one.number] for one in near]
        own = [one for one in entries if one.kind == "basic"]
        if head not in first and any(head in one.title.text for one in own):
            return True
        # or the very words of what is done (预警信息), which the department's duty does not have
        words = (shared_word(" ".join(wording.objects), one.title.text) for one in own)
        return any(word and word not in first for word in words)

    def _listed(self, wording: Wording, best: Candidate) -> bool:
        """Whether the list has housekeeping among its duties, in the same words."""
        text = self._ranking.entries[best.number].title.text
        return best.score >= FOUND and any(word in text for word in wording.admin)

    def _doubt(self, first: Candidate, wording: Wording, all_found: list[Candidate | Part]) -> Doubt | None:
        """The doubt that is left when all entries found for the line and its members are taken together."""
        numbers = [self.ids.index(one.id) if isinstance(one, Part) else one.number for one in all_found]
        entries = [self._ranking.entries[number] for number in numbers]
        return None if first.doubt == "part" and not left_over(wording, *entries) else first.doubt

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
        """What single members of the line are about, beside the matter of the whole."""
        entries = [self._ranking.entries[one.number] for one in chosen]
        found: dict[str, Part] = {}
        for member in members(line):
            wording = read_wording(member)
            if all(any(name in entry.held for entry in entries) for name in wording.subject):
                continue
            ranked = self._ranking.candidates(wording, told(member))
            rival = ranked[1].score if len(ranked) > 1 else 0.0
            if not ranked or ranked[0].number >= len(self.ids) or ranked[0].score - rival < AHEAD:
                continue
            best, entry = ranked[0], self._ranking.entries[ranked[0].number]
            enough = FOUND if member.passage("name") else CERTAIN
            if best.score >= enough and "same_word" in best.evidence and best.doubt is None:
                duty_id, (lead, scored) = self.ids[best.number], _lead(member, entry)
                words = scored or _rested(wording, entry.title)
                found.setdefault(duty_id, Part(duty_id, entry.kind, best.score, lead, words))
        return tuple(found.values())


def in_force(admission: Admission, dates: Dates | None) -> bool:
    """Whether an admission covers (a part of) the assessed period; without dates it does."""
    if dates is None:
        return True
    begun = admission.date is None or admission.date <= dates[1]
    return begun and (admission.until is None or admission.until >= dates[0])


def _lead(line: Line, entry: Entry, node: Node | None = None) -> tuple[Lead | None, tuple[Words, ...]]:
    """How a line scores more than the unit's part of a cooperative duty, and the words that say so."""
    if entry.kind != "cooperative":
        return None, ()
    portion = read_portion(line)
    lead = portion.lead(entry.part, entry.rest)
    if lead != "outcome" and node is not None and any(_UNIT.search(one) for one in node.indicator.lead):
        return "named", ()
    return lead, portion.beyond(entry.part, entry.rest) if lead == "outcome" else ()


def _rested(wording: Wording, title: Wording) -> tuple[Words, ...]:
    """The longest words of the matters that a line and an entry share; hints only when it names none outright."""
    shared = [name for name in wording.words if name in title.matters]
    firm = [name for name in shared if name in wording.subject] or shared
    return tuple(outermost(one for name in firm for one in wording.words[name]))
