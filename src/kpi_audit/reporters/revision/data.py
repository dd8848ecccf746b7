"""A comparison as JSON."""

from __future__ import annotations

from ... import __version__
from ...findings.comparison import Comparison, IndicatorChange
from ...findings.report import DocumentReport
from ...words.voice import Voice
from ..json_report import finding_data, summary_data
from ..json_text import dumped

FORMAT_VERSION = 1


def render(comparison: Comparison, voice: Voice) -> str:
    """The comparison as one JSON object."""
    data = {
        "format_version": FORMAT_VERSION,
        "tool": {"name": "kpi-audit", "version": __version__},
        "old": _version(comparison.old),
        "new": _version(comparison.new),
        "indicators": [_indicator(each) for each in comparison.indicators],
        "lists": [
            {"list": each.room, "status": each.status, "text": each.text, "line": each.line}
            for each in comparison.lists
        ],
        "findings": {
            "added": [finding_data(each, comparison.new, voice) for each in comparison.added],
            "cleared": [finding_data(each, comparison.old, voice) for each in comparison.cleared],
            "shifted": [
                {
                    "before": finding_data(before, comparison.old, voice),
                    "after": finding_data(after, comparison.new, voice),
                }
                for before, after in comparison.shifted
            ],
            "kept": comparison.kept,
        },
    }
    return dumped(data)


def _version(document: DocumentReport) -> dict[str, object]:
    return {
        "path": document.path,
        "title": document.title,
        "year": document.year,
        "summary": summary_data(document),
    }


def _indicator(change: IndicatorChange) -> dict[str, object]:
    return {
        "status": change.status,
        "id": change.id,
        "name": change.name,
        "path": change.path,
        "leaf": change.leaf,
        "points": change.points,
        "line": change.line,
        "edits": [
            {"field": edit.field, "before": edit.before, "after": edit.after, "trend": edit.trend}
            for edit in change.edits
        ],
    }
