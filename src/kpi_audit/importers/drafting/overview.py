"""A sheet that only sums the others up: 汇总 gives each of them a line with its points."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Sequence

from ..draft import Draft
from ..values.names import label_of
from .merging import merged, total_of

_CLOSE = 0.005
_FINE = 100  # totals are gathered by the hundredth
_END = "\0"  # stands in no cell


def without_overview(drafts: list[Draft], file: str) -> list[Draft]:
    """One scheme in place of an overview and the sheets that it sums up; the drafts as they are where there is none."""
    names = _Names(drafts)
    for number, overview in enumerate(drafts):
        parts = _parts(overview, number, names)
        if parts:
            whole = _joined(overview, [drafts[part] for part in parts], file)
            gone = {number, *parts}
            rest = [one for place, one in enumerate(drafts) if place not in gone]
            return [*rest[: min(gone)], whole, *rest[min(gone) :]]
    return drafts


class _Names:
    """What each draft is called, those of one total in one text: a line is held against thousands in one search."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        written: defaultdict[int | None, list[str]] = defaultdict(list)
        self._starts: defaultdict[int | None, list[int]] = defaultdict(list)
        self._numbers: defaultdict[int | None, list[int]] = defaultdict(list)
        self._totals = [total_of(draft) for draft in drafts]
        ends: defaultdict[int | None, int] = defaultdict(int)
        for number, draft in enumerate(drafts):
            key = _hundredths(self._totals[number])
            name = f"{draft.source}{_END}{draft.fields['title'].value if 'title' in draft.fields else ''}{_END}"
            written[key].append(name)
            self._starts[key].append(ends[key])
            self._numbers[key].append(number)
            ends[key] += len(name)
        self._texts = {key: "".join(names) for key, names in written.items()}

    def find(self, name: str, points: object, taken: Container[int]) -> int | None:
        """The first draft that is called so, and has these points, among those not taken; by its number."""
        key = _hundredths(points)
        if key is None or _END in name:
            return None
        worth = float(str(points))
        found = (self._first(name, worth, near, taken) for near in (key - 1, key, key + 1))
        return min((number for number in found if number is not None), default=None)

    def _first(self, name: str, worth: float, key: int, taken: Container[int]) -> int | None:
        text, starts, numbers = self._texts.get(key, ""), self._starts[key], self._numbers[key]
        at = text.find(name) if text else -1
        while at >= 0:
            place = bisect_right(starts, at) - 1
            number = numbers[place]
            if number not in taken and abs(worth - self._totals[number]) < _CLOSE:
                return number
            if place + 1 == len(starts):
                return None
            at = text.find(name, starts[place + 1])
        return None


def _hundredths(points: object) -> int | None:
    try:
        return round(float(str(points)) * _FINE)
    except (ValueError, OverflowError):  # no number, or none that is finite
        return None


def _parts(overview: Draft, number: int, names: _Names) -> list[int]:
    """The draft that each line of an overview stands for, in its order; none where one of them has no such draft."""
    lines = overview.trees.get("indicators", [])
    if len(lines) < 2 or any(line.children for line in lines):
        return []
    found: dict[int, None] = {number: None}
    for line in lines:
        name, points = str(line.name.value), line.fields.get("points")
        part = None if points is None else names.find(name[len(label_of(name)) :], points.value, found)
        if part is None:
            return []
        found[part] = None
    return [part for part in found if part != number]


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
