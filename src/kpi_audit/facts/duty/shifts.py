"""Lines that score what the list gives to a department: taken back, or the lead part of a cooperative duty."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ...reading.duty.portions import read_portion
from ...reading.text.line import Words
from ...scheme.duty import Duty
from ...source.location import Place
from ...startup import patterns as re
from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node
from .certainty import FOUND
from .duties import Duties
from .duty_match import DutyMatch
from .means import delegated
from .setting import in_shandong

_REPORTED = re.compile(
    r"发现[^,。;]{1,16}(?:,[^,。;]{0,8})?(?:上报|报告|报送|移交)|(?:巡查|排查|摸排)[^,。;]{0,12}(?:上报|报告)"
)
ShiftKind = Literal["taken_back", "as_lead", "part", "allowed", "member_taken_back", "member_as_lead"]
PART: frozenset[ShiftKind] = frozenset({"part", "allowed"})
"""What is scored is the unit's own part: with authorisation only, or as it may be."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A line on ``duties`` of a department, with their ids. ``part``: only the unit's own part is scored, in Shandong,
    ``allowed``: elsewhere.

    ``member_…``: only one member of the line is on them. ``declared``: the line says so; else ``score`` tells how sure
    the match is. ``unlimited``: it names no outcome but sets no limit. ``delegated``: the power comes with it.
    ``words``: what the finding rests on; ``at``: where it stands.
    """

    kind: ShiftKind
    leaf: Node
    duties: tuple[tuple[str, Duty], ...]
    declared: bool
    score: float
    unlimited: bool
    delegated: bool
    words: tuple[Words, ...]
    at: Place

    @property
    def owner(self) -> str:
        """The department whose duty it is, as the list names it."""
        duty = self.duties[0][1]
        return duty.takeover or duty.lead or ""


def shifts_of(facts: Facts) -> Iterator[Shift]:
    """Every such line in order; a catch-all names no duty that could be a department's."""
    duties = facts.duties
    if duties is None:
        return
    local = in_shandong(facts)
    for leaf in facts.leaves:
        match = duties.match(leaf)
        if match.catch_all:
            continue
        kind = _kind(facts, leaf, match, local)
        if kind is not None:
            yield _shift(facts, duties, leaf, match, kind)
        if match.list != "taken_back":
            yield from _members(duties, leaf, match)


def _kind(facts: Facts, leaf: Node, match: DutyMatch, local: bool) -> ShiftKind | None:
    if match.list == "taken_back":
        declared = match.matched_by == "declared"
        return "taken_back" if declared or not reports_only(facts, leaf) else None
    if match.list != "cooperative":
        return None
    if match.as_lead or facts.reading(leaf).flag("veto"):
        return "as_lead"
    if local:
        return "part"
    return "allowed" if match.matched_by == "declared" or match.score >= FOUND else None


def reports_only(facts: Facts, leaf: Node) -> bool:
    """Whether a line scores that something found is reported at once: everybody's part, whoever has the duty."""
    line = facts.reading(leaf).line
    found = any(_REPORTED.search(passage.text) for passage in line.passages)
    return found and not read_portion(line).outcome


def _shift(facts: Facts, duties: Duties, leaf: Node, match: DutyMatch, kind: ShiftKind) -> Shift:
    declared = match.matched_by == "declared"
    holder = next((one for one in (leaf, *leaf.ancestors) if one.indicator.duty_ref), leaf)
    return Shift(
        kind=kind,
        leaf=leaf,
        duties=tuple((each, duty) for each in match.ids if (duty := duties.duty(each)) and duty.list == match.list),
        declared=declared,
        score=match.score,
        unlimited=match.as_lead == "unlimited",
        delegated=kind not in PART and delegated(facts, leaf),
        words=match.scored or match.words,
        at=holder.indicator.place("duty_ref") if declared else leaf.indicator.place("name"),
    )


def _members(duties: Duties, leaf: Node, match: DutyMatch) -> Iterator[Shift]:
    for part in match.parts:
        if part.list != "taken_back" and part.as_lead != "outcome":
            continue
        kind: ShiftKind = "member_taken_back" if part.list == "taken_back" else "member_as_lead"
        found = ((part.id, duties.by_id[part.id]),)
        yield Shift(kind, leaf, found, False, part.score, False, False, part.words, leaf.indicator.place("name"))
