"""The same work should be scored once."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.duplication.duplicates import Pair, duplicates
from ...facts.facts import Facts
from ...facts.hierarchy import Node
from ...facts.process.labels import label
from ...findings.finding import Confidence, Evidence, Finding, Related, Severity, Term
from ..base import Rule, RuleOptions, Share


class DuplicateIndicator(Rule):
    """重复计分: one finding at each leaf of a pair, with the other as related place."""

    code = "DUP701"
    slug = "duplicate-indicator"
    family = "duplication"

    class Options(RuleOptions):
        """``similar``: least ratio of common text; ``error``: share of the leaves involved."""

        similar: Share = 0.80
        error: Share = 0.50

    def check(self, facts: Facts) -> Iterator[Finding]:
        """At most one finding a leaf."""
        pairs = duplicates(facts, self.options.similar)
        twins: dict[Node, list[tuple[Node, Pair]]] = {}
        for pair in pairs:
            if pair.relation != "parent":
                twins.setdefault(pair.first, []).append((pair.second, pair))
            twins.setdefault(pair.second, []).append((pair.first, pair))
        involved = sum(node.is_leaf for node in twins)
        ratio = involved / len(facts.leaves) if facts.leaves else 0.0
        for node in facts.hierarchy.nodes:
            if node in twins:
                yield self._finding(facts, node, twins[node], ratio)

    def _finding(self, facts: Facts, node: Node, twins: list[tuple[Node, Pair]], ratio: float) -> Finding:
        pair = twins[0][1]
        others = [other for other, _ in twins]
        points = [facts.points.of(leaf) for leaf in (node, *others) if leaf.is_leaf]
        together = round(sum(points), 2) if all(points) and pair.relation != "parent" else None
        name = node.indicator.place("name")
        severity = Severity.ERROR if ratio >= self.options.error - 1e-9 else Severity.WARNING
        reason = node.indicator.reason
        return self.finding(
            pair.relation if together is None else f"{pair.relation}_points",
            at=name,
            node=node,
            severity=Severity.INFO if reason else severity,
            confidence=Confidence.DECLARED if pair.declared else Confidence.HEURISTIC,
            evidence=[Evidence(name, node.name)],
            related=[Related(other.indicator.place("name"), "twin", {"name": other.name}) for other in others[:5]],
            metrics={"ratio": round(ratio, 4), "others": [other.id for other in others], "together": together},
            reason=reason,
            others=[label(other) for other in others[:3]],
            ids=[other.id for other in others],
            etc=Term("report.etc") if len(others) > 3 else "",
            together=together,
            most=round(max(points, default=0.0), 2),
        )
