"""A sheet that only sums the others up: 汇总 gives each of them a line with its points."""

from __future__ import annotations

from collections.abc import Sequence

from ..draft import Branch, Draft
from ..values.names import label_of
from .merging import merged, total_of

_CLOSE = 0.005


def without_overview(drafts: list[Draft], file: str) -> list[Draft]:
    """One scheme in place of an overview and the sheets that it sums up; the drafts as they are where there is none."""
    for overview in drafts:
        parts = _parts(overview, [one for one in drafts if one is not overview])
        if parts:
            whole = _joined(overview, parts, file)
            at = min(drafts.index(one) for one in (overview, *parts))
            rest = [one for one in drafts if one is not overview and one not in parts]
            return [*rest[:at], whole, *rest[at:]]
    return drafts


def _parts(overview: Draft, others: Sequence[Draft]) -> list[Draft]:
    """The draft that each line of an overview stands for, in its order; none where one of them has no such draft."""
    lines = overview.trees.get("indicators", [])
    found: list[Draft] = []
    if len(lines) < 2 or any(line.children for line in lines):
        return []
    for line in lines:
        part = next((one for one in others if one not in found and _is_of(line, one)), None)
        if part is None:
            return []
        found.append(part)
    return found


def _is_of(line: Branch, draft: Draft) -> bool:
    name, points = str(line.name.value), line.fields.get("points")
    bare = name[len(label_of(name)) :]
    called = bare in draft.source or bare in str(draft.fields["title"].value)
    return called and points is not None and abs(float(str(points.value)) - total_of(draft)) < _CLOSE


def _joined(overview: Draft, parts: Sequence[Draft], file: str) -> Draft:
    """The parts as groups; what the overview says of each goes with its group."""
    lines = overview.trees.pop("indicators")
    whole = merged([*parts, overview], file)
    for line, group in zip(lines, whole.tree("indicators"), strict=True):
        for key, value in line.fields.items():
            if key not in ("id", "seq"):
                group.fields.setdefault(key, value)
        group.notes += line.notes
    told = {key: value for key, value in overview.fields.items() if key in ("title", "year", "total_points")}
    whole.fields |= {key: value for key, value in told.items() if key != "title" or value.origin is not None}
    whole.note("overview", overview.start, sheet=overview.source)
    return whole
