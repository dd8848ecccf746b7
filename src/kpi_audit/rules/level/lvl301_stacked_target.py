"""A target may not be stricter than the one it carries out without a reason."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.facts import Facts
from ...facts.level.levels import Allocation, Counterpart, Raise
from ...facts.readings import evidence_of, place_of
from ...findings.finding import Confidence, Finding, Related, Severity, Term, Value
from ...reading.quantity.targets import Target
from ..base import Material, Rule, RuleOptions, Share


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

    def check(self, facts: Facts) -> Iterator[Finding]:
        """Every leaf whose target is stricter than its counterpart's, every total given out more than once."""
        for leaf in facts.hierarchy.leaves:
            found = facts.levels.raised(leaf)
            if found is not None:
                yield self._raised(found)
        for allocation in facts.levels.allocations:
            yield self._allocated(allocation)
        for node in facts.levels.dangling:
            place = node.indicator.place("upper_ref")
            yield self.finding(
                "dangling", at=place, node=node, confidence=Confidence.DECLARED, ref=node.indicator.upper_ref
            )

    def _raised(self, found: Raise) -> Finding:
        gap, node, upper = found.gap, found.node, found.counterpart
        above = upper.rung.levels.raised(upper.node)
        chain = gap.measure != "operator" and above is not None and above.gap.measure != "operator"
        related = [_upper(upper, found.theirs)]
        args: dict[str, Value] = {"name": node.name, "ours": found.ours.words.text, "theirs": found.theirs.words.text}
        if chain and above is not None:
            args["top"] = above.theirs.words.text
            related.append(_upper(above.counterpart, above.theirs))
        return self.finding(
            "chain" if chain else gap.measure,
            at=place_of(node.indicator, found.ours.words),
            node=node,
            severity=self._severity(found, chain=chain),
            confidence=_confidence(found),
            evidence=evidence_of(node.indicator, [found.ours.words]),
            related=related,
            metrics={"gap": gap.size, "difference": gap.points, "measure": gap.measure, "levels": 1 + chain},
            reason=node.indicator.reason,
            gap=gap.size,
            points=gap.points,
            unit="" if found.ours.unit == found.theirs.unit else f" {found.theirs.unit}",
            score=upper.score,
            match=Term("match.declared") if upper.declared else Term("match.by_name"),
            args=args,
        )

    def _severity(self, found: Raise, *, chain: bool) -> Severity:
        gap, options = found.gap, self.options
        limit = options.error_headroom if gap.measure == "headroom" else options.error_relative
        serious = gap.measure != "headroom" or gap.points > options.warn_points
        severity = Severity.INFO
        if gap.size > options.warn_gap and serious:
            severity = Severity.WARNING
        if chain or (gap.measure != "absolute" and gap.size >= limit and serious):
            severity = Severity.ERROR
        if found.node.indicator.reason and severity is not Severity.INFO:  # a reason is shown and lowers it
            severity = Severity.WARNING if severity is Severity.ERROR else Severity.INFO
        return severity

    def _allocated(self, found: Allocation) -> Finding:
        leaf, target = found.parts[0]
        upper = found.counterpart
        excessive = found.excess > self.options.error_allocation
        return self.finding(
            "allocation",
            at=place_of(leaf.indicator, target.words),
            node=leaf,
            severity=Severity.ERROR if excessive else Severity.WARNING,
            evidence=[item for part, said in found.parts for item in evidence_of(part.indicator, [said.words])],
            related=[_upper(upper, found.upper)],
            metrics={"sum": found.total, "upper": found.upper.value, "excess": found.excess, "parts": len(found.parts)},
            name=upper.node.name,
            total=found.total,
            theirs=found.upper.words.text,
            excess=found.excess,
            unit=found.upper.unit,
            parts=len(found.parts),
        )


def _upper(counterpart: Counterpart, target: Target) -> Related:
    """The upper target as a related place."""
    return Related(place_of(counterpart.node.indicator, target.words), "upper", {"theirs": target.words.text})


def _confidence(found: Raise) -> Confidence:
    """Declared when reference and target were written as such; heuristic when either was read from text."""
    declared = found.counterpart.declared and found.ours.words.home == "target"
    return Confidence.DECLARED if declared else Confidence.HEURISTIC
