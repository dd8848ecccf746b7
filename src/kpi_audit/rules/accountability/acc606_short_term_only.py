"""What is built this year should still work in three."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.accountability.horizons import Horizon, horizon_of
from ...facts.facts import Facts
from ...facts.process.labels import label
from ...findings.finding import Confidence, Finding, Severity, Term
from ...startup.records import replace
from ..base import Rule, RuleOptions, Share

_FEW = 3


class ShortTermOnly(Rule):
    """只看当年: at most one finding, on the scheme."""

    code = "ACC606"
    slug = "short-term-only"
    family = "accountability"

    class Options(RuleOptions):
        """The share of building and investing above which something must look at what comes after."""

        warn: Share = 0.20

    def check(self, facts: Facts) -> Iterator[Finding]:
        """A warning where much is built and nothing looks after it, else an info where nothing looks ahead."""
        found = horizon_of(facts)
        if found is None or found.lasting:
            return
        if found.share > self.options.warn + 1e-9 and found.shares.measure != "partial":
            yield self._finding(facts, found, "built")
        elif self._whole(facts):
            yield self._finding(facts, found, "year")

    def _whole(self, facts: Facts) -> bool:
        """A few lines are no whole assessment, and a yearly service has no aftermath."""
        return len(facts.leaves) >= _FEW and facts.scheme.assesses not in ("organization", "individual")

    def _finding(self, facts: Facts, found: Horizon, key: str) -> Finding:
        heaviest = sorted(found.building, key=lambda leaf: -found.shares.own(leaf))[:5]
        declared = any(leaf.indicator.horizon for leaf in facts.leaves)
        by_leaves = key == "built" and found.shares.measure != "points"
        return self.finding(
            f"{key}_leaves" if by_leaves else key,
            at=replace(facts.scheme.place("indicators"), key=True),
            severity=Severity.WARNING if key == "built" else Severity.INFO,
            confidence=Confidence.DECLARED if declared else Confidence.HEURISTIC,
            evidence=[item for leaf in heaviest for item in found.building[leaf]] if key == "built" else (),
            metrics={"share": round(found.share, 4), "threshold": self.options.warn, "leaves": len(found.building)},
            share=found.share,
            threshold=self.options.warn,
            leaves=len(found.building),
            heaviest=[label(leaf) for leaf in heaviest],
            etc=Term("report.etc") if len(found.building) > len(heaviest) else "",
        )
