"""Figures that units report on themselves should be looked at by somebody else."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.accountability.self_reports import OwnFigures, judged_by_provider, own_figures
from ...facts.facts import Facts
from ...facts.hierarchy import Node
from ...facts.points.shares import Shares, shares_of
from ...facts.process.labels import label
from ...findings.finding import Confidence, Finding, Severity, Term
from ...startup.records import replace
from ..base import Rule, RuleOptions, Share


class UnverifiedSelfReport(Rule):
    """自报自证: leaves on unchecked figures of their own, and how much they hold together."""

    code = "ACC605"
    slug = "unverified-self-report"
    family = "accountability"

    class Options(RuleOptions):
        """Shares of the scheme."""

        leaf: Share = 0.03
        error: Share = 0.40

    def check(self, facts: Facts) -> Iterator[Finding]:
        """One finding a leaf, one on the scheme, and an info where assessor and provider are one."""
        shares = shares_of(facts)
        found = own_figures(facts)
        for own in found:
            if shares.measure != "points" or shares.own(own.node) >= self.options.leaf - 1e-9:
                yield self._leaf(own, shares)
        yield from self._scheme(facts, shares, [own.node for own in found])
        for leaf in judged_by_provider(facts):
            place = leaf.indicator.place("data_source")
            yield self.finding(
                "same_office",
                at=place,
                node=leaf,
                severity=Severity.INFO,
                confidence=Confidence.DECLARED,
                basis=("threshold",),
                office=leaf.indicator.assessor[0],
            )

    def _leaf(self, own: OwnFigures, shares: Shares) -> Finding:
        leaf, said = own.node, own.evidence
        share = shares.own(leaf)
        return self.finding(
            ("declared" if own.declared else "said") + ("" if shares.measure == "points" else "_unweighed"),
            at=said[0].place if said else leaf.indicator.place("data_source"),
            node=leaf,
            confidence=Confidence.DECLARED if own.declared else Confidence.HEURISTIC,
            evidence=said,
            metrics={"share": round(share, 4), "threshold": self.options.leaf},
            said=said[0].text if said else "",
            share=share,
        )

    def _scheme(self, facts: Facts, shares: Shares, leaves: list[Node]) -> Iterator[Finding]:
        share = shares.of(leaves)
        weights = {one.role: one.weight or 0.0 for one in facts.scheme.evaluators}
        whole = sum(weights.values())
        own = weights.get("self", 0.0) / whole if whole else 0.0
        if own > self.options.error + 1e-9:
            yield self.finding(
                "self_scored",
                at=replace(facts.scheme.place("evaluators"), key=True),
                severity=Severity.ERROR,
                confidence=Confidence.EXACT,
                metrics={"share": own, "threshold": self.options.error},
                share=own,
                threshold=self.options.error,
            )
        if share <= self.options.error + 1e-9 or shares.measure == "partial":
            return
        heaviest = sorted(leaves, key=lambda leaf: -shares.own(leaf))[:5]
        yield self.finding(
            "scheme" if shares.measure == "points" else "scheme_leaves",
            at=replace(facts.scheme.place("indicators"), key=True),
            severity=Severity.ERROR,
            metrics={"share": round(share, 4), "threshold": self.options.error, "leaves": len(leaves)},
            leaves=len(leaves),
            share=share,
            threshold=self.options.error,
            heaviest=[label(leaf) for leaf in heaviest],
            etc=Term("report.etc") if len(leaves) > len(heaviest) else "",
        )
