"""How much of what a scheme hands down is a copy of what the level above handed to it."""

from __future__ import annotations

from collections.abc import Sequence

from ...reading.alignment.likeness import common
from ...reading.duty.plain import core
from ...scheme.names import LADDER
from ...startup import patterns as re
from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node
from .rung import Counterpart, Rung, level_of

COPY = 0.9
"""Texts at least this alike, levels and figures left out, are copies."""
_LEVELS = re.compile(r"[国省市县区镇乡村]|街道|社区|乡镇|[\s,.、。;:()\[\]“”\"'\d]")


@dataclass(frozen=True, slots=True)
class Copies:
    """The leaves that are handed down, and those of them that are copies of what was received."""

    handed: Sequence[Node]
    copied: Sequence[tuple[Node, Counterpart]]

    @property
    def share(self) -> float:
        """The share of copies, 0 to 1."""
        return len(self.copied) / len(self.handed) if self.handed else 0.0


def copies(facts: Facts) -> Copies:
    """What the scheme of one level hands to the next one down; nothing where it does not stand between two levels."""
    if not facts.levels.uppers or not all(_below(upper, facts) for upper in facts.levels.uppers):
        return Copies((), ())
    found = [(leaf, facts.levels.counterpart(leaf)) for leaf in facts.leaves]
    copied = [(leaf, upper) for leaf, upper in found if upper is not None and _copy(facts, leaf, upper)]
    return Copies(facts.leaves, copied)


def _below(upper: Rung, facts: Facts) -> bool:
    """Whether this scheme is a step below the other: it assesses lower units, or its issuer is lower."""
    for one, other in ((upper.scheme.assesses, facts.scheme.assesses), (level_of(upper), level_of(facts))):
        if one in LADDER and other in LADDER:
            return LADDER.index(one) < LADDER.index(other)
    return True


def _copy(facts: Facts, leaf: Node, upper: Counterpart) -> bool:
    mine, yours = _said(facts, leaf), _said(upper.rung, upper.node)
    if bool(mine) != bool(yours):
        return False
    if not mine:  # nothing but names: then those decide, with the targets
        mine, yours = (_LEVELS.sub("", node.name) for node in (leaf, upper.node))
        targets = [node.indicator.target.text if node.indicator.target else None for node in (leaf, upper.node)]
        return mine == yours and targets[0] == targets[1]
    return common(mine, yours) >= COPY


def _said(rung: Rung, node: Node) -> str:
    """Description and criteria without scoring, levels and figures."""
    texts = [each.text for each in rung.reading(node).line.passages if each.field in ("description", "criteria")]
    return _LEVELS.sub("", core("。".join(texts)))
