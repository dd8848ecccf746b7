"""A target of all or nothing on what the unit does not decide alone can only be met on paper."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.demand.absolutes import AbsoluteFact, SaidAbsolute, absolutes, absolutes_in_text
from ...facts.facts import Facts
from ...facts.process.labels import label
from ...findings.finding import Confidence, Finding, Severity, Term
from ...startup.records import replace
from ..base import Rule, RuleOptions, Share

_LOWERED = {Severity.ERROR: Severity.WARNING, Severity.WARNING: Severity.INFO}


class AbsoluteTarget(Rule):
    """绝对化目标: results of 100 % or nothing at all, without slack; and a scheme full of absolute targets."""

    code = "LVL308"
    slug = "absolute-target"
    family = "level"

    class Options(RuleOptions):
        """``share`` is of the leaves; schemes with fewer than ``least`` such leaves are not reported as a whole."""

        share: Share = 0.30
        least: int = 3

    def check(self, facts: Facts) -> Iterator[Finding]:
        """One finding a leaf or sentence of running text, and one on the scheme."""
        found = absolutes(facts)
        for one in found:
            if one.risky:
                yield self._leaf(one)
        yield from map(self._said, absolutes_in_text(facts))
        yield from self._scheme(facts, [one for one in found if facts.roles[one.node] == "ordinary"])

    def _leaf(self, found: AbsoluteFact) -> Finding:
        reason = found.node.indicator.reason
        severity = Severity.WARNING if found.hangs is None else Severity.ERROR
        return self.finding(
            found.kind if found.hangs is None else f"{found.kind}_{found.hangs}",
            at=found.evidence[0].place,
            node=found.node,
            severity=_LOWERED[severity] if reason else severity,
            confidence=Confidence.DECLARED if found.declared else Confidence.HEURISTIC,
            evidence=found.evidence,
            basis=("slack",),
            metrics={"kind": found.kind, "hangs": found.hangs},
            reason=reason,
            said=found.evidence[0].text,
        )

    def _said(self, found: SaidAbsolute) -> Finding:
        return self.finding(
            f"{found.kind}_{found.hangs}",
            at=found.evidence[0].place,
            severity=Severity.ERROR,
            evidence=found.evidence,
            basis=("slack",),
            metrics={"kind": found.kind, "hangs": found.hangs},
            said=found.evidence[0].text,
        )

    def _scheme(self, facts: Facts, found: list[AbsoluteFact]) -> Iterator[Finding]:
        share = len(found) / len(facts.leaves) if facts.leaves else 0.0
        if len(found) < self.options.least or share <= self.options.share + 1e-9:
            return
        shown = found[:5]
        yield self.finding(
            "scheme",
            at=replace(facts.scheme.place("indicators"), key=True),
            evidence=[item for one in shown for item in one.evidence],
            basis=("slack", "threshold"),
            metrics={"share": round(share, 4), "threshold": self.options.share, "leaves": len(found)},
            leaves=len(found),
            share=share,
            threshold=self.options.share,
            shown=[label(one.node) for one in shown],
            etc=Term("report.etc") if len(found) > len(shown) else "",
        )
