"""How one line of the level above becomes many here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node
from ..points.unit_sets import named_after_unit
from .rung import Counterpart, Rung

_HEADING = 4
"""A name of so few characters is told apart by the group above it."""


@dataclass(frozen=True, slots=True, eq=False)
class FanOut:
    """Lines that carry out one upper line; parts of one total count once. ``declared``: all by reference."""

    upper: Counterpart
    leaves: Sequence[Node]
    kinds: int
    declared: bool


@dataclass(frozen=True, slots=True)
class Growth:
    """Different lines here and in the schemes above."""

    here: int
    above: int

    @property
    def ratio(self) -> float:
        """How many lines one line above has become."""
        return self.here / self.above if self.above else 0.0


def fan_outs(facts: Facts) -> Iterator[FanOut]:
    """Every upper line that more than one kind of line carries out, in document order."""
    derived: dict[tuple[str, str], list[tuple[Node, Counterpart]]] = {}
    for leaf in facts.leaves:
        upper = facts.levels.source(leaf)
        if upper is None or not upper.node.is_leaf or outline(upper.rung):
            continue
        if not _ordered_by_law(leaf):
            derived.setdefault((upper.rung.path, upper.node.id), []).append((leaf, upper))
    for found in derived.values():
        leaves = [leaf for leaf, _ in found]
        kinds = len({_kind(facts, leaf) for leaf in leaves})
        yield FanOut(found[0][1], leaves, kinds, all(upper.declared for _, upper in found))


def growth(facts: Facts) -> Growth:
    """The number of different lines here against the schemes above; an outline is no measure.

    Without any above there is nothing to be told apart: all lines count.
    """
    above = [upper for upper in facts.levels.uppers if not outline(upper)]
    if not above:
        return Growth(len(facts.leaves), 0)
    lines = sum(
        len({_kind(upper, leaf) for leaf in upper.hierarchy.leaves if leaf.section == "indicators"}) for upper in above
    )
    return Growth(len({_kind(facts, leaf) for leaf in facts.leaves}), lines)


def outline(upper: Rung) -> bool:
    """Whether a document above only names directions: several headings, nothing scored, no target."""
    asked = (
        one.points is not None or one.weight is not None or one.target is not None or bool(one.criteria)
        for one in (node.indicator for node in upper.hierarchy.nodes)
    )
    return len(upper.hierarchy.leaves) > 1 and not any(asked)


def _kind(rung: Rung, leaf: Node) -> tuple[str, str]:
    """What a line is about whoever it is for: 甲镇粮食产量 and 乙镇粮食产量 are one kind, as are 甲镇 and 乙镇."""
    groups = "" if leaf.parent is None else leaf.parent.name
    if named_after_unit(leaf.name):
        return ("", groups)
    subject = rung.levels.subject(leaf)
    return (subject.plain, "" if len(subject.plain) > _HEADING else groups)


def _ordered_by_law(leaf: Node) -> bool:
    """A composite index whose parts a law lays down."""
    return any(basis.type == "law" for node in (leaf, *leaf.ancestors) for basis in node.indicator.basis)
