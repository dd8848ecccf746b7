"""Most points should be on what the unit is there for."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.across import duties
from ...facts.duty import coverage
from ...facts.facts import Facts
from ...findings.finding import Confidence, Finding, Related, Severity, Term
from ...startup.records import replace
from ..base import Material, Rule, RuleOptions, Share

_SHOWN = 4


class CoreDutyUncovered(Rule):
    """主业缺位: the share of points on core duties, and core duties without a line."""

    code = "DUT404"
    slug = "core-duty-uncovered"
    family = "duty"
    needs = frozenset({Material.DUTY_LIST})

    class Options(RuleOptions):
        """Shares of the points: below ``warn`` a warning; ``good`` is what to aim at."""

        warn: Share = 0.50
        good: Share = 0.75

    def check(self, facts: Facts) -> Iterator[Finding]:
        """At most one finding on the share, and one for each marked duty without a line."""
        if facts.duties is None:
            return
        found = coverage.coverage_of(facts, facts.duties, duties.touched_elsewhere(facts, facts.duties))
        least = self.options.warn - 1e-9
        if found.whole and found.share < least and duties.share_together(facts, facts.duties) < least:
            yield self._low(facts, found)
        for duty_id, duty in found.bare:
            yield self.finding(
                "bare",
                at=replace(facts.scheme.place("duty_list"), key=True),
                severity=Severity.INFO,
                confidence=Confidence.HEURISTIC,
                related=[Related(duty.place("item"), "entry", {"id": duty_id, "item": duty.item})],
                basis=("ours",),
                metrics={"duty": duty_id},
                id=duty_id,
                item=duty.item,
            )

    def _low(self, facts: Facts, found: coverage.Coverage) -> Finding:
        unit = "points" if found.measure == "points" else "leaves"
        key = f"{'marked' if found.marked else 'basic'}_{unit}"
        empty = list(found.empty[:_SHOWN])
        return self.finding(
            f"{key}_empty" if empty and key == "marked_points" else key,
            at=replace(facts.scheme.place("indicators"), key=True),
            confidence=Confidence.EXACT if found.declared else Confidence.HEURISTIC,
            metrics={
                "share": round(found.share, 4),
                "core": round(found.core, 2),
                "whole": round(found.whole, 2),
                "threshold": self.options.warn,
                "good": self.options.good,
                "uncovered": len(found.bare),
            },
            share=found.share,
            core=round(found.core, 2),
            whole=round(found.whole, 2),
            aside=found.aside,
            note=Term(f"duty.aside_{unit}") if found.aside else "",
            threshold=self.options.warn,
            good=self.options.good,
            move=round(self.options.warn * found.whole - found.core, 2),
            empty=empty,
            etc=Term("report.etc") if len(found.empty) > _SHOWN else "",
        )
