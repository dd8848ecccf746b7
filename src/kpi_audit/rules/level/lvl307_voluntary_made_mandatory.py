"""What people may take up or leave cannot be owed by those who only inform and serve them."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.demand.takeups import TakeupFact, takeups
from ...facts.facts import Facts
from ...findings.finding import Confidence, Finding, Severity
from ..base import Rule, RuleOptions, Share

_GRAVE = ("veto", "full")


class VoluntaryMadeMandatory(Rule):
    """自愿变强制: take-up of voluntary matters as a quota, with points, ranks or a veto for a shortfall."""

    code = "LVL307"
    slug = "voluntary-made-mandatory"
    family = "level"

    class Options(RuleOptions):
        """``high`` is a share: from it on a target is a must by itself."""

        high: Share = 0.90

    def check(self, facts: Facts) -> Iterator[Finding]:
        """One finding a leaf, or a sentence of running text."""
        for found in takeups(facts, self.options.high * 100 - 1e-9):
            yield self._finding(found)

    def _finding(self, found: TakeupFact) -> Finding:
        indicator = None if found.node is None else found.node.indicator
        said = list(dict.fromkeys(item.text for item in found.evidence))
        said = [one for one in said if not any(one != other and one in other for other in said)]
        reason = None if indicator is None else indicator.reason
        severity = Severity.ERROR if found.force in _GRAVE else Severity.WARNING
        if reason:
            severity = Severity.WARNING if severity is Severity.ERROR else Severity.INFO
        return self.finding(
            found.force,
            at=found.evidence[0].place if indicator is None or found.evidence else indicator.place("name"),
            node=found.node,
            severity=severity,
            confidence=Confidence.DECLARED if found.declared else Confidence.HEURISTIC,
            evidence=found.evidence,
            basis=("free", "threshold") if found.force == "high" else ("free",),
            metrics={"share": None if found.share is None else found.share / 100, "force": found.force},
            reason=reason,
            said=said,
            share=None if found.share is None else found.share / 100,
        )
