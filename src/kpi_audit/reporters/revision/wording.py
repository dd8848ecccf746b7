"""A text before and after: only the clauses that differ."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from ...scheme.names import EXTENTS, FREQUENCIES, KINDS, MODES, ROLES, SOURCE_TYPES, VERIFIES, VETO_CLASSES
from ...startup import patterns as re

_CLAUSE = re.compile(r"[^，,；;。！？\n]*[，,；;。！？\n]*")
_NAMES = {
    "kind": KINDS,
    "frequency": FREQUENCIES,
    "verify": VERIFIES,
    "data_source": SOURCE_TYPES,
    "scoring": MODES,
    "controllable": EXTENTS,
    "role": ROLES,
    "class_": VETO_CLASSES,
}
"""Fields whose values are names of the format."""
_NAME = re.compile(r"(?<![\w-])[a-z_]+(?![\w-])")
_LONG = 20
"""A text shorter than this is shown whole."""


def differing(before: str, after: str) -> tuple[str, str]:
    """The clauses of each text that the other does not have, ``…`` for what both share."""
    if max(len(before), len(after)) <= _LONG:
        return before, after
    old, new = _clauses(before), _clauses(after)
    gaps = list(_gaps(old, new))
    gone = [_stretch(old, start, end) for start, end, _, _ in gaps if end > start]
    come = [_stretch(new, start, end) for _, _, start, end in gaps if end > start]
    return "".join(gone), "".join(come)


def _gaps(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """The stretches of both between what they share: clauses that each has once, in their order, and what is alike
    beside them. A text of the same clause a thousand times costs no more than another."""
    at, to = 0, 0
    for here, there in (*_shared(old, new), (len(old), len(new))):
        while at < here and to < there and old[at] == new[to]:
            at, to = at + 1, to + 1
        end, until = here, there
        while end > at and until > to and old[end - 1] == new[until - 1]:
            end, until = end - 1, until - 1
        if end > at or until > to:
            yield at, end, to, until
        at, to = here, there


def _shared(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The longest row of clauses that each text has once and both have in one order, by their places."""
    often, again = Counter(old), Counter(new)
    places = {clause: place for place, clause in enumerate(new) if often[clause] == again[clause] == 1}
    pairs = [(place, places[clause]) for place, clause in enumerate(old) if clause in places]
    ends: list[int] = []  # for each length of a row, the least place in the new text that ends one
    rows: list[int] = []  # the pair that does, and for each pair the one before it
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        before.append(rows[length - 1] if length else -1)
        ends[length : length + 1], rows[length : length + 1] = [place], [number]
    found: list[tuple[int, int]] = []
    number = rows[-1] if rows else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def same_words(before: str, after: str) -> bool:
    """Whether two texts differ in nothing but blanks and line breaks."""
    return "".join(before.split()) == "".join(after.split())


def _clauses(text: str) -> list[str]:
    return [clause for clause in _CLAUSE.findall(text) if clause.strip()]


def _stretch(clauses: list[str], start: int, end: int) -> str:
    said = "".join(clauses[start:end]).strip()
    return ("…" if start else "") + said.rstrip("，,；;。\n" if end < len(clauses) else "\n")


def in_chinese(value: str, field: str) -> str:
    """A value with the names of the format in it, said in Chinese; other words stay as they are."""
    names = _NAMES.get(field)
    return value if names is None else _NAME.sub(lambda found: names.get(found[0], found[0]), value)
