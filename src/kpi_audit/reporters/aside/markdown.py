"""The annex of an audit summary: what was set aside, why and until when."""

from __future__ import annotations

from ...findings.report import BASELINE, DocumentReport, Located
from ...words.voice import Voice
from ..markdown_text import escaped, table


def suppressed_section(document: DocumentReport, voice: Voice) -> list[str]:
    """A row for each finding that a comment sets aside; those of the baseline are counted only."""
    rows = [_row(one, voice) for one in document.suppressed if one.suppressed and one.suppressed.kind != BASELINE]
    old = len(document.suppressed) - len(rows)
    head = [voice.text(f"markdown.{key}") for key in ("place", "suppressed_finding", "suppressed_reason", "until")]
    lines = table(head, rows) if rows else []
    if old:
        lines += [""] if lines else []
        lines.append(voice.text("markdown.baselined", n=old))
    return lines


def _row(located: Located, voice: Voice) -> tuple[str, ...]:
    record = located.suppressed
    assert record is not None
    finding = located.finding
    place = voice.place(located.region)
    said = f"{finding.code} {voice.title(finding.code)}{voice.text('markdown.colon')}{voice.say(finding)}"
    return (place, escaped(said), escaped(record.reason or ""), record.until or voice.text("markdown.no_until"))
