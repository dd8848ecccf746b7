"""What a word list is searched by: made of its words, or kept between runs and read opening by opening."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...startup.records import NamedTuple
from ...startup.sealed import Opened, sealed
from .figures import Telling, telling
from .gapped import GAP, Gapped, by_second
from .standing import Words, by_openings, pattern_of

Kept = tuple[dict[str, bytes], dict[str, bytes], str, str, Telling]
"""Tables as they are kept."""


class Tables(NamedTuple):
    """Plain and gapped words by their openings, the patterns that find these, and the figures in all words."""

    plain: Mapping[str, Words]
    gapped: Mapping[str, Gapped]
    plain_places: str
    gapped_places: str
    figures: Telling


def tables_of(own: Iterable[tuple[str, str]], beside: Iterable[tuple[str, str]], *, layered: bool) -> Tables:
    """Of the words of a list, each with its class; of those of the list beside it the gapped ones and the figures."""
    plain: list[tuple[str, str, str]] = []
    gapped: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    all_pieces: list[str] = []
    others = tuple(beside)
    for words, listed in ((own, True), (others, False)):
        for word, name in words:
            pieces = tuple(word.split(GAP))
            all_pieces += pieces
            if len(pieces) > 1:
                gapped.setdefault(pieces[0][:2], []).append((pieces, name))
            elif listed:
                plain.append((word, name, name if layered else ""))
    by_opening = by_openings(plain, -len(plain) if others else 0)
    gaps = {opening: by_second(words) for opening, words in gapped.items()}
    return Tables(by_opening, gaps, pattern_of(by_opening), pattern_of(gaps), telling(all_pieces))


def to_keep(tables: Tables) -> Kept:
    """The tables as plain data."""
    places = tables.plain_places, tables.gapped_places
    return sealed(tables.plain), sealed(tables.gapped), *places, tables.figures


def from_kept(kept: Kept) -> Tables:
    """The tables again."""
    plain, gapped, plain_places, gapped_places, figures = kept
    return Tables(Opened(plain), Opened(gapped), plain_places, gapped_places, figures)
