"""Those whom the work is for should have a say in how it is judged."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.accountability.judging import Judging, judging_of
from ...facts.facts import Facts
from ...facts.process.labels import label
from ...findings.finding import Confidence, Finding, Severity
from ...source.location import Place
from ...startup.records import replace
from ..base import Rule, RuleOptions, Share


class NoPublicEvaluation(Rule):
    """群众评价缺位: at most one finding, on the scheme."""

    code = "ACC604"
    slug = "no-public-evaluation"
    family = "accountability"

    class Options(RuleOptions):
        """The share of the result below which those outside have too little say."""

        warn_below: Share = 0.10

    def check(self, facts: Facts) -> Iterator[Finding]:
        """Too little weight is a warning; nobody from below an info."""
        found = judging_of(facts)
        if found is None:
            return
        if found.share < self.options.warn_below - 1e-9:
            yield self._weight(facts, found)
        elif found.upward is False and facts.scheme.assesses == "organization":
            yield self.finding(
                "upward",
                at=_place(facts),
                severity=Severity.INFO,
                confidence=Confidence.DECLARED,
                basis=("threshold",),
                metrics={"share": round(found.share, 4)},
            )

    def _weight(self, facts: Facts, found: Judging) -> Finding:
        none = found.share <= 0
        key = f"{found.basis}_none" if none else found.basis
        limit = self.options.warn_below
        return self.finding(
            key,
            at=found.evidence[0].place if found.evidence else _place(facts),
            confidence=Confidence.EXACT if found.basis == "evaluators" else Confidence.HEURISTIC,
            evidence=found.evidence,
            basis=(*_grounds(facts), "threshold"),
            metrics={"share": round(found.share, 4), "weight": found.weight, "leaf_share": round(found.leaf_share, 4)},
            share=found.share,
            limit=limit,
            lacking=(limit - found.share) * found.shares.total
            if found.shares.measure == "points"
            else limit - found.share,
            leaves=[label(leaf) for leaf in found.leaves[:5]],
        )


def _place(facts: Facts) -> Place:
    """Where it is said who judges, else the indicators."""
    field = "evaluators" if facts.scheme.evaluators else "indicators"
    return replace(facts.scheme.place(field), key=True)


def _grounds(facts: Facts) -> tuple[str, ...]:
    """What is cited, by whom the scheme assesses."""
    return {
        "village": ("village",),
        "individual": ("civil-servants", "institutions"),
        "organization": ("institutions",),
    }.get(facts.scheme.assesses or "", ("cadre-2020",))
