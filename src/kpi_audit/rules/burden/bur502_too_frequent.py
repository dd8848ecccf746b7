"""Scored every month or week, and inspected without end: work stands still for its assessment."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.burden.grounds import grounds, sure
from ...facts.burden.inspections import comprehensive, unlimited, visits
from ...facts.burden.scoring_rhythm import Rhythm, find_chain, line_rhythms, scheme_rhythm
from ...facts.facts import Facts
from ...facts.points.shares import shares_of
from ...findings.finding import Finding, Severity, Value
from ...startup.records import replace
from ..base import Rule, RuleOptions, Share


class TooFrequent(Rule):
    """月月考周周考: scoring of the scheme or of its lines, inspections, unannounced and comprehensive checks."""

    code = "BUR502"
    slug = "too-frequent"
    family = "burden"

    class Options(RuleOptions):
        """Times a year; ``share`` is of the points that lines scored so often must hold."""

        warn: float = 12
        error: float = 48
        share: Share = 0.2
        inspections_warn: float = 20
        inspections_error: float = 40
        comprehensive: float = 1

    def check(self, facts: Facts) -> Iterator[Finding]:
        """Scoring first, then inspections."""
        scored = grounds(facts, "named", "total", "threshold")
        checked = grounds(facts, "named", "total", "supervision", "threshold")
        yield from (replace(one, basis=scored) for one in self._rhythm(facts))
        yield from (replace(one, basis=checked) for one in [*self._visits(facts), *self._checks(facts)])

    def _rhythm(self, facts: Facts) -> Iterator[Finding]:
        whole = scheme_rhythm(facts)
        if whole is not None and whole.per_year >= self.options.warn:
            yield self._scoring(facts, whole)
            return
        often = [one for one in line_rhythms(facts) if one.per_year >= self.options.warn]
        if often:
            yield self._often(facts, often)
        elif (whole is None or not whole.declared) and (chain := find_chain(facts)) is not None:
            yield self.finding("chain", at=chain.place, severity=Severity.INFO, evidence=(chain,), said=chain.text)

    def _scoring(self, facts: Facts, whole: Rhythm) -> Finding:
        error = whole.per_year >= self.options.error
        threshold = self.options.error if error else self.options.warn
        # the regular appraisal of persons is a legal form of its own
        mild = Severity.INFO if facts.scheme.assesses == "individual" else Severity.WARNING
        return self.finding(
            "scoring",
            at=whole.place,
            severity=Severity.ERROR if error else mild,
            confidence=sure(declared=whole.declared),
            evidence=whole.evidence,
            metrics={"times": whole.per_year, "threshold": threshold},
            times=whole.per_year,
            threshold=threshold,
        )

    def _often(self, facts: Facts, often: list[Rhythm]) -> Finding:
        shares, needed = shares_of(facts), self.options.share - 1e-9
        share = shares.of(one.node for one in often if one.node)
        weekly = shares.of(one.node for one in often if one.node and one.per_year >= self.options.error)
        severity = Severity.WARNING if share >= needed else Severity.INFO
        return self.finding(
            "lines" if share >= needed else "few_lines",
            at=often[0].place,
            node=often[0].node if len(often) == 1 else None,
            severity=Severity.ERROR if weekly >= needed else severity,
            confidence=sure(declared=all(one.declared for one in often)),
            evidence=tuple(words for one in often for words in one.evidence)[:5],
            metrics={"leaves": len(often), "share": share, "threshold": self.options.share},
            leaves=len(often),
            share=share,
            threshold=self.options.share,
        )

    def _visits(self, facts: Facts) -> Iterator[Finding]:
        found = visits(facts)
        if found is None or found.per_year <= self.options.inspections_warn:
            return
        error = found.per_year > self.options.inspections_error
        args: dict[str, Value] = {"times": found.per_year, "warn": self.options.inspections_warn}
        args["threshold"] = self.options.inspections_error if error else self.options.inspections_warn
        yield self.finding(
            "inspections",
            at=found.place,
            severity=Severity.ERROR if error else Severity.WARNING,
            confidence=sure(declared=found.declared),
            evidence=found.evidence[:5],
            metrics={**args, "uncounted": found.uncounted},
            args=args,
        )

    def _checks(self, facts: Facts) -> Iterator[Finding]:
        for one in unlimited(facts):
            rests = sure(declared=one.declared)
            yield self.finding(
                "unlimited", at=one.place, node=one.node, confidence=rests, evidence=one.evidence, said=one.subject
            )
        for check in comprehensive(facts):
            args: dict[str, Value] = {"times": check.per_year, "threshold": self.options.comprehensive}
            if check.per_year > self.options.comprehensive:
                key, rests = "comprehensive" if check.by else "comprehensive_said", sure(declared=check.declared)
                yield self.finding(
                    key, at=check.place, confidence=rests, evidence=check.evidence, metrics=args, args=args, by=check.by
                )
