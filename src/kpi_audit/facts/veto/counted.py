"""The vetoes that hold for one unit."""

from __future__ import annotations

from collections import Counter

from ..addressed import Addressed
from ..facts import Facts
from .veto_fact import VetoFact


def counted_vetoes(facts: Facts, names: frozenset[str] = frozenset()) -> list[VetoFact]:
    """Vetoes on the unit of these names (id, name, category), without any on the unit that has most.

    Party discipline is not counted.
    """
    counted = [veto for veto in facts.vetoes if not veto.integrity]
    targets = [veto.node.indicator.applies_to if veto.node is not None else () for veto in counted]
    addressed = Addressed(zip(counted, targets, strict=True))
    if names:
        return addressed.to(names)
    units = Counter(unit for target in targets for unit in dict.fromkeys(target))
    return addressed.to(frozenset({max(units, key=units.__getitem__)})) if units else counted
