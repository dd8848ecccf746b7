"""The load tables as JSON has them."""

from __future__ import annotations

from ...findings.load import LoadRow, LoadTable


def load_data(load: LoadTable) -> dict[str, object]:
    """One table; the lists by month have twelve months, ``undated`` is what nobody dates."""
    return {
        "unit": load.unit or None,
        "units": load.units,
        "assesses": load.assesses,
        "issuers": load.issuers,
        "schemes": [{"issuer": row.issuer, "path": row.path, "title": row.title, **_row(row)} for row in load.rows],
        "total": _row(load.total),
        "merge": [{"kind": one.kind, "name": one.name, "issuers": one.issuers} for one in load.merges],
    }


def _row(row: LoadRow) -> dict[str, object]:
    kinds = {
        "inspections": row.inspections_by_month,
        "submissions": row.submissions_by_month,
        "deadlines": row.deadlines_by_month,
    }
    return {
        "leaves": row.leaves,
        "vetoes": row.vetoes,
        "letters": row.letters,
        "inspections": row.inspections,
        "submissions": row.submissions,
        "hours": row.hours,
        "by_month": {name: months[:-1] for name, months in kinds.items()},
        "undated": {name: months[-1] for name, months in kinds.items()},
    }
