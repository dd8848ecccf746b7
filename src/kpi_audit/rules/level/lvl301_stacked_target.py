"""A target may not be stricter than the one it carries out without a reason."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.facts import Facts
from ...facts.hierarchy import Node
from ...facts.levels import Raise, target_of
from ...facts.readings import evidence_of, place_of
from ...findings.finding import Confidence, Finding, Related, Severity
from ..base import Material, Rule, RuleOptions


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
        error_headroom: float = 0.50
        error_relative: float = 0.20
        error_allocation: float = 0.10

    def check(self, facts: Facts) -> Iterator[Finding]:
        """Every leaf whose target is stricter than its counterpart's."""
        divided: dict[tuple[str, str], list[Raise | Node]] = {}
        for leaf in facts.hierarchy.leaves:
            found = facts.levels.raised(leaf)
            if found is not None and found.gap.measure != "allocation":
                yield self._raised(facts, found)
            else:
                counterpart = facts.levels.counterpart(leaf)
                if counterpart is not None and counterpart.declared:
                    divided.setdefault((counterpart.rung.path, counterpart.node.id), []).append(leaf)
        for leaves in divided.values():
            yield from self._allocated(facts, [leaf for leaf in leaves if isinstance(leaf, Node)])

    def _raised(self, facts: Facts, found: Raise) -> Finding:
        gap, node, upper = found.gap, found.node, found.counterpart
        above = upper.rung.levels.raised(upper.node)
        chain = above is not None and above.gap.measure not in ("operator", "allocation")
        args = {
            "name": node.name,
            "ours": found.ours.words.text,
            "theirs": found.theirs.words.text,
            "gap": gap.size,
            "points": gap.points,
            "score": upper.score,
        }
        metrics = {"gap": gap.size, "difference": gap.points, "measure": gap.measure, "levels": 2 if chain else 1}
        key = gap.measure if upper.declared else f"{gap.measure}_by_name"
        related = [Related(place_of(upper.node.indicator, found.theirs.words), "upper", {"theirs": found.theirs.words.text})]
        if chain and above is not None:
            key = "chain"
            args["top"] = above.theirs.words.text
            top = above.counterpart.node.indicator
            related.append(Related(place_of(top, above.theirs.words), "upper", {"theirs": above.theirs.words.text}))
        return self.finding(
            key,
            at=place_of(node.indicator, found.ours.words),
            node=node,
            severity=self._severity(found, chain=chain and gap.measure != "operator"),
            confidence=_confidence(found),
            evidence=evidence_of(node.indicator, [found.ours.words]),
            related=related,
            metrics=metrics,
            reason=node.indicator.reason,
            **args,
        )

    def _severity(self, found: Raise, *, chain: bool) -> Severity:
        gap, options = found.gap, self.options
        if gap.measure == "operator":
            return Severity.INFO
        limit = options.error_headroom if gap.measure == "headroom" else options.error_relative
        serious = gap.measure != "headroom" or gap.points > options.warn_points
        severity = Severity.INFO
        if gap.size > options.warn_gap and serious:
            severity = Severity.WARNING
        if (gap.measure != "absolute" and gap.size >= limit and serious) or chain:
            severity = Severity.ERROR
        if found.node.indicator.reason and severity is not Severity.INFO:  # a reason is shown and lowers it
            severity = Severity.WARNING if severity is Severity.ERROR else Severity.INFO
        return severity

    def _allocated(self, facts: Facts, leaves: list[Node]) -> Iterator[Finding]:
        """Parts of one upper total: together they may not exceed it."""
        counterpart = facts.levels.counterpart(leaves[0])
        upper = None if counterpart is None else target_of(counterpart.rung, counterpart.node)
        if counterpart is None or upper is None or not upper.value or upper.growth or upper.unit in ("%", ""):
            return
        parts = [(leaf, target) for leaf in leaves if (target := target_of(facts, leaf)) is not None]
        values = [target.value for _, target in parts if target.value is not None and target.unit == upper.unit]
        total = sum(values)
        if len(values) < len(leaves) or total <= upper.value * (1 + 1e-9):
            return
        excess = total / upper.value - 1
        leaf, target = parts[0]
        yield self.finding(
            "allocation",
            at=place_of(leaf.indicator, target.words),
            node=leaf,
            severity=Severity.ERROR if excess > self.options.error_allocation else Severity.WARNING,
            confidence=Confidence.HEURISTIC,
            evidence=[item for part, said in parts for item in evidence_of(part.indicator, [said.words])],
            related=[Related(place_of(counterpart.node.indicator, upper.words), "upper", {"theirs": upper.words.text})],
            metrics={"sum": total, "upper": upper.value, "excess": excess, "parts": len(values)},
            name=counterpart.node.name,
            total=total,
            theirs=upper.words.text,
            excess=excess,
            unit=upper.unit,
            parts=len(values),
        )


def _confidence(found: Raise) -> Confidence:
    """Exact when reference and target were written as such; heuristic when either was read from text."""
    if not found.counterpart.declared:
        return Confidence.HEURISTIC
    return Confidence.DECLARED if found.ours.words.field == "target" else Confidence.HEURISTIC
