"""The vetoes that hold for one unit."""

from __future__ import annotations

from ..facts import Facts
from .vetoes import VetoFact


def counted_vetoes(facts: Facts, names: frozenset[str] = frozenset()) -> list[VetoFact]:
    """Vetoes on the unit of these names (id, name, category), without any on the unit that has most.

    Party discipline is not counted.
    """
    counted = [veto for veto in facts.vetoes if not veto.integrity]
    targets = [veto.node.indicator.applies_to if veto.node is not None else () for veto in counted]
    if names:
        return [veto for veto, target in zip(counted, targets, strict=True) if not target or names & set(target)]
    units = dict.fromkeys(unit for target in targets for unit in target)
    sets = [
        [veto for veto, target in zip(counted, targets, strict=True) if not target or unit in target] for unit in units
    ]
    return max(sets, key=len) if sets else counted
