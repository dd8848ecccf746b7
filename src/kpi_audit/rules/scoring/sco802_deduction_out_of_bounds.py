"""A line may not take more points than it has."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.facts import Facts
from ...facts.points.overruns import Overrun, find_overruns
from ...findings.finding import Finding, Severity
from ...source.location import Place
from ..base import Rule

_OFTEN = 5
"""Lines without a floor from which one sentence for all of them is the shorter remedy."""
_SEVERITY = {"step": Severity.ERROR, "empties": Severity.INFO}


class DeductionOutOfBounds(Rule):
    """扣分越界: lines against their own points; lines without points against those of their group, once a group."""

    code = "SCO802"
    slug = "deduction-out-of-bounds"
    family = "scoring"

    def check(self, facts: Facts) -> Iterator[Finding]:
        """Deductions that are too large, without end, taken from elsewhere, or that empty the line at once."""
        overruns = list(find_overruns(facts))
        alike = sum(_key(found) == "open" for found in overruns)
        for found in overruns:
            place = found.evidence[0].place
            if found.kind == "penalties" and facts.scheme.penalties is not None:
                section = facts.scheme.place("penalties")
                place = Place(section.document, section.path, key=True)
            yield self._finding(found, place, alike)

    def _finding(self, found: Overrun, place: Place, alike: int) -> Finding:
        figures = {"points": found.points, "taken": found.taken, "lines": found.lines}
        key = _key(found)
        return self.finding(
            "open_often" if key == "open" and alike >= _OFTEN else key,
            at=place,
            node=found.node,
            severity=_SEVERITY.get(found.kind, Severity.WARNING),
            evidence=found.evidence,
            metrics={name: value for name, value in figures.items() if value is not None},
            basis=("arithmetic",),
            points=found.points,
            taken=found.taken,
            words=found.words,
            lines=found.lines,
            alike=alike,
            group=found.holder.name if found.holder is not None else None,
        )


def _key(found: Overrun) -> str:
    """The message: of a line on its own, a line against its group, or the group."""
    if found.holder is None or found.kind == "sum":
        return found.kind
    return f"{found.kind}_group" if found.kind != "open" or found.lines > 1 else "open_line"
