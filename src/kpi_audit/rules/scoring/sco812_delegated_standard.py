"""The standard by which a line is scored belongs in the scheme."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.clarity.delegated import Delegated, delegated_lines, delegating_clauses
from ...facts.facts import Facts
from ...facts.points.shares import Shares, shares_of
from ...findings.finding import Finding, Severity
from ..base import Rule, RuleOptions, Share


class DelegatedStandard(Rule):
    """标准另定: lines whose standard is elsewhere, clauses that hand standards away, and the share of such lines."""

    code = "SCO812"
    slug = "delegated-standard"
    family = "scoring"

    class Options(RuleOptions):
        """Shares of the scheme: ``leaf`` for a warning at the line, ``scheme`` for one on all of them."""

        leaf: Share = 0.02
        scheme: Share = 0.20

    def check(self, facts: Facts) -> Iterator[Finding]:
        """Leaves, clauses of running text, then the scheme."""
        shares = shares_of(facts)
        found = list(delegated_lines(facts))
        for one in found:
            yield self._leaf(one, shares)
        for _, words in delegating_clauses(facts):
            yield self.finding("clause", at=words.place, evidence=(words,), basis=("standard",), said=words.text)
        held = [one for one in found if one.kind != "annex"]
        share = shares.of([one.node for one in held])
        if len(held) > 1 and share > self.options.scheme + 1e-9:
            yield self.finding(
                "share",
                at=facts.scheme.place("title"),
                evidence=[item for one in held for item in one.evidence],
                metrics={"share": round(share, 4), "lines": len(held)},
                basis=("standard", "threshold"),
                count=len(held),
                share=share,
                threshold=self.options.scheme,
            )

    def _leaf(self, one: Delegated, shares: Shares) -> Finding:
        share = shares.own(one.node)
        small = share < self.options.leaf - 1e-9 or one.kind == "annex"
        told = shares.measure == "points" and share > 0
        return self.finding(
            one.kind if told else f"{one.kind}_unweighed",
            at=one.evidence[0].place,
            node=one.node,
            severity=Severity.INFO if small else Severity.WARNING,
            evidence=one.evidence,
            metrics={"share": round(share, 4)},
            basis=("standard", "threshold"),
            said=one.evidence[0].text,
            share=share,
        )
