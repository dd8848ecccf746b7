"""How schemes were read, for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ...findings.inspection import Inspection, Row
from ..json_text import plain, safe_json


def render(inspections: Sequence[Inspection], version: str) -> str:
    """The rows of every scheme as JSON, the same bytes every time."""
    data = {
        "format_version": 1,
        "tool": {"name": "kpi-audit", "version": version},
        "documents": [
            {
                "path": one.path,
                "document": one.document,
                "title": one.title,
                "points": plain(one.points),
                "indicators": [_row(row) for row in one.rows],
            }
            for one in inspections
        ],
    }
    return safe_json(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def _row(row: Row) -> dict[str, object]:
    spans = [
        {
            "about": span.about,
            "field": span.field,
            "text": span.text,
            "line": span.line,
            "column": span.column,
        }
        for span in row.spans
    ]
    values = {name: plain(value) for name, value in row.values.items()}
    return {**values, "role": row.role or None, "estimated": row.estimated, "spans": spans}
