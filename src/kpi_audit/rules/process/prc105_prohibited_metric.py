"""Law and central documents forbid some things to be assessed at all."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.facts import Facts
from ...facts.process.prohibited import banned_in_text, banned_of, scored_leaves
from ...facts.readings import evidence_of, place_of
from ...findings.finding import Evidence, Finding, Severity
from ..base import Rule, RuleOptions

_SOFT = frozenset({"entities", "points"})
"""Kinds that the text forbids only in part, or forbids as a function."""


class ProhibitedMetric(Rule):
    """禁设指标: scored content that may not be assessed; who is assessed matters for revenue."""

    code = "PRC105"
    slug = "prohibited-metric"
    family = "process"
    severity = Severity.ERROR
    profile = "basic"

    class Options(RuleOptions):
        """No options: what is forbidden has no threshold."""

    def check(self, facts: Facts) -> Iterator[Finding]:
        """One finding a leaf (or running text) and kind of prohibited content."""
        for leaf in scored_leaves(facts):
            for banned in banned_of(facts, leaf):
                kind = banned.prohibition
                yield self.finding(
                    kind.name,
                    at=place_of(leaf.indicator, banned.words[0]),
                    node=leaf,
                    severity=Severity.WARNING if kind.name in _SOFT else Severity.ERROR,
                    evidence=evidence_of(leaf.indicator, banned.words[:5]),
                    basis=kind.grounds,
                    metrics={"kind": kind.name},
                    said=list(dict.fromkeys(words.text for words in banned.words[:5])),
                )
        for text, banned in banned_in_text(facts):
            kind = banned.prohibition
            spots = [Evidence(text.place.words(words.start, words.end), words.text) for words in banned.words[:5]]
            yield self.finding(
                kind.name,
                at=spots[0].place,
                severity=Severity.WARNING if kind.name in _SOFT else Severity.ERROR,
                evidence=spots,
                basis=kind.grounds,
                metrics={"kind": kind.name},
                said=list(dict.fromkeys(item.text for item in spots)),
            )
