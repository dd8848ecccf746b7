"""One event that the schemes of several departments punish."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

from ...reading.accountability.events import signature
from ...startup.records import dataclass
from ..accountability.charges import Charge
from ..accountability.doubles import find_doubles, open_charges
from ..facts import Facts
from .clan import clan

MOST = 12
"""Places of other schemes listed for one event."""
_DEFINITE = frozenset({"burning", "pollution", "food", "drug", "leak", "land", "construction", "poverty"})
"""Events of which everybody means the same; a petition or an accident is each department's own unless it is named, or
where the petitioners went is."""
_PUNISHED = frozenset({"leaf", "list", "veto"})


@dataclass(frozen=True, slots=True)
class Across:
    """A charge with those of other schemes that the same event sets off, one a scheme, in the order of the run."""

    charge: Charge
    others: tuple[tuple[Facts, Charge], ...]


def punished_across(facts: Facts) -> Iterator[Across]:
    """One for each place of a scheme that is not told for another one of the same scheme anyway."""
    family = clan(facts)
    alike = facts.company.once(("charges", family[0].path), partial(_alike, family))
    near = {sibling.path for sibling in facts.siblings}
    told = {double.first.seat for double in find_doubles(facts)}
    for charge in _charges(facts):
        if charge.seat in told:
            continue
        found: dict[str, tuple[Facts, Charge]] = {}
        for other, theirs in alike[_key(charge)]:
            if len(found) == MOST:
                break
            if other.path in near and {charge.where, theirs.where} != {"veto"}:
                found.setdefault(other.path, (other, theirs))
        if found:
            told.add(charge.seat)
            yield Across(charge, tuple(found.values()))


def _alike(family: Sequence[Facts]) -> dict[object, list[tuple[Facts, Charge]]]:
    found: dict[object, list[tuple[Facts, Charge]]] = defaultdict(list)
    for facts in family:
        for charge in _charges(facts):
            found[_key(charge)].append((facts, charge))
    return found


def _charges(facts: Facts) -> list[Charge]:
    """Charges on events that mean the same in every scheme."""
    key = ("definite charges", facts.path)
    return facts.company.once(key, lambda: [one for one in open_charges(facts) if _definite(one)])


def _definite(charge: Charge) -> bool:
    event = charge.event
    if event is None or charge.where not in _PUNISHED or event.rest or event.inherits:
        return False
    return event.kind in _DEFINITE or bool(event.objects) or (event.kind == "petition" and bool(event.levels))


def _key(charge: Charge) -> object:
    """All that tells events apart: equal keys mean the very same event."""
    return () if charge.event is None else signature(charge.event)
