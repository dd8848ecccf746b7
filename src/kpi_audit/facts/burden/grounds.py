"""What a finding on burdens stands on: how sure it is, and which norms reach those assessed."""

from __future__ import annotations

from ...findings.finding import Confidence
from ..facts import Facts


def sure(*, declared: bool) -> Confidence:
    """A field of the author, or the reading of text."""
    return Confidence.DECLARED if declared else Confidence.HEURISTIC


def grounds(facts: Facts, *names: str) -> tuple[str, ...]:
    """Entries of a card's basis: the norms are for the grassroots, firms and persons have others."""
    return ("threshold",) if facts.scheme.assesses in ("organization", "individual") else names
