"""Nobody can answer for an outcome without the power, funds or people that it takes."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.duty import resources
from ...facts.duty.means import Lack, lacking, withheld_in_text
from ...facts.facts import Facts
from ...findings.finding import Confidence, Finding, Related, Severity, Term
from ...startup.records import replace
from ..base import Rule, RuleOptions, Share

_BELOW = ("township", "village")


class ResponsibilityWithoutMeans(Rule):
    """有责无权: declared, taken from the duty list, or said in the text."""

    code = "DUT403"
    slug = "responsibility-without-means"
    family = "duty"

    class Options(RuleOptions):
        """``share``: share of the whole from which a line counts."""

        share: Share = 0.02

    def check(self, facts: Facts) -> Iterator[Finding]:
        """Every scored leaf without means, a text that withholds them from all, and more lines with fewer people."""
        named: set[str] = set()
        for lack in lacking(facts):
            if lack.veto or lack.share >= self.options.share - 1e-9:
                named.update(lack.lacks)
                yield self._leaf(facts, lack)
        if facts.scheme.assesses in _BELOW:
            for means, evidence in withheld_in_text(facts):
                if means not in named:
                    yield self.finding(
                        "scheme",
                        at=evidence.place,
                        evidence=[evidence],
                        basis=("match", "shift", "ours"),
                        lacks=[Term(f"means.{means}")],
                        said=evidence.text,
                    )
        found = None if facts.previous is None else resources.shrinking(facts)
        if found is not None:
            yield self._more(facts, found)

    def _leaf(self, facts: Facts, lack: Lack) -> Finding:
        key, severity = str(lack.ground), Severity.ERROR if lack.veto else Severity.WARNING
        level = facts.scheme.assesses or "organization"
        give = [Term(f"means.{name}") for name in lack.lacks if name != "control"]
        if not give:
            key = "uncontrolled"
        if lack.ground == "forced" and level == "township":
            key, severity = "unsaid", Severity.INFO
        related = []
        if lack.duty is not None:
            related = [Related(lack.duty.place("power"), "entry", {"id": lack.duty_id, "item": lack.duty.item})]
        declared = lack.ground == "declared" or lack.declared_duty
        return self.finding(
            key,
            at=lack.place,
            node=lack.node,
            severity=severity,
            confidence=Confidence.DECLARED if declared else Confidence.HEURISTIC,
            evidence=lack.evidence,
            related=related,
            basis=("match", "accountability", "ours"),
            metrics={"share": round(lack.share, 4), "threshold": self.options.share, "lacks": list(lack.lacks)},
            reason=lack.node.indicator.reason,
            name=lack.node.name,
            share=lack.share,
            lacks=[Term(f"means.{name}") for name in lack.lacks],
            give=give,
            veto=Term("means.veto") if lack.veto else "",
            said=lack.evidence[0].text if lack.evidence else "",
            id=lack.duty_id,
            unit=Term(f"level.{level}"),
        )

    def _more(self, facts: Facts, found: resources.Shrinking) -> Finding:
        return self.finding(
            "fewer_staff" if found.staff_before else "fewer_means",
            at=replace(facts.scheme.place("indicators"), key=True),
            confidence=Confidence.DECLARED,
            basis=("match", "ours"),
            metrics={
                "leaves_before": found.leaves_before,
                "leaves": found.leaves,
                "staff_before": found.staff_before,
                "staff": found.staff,
                "reduced": len(found.reduced),
            },
            before=found.leaves_before,
            after=found.leaves,
            staff_before=found.staff_before,
            staff_after=found.staff,
            reduced=[node.name for node in found.reduced[:5]],
            count=len(found.reduced),
        )
