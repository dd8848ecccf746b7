"""Targets that cannot be met together, or only at each other's cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ...facts.across import clashes as across
from ...facts.across.clan import called
from ...facts.duplication.bounds import Bound, clashes
from ...facts.duplication.conflicts import Conflict, conflicts
from ...facts.facts import Facts
from ...facts.hierarchy import Node
from ...facts.readings import evidence_of
from ...findings.finding import Confidence, Evidence, Finding, Related, Severity, Term
from ...source.location import Place
from ..base import Rule


class ConflictingTargets(Rule):
    """目标打架: incompatible bounds on one quantity; declared or usual conflicts of hard targets."""

    code = "DUP703"
    slug = "conflicting-targets"
    family = "duplication"

    def check(self, facts: Facts) -> Iterator[Finding]:
        """One finding for each pair of bounds, each declared pair and each entry of the table; then across schemes."""
        settled: set[frozenset[str]] = set()
        for low, high in clashes(facts):
            settled.add(frozenset((low.node.id, high.node.id)))
            yield self._bounds(low, high)
        for conflict in conflicts(facts):
            one, other = conflict.ones[0][0], conflict.others[0][0]
            if conflict.pair is not None or frozenset((one.id, other.id)) not in settled:
                yield self._conflict(conflict)
        if facts.siblings:
            yield from (self._bounds_across(one) for one in across.bound_clashes(facts))
            yield from (self._table_across(one) for one in across.face_clashes(facts))

    def _bounds(self, low: Bound, high: Bound) -> Finding:
        related = [Related(high.place, "bound", {"name": high.node.name, "said": high.said})]
        args: dict[str, Any] = {"one": low.node.name, "other": high.node.name}
        args |= {"floor": low.said, "ceiling": high.said}
        return self._apart("bounds", low, high, related, {"floor": low.value, "ceiling": high.value}, args)

    def _bounds_across(self, found: across.BoundClash) -> Finding:
        own, (sibling, theirs) = found.bound, found.others[0]
        related = [
            Related(bound.place, "bound_of", {"caller": called(one), "name": bound.node.name, "said": bound.said})
            for one, bound in found.others
        ]
        metrics = {"own": own.value, "other": theirs.value, "schemes": len({one.path for one, _ in found.others})}
        args = {"own": own.said, "caller": called(sibling), "theirs": theirs.said}
        return self._apart("bounds_across", own, theirs, related, metrics, args)

    def _apart(
        self, key: str, own: Bound, other: Bound, related: list[Related], metrics: dict[str, Any], args: dict[str, Any]
    ) -> Finding:
        return self.finding(
            key,
            at=own.place,
            node=own.node,
            severity=Severity.ERROR,
            confidence=Confidence.EXACT if own.declared and other.declared else Confidence.HEURISTIC,
            evidence=evidence_of(own.node.indicator, [own.target.words]) if own.target.words.end else (),
            related=related,
            basis=("consistent", "ours"),
            metrics=metrics,
            args=args,
            quantity=own.quantity,
        )

    def _conflict(self, found: Conflict) -> Finding:
        (one, side), (other, _) = found.ones[0], found.others[0]
        declared = found.pair is None
        key, field = ("declared", "conflicts_with") if declared else ("table", "name")
        place = one.indicator.place(field if one.indicator.conflicts_with else "name")
        said = () if side is None else evidence_of(one.indicator, [side.words])
        related = [_related(node) for node, _ in (*found.ones[1:], *found.others)]
        return self._pulling(key, found, place, said, (one, other), related)

    def _table_across(self, found: across.FaceClash) -> Finding:
        (own, side), (sibling, other) = found.lines[0], found.others[0]
        related = [_related(node) for node, _ in found.lines[1:]]
        related += [_related(node, called(one)) for one, node in found.others]
        place, said = own.indicator.place("name"), evidence_of(own.indicator, [side.words])
        return self._pulling("table_across", found, place, said, (own, other), related, caller=called(sibling))

    def _pulling(
        self,
        key: str,
        found: Conflict | across.FaceClash,
        at: Place,
        evidence: Sequence[Evidence],
        sides: tuple[Node, Node],
        related: list[Related],
        **args: str,
    ) -> Finding:
        return self.finding(
            f"{key}_vetoes" if found.vetoes else key,
            at=at,
            node=sides[0],
            severity=Severity.ERROR if found.vetoes else Severity.WARNING,
            confidence=Confidence.DECLARED if found.pair is None else Confidence.HEURISTIC,
            evidence=evidence,
            related=related,
            basis=("consistent", "ours"),
            metrics={"pair": found.pair, "lines": len(related) + 1},
            reason=sides[0].indicator.reason,
            args=args,
            one=sides[0].name,
            other=sides[1].name,
            pair="" if found.pair is None else Term(f"conflict.{found.pair}"),
        )


def _related(node: Node, caller: str = "") -> Related:
    place, args = node.indicator.place("name"), {"name": node.name}
    return Related(place, "side_of", args | {"caller": caller}) if caller else Related(place, "side", args)
