"""What the page says of what was set aside: suppressed with a reason, or of the past."""

from __future__ import annotations

from ...findings.report import BASELINE, DocumentReport, Located
from ...words.voice import Voice


def set_aside(document: DocumentReport, voice: Voice) -> list[tuple[str, str, str, str]]:
    """Place, finding, reason and last day of each that a comment sets aside."""
    return [_row(one, voice) for one in document.suppressed if one.suppressed and one.suppressed.kind != BASELINE]


def of_the_past(document: DocumentReport, voice: Voice) -> str:
    """How many findings the baseline holds; empty for none."""
    old = sum(one.suppressed is not None and one.suppressed.kind == BASELINE for one in document.suppressed)
    return voice.text("markdown.baselined", n=old) if old else ""


def _row(located: Located, voice: Voice) -> tuple[str, str, str, str]:
    record, finding = located.suppressed, located.finding
    assert record is not None
    said = f"{finding.code} {voice.title(finding.code)}{voice.text('markdown.colon')}{voice.say(finding)}"
    return voice.place(located.region), said, record.reason or "", record.until or voice.text("markdown.no_until")
