"""Which lines of a scheme carry something out that the level above asks, and which it added by itself."""

from __future__ import annotations

from collections.abc import Sequence

from ...scheme.names import LOCAL
from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node
from ..points.shares import Shares, shares_of
from ..veto.bases import own_rank, rank


@dataclass(frozen=True, slots=True)
class Sourcing:
    """The ordinary leaves by where they come from.

    ``above``: carry out an indicator of a scheme above, or rest on a document of a higher level. ``local``: own
    priorities with their basis. ``unclear``: something above is near, or on the same matter, but not sure. ``added``:
    nothing is found.
    ``declared``: whether every leaf says itself where it comes from.
    """

    above: Sequence[Node]
    local: Sequence[Node]
    unclear: Sequence[Node]
    added: Sequence[Node]
    shares: Shares
    declared: bool

    @property
    def share(self) -> float:
        """The share of what was surely added, 0 to 1."""
        return self.shares.of(self.added)


def sourcing(facts: Facts) -> Sourcing:
    """Where the ordinary leaves come from."""
    above: list[Node] = []
    local: list[Node] = []
    unclear: list[Node] = []
    added: list[Node] = []
    for leaf in facts.leaves:
        ref = _ref(leaf)
        if ref in LOCAL:
            (local if _based(leaf) else added).append(leaf)
        elif ref is not None or facts.levels.source(leaf) is not None or _ordered_above(facts, leaf):
            above.append(leaf)  # a reference that leads nowhere is told by itself
        elif facts.levels.candidates(leaf) or facts.levels.treated_above(leaf):
            unclear.append(leaf)
        else:
            added.append(leaf)
    declared = all(_ref(leaf) is not None for leaf in facts.leaves)
    return Sourcing(above, local, unclear, added, shares_of(facts), declared)


def _ref(leaf: Node) -> str | None:
    """The reference of a leaf, or of the nearest group that has one."""
    return next((ref for node in (leaf, *leaf.ancestors) if (ref := node.indicator.upper_ref) is not None), None)


def _based(leaf: Node) -> bool:
    return any(node.indicator.basis for node in (leaf, *leaf.ancestors))


def _ordered_above(facts: Facts, leaf: Node) -> bool:
    """Whether a document of a higher level orders the line: a second upper scheme that is not at hand."""
    own = own_rank(facts.scheme)
    bases = next((node.indicator.basis for node in (leaf, *leaf.ancestors) if node.indicator.basis), ())
    ranks = [rank(basis, facts.scheme) for basis in bases]
    return any(one is not None and (one == 0 or (own is not None and one < own)) for one in ranks)
