"""Stretches of a text and words by their places: found by halving, and the same as by looking through all of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kpi_audit.reading.text.line import Words
from kpi_audit.reading.text.stretches import Spots, Stretches, outermost

PAIRS = st.lists(st.tuples(st.integers(0, 12), st.integers(1, 6)).map(lambda one: (one[0], sum(one))), max_size=6)


def words(pairs: list[tuple[int, int]], field: str = "criteria") -> list[Words]:
    return [Words(field, start, end, "字" * (end - start)) for start, end in pairs]


@given(PAIRS, st.integers(0, 20), st.integers(1, 4))
def test_as_by_looking_through_all(pairs: list[tuple[int, int]], at: int, size: int) -> None:
    """Nested, overlapping, touching or apart: a place is in them, a stretch meets one, or it stands in one."""
    end = at + size
    found, spots, (one,) = Stretches(pairs), Spots(words(pairs)), words([(at, end)])
    assert (at in found) is any(first <= at < last for first, last in pairs)
    meets = any(first < end and at < last for first, last in pairs)
    assert found.meet(at, end) is meets
    assert spots.meet(one) is meets
    assert spots.hold(one) is any(first <= at and end <= last for first, last in pairs)
    starting = [place for place, (first, _) in enumerate(pairs) if at <= first < end]
    assert spots.starting("criteria", at, end) == starting
    (other,) = words([(at, end)], "name")
    assert not spots.meet(other) and not spots.hold(other) and list(spots.gaps(other)) == []


def test_gaps_to_the_nearest_words() -> None:
    """Before and behind; the longest of those that begin before counts, not the last."""
    spots = Spots(words([(0, 9), (2, 4), (20, 22)]))
    gaps = {at: list(spots.gaps(words([(at, at + 2)])[0])) for at in (12, 5, 19, 30)}
    assert gaps == {12: [(9, 12), (14, 20)], 5: [(9, 5), (7, 20)], 19: [(9, 19), (20, 20)], 30: [(22, 30)]}


@given(PAIRS)
def test_outermost_words(pairs: list[tuple[int, int]]) -> None:
    """What stands in no longer words, each once, in the order of the list."""
    kept = [
        (start, end)
        for start, end in dict.fromkeys(pairs)
        if not any(first <= start and end <= last and (first, last) != (start, end) for first, last in pairs)
    ]
    assert [(one.start, one.end) for one in outermost(words(pairs))] == kept
    assert len(outermost([*words(pairs), *words(pairs, "name")])) == 2 * len(kept)
