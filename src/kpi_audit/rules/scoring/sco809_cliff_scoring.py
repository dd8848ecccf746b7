"""A little less should cost a little, not everything."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.facts import Facts
from ...facts.hierarchy import Node
from ...facts.points.shares import Shares, shares_of
from ...facts.process.statutes import law_of
from ...facts.scoring.cliffs import Cliff, find_cliff
from ...facts.scoring.sweeping import general_cliff
from ...findings.finding import Confidence, Finding, Severity
from ..base import Rule, RuleOptions, Share

_THRESHOLD = {(True, True): "rate", (True, False): "rate_down", (False, True): "amount", (False, False): "amount_down"}


class CliffScoring(Rule):
    """悬崖式计分: continuous values scored all or nothing, or with a level that loses most of the points at once."""

    code = "SCO809"
    slug = "cliff-scoring"
    family = "scoring"

    class Options(RuleOptions):
        """``leaf``: least share of the points; ``steep``: share lost at once; ``near``: distance from the target."""

        leaf: Share = 0.03
        steep: Share = 0.50
        near: Share = 0.05

    def check(self, facts: Facts) -> Iterator[Finding]:
        """At most one finding a leaf."""
        shares = shares_of(facts)
        general = general_cliff(facts)
        if general is not None:
            yield self.finding("general", at=general.place, evidence=[general], metrics={"leaves": len(facts.leaves)})
        if shares.measure == "partial":
            return
        for leaf in facts.leaves:
            found = find_cliff(facts, leaf, steep=self.options.steep, near=self.options.near)
            if found is not None and self._share(facts, shares, leaf, found) >= self.options.leaf - 1e-9:
                yield self._finding(found, shares)

    def _share(self, facts: Facts, shares: Shares, leaf: Node, found: Cliff) -> float:
        """What the scored part holds: a compound line is weighed by its own part."""
        points = facts.points.of(leaf)
        return shares.own(leaf) * (min(1.0, found.points / points) if points and found.points else 1.0)

    def _finding(self, found: Cliff, shares: Shares) -> Finding:
        leaf = found.node
        law = law_of(leaf)
        declared = leaf.indicator.scoring is not None and leaf.indicator.scoring.mode == "threshold"
        severity = Severity.ERROR if found.full or found.kind == "rank" else Severity.WARNING
        key: str = found.kind
        if law is not None:
            severity = Severity.INFO
        if found.kind == "threshold" and found.value is None:
            key = "assigned"
        elif law is not None:
            key = "lawful"
        elif found.kind == "threshold":
            key = "full" if found.full else _THRESHOLD[found.unit == "%", found.rises]
        place = found.evidence[0].place if found.evidence else leaf.indicator.place("name")
        return self.finding(
            key,
            at=place,
            node=leaf,
            severity=severity,
            confidence=Confidence.DECLARED if declared else Confidence.HEURISTIC,
            evidence=found.evidence,
            metrics={
                "share": round(shares.own(leaf), 4),
                "points": found.points,
                "lost": found.lost,
                "value": found.value,
            },
            points=found.points,
            lost=found.lost,
            kept=round(found.kept, 2),
            value=found.value,
            unit=found.unit,
            half=round(found.points / 2, 2),
            step=round(found.points / 10, 3),
            gap=1 if found.value is None or found.value >= 10 else round(found.value / 10, 3),
            law=law.document if law is not None else None,
        )
