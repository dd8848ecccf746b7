"""Points given by judgement need described levels."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.clarity.subjective import Subjective, subjective_lines
from ...facts.facts import Facts
from ...facts.points.shares import shares_of
from ...findings.finding import Confidence, Finding, Severity
from ..base import Rule, RuleOptions, Share


class SubjectiveWithoutRubric(Rule):
    """主观评分无标准: lines scored at discretion or by raters, and the share that nothing else decides."""

    code = "SCO808"
    slug = "subjective-without-rubric"
    family = "scoring"

    class Options(RuleOptions):
        """Share of the scheme above which lines scored by judgement alone are an error."""

        error: Share = 0.20

    def check(self, facts: Facts) -> Iterator[Finding]:
        """One finding a leaf or running text; one on the scheme for the share."""
        found = list(subjective_lines(facts))
        shares = shares_of(facts)
        alone = [one for one in found if one.node is not None and one.wholly and shares.own(one.node) > 0]
        share = shares.of([one.node for one in alone if one.node is not None])
        severe = share > self.options.error + 1e-9
        for one in found:
            by_itself = severe and len(alone) == 1 and one is alone[0]
            yield self._finding(one, Severity.ERROR if by_itself else Severity.WARNING)
        if len(alone) > 1 and severe:
            yield self.finding(
                "share",
                at=facts.scheme.place("title"),
                severity=Severity.ERROR,
                evidence=[item for one in alone for item in one.evidence[:1]],
                metrics={"share": round(share, 4), "lines": len(alone)},
                basis=("rubric", "threshold"),
                count=len(alone),
                share=share,
                threshold=self.options.error,
                names=[one.node.name for one in alone if one.node is not None],
            )

    def _finding(self, one: Subjective, severity: Severity) -> Finding:
        node = one.node
        place = one.evidence[0].place if one.evidence else None
        if place is None and node is not None:
            place = node.indicator.place("scoring")
        assert place is not None
        return self.finding(
            one.kind,
            at=place,
            node=node,
            severity=severity,
            confidence=Confidence.DECLARED if one.kind == "declared" else Confidence.HEURISTIC,
            evidence=one.evidence,
            basis=("rubric",),
            said=list(dict.fromkeys(item.text for item in one.evidence)),
        )
