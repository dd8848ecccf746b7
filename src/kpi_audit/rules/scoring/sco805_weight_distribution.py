"""Points should show what matters: no crumbs, no single leaf that decides, no scheme without priorities."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.facts import Facts
from ...facts.process.labels import labels
from ...facts.scoring.distribution import Distribution, Part, composite, distribution, reason_of
from ...findings.finding import Confidence, Finding, Severity, Term
from ...startup.records import replace
from ..base import Rule, RuleOptions, Share

_SLACK = 1e-9


class WeightDistribution(Rule):
    """权重失衡: small leaves once for the scheme when they are many, large leaves each."""

    code = "SCO805"
    slug = "weight-distribution"
    family = "scoring"

    class Options(RuleOptions):
        """Shares of the points; ``flat`` is a coefficient of variation, ``flat_leaves`` a number of leaves."""

        small: Share = 0.01
        many_small: Share = 0.20
        large: Share = 0.30
        dominant: Share = 0.40
        chapter: Share = 0.60
        flat: float = 0.15
        flat_leaves: int = 10
        few: int = 3

    def check(self, facts: Facts) -> Iterator[Finding]:
        """Small leaves, large leaves, chapters, then the lack of priorities."""
        found = distribution(facts)
        if found is None or len(found.leaves) <= self.options.few:
            return
        small = list(self._small(facts, found))
        yield from small
        yield from self._large(facts, found)
        yield from self._chapters(found)
        told = any(one.indicator is None for one in small)  # all leaves small and alike: one cause
        if not told and len(found.leaves) >= self.options.flat_leaves and found.spread < self.options.flat - _SLACK:
            low, high = min(one.points for one in found.leaves), max(one.points for one in found.leaves)
            yield self.finding(
                "flat" if low < high else "equal",
                at=replace(facts.scheme.place("indicators"), key=True),
                severity=Severity.INFO,
                confidence=_confidence(found.leaves),
                metrics={"spread": round(found.spread, 4), "leaves": len(found.leaves)},
                leaves=len(found.leaves),
                low=low,
                high=high,
            )

    def _small(self, facts: Facts, found: Distribution) -> Iterator[Finding]:
        small = [one for one in found.leaves if one.share < self.options.small - _SLACK]
        if len(small) <= self.options.many_small * len(found.leaves) + _SLACK:
            for one in small:
                yield self._leaf("small", one, Severity.INFO, self.options.small)
            return
        lowest = sorted(small, key=lambda one: one.share)
        share = len(small) / len(found.leaves)
        yield self.finding(
            "many_small" if not any(one.estimated for one in small) else "many_small_estimated",
            at=replace(facts.scheme.place("indicators"), key=True),
            confidence=_confidence(small),
            metrics={"small": len(small), "leaves": len(found.leaves), "share": round(share, 4)},
            small=len(small),
            leaves=len(found.leaves),
            share=share,
            threshold=self.options.small,
            many=self.options.many_small,
            least=round(self.options.small * found.whole, 2),
            lowest=labels([one.node for one in lowest], 5),
            etc=Term("report.etc") if len(small) > 5 else "",
        )

    def _large(self, facts: Facts, found: Distribution) -> Iterator[Finding]:
        for one in found.leaves:
            if one.share <= self.options.large + _SLACK or composite(facts, one.node):
                continue
            worst = one.share > self.options.dominant + _SLACK and not one.estimated
            limit = self.options.dominant if worst else self.options.large
            reason = reason_of(one.node)
            if reason is not None:  # a deliberate focus: shown, not accused
                yield self._leaf("focus", one, Severity.INFO, limit, reason)
            else:
                yield self._leaf("large", one, Severity.ERROR if worst else Severity.WARNING, limit)

    def _chapters(self, found: Distribution) -> Iterator[Finding]:
        if len(found.chapters) < 2:
            return
        for one in found.chapters:
            if one.share > self.options.chapter + _SLACK and not one.node.is_leaf and reason_of(one.node) is None:
                yield self._leaf("chapter", one, Severity.INFO, self.options.chapter)

    def _leaf(self, key: str, one: Part, severity: Severity, limit: float, reason: str | None = None) -> Finding:
        return self.finding(
            key,
            at=one.node.indicator.place("name"),
            node=one.node,
            severity=severity,
            confidence=_confidence([one]),
            metrics={"share": round(one.share, 4), "threshold": limit},
            reason=reason,
            points=one.points,
            share=one.share,
            threshold=limit,
        )


def _confidence(parts: tuple[Part, ...] | list[Part]) -> Confidence:
    return Confidence.HEURISTIC if any(one.estimated for one in parts) else Confidence.EXACT
