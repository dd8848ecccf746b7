"""Word lists of the reader (``lexicons/*.yaml``) and the one-pass search for all words of a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from operator import itemgetter
from pathlib import Path

from ...startup.records import NamedTuple, replace
from ..search.classes import WordClass, file_of, spelled, spellings, word_classes
from ..search.keeping import tables_kept
from ..search.standing import Search, Standing, Together
from ..search.tables import Listing, Tables, tables_of
from .vocabulary import Change, per_vocabulary, spoken

NEUTRAL = "neutral"
"""How the names of classes begin whose words only keep their place: bodies' names, set phrases of scoring."""
_KEPT = 1 << 12
"""Texts whose words each list remembers: sentences recur within a scheme, and several readers ask for them."""


class Hit(NamedTuple):
    """A word of a list in a text, at ``start`` to ``end``; ``gapped`` if other words stand inside it."""

    start: int
    end: int
    name: str
    gapped: bool = False


class Taken:
    """Places held by words that say "this is none": bodies' names for every class, ``not_x`` for ``x``."""

    def __init__(self, hits: list[Hit]) -> None:
        self._places: dict[str, set[int]] = {}
        for hit in hits:
            if hit.name.startswith(NEUTRAL):
                self._places.setdefault(NEUTRAL, set()).update(range(hit.start, hit.end))
            elif hit.name.startswith("not_"):
                self._places.setdefault(hit.name, set()).update(range(hit.start, hit.end))

    def holds(self, hit: Hit) -> bool:
        """Whether an end of the word lies in such a place."""
        for name in (NEUTRAL, f"not_{hit.name}") if self._places else ():
            places = self._places.get(name, ())
            if hit.start in places or hit.end - 1 in places:
                return True
        return False


def _listing(own: Mapping[str, WordClass], layered: bool, beside: Lexicon | None) -> Listing:
    return Listing(spelled(own.values()), [] if beside is None else spelled(beside.classes.values()), layered)


class Lexicon:
    """A word list, ready for searching.

    Plain words are found leftmost longest without overlap: in all classes, or in each if ``layered``.
    Words of ``neutral…`` classes stand before all others. Gapped words are found besides, once per class.
    ``beside`` is a list whose words stand behind the own ones, and are looked for once for all lists beside it.
    ``search`` makes what finds the words, where they all come with this package; the classes are then read when asked
    for. ``together`` finds those of several lists, of which this is the one with its ``number``.
    """

    def __init__(
        self,
        classes: Iterable[WordClass],
        *,
        layered: bool = False,
        beside: Lexicon | None = None,
        search: Callable[[], Search] | None = None,
        together: Together | None = None,
        number: int = 0,
    ) -> None:
        self._given, self._beside, self._together, self._number = classes, beside, together, number
        self._made = search or (lambda: Search(tables_of(_listing(self.own, layered, beside))))
        self._plain = lru_cache(maxsize=_KEPT)(self._plain_words)
        self._scanned = lru_cache(maxsize=_KEPT)(self._scan)

    @cached_property
    def _alone(self) -> Search:
        return self._made()

    @cached_property
    def own(self) -> Mapping[str, WordClass]:
        """The classes of the list itself, by name."""
        return {each.name: each for each in self._given}

    @cached_property
    def classes(self) -> Mapping[str, WordClass]:
        """All classes by name."""
        return self.own if self._beside is None else {**self.own, **self._beside.classes}

    def scan(self, text: str) -> list[Hit]:
        """The words of the list in ``text``, by their start."""
        return list(self._scanned(self.unfigured(text)))

    def unfigured(self, text: str) -> str:
        """The text with its figures blanked, if no word of the list (and of those it is searched with) can tell."""
        return (self._together or self._alone).without(text)

    def _scan(self, text: str) -> tuple[Hit, ...]:
        found = None if self._together is None else self._together.shared(text)
        plain, gapped = self._alone.of(text) if found is None else found
        number = 0 if found is None else self._number
        standing, stretching = plain.get(number, []), gapped.get(number, ())
        if self._beside is not None:
            standing = standing + (self._beside._plain(text) if found is None else plain.get(self._beside._number, []))
        hits = self._chosen(standing) if standing else []
        if stretching:  # of two at one place the one with the longer opening is first, then the one with a gap
            ranked = [(at, opening, 0, Hit(at, end, name, gapped=True)) for at, opening, name, end in stretching]
            ranked += [(hit.start, -min(2, hit.end - hit.start), 1, hit) for hit in hits]
            ranked.sort(key=itemgetter(0, 1, 2))
            hits = [hit for *_, hit in ranked]
        return tuple(hits)

    def _plain_words(self, text: str) -> list[Standing]:
        return self._alone.of(text)[0].get(0, [])

    def _chosen(self, standing: list[Standing]) -> list[Hit]:
        """Of the words that stand in a text the leftmost longest, in all classes or in each."""
        hits: list[Hit] = []
        free: dict[str, int] = {}
        masked = 0
        for start, length, _, name, layer in sorted(standing):
            if start >= masked and start >= free.get(layer, 0):
                end = free[layer] = start - length
                hits.append(Hit(start, end, name))
                if name.startswith(NEUTRAL):
                    masked = end
        return hits


def changed(each: WordClass, change: Change | None) -> WordClass:
    """The class with an office's words; a word with alternatives loses only the spellings that are dropped."""
    if change is None:
        return each
    words = each.words
    if change.drop:
        kept = (spelling for word in words for spelling in ([] if word in change.drop else spellings(word)))
        words = tuple(spelling for spelling in kept if spelling not in change.drop)
    return replace(each, words=(*words, *change.add))


_TOGETHER: Mapping[tuple[str, ...], bool] = {
    ("input", "process", "output", "outcome", "satisfaction", NEUTRAL, "subjects"): False,
    ("marks", "archives", NEUTRAL): True,
    ("evidence", "archives", NEUTRAL): True,
    ("prohibited", NEUTRAL): True,
    ("voluntary", NEUTRAL): True,
    ("safeguards",): True,
    ("horizons",): True,
    ("activity_counts",): True,
    (NEUTRAL,): True,
}
"""Lists that are asked of most texts of a scheme, and so looked for in one pass; whether they are layered."""


@per_vocabulary
def lexicon(*names: str, layered: bool = False) -> Lexicon:
    """The word list made of ``lexicons/<name>.yaml`` for each name, with the words of the vocabulary spoken."""
    changes = {name: spoken().changed(name) for name in names}
    own, neutral = _apart(names, layered)
    beside = lexicon(NEUTRAL, layered=True) if neutral else None

    def classes() -> Iterator[WordClass]:
        return (changed(each, changes[name].get(each.name)) for name in own for each in word_classes(name))

    files = None if any(changes.values()) else [*map(file_of, names)]
    number = [*_TOGETHER].index(names) if files is not None and _TOGETHER.get(names) == layered else None
    return searched(classes, files, layered, beside, number)


def _apart(names: tuple[str, ...], layered: bool) -> tuple[tuple[str, ...], bool]:
    """The names of a list without that of the neutral words, where these are a list beside it."""
    neutral = layered and len(names) > 1 and names[-1] == NEUTRAL
    return (names[:-1], True) if neutral else (names, False)


@cache
def _together() -> Together:
    """What finds the words of all lists that are asked of most texts, as they come with this package."""
    files = [file_of(name) for name in sorted({name for names in _TOGETHER for name in names})]

    def listings() -> Iterator[Listing]:
        for names, layered in _TOGETHER.items():
            own, neutral = _apart(names, layered)
            classes = {each.name: each for name in own for each in word_classes(name)}
            yield Listing(spelled(classes.values()), spelled(word_classes(NEUTRAL)) if neutral else [], layered)

    tables = tables_kept("words asked of most texts", files, lambda: tables_of(*listings()))
    return Together(tables, ours=True)


def searched(
    classes: Callable[[], Iterable[WordClass]],
    files: Sequence[Path] | None,
    layered: bool,
    beside: Lexicon | None = None,
    number: int | None = None,
) -> Lexicon:
    """The list of these classes. What it is searched by is kept if they are as ``files`` have them (else None).

    ``number``: among the lists that are searched together.
    """
    if files is None:
        return Lexicon(classes(), layered=layered, beside=beside)
    called = " ".join(["words of", *(file.stem for file in files), *(["in layers"] if layered else ())])

    def made() -> Tables:
        return tables_of(_listing({each.name: each for each in classes()}, layered, beside))

    def search() -> Search:
        return Search(tables_kept(called, files, made), ours=True)

    together = None if number is None else _together()
    given = _later(classes)
    return Lexicon(given, layered=layered, beside=beside, search=search, together=together, number=number or 0)


def _later(classes: Callable[[], Iterable[WordClass]]) -> Iterator[WordClass]:
    yield from classes()
