"""Targets that cannot be met together, or only at each other's cost."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.duplication.bounds import Bound, clashes
from ...facts.duplication.conflicts import Conflict, conflicts
from ...facts.facts import Facts
from ...facts.hierarchy import Node
from ...facts.readings import evidence_of, place_of
from ...findings.finding import Confidence, Finding, Related, Severity, Term
from ...source.location import Place
from ..base import Rule


class ConflictingTargets(Rule):
    """目标打架: incompatible bounds on one quantity; declared or usual conflicts of hard targets."""

    code = "DUP703"
    slug = "conflicting-targets"
    family = "duplication"

    def check(self, facts: Facts) -> Iterator[Finding]:
        """One finding for each pair of bounds, each declared pair and each entry of the table."""
        settled: set[frozenset[str]] = set()
        for low, high in clashes(facts):
            settled.add(frozenset((low.node.id, high.node.id)))
            yield self._bounds(low, high)
        for conflict in conflicts(facts):
            one, other = conflict.ones[0][0], conflict.others[0][0]
            if conflict.pair is not None or frozenset((one.id, other.id)) not in settled:
                yield self._conflict(conflict)

    def _bounds(self, low: Bound, high: Bound) -> Finding:
        return self.finding(
            "bounds",
            at=_place(low),
            node=low.node,
            severity=Severity.ERROR,
            confidence=Confidence.EXACT if low.declared and high.declared else Confidence.HEURISTIC,
            evidence=evidence_of(low.node.indicator, [low.target.words]) if low.target.words.end else (),
            related=[Related(_place(high), "bound", {"name": high.node.name, "said": high.target.words.text})],
            basis=("consistent", "ours"),
            metrics={"floor": low.value, "ceiling": high.value},
            quantity=low.quantity,
            one=low.node.name,
            other=high.node.name,
            floor=low.target.words.text,
            ceiling=high.target.words.text,
        )

    def _conflict(self, found: Conflict) -> Finding:
        (one, side), (other, _) = found.ones[0], found.others[0]
        key = "declared" if found.pair is None else "table"
        return self.finding(
            f"{key}_vetoes" if found.vetoes else key,
            at=one.indicator.place("conflicts_with" if found.pair is None and one.indicator.conflicts_with else "name"),
            node=one,
            severity=Severity.ERROR if found.vetoes else Severity.WARNING,
            confidence=Confidence.DECLARED if found.pair is None else Confidence.HEURISTIC,
            evidence=() if side is None else evidence_of(one.indicator, [side.words]),
            related=[_related(node) for node, _ in (*found.ones[1:], *found.others)],
            basis=("consistent", "ours"),
            metrics={"pair": found.pair, "lines": len(found.ones) + len(found.others)},
            reason=one.indicator.reason,
            one=one.name,
            other=other.name,
            pair="" if found.pair is None else Term(f"conflict.{found.pair}"),
        )


def _related(node: Node) -> Related:
    return Related(node.indicator.place("name"), "side", {"name": node.name})


def _place(bound: Bound) -> Place:
    if bound.declared:
        return bound.node.indicator.place("target")
    return place_of(bound.node.indicator, bound.target.words)
