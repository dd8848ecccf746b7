"""Last year against this year: more lines with fewer people or less money."""

from __future__ import annotations

from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node
from ..versions import matching

_RANK = {"none": 0, "partial": 1, "full": 2}


@dataclass(frozen=True, slots=True)
class Shrinking:
    """Lines went up; ``staff`` of the same units went down (0: not known), or funds or staff of ``reduced`` lines."""

    leaves_before: int
    leaves: int
    staff_before: float
    staff: float
    reduced: tuple[Node, ...]


def shrinking(facts: Facts) -> Shrinking | None:
    """Set when leaves went up while staff, or the declared funds or staff of a line, went down."""
    previous = facts.previous
    if previous is None or len(facts.leaves) <= len(previous.leaves):
        return None
    before, now = _staff(previous), _staff(facts)
    common = [unit for unit in before if unit in now]
    staff_before, staff = sum(before[unit] for unit in common), sum(now[unit] for unit in common)
    known = matching.last_year(facts)
    reduced = tuple(leaf for leaf in facts.leaves if _cut(known.get(leaf), leaf))
    if staff >= staff_before:
        staff_before = staff = 0.0
    if not reduced and not staff_before:
        return None
    return Shrinking(len(previous.leaves), len(facts.leaves), staff_before, staff, reduced)


def _staff(facts: Facts) -> dict[str, float]:
    """Staff of each unit that is known by a name or an id, from the capacity data, else from the scheme."""
    capacity = facts.dossier.capacity
    known = [(unit.id or unit.name or "", unit.staff) for unit in facts.scheme.units]
    known += [(unit.id or unit.name or "", unit.staff) for unit in (capacity.units if capacity is not None else ())]
    return {unit: staff for unit, staff in known if staff is not None}


def _cut(old: Node | None, new: Node) -> bool:
    """Whether the funds or the staff of a line were declared to be more last year."""
    if old is None or old.indicator.means is None or new.indicator.means is None:
        return False
    pairs = [(getattr(old.indicator.means, name), getattr(new.indicator.means, name)) for name in ("funds", "staff")]
    return any(one and two and _RANK[two] < _RANK[one] for one, two in pairs)
