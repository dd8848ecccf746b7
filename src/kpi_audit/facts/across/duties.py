"""Duties in the schemes of all departments: which are assessed elsewhere, and which their leads leave out."""

from __future__ import annotations

from collections.abc import Iterator

from ...scheme.duty import Duty
from ...startup.records import dataclass
from ..duty.coverage import Coverage, coverage_of
from ..duty.duties import Duties
from ..facts import Facts
from ..hierarchy import Node
from .clan import issuer_of, plain_name


def touched_elsewhere(facts: Facts, duties: Duties) -> set[str]:
    """Duties that lines of siblings may be about, each doubt decided for the scheme."""
    return {each for sibling in facts.siblings for each in _touched(sibling, duties)}


def share_together(facts: Facts, duties: Duties) -> float:
    """The share of all schemes' weight that is on core duties, each scheme with its points (or lines) as they are."""
    found = [_coverage(one, duties) for one in (facts, *facts.siblings)]
    same = [one for one in found if one.measure == found[0].measure]
    whole = sum(one.whole for one in same)
    return sum(one.core for one in same) / whole if whole else 1.0


def _coverage(facts: Facts, duties: Duties) -> Coverage:
    key = ("coverage", id(duties.duty_list), facts.path)
    return facts.company.once(key, lambda: coverage_of(facts, _matcher(facts, duties)))


@dataclass(frozen=True, slots=True, eq=False)
class Unled:
    """A line that scores the unit's part of a cooperative duty for its lead, whose ``own`` scheme leaves it out."""

    leaf: Node
    id: str
    duty: Duty
    own: Facts


def unled(facts: Facts) -> Iterator[Unled]:
    """Every such line; one that scores more than the unit's part is told as that."""
    duties = facts.duties
    if duties is None or not facts.siblings:
        return
    for leaf in facts.leaves:
        match = duties.match(leaf)
        if match.catch_all or match.list != "cooperative" or match.as_lead or facts.reading(leaf).flag("veto"):
            continue
        duty = duties.duty(match.ids[0])
        own = lead_without(facts, leaf, match.ids[0], duty, duties) if duty is not None else None
        if duty is not None and own is not None:
            yield Unled(leaf, match.ids[0], duty, own)


def lead_without(facts: Facts, leaf: Node, duty_id: str, duty: Duty, duties: Duties) -> Facts | None:
    """The scheme of a duty's lead department that says nothing of the duty, though the lead scores a line on it."""
    lead = duty.lead or duty.takeover
    if not lead:
        return None
    name = plain_name(facts, lead)
    scorers = next((node.indicator.assessor for node in (leaf, *leaf.ancestors) if node.indicator.assessor), ())
    if name not in {plain_name(facts, each) for each in scorers}:
        return None
    own = next((sibling for sibling in facts.siblings if issuer_of(sibling) == name), None)
    return own if own is not None and duty_id not in _touched(own, duties) else None


def _touched(facts: Facts, duties: Duties) -> frozenset[str]:
    """The duties of a list that the lines of a scheme may be about; worked out once for each list."""
    return facts.company.once(("touched", id(duties.duty_list), facts.path), lambda: _found(facts, duties))


def _found(facts: Facts, duties: Duties) -> frozenset[str]:
    matcher = _matcher(facts, duties)
    found: set[str] = set()
    for leaf in facts.hierarchy.leaves:
        found.update(matcher.match(leaf).possible)
    return frozenset(found)


def _matcher(facts: Facts, duties: Duties) -> Duties:
    """The scheme's own matches where it has the same list: they are worked out once."""
    own = facts.duties
    return own if own is not None and own.duty_list is duties.duty_list else duties
