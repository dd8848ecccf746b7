"""Points must add up at every node, and no line may say other points than it has."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.facts import Facts
from ...facts.hierarchy import Node
from ...facts.points.full_marks import Disagreement, stated_total, titled_total, unreachable, written_otherwise
from ...facts.points.points import TOLERANCE
from ...facts.points.sums import Mismatch, Sums
from ...facts.points.weights import WeightSum, evaluator_sum, sibling_sums
from ...findings.finding import Confidence, Evidence, Finding, Related, Severity
from ..base import Rule


class PointsSumMismatch(Rule):
    """分值不合: arithmetic only; alternatives, conversions and sets for different units are read as such."""

    code = "SCO801"
    slug = "points-sum-mismatch"
    family = "scoring"
    severity = Severity.ERROR
    profile = "basic"

    def check(self, facts: Facts) -> Iterator[Finding]:
        """Sums of nodes, weights, then single lines."""
        for mismatch in Sums(facts).mismatches():
            yield self._sum(facts, mismatch)
        yield from self._totals(facts)
        evaluators = evaluator_sum(facts)
        if evaluators is not None:
            yield self._weights("evaluators", evaluators)
        for weights in sibling_sums(facts):
            yield self._weights("weights", weights)
        never = list(unreachable(facts))
        told = {found.node for found in never}
        for found in written_otherwise(facts):
            if found.node not in told:  # one line is told once
                yield self._line("written_parts" if found.parts else "written", found)
        for found in never:
            yield self._line("below" if found.said < found.points else "above", found)

    def _sum(self, facts: Facts, found: Mismatch) -> Finding:
        over = found.total > found.stated
        key = "by_class" if found.who else ("over" if over else "under") + ("_root" if found.node is None else "")
        return self.finding(
            key,
            at=found.place,
            node=found.node,
            confidence=Confidence.EXACT if _declared(found) else Confidence.HEURISTIC,
            evidence=[Evidence(found.place, found.words)],
            related=[_addend(facts, child) for child in found.children],
            metrics={"stated": found.stated, "sum": found.total, "difference": round(found.total - found.stated, 6)},
            name=found.node.name if found.node is not None else facts.scheme.title,
            parts=list(found.parts),
            sum=found.total,
            stated=found.stated,
            gap=round(abs(found.total - found.stated), 6),
            who=found.who,
        )

    def _totals(self, facts: Facts) -> Iterator[Finding]:
        """A title that speaks of another full score than the field."""
        titled, total = titled_total(facts), stated_total(facts)
        if titled is None or total is None or titled.several or abs(titled.points - total.points) <= TOLERANCE:
            return
        yield self.finding(
            "titles",
            at=total.place,
            severity=Severity.WARNING,
            confidence=Confidence.HEURISTIC,
            evidence=[Evidence(titled.place, titled.words)],
            metrics={"stated": total.points, "title": titled.points},
            words=titled.words,
            stated=total.points,
        )

    def _weights(self, key: str, found: WeightSum) -> Finding:
        return self.finding(
            key,
            at=found.place,
            node=found.node,
            confidence=Confidence.EXACT,
            metrics={"sum": found.total},
            parts=list(found.parts),
            sum=found.total,
        )

    def _line(self, key: str, found: Disagreement) -> Finding:
        return self.finding(
            key,
            at=found.evidence.place,
            node=found.node,
            severity=Severity.WARNING,
            confidence=Confidence.HEURISTIC,
            evidence=[found.evidence],
            metrics={"points": found.points, "said": found.said},
            points=found.points,
            said=found.said,
            parts=list(found.parts),
            words=found.evidence.text,
        )


def _declared(found: Mismatch) -> bool:
    """Whether every figure of the sum is a field."""
    own = found.place.path[-1] in ("points", "total_points")
    return own and all(child.indicator.points is not None for child in found.children)


def _addend(facts: Facts, child: Node) -> Related:
    args = {"name": child.name, "points": facts.points.group_total(child)}
    return Related(child.indicator.place("name"), "addend", args)
