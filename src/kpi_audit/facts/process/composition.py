"""How much of a scheme rewards doing (input and process) instead of results."""

from __future__ import annotations

from collections.abc import Sequence

from ...findings.finding import Evidence
from ...reading.meaning.kinds import DOING
from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node
from ..points.shares import Shares, shares_of
from ..readings import KindFact, evidence_of
from .products import checked_from_outside, good_product, legal_act
from .statutes import law_of

DOUBTFUL = 0.4
"""Readings below this confidence may be wrong about process or result (calibrated on labelled schemes)."""


_RESULTS = (good_product, legal_act, checked_from_outside)
"""What tells that a line of doing is a result for those who are assessed."""


@dataclass(frozen=True, slots=True)
class Composition:
    """``doing`` are the leaves of input and process that count, heaviest first; ``lawful`` rest on a law and do not.

    ``low`` counts only leaves whose kind is sure, ``high`` every leaf that may be one of them.
    """

    shares: Shares
    doing: Sequence[Node]
    lawful: Sequence[Node]
    doubtful: Sequence[Node]
    share: float
    low: float
    high: float
    by_leaves: float

    @property
    def firm(self) -> Sequence[Node]:
        """The leaves of ``doing`` whose kind is sure, heaviest first; all of them when none is."""
        unsure = set(self.doubtful)
        return [leaf for leaf in self.doing if leaf not in unsure] or self.doing


def composition(facts: Facts) -> Composition:
    """The composition of a scheme's ordinary leaves."""
    return facts.once("composition", lambda: _composition(facts))


def _composition(facts: Facts) -> Composition:
    shares = shares_of(facts)
    kinds = [(leaf, facts.reading(leaf).kind) for leaf in facts.leaves]
    process = [leaf for leaf, kind in kinds if kind.kind in DOING]
    lawful = {leaf for leaf in process if law_of(leaf) is not None}
    perhaps_doing = [leaf for leaf, kind in kinds if kind.kind in DOING or _doubtful(kind)]
    made = {leaf for leaf in perhaps_doing if any(is_result(facts, leaf) for is_result in _RESULTS)}
    doing = [leaf for leaf in process if leaf not in lawful and leaf not in made]
    doubtful = {leaf: None for leaf, kind in kinds if _doubtful(kind) and leaf not in lawful and leaf not in made}
    counted = set(doing)
    sure = [leaf for leaf in doing if leaf not in doubtful]
    perhaps = [leaf for leaf in doubtful if leaf not in counted]
    return Composition(
        shares=shares,
        doing=sorted(doing, key=shares.weight, reverse=True),
        lawful=[leaf for leaf in process if leaf in lawful],
        doubtful=list(doubtful),
        share=shares.of(doing),
        low=shares.of(sure),
        high=shares.of([*doing, *perhaps]),
        by_leaves=len(doing) / len(facts.leaves) if facts.leaves else 0.0,
    )


def lightened(found: Composition, limit: float, leaves: Sequence[Node]) -> tuple[list[Node], float]:
    """The fewest of the leaves, heaviest first, that as results would bring the share to ``limit``; what is left."""
    left = found.shares.weigh(leaves)
    changed: list[Node] = []
    for leaf in leaves:
        if left <= limit * found.shares.total + 1e-9:
            break
        changed.append(leaf)
        left -= found.shares.weight(leaf)
    return changed, max(0.0, left) / found.shares.total if found.shares.total else 0.0


def words_of(facts: Facts, leaf: Node) -> tuple[Evidence, ...]:
    """The words that made a leaf input or process; its name where the author said so."""
    words = facts.kind(leaf).words[:1]
    if words:
        return evidence_of(leaf.indicator, words)
    return (Evidence(leaf.indicator.place("name"), leaf.name),)


def _doubtful(kind: KindFact) -> bool:
    return kind.kind == "unknown" or (not kind.declared and kind.sided < DOUBTFUL)
