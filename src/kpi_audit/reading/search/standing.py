"""Where the words of lists stand in a text, found by the one or two characters that the words begin with."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from ...startup import patterns
from ...startup.memory import of_one_document
from .figures import Figures
from .gapped import spans
from .tables import Tables

Standing = tuple[int, int, int, str, str]
"""A word in a text, sorted as words are chosen: its start, its length below zero, its rank, its class and layer."""
Stretching = tuple[int, int, str, int]
"""A word with a gap: its start, the length of its opening below zero, its class, its end."""
Found = tuple[Mapping[int, list[Standing]], Mapping[int, list[Stretching]]]
"""What stands in a text, by the numbers of the lists that have it, in order; words may overlap."""
_SHARED = 1 << 13
"""Texts of a document that are looked through for several lists at once; it takes 3 kB for each to remember them."""


class Search:
    """One pass over a text for the words of a list, or of several.

    ``ours``: all words come with this package, so that the pattern may be kept on disk.
    """

    def __init__(self, tables: Tables, *, ours: bool = False) -> None:
        self._words = tables.openings
        self._known = frozenset(tables.openings)
        self._single = frozenset(opening for opening in self._known if len(opening) == 1)
        compiled: Callable[[str], re.Pattern[str]] = patterns.compile if ours else re.compile
        self._places = compiled(tables.places)
        self.without = Figures(tables.figures).without
        """The text with its figures blanked, if no word of the lists can tell, else the text itself."""

    def of(self, text: str) -> Found:
        """What stands in the text."""
        plain: defaultdict[int, list[Standing]] = defaultdict(list)
        stretching: defaultdict[int, list[Stretching]] = defaultdict(list)
        words = self._words
        for at, opening in self._begun(text):
            lengths, gapped = words[opening]
            for length, spelled in lengths:
                entries = spelled.get(text[at : at + length])
                if entries is not None:
                    for number, below, rank, name, layer in entries:
                        plain[number].append((at, below, rank, name, layer))
            if gapped is not None:
                for (number, name), end in spans(gapped, text, at).items():
                    stretching[number].append((at, -len(opening), name, end))
        return plain, stretching

    def _begun(self, text: str) -> Iterator[tuple[int, str]]:
        """Where words begin, each with its opening."""
        known, single = self._known, self._single
        for place in self._places.finditer(text):
            at = place.start()
            opening = text[at : at + 2]
            if opening in known:
                yield at, opening
            if opening[0] in single and len(opening) > 1:
                yield at, opening[0]


class Together(Search):
    """Several lists that are asked of the same texts: what is looked up for one of them is there for the others.

    That holds for so many texts of a document. Readers go through the whole of it one after the other, and when the
    last text has crowded out the first, all lists would be looked through again for each of them.
    """

    def __init__(self, tables: Tables, *, ours: bool = False) -> None:
        super().__init__(tables, ours=ours)
        self._shared: dict[str, Found] = {}
        of_one_document(self._shared.clear)

    def shared(self, text: str) -> Found | None:
        """What stands in the text, None if a list had better be searched by itself."""
        found = self._shared.get(text)
        if found is None and len(self._shared) < _SHARED:
            found = self._shared[text] = self.of(text)
        return found
