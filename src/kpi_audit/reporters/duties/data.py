"""The duty table as JSON has it."""

from __future__ import annotations

from ...findings.duty_table import DutyTable


def duty_data(table: DutyTable) -> dict[str, object]:
    """The table in full: every duty with its indicators; ``weight`` is in points, or in indicators."""
    return {
        "list": table.title,
        "measure": "leaves" if table.by_leaves else "points",
        "whole": table.whole,
        "sections": [
            {
                "list": one.list,
                "category": one.category,
                "duties": one.duties,
                "backed": one.backed,
                "leaves": one.leaves,
                "weight": one.weight,
            }
            for one in table.sections
        ],
        "duties": [
            {
                "id": row.id,
                "item": row.item,
                "list": row.list,
                "category": row.category,
                "core": row.core,
                "weight": row.weight,
                "indicators": [
                    {"id": one.id, "name": one.name, "weight": one.weight, "sure": one.sure} for one in row.backed_by
                ],
            }
            for row in table.duties
        ],
        "outside": [{"id": row.id, "name": row.name, "weight": row.weight, "why": row.why} for row in table.outside],
        "bare": [row.id for row in table.bare],
        "aside": {"leaves": table.aside_leaves, "weight": table.aside},
    }
