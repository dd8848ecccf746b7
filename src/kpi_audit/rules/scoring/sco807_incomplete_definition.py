"""A line can be scored only when it says what is measured, against what, and how."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.clarity.definitions import Completeness, Undefined, completeness, undefined_lines
from ...facts.facts import Facts
from ...findings.finding import Confidence, Finding, Severity
from ..base import Rule, RuleOptions, Share


class IncompleteDefinition(Rule):
    """定义不全: a gap at the leaf, and one table for the scheme."""

    code = "SCO807"
    slug = "incomplete-definition"
    family = "scoring"
    profile = "strict"

    class Options(RuleOptions):
        """``heavy``: share from which a quantity needs a target; ``incomplete``: share of leaves for the table."""

        heavy: Share = 0.05
        incomplete: Share = 0.50

    def check(self, facts: Facts) -> Iterator[Finding]:
        """Leaves in their order, then the scheme."""
        for found in undefined_lines(facts, self.options.heavy):
            yield self._leaf(found)
        table = completeness(facts)
        if table.incomplete > self.options.incomplete * table.leaves:
            yield self._table(facts, table)

    def _leaf(self, found: Undefined) -> Finding:
        return self.finding(
            found.kind,
            at=found.evidence[0].place if found.evidence else found.node.indicator.place("name"),
            node=found.node,
            evidence=found.evidence,
            basis=("definition", "threshold") if found.kind in ("progress", "rate") else ("definition",),
            said=[item.text for item in found.evidence],
            heavy=self.options.heavy,
        )

    def _table(self, facts: Facts, table: Completeness) -> Finding:
        return self.finding(
            "table",
            at=facts.scheme.place("title"),
            severity=Severity.INFO,
            confidence=Confidence.HEURISTIC,
            basis=("threshold",),
            metrics={"leaves": table.leaves, "incomplete": table.incomplete, **table.missing},
            args={"leaves": table.leaves, "incomplete": table.incomplete, **table.missing},
        )
