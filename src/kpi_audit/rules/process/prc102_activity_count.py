"""The number of meetings, visits, check-ins and articles is no measure of work."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.facts import Facts
from ...facts.hierarchy import Node
from ...facts.points.shares import shares_of
from ...facts.process.activities import counted_activity, part_counted
from ...facts.process.labels import labels
from ...facts.process.statutes import law_of
from ...facts.readings import evidence_of, place_of
from ...findings.finding import Confidence, Finding, Severity, Term
from ...reading.meaning.activity_counts import Counted
from ...startup.records import replace
from ..base import Rule, RuleOptions, Share

_KEYS = {"a": "meetings", "b": "visits", "c": "digital", "d": "publicity"}
_GROUNDS = {"digital": "apps", "publicity": "publications", "attention": "publications", "models": "models"}


class ActivityCount(Rule):
    """以次数论绩: leaves scored by how many activities there were; together they may hold only a small part."""

    code = "PRC102"
    slug = "activity-count"
    family = "process"

    class Options(RuleOptions):
        """Share of the scheme's points."""

        error: Share = 0.20

    def check(self, facts: Facts) -> Iterator[Finding]:
        """Every such leaf, and the scheme when they hold too much of it."""
        counted: dict[Node, Counted] = {}
        for leaf in facts.hierarchy.leaves:
            found = counted_activity(facts, leaf)
            if found is None:
                continue
            law = law_of(leaf)
            if law is None:
                counted[leaf] = found
            key = _key(found)
            yield self.finding(
                key if law is None else "lawful",
                at=place_of(leaf.indicator, found.count),
                node=leaf,
                severity=Severity.WARNING if law is None else Severity.INFO,
                confidence=Confidence.HEURISTIC,
                evidence=evidence_of(leaf.indicator, [found.activity, found.count]),
                basis=(_GROUNDS.get(key, "provisions-3"), "notice-2018"),
                metrics={"class": found.kind},
                activity=found.activity.text,
                count=found.count.text,
                law=None if law is None else law.document,
            )
        yield from self._together(facts, counted)

    def _together(self, facts: Facts, counted: dict[Node, Counted]) -> Iterator[Finding]:
        shares = shares_of(facts)
        share = shares.of(counted)
        if shares.measure == "points":
            share -= sum(shares.of([leaf]) * (1 - part_counted(facts, leaf)) for leaf in counted)
        if share <= self.options.error + 1e-9 or shares.measure == "partial":
            return
        heaviest = sorted(counted, key=lambda leaf: -shares.own(leaf))[:5]
        yield self.finding(
            "together" if shares.measure == "points" else "together_leaves",
            at=replace(facts.scheme.place("indicators"), key=True),
            severity=Severity.ERROR,
            evidence=[item for leaf in heaviest for item in evidence_of(leaf.indicator, [counted[leaf].count])],
            basis=("provisions-3", "notice-2018", "threshold"),
            metrics={"share": round(share, 4), "threshold": self.options.error, "leaves": len(counted)},
            leaves=len(counted),
            share=share,
            threshold=self.options.error,
            heaviest=labels(heaviest, len(heaviest)),
            etc=Term("report.etc") if len(counted) > len(heaviest) else "",
        )


def _key(found: Counted) -> str:
    return "attention" if found.attention else "models" if found.model else _KEYS[found.kind]
