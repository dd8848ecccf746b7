"""A quantity that weighs much needs something beside it that looks at quality, side effects or cost."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.facts import Facts
from ...facts.hierarchy import Node
from ...facts.points.shares import shares_of
from ...facts.process.metrics import Quantity, paired, quantity_of
from ...facts.readings import evidence_of, place_of
from ...findings.finding import Confidence, Finding, Severity
from ..base import Rule, RuleOptions, Share


class UnpairedQuantity(Rule):
    """重量轻质: volume, speed, coverage or count of some weight with no quality counterpart near by."""

    code = "PRC104"
    slug = "unpaired-quantity"
    family = "process"
    severity = Severity.INFO

    class Options(RuleOptions):
        """Share of the scheme from which a leaf is looked at."""

        leaf: Share = 0.05

    def check(self, facts: Facts) -> Iterator[Finding]:
        """Every heavy ordinary leaf that counts without asking how well."""
        shares = shares_of(facts)
        if shares.measure != "points":  # weights are not known
            return
        for leaf in facts.leaves:
            if shares.own(leaf) < self.options.leaf - 1e-9:
                continue
            quantity = quantity_of(facts, leaf)
            if quantity is not None and not paired(facts, leaf):
                yield self._finding(facts, leaf, quantity, shares.own(leaf))

    def _finding(self, facts: Facts, leaf: Node, quantity: Quantity, share: float) -> Finding:
        pushed = _pushed(facts, leaf)
        words = quantity.words
        return self.finding(
            f"{quantity.metric}_pushed" if pushed else quantity.metric,
            at=leaf.indicator.place("metric") if words is None else place_of(leaf.indicator, words),
            node=leaf,
            severity=Severity.WARNING if pushed else Severity.INFO,
            confidence=Confidence.DECLARED if words is None else Confidence.HEURISTIC,
            evidence=() if words is None else evidence_of(leaf.indicator, [words]),
            metrics={"share": round(share, 4), "metric": quantity.metric, "threshold": self.options.leaf},
            said=leaf.name if words is None else words.text,
            share=share,
        )


def _pushed(facts: Facts, leaf: Node) -> bool:
    """Whether more always pays: ranked against others, or points for each one more."""
    scoring = leaf.indicator.scoring
    if scoring is not None and scoring.mode in ("rank", "bonus"):
        return True
    reading = facts.reading(leaf)
    return reading.flag("ranked") or bool(reading.scoring.bonuses)
