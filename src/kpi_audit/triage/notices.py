"""Findings on the setting aside itself (SUP0xx): comments and entries of the baseline that do not do what they say."""

from __future__ import annotations

from ..findings.finding import Confidence, Evidence, Finding, Severity, Value
from ..source.location import Place

UNUSED, NO_REASON, EXPIRED, UNKNOWN, MALFORMED, MISPLACED, FIXED, STALE = (f"SUP00{number}" for number in range(1, 9))

_NAMES = {
    UNUSED: "unused-suppression",
    NO_REASON: "suppression-without-reason",
    EXPIRED: "expired-suppression",
    UNKNOWN: "unknown-suppressed-rule",
    MALFORMED: "malformed-suppression",
    MISPLACED: "misplaced-suppression",
    FIXED: "not-suppressible",
    STALE: "stale-baseline-entry",
}
CODES = tuple(_NAMES)


def notice(code: str, key: str, place: Place, text: str, **args: Value) -> Finding:
    """A finding on words of a comment, or on an entry of the baseline."""
    return Finding(
        code=code,
        name=_NAMES[code],
        family="suppression",
        key=key,
        severity=severity_of(code),
        confidence=Confidence.EXACT,
        place=place,
        evidence=(Evidence(place, text),) if text else (),
        args=args,
    )


def severity_of(code: str) -> Severity:
    """How bad it is: an entry of the baseline that is no longer needed does no harm."""
    return Severity.INFO if code == STALE else Severity.WARNING
