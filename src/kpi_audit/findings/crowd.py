"""Indicators that several rules reach: to change one of them clears several findings at once."""

from __future__ import annotations

from collections.abc import Iterable

from .finding import IndicatorRef, Severity
from .report import Located

CROWDED = 3
"""So many rules, with a warning at least, make an indicator a place to begin with."""
PLACES = 5
"""How many such indicators are named."""


def crowded(findings: Iterable[Located]) -> list[tuple[IndicatorRef, list[str]]]:
    """Indicators that several rules reach, with the codes; the most crowded first."""
    met: dict[str, tuple[IndicatorRef, dict[str, None]]] = {}
    for located in findings:
        about = located.finding.indicator
        if about is not None and located.finding.severity is not Severity.INFO:
            met.setdefault(about.id, (about, {}))[1][located.finding.code] = None
    found = [(about, list(codes)) for about, codes in met.values() if len(codes) >= CROWDED]
    return sorted(found, key=lambda each: -len(each[1]))[:PLACES]
