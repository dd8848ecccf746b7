"""Every value and every score should fall into exactly one level."""

from __future__ import annotations

from collections.abc import Iterator

from ...facts.facts import Facts
from ...facts.scoring.band_faults import BandFault, band_faults
from ...findings.finding import Confidence, Finding, Severity, Term
from ..base import Rule

_SEVERITY = {
    "shared": Severity.WARNING,
    "rounding": Severity.WARNING,
    "outside": Severity.WARNING,
    "bottom": Severity.INFO,
}


class BandGapOrOverlap(Rule):
    """档次缺口或重叠: levels of a line and grades of the scheme, one finding for each fault of a table."""

    code = "SCO804"
    slug = "band-gap-or-overlap"
    family = "scoring"
    severity = Severity.ERROR

    def check(self, facts: Facts) -> Iterator[Finding]:
        """Grades first, then lines."""
        for found in band_faults(facts):
            yield self._finding(found)

    def _finding(self, found: BandFault) -> Finding:
        lower, upper = found.rows[0], found.rows[min(1, len(found.rows) - 1)]
        return self.finding(
            f"{found.kind}_grades" if found.grades else found.kind,
            at=found.rows[0].evidence.place,
            node=found.node,
            severity=_SEVERITY.get(found.kind, Severity.ERROR),
            confidence=Confidence.EXACT if found.declared else Confidence.HEURISTIC,
            evidence=[row.evidence for row in found.rows if row.evidence.text],
            basis=("civil-code", "arithmetic") if found.kind == "shared" else ("arithmetic",),
            metrics={"faults": max(1, len(found.spans)), "low": _first(found, 0), "high": _first(found, 1)},
            spans=[_span(low, high, found.unit) for low, high in found.spans],
            lower=lower.said,
            upper=upper.said,
            etc=Term("report.etc") if len(found.spans) > 1 else "",
            low=_first(found, 0),
            high=_first(found, 1),
            unit=found.unit,
        )


def _first(found: BandFault, end: int) -> float | None:
    return found.spans[0][end] if found.spans else None


def _span(low: float, high: float, unit: str) -> str:
    """A value, or a stretch of values, as it is written."""
    return f"{low:g}{unit}" if low == high else f"{low:g}{unit}—{high:g}{unit}"
