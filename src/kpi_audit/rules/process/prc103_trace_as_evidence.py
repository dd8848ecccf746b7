"""A score should rest on the work, not on the papers about it."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.facts import Facts
from ...facts.hierarchy import Node
from ...facts.points.shares import Shares, shares_of
from ...facts.process.labels import labels
from ...facts.process.traces import materials, named, on_papers, part_of_papers, proof_place, proof_words
from ...findings.finding import Confidence, Finding, Severity, Term
from ...startup.records import replace
from ..base import Rule, RuleOptions, Share


class TraceAsEvidence(Rule):
    """以痕代绩: leaves that papers alone decide, leaves with long lists of papers, and how much they hold together."""

    code = "PRC103"
    slug = "trace-as-evidence"
    family = "process"

    class Options(RuleOptions):
        """Shares of the scheme; ``items`` is a number of materials."""

        leaf: Share = 0.02
        small: Share = 0.10
        error: Share = 0.50
        items: int = 5

    def check(self, facts: Facts) -> Iterator[Finding]:
        """One finding a leaf at most, and one on the scheme."""
        shares = shares_of(facts)
        papers: list[Node] = []
        small: list[Node] = []
        for leaf in facts.hierarchy.leaves:
            counted = facts.roles[leaf] == "ordinary" and on_papers(facts, leaf)
            large = counted and shares.own(leaf) >= self.options.leaf - 1e-9
            if counted and part_of_papers(facts, leaf) != "besides":
                papers.append(leaf)
                if not large:
                    small.append(leaf)
            listed = materials(facts, leaf)
            if len(listed) > self.options.items:
                yield self._items(facts, leaf, listed)
            elif large:
                yield self._leaf(facts, leaf, shares)
        yield from self._scheme(facts, shares, papers, small)

    def _leaf(self, facts: Facts, leaf: Node, shares: Shares) -> Finding:
        words = proof_words(facts, leaf)
        share = shares.own(leaf)
        key = part_of_papers(facts, leaf) if words else "declared"
        return self.finding(
            key if shares.measure == "points" else f"{key}_unweighed",
            at=proof_place(facts, leaf),
            node=leaf,
            confidence=Confidence.DECLARED if leaf.indicator.verify else Confidence.HEURISTIC,
            evidence=words,
            basis=_grounds(facts),
            metrics={"share": round(share, 4)},
            said=named(words),
            share=share,
        )

    def _items(self, facts: Facts, leaf: Node, listed: list[str]) -> Finding:
        declared = bool(leaf.indicator.evidence)
        words = proof_words(facts, leaf)
        return self.finding(
            "items",
            at=leaf.indicator.place("evidence") if declared or not words else words[0].place,
            node=leaf,
            confidence=Confidence.DECLARED if declared else Confidence.HEURISTIC,
            evidence=() if declared else words,
            basis=_grounds(facts),
            metrics={"items": len(listed), "threshold": self.options.items},
            items=len(listed),
            listed=listed,
            threshold=self.options.items,
        )

    def _scheme(self, facts: Facts, shares: Shares, papers: list[Node], small: list[Node]) -> Iterator[Finding]:
        share, little = shares.of(papers), shares.of(small)
        if shares.measure == "partial":
            return
        if share > self.options.error + 1e-9:
            key, leaves, threshold, severity = "scheme", papers, self.options.error, Severity.ERROR
        elif little > self.options.small + 1e-9:
            key, leaves, threshold, severity, share = "small", small, self.options.small, Severity.WARNING, little
        else:
            return
        heaviest = sorted(leaves, key=lambda leaf: -shares.own(leaf))[:5]
        yield self.finding(
            key if shares.measure == "points" else f"{key}_leaves",
            at=replace(facts.scheme.place("indicators"), key=True),
            severity=severity,
            evidence=[item for leaf in heaviest for item in proof_words(facts, leaf)[:1]],
            basis=_grounds(facts),
            metrics={"share": round(share, 4), "threshold": threshold, "leaves": len(leaves)},
            leaves=len(leaves),
            share=share,
            threshold=threshold,
            heaviest=labels(heaviest, len(heaviest)),
            etc=Term("report.etc") if len(leaves) > len(heaviest) else "",
        )


def _grounds(facts: Facts) -> tuple[str, ...]:
    """What is cited; the opinions on village organisations for villages only."""
    village = ("village-2022",) if facts.scheme.assesses == "village" else ()
    return ("provisions-3", "notice-2018", *village, "threshold")
