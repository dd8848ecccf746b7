"""A score should not reward what nobody wants, nor punish those who report honestly."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.clarity.incentives import Incentive, incentives
from ...facts.facts import Facts
from ...findings.finding import Finding, Severity
from ..base import Rule


class PerverseIncentive(Rule):
    """反向激励: quotas of cases and penalties, no case no points, self-reports punished, nothing passed on."""

    code = "SCO811"
    slug = "perverse-incentive"
    family = "scoring"

    def check(self, facts: Facts) -> Iterator[Finding]:
        """One finding a leaf or running text."""
        for found in incentives(facts):
            yield self._finding(found)

    def _finding(self, found: Incentive) -> Finding:
        return self.finding(
            found.kind,
            at=found.evidence.place,
            node=found.node,
            severity=Severity.ERROR if found.kind == "penalty_quota" else Severity.WARNING,
            evidence=(found.evidence,),
            said=found.evidence.text,
        )
