"""A target may not be stricter than the one it carries out without a reason."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.demand import per_unit
from ...facts.facts import Facts
from ...facts.level import allocations, chains, telling
from ...facts.readings import evidence_of, place_of
from ...findings.finding import Confidence, Finding, Severity, Term, Value
from ...startup.records import replace
from ..base import Material, Rule, RuleOptions, Share

_TINY = 1e-9
"""Thresholds are held against sums of decimal figures."""


class StackedTarget(Rule):
    """层层加码: compares level by level; totals that are divided are checked by their sum instead."""

    code = "LVL301"
    slug = "stacked-target"
    family = "level"
    needs = frozenset({Material.UPPER})

    class Options(RuleOptions):
        """Gaps are shares: of the headroom to 100 % for shares of a whole, of the upper value otherwise."""

        warn_gap: float = 0.05
        warn_points: float = 1.0  # percentage points; for shares of a whole both must be passed
        error_headroom: Share = 0.50
        error_relative: float = 0.20
        error_allocation: float = 0.10
        raised_share: Share = 0.30
        raised_least: int = 5  # fewer comparable targets tell nothing of the scheme

    def check(self, facts: Facts) -> Iterator[Finding]:
        """Every leaf whose target is stricter than its counterpart's, every total given out more than once."""
        raises = [found for leaf in facts.hierarchy.leaves if (found := facts.levels.raised(leaf)) is not None]
        yield from map(self._raised, raises)
        yield from map(self._allocated, facts.levels.allocations)
        yield from map(self._multiplied, per_unit.per_unit(facts))
        for node in facts.levels.dangling:
            place = node.indicator.place("upper_ref")
            yield self.finding(
                "dangling", at=place, node=node, confidence=Confidence.DECLARED, ref=node.indicator.upper_ref
            )
        compared, raised = len(facts.levels.comparable), sum(found.gap.size > 0 for found in raises)
        if compared >= self.options.raised_least and raised > self.options.raised_share * compared:
            numbers: dict[str, Value] = {"share": raised / compared, "raised": raised, "compared": compared}
            at = replace(facts.scheme.place("indicators"), key=True)
            yield self.finding("share", at=at, metrics=numbers, args=numbers)

    def _raised(self, found: chains.Raise) -> Finding:
        gap, chain = found.gap, chains.chain_of(found)
        several = len(chain.raises) > 1
        declared = found.counterpart.declared and found.ours.words.home == "target"
        year, known = telling.years_of(found.rung, found.theirs.rung), telling.reached(found)
        return self.finding(
            "chain" if several else gap.measure,
            at=place_of(found.node.indicator, found.ours.words),
            node=found.node,
            severity=self._severity(found, chain=several, excused=known, other_year=year is not None),
            confidence=Confidence.DECLARED if declared else Confidence.HEURISTIC,
            evidence=evidence_of(found.node.indicator, [found.ours.words]),
            related=[telling.upper_target(one.theirs) for one in chain.raises],
            metrics=telling.metrics_of(chain),
            reason=found.node.indicator.reason,
            match=telling.match_of(found.counterpart),
            note=year or (Term("match.reached") if known else ""),
            args=telling.args_of(chain),
        )

    def _severity(self, found: chains.Raise, *, chain: bool, excused: bool, other_year: bool) -> Severity:
        gap, options = found.gap, self.options
        # half of the headroom is an error itself, a fifth of the upper value is none yet
        limit = options.error_headroom - _TINY if gap.measure == "headroom" else options.error_relative + _TINY
        serious = gap.measure != "headroom" or gap.points > options.warn_points + _TINY
        if other_year or not (chain or (gap.size > options.warn_gap + _TINY and serious)):
            return Severity.INFO
        severe = chain or (gap.measure != "absolute" and gap.size > limit and serious)
        if found.node.indicator.reason or excused:  # results that are there already count like a reason
            return Severity.WARNING if severe else Severity.INFO
        return Severity.ERROR if severe else Severity.WARNING

    def _allocated(self, found: allocations.Allocation) -> Finding:
        first = found.parts[0]
        evidence, others = telling.parts_of(found)
        severe = found.excess > self.options.error_allocation + _TINY and found.declared
        return self.finding(
            found.way,
            at=place_of(first.node.indicator, first.target.words),
            node=first.node,
            severity=Severity.ERROR if severe else Severity.WARNING,
            evidence=evidence,
            related=[telling.upper_target(found.upper), *others],
            metrics={"sum": found.total, "excess": found.excess, "parts": len(found.parts), "schemes": found.schemes},
            args=telling.args_of_sum(found),
        )

    def _multiplied(self, found: per_unit.PerUnit) -> Finding:
        """A reason says why there is headroom; without one it is an over-allocation like any other."""
        reason = found.node.indicator.reason
        severe = found.excess > self.options.error_allocation + _TINY and found.counterpart.declared
        return self.finding(
            "per_unit",
            at=place_of(found.node.indicator, found.quota.words),
            node=found.node,
            severity=Severity.INFO if reason else Severity.ERROR if severe else Severity.WARNING,
            evidence=evidence_of(found.node.indicator, [found.quota.words]),
            related=[telling.upper_target(found.upper)],
            metrics={"sum": found.total, "excess": found.excess, "units": found.units},
            reason=reason,
            args=per_unit.args_of_product(found),
        )
