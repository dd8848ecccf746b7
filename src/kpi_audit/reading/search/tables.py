"""What word lists are searched by: made of their words, or kept between runs and read opening by opening."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from ...startup.records import NamedTuple
from ...startup.sealed import Opened, sealed
from .figures import Telling, telling
from .gapped import GAP, Gapped, by_second

Entry = tuple[int, int, int, str, str]
"""What is known of a word where it stands: the number of its list, its length below zero, rank, class and layer."""
Lengths = tuple[tuple[int, dict[str, tuple[Entry, ...]]], ...]
"""Plain words of one opening by their lengths, the longest first."""
Words = tuple[Lengths, Gapped | None]
"""The words of one opening: the plain ones, and those with gaps if there are some."""
Kept = tuple[dict[str, bytes], str, Telling]
"""Tables as they are kept."""


class Listing(NamedTuple):
    """A list by its words, each with its class; of the list ``beside`` it only gapped words and figures matter."""

    own: Sequence[tuple[str, str]]
    beside: Sequence[tuple[str, str]] = ()
    layered: bool = False


class Tables(NamedTuple):
    """The words of lists by their openings, the pattern that finds these, and the figures in all words."""

    openings: Mapping[str, Words]
    places: str
    figures: Telling


def tables_of(*lists: Listing) -> Tables:
    """Of one list, or of several in the order of their numbers."""
    plain: dict[str, dict[int, dict[str, tuple[Entry, ...]]]] = {}
    gaps: dict[str, list[tuple[int, tuple[str, ...], str]]] = {}
    pieces: list[str] = []
    for number, (own, beside, layered) in enumerate(lists):
        pieces += [piece for word, _ in (*own, *beside) for piece in word.split(GAP)]
        words = [(word, name) for word, name in own if GAP not in word]
        for rank, (word, name) in enumerate(words, -len(words) if beside else 0):
            spelled = plain.setdefault(word[:2], {}).setdefault(len(word), {})
            spelled[word] = (*spelled.get(word, ()), (number, -len(word), rank, name, name if layered else ""))
        for first, *others, name in [(*word.split(GAP), name) for word, name in (*own, *beside) if GAP in word]:
            gaps.setdefault(first[:2], []).append((number, (first, *others), name))
    gapped = {opening: by_second(words) for opening, words in gaps.items()}
    openings: dict[str, Words] = {
        opening: (tuple(sorted(plain.get(opening, {}).items(), reverse=True)), gapped.get(opening))
        for opening in {**plain, **gapped}
    }
    return Tables(openings, pattern_of(openings), telling(pieces))


def pattern_of(openings: Iterable[str]) -> str:
    """What finds where words may begin: at one of their first characters, before one of their second."""
    single = {opening for opening in openings if len(opening) == 1}
    pairs = {*openings} - single
    sets = ["".join(sorted(chars)) for chars in ({pair[0] for pair in pairs}, {pair[1] for pair in pairs})]
    either = [rf"[{re.escape(sets[0])}](?=[{re.escape(sets[1])}])"] if pairs else []
    either += [f"[{re.escape(''.join(sorted(single)))}]"] if single else []
    return "|".join(either) or r"(?!)"


def to_keep(tables: Tables) -> Kept:
    """The tables as plain data."""
    return sealed(tables.openings), tables.places, tables.figures


def from_kept(kept: Kept) -> Tables:
    """The tables again."""
    openings, places, figures = kept
    return Tables(Opened(openings), places, figures)
