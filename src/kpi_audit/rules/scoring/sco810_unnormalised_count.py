"""What grows with the size of a unit should be counted in proportion to it."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.facts import Facts
from ...facts.scoring.counts import Count, Sizes, counts, sizes
from ...findings.finding import Confidence, Finding
from ..base import Rule, RuleOptions


class UnnormalisedCount(Rule):
    """以件数论罪: petitions, complaints, faults and failing places by the piece, whatever the size of the unit."""

    code = "SCO810"
    slug = "unnormalised-count"
    family = "scoring"
    profile = "strict"

    class Options(RuleOptions):
        """``cases``: expected cases below which a ranked or all-or-nothing rate is unsafe."""

        cases: float = 30

    def check(self, facts: Facts) -> Iterator[Finding]:
        """At most one finding a leaf."""
        size = sizes(facts)
        for found in counts(facts, self.options.cases):
            yield self._finding(found, size)

    def _finding(self, found: Count, size: Sizes | None) -> Finding:
        sized = size is not None and found.kind != "few"
        place = found.evidence[-1].place if found.evidence else None
        if place is None:
            assert found.node is not None
            place = found.node.indicator.place("formula")
        return self.finding(
            f"{found.kind}_sized" if sized else found.kind,
            at=place,
            node=found.node,
            confidence=Confidence.DECLARED if found.kind == "few" and not found.evidence else Confidence.HEURISTIC,
            evidence=found.evidence,
            basis=("threshold",) if found.kind == "few" else ("practice",),
            metrics={"points": found.points, "sample": found.sample, "ratio": round(size.ratio, 2) if size else None},
            what=found.what,
            points=found.points,
            sample=found.sample,
            cases=self.options.cases,
            small=size.small if size else None,
            large=size.large if size else None,
            least=size.least if size else None,
            most=size.most if size else None,
            ratio=round(size.ratio, 1) if size else None,
        )
