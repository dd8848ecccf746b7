"""Ranking puts somebody last whatever was done: few rankings, seldom, and never a penalty for the place alone."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.burden.grounds import grounds, sure
from ...facts.burden.leaf_ranking import LeafRanking, leaf_rankings
from ...facts.burden.rankings import RankedLeaf, everything, grouped, ranked_leaves, scheme_circulars, scheme_tails
from ...facts.facts import Facts
from ...facts.points.shares import shares_of
from ...findings.finding import Evidence, Finding, Severity
from ...startup.records import replace
from ..base import Rule, RuleOptions, Share

_SHARE = ((Severity.WARNING, Severity.INFO), (Severity.ERROR, Severity.WARNING))
"""By a high share or not, and by whether units are ranked among their like or not."""
_GROUNDS = {
    "tail": ("tail",),
    "tail_often": ("frequent", "disguised", "tail"),
    "circulated": ("frequent", "shandong"),
}


class RankEverything(Rule):
    """事事排名: the ranked share, rankings that go round by quarter or month, tail penalties, trifles ranked."""

    code = "BUR503"
    slug = "rank-everything"
    family = "burden"

    class Options(RuleOptions):
        """Shares of leaves or points; ``often`` and ``monthly`` are times a year."""

        warn: Share = 0.30
        error: Share = 0.70
        often: float = 4
        monthly: float = 12
        trifle: Share = 0.01

    def check(self, facts: Facts) -> Iterator[Finding]:
        """The scheme as a whole, then each line at most once."""
        yield from self._share(facts)
        whole = scheme_circulars(facts)
        if whole is not None and whole.per_year >= self.options.often:
            yield self.finding(
                "circulated_all",
                at=whole.place,
                severity=self._pace(whole.per_year),
                confidence=sure(declared=whole.declared),
                evidence=whole.evidence,
                basis=grounds(facts, "frequent", "shandong"),
                metrics={"times": whole.per_year, "threshold": self.options.often},
                times=whole.per_year,
            )
        tails = [tail.evidence for tail in scheme_tails(facts) if tail.effect == "consequence"]
        if tails:
            yield self.finding(
                "tail_all",
                at=tails[0].place,
                severity=Severity.ERROR,
                evidence=tails,
                basis=grounds(facts, "tail"),
                metrics={"clauses": len(tails)},
                said=tails[0].text,
            )
        for found in leaf_rankings(facts, often=self.options.often, trifle=self.options.trifle):
            yield self._leaf(facts, found)

    def _share(self, facts: Facts) -> Iterator[Finding]:
        ranked = [found for leaf, found in ranked_leaves(facts).items() if facts.roles[leaf] == "ordinary"]
        said = everything(facts)
        leaves = facts.leaves if said else [found.node for found in ranked]
        if not leaves:
            return
        share = max(len(leaves) / len(facts.leaves), shares_of(facts).of(leaves))
        if share <= self.options.warn + 1e-9:
            return
        high = share > self.options.error + 1e-9
        alike = said is None and all(grouped(facts, leaf) for leaf in leaves)
        args = {"share": share, "leaves": len(leaves), "threshold": self.options.error if high else self.options.warn}
        yield self.finding(
            "all" if said else "share",
            at=said.place if said else replace(facts.scheme.place("indicators"), key=True),
            severity=_SHARE[high][alike],
            confidence=sure(declared=said is None and all(found.declared for found in ranked)),
            evidence=(said,) if said else _words(ranked),
            basis=grounds(facts, "threshold"),
            metrics=args,
            args=args,
        )

    def _leaf(self, facts: Facts, found: LeafRanking) -> Finding:
        severity = Severity.ERROR if found.key in ("tail", "tail_often") else Severity.WARNING
        if found.key == "circulated":
            severity = self._pace(found.times)
        return self.finding(
            found.key,
            at=found.place,
            node=found.node,
            severity=severity,
            confidence=sure(declared=found.declared),
            evidence=found.evidence,
            related=found.related,
            basis=grounds(facts, *_GROUNDS.get(found.key, ("threshold",))),
            metrics={"times": found.times, "share": found.share},
            times=found.times,
            share=found.share,
            threshold=self.options.trifle,
            said=found.evidence[0].text if found.evidence else "",
        )

    def _pace(self, times: float) -> Severity:
        return Severity.ERROR if times >= self.options.monthly else Severity.WARNING


def _words(ranked: list[RankedLeaf]) -> tuple[Evidence, ...]:
    return tuple(words for found in ranked for words in found.evidence[:1])[:5]
