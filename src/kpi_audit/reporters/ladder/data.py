"""The levels side by side as JSON has them."""

from __future__ import annotations

from ...findings.ladder import Ladder, Step


def ladder_data(ladder: Ladder) -> dict[str, object]:
    """Columns from the top level down, rows with a cell for each of them."""
    return {
        "columns": [{"level": one.level, "title": one.title, "path": one.path} for one in ladder.columns],
        "rows": [
            {
                "id": row.id,
                "name": row.name,
                "matched_by": "declared" if row.declared else "text",
                "score": row.score,
                "cells": [None if one is None else {"text": one.text, "raised": _step(one.step)} for one in row.cells],
            }
            for row in ladder.rows
        ],
        "raised": ladder.raised,
    }


def _step(step: Step | None) -> dict[str, object] | None:
    if step is None:
        return None
    return {"measure": step.measure, "gap": step.gap, "difference": step.difference, "unit": step.unit}
