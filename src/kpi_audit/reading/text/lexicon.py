"""Word lists of the reader (``lexicons/*.yaml``) and the one-pass search for all words of a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from operator import itemgetter
from pathlib import Path

from ...source.plain import keeping, kept, load_data
from ...startup import patterns as re
from ...startup.records import NamedTuple, dataclass, replace
from ..search.figures import Figures
from ..search.gapped import spans
from ..search.standing import Listed, Openings, Standing
from ..search.tables import Kept, Tables, from_kept, tables_of, to_keep
from .vocabulary import Change, per_vocabulary, spoken

NEUTRAL = "neutral"
"""How the names of classes begin whose words only keep their place: bodies' names, set phrases of scoring."""
_HERE = Path(__file__)
_MADE_BY = (
    _HERE,
    *(_HERE.parents[1] / "search" / f"{name}.py" for name in ("tables", "standing", "gapped", "figures")),
)
"""The modules that say what is made of a word list."""
_KEPT = 1 << 12
"""Texts whose words each list remembers: sentences recur within a scheme, and several readers ask for them."""
_ALTERNATIVES = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class WordClass:
    """One class of a list: its words and what they speak for (``weights``; ``lead`` at a clause's start).

    ``governs`` says when they decide their clause: as ``head``, in the ``lead``, ``any`` or never (empty).
    """

    name: str
    words: tuple[str, ...]
    weights: Mapping[str, float]
    lead: Mapping[str, float]
    governs: str = ""


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


def spellings(word: str) -> list[str]:
    """A word with its ``(a|b)`` alternatives written out."""
    found = _ALTERNATIVES.search(word)
    if found is None:
        return [word]
    head, tail = word[: found.start()], word[found.end() :]
    return [rest for choice in found[1].split("|") for rest in spellings(head + choice + tail)]


def _spelled(classes: Mapping[str, WordClass]) -> list[tuple[str, str]]:
    return [(spelling, each.name) for each in classes.values() for word in each.words for spelling in spellings(word)]


class Lexicon:
    """A word list, ready for searching: its plain words (``Listed``), its gapped words by their openings.

    Plain words are found leftmost longest without overlap: in all classes, or in each if ``layered``.
    Words of ``neutral…`` classes stand before all others. Gapped words are found besides, once per class.
    ``beside`` is a list whose words stand behind the own ones, and are looked for once for all lists beside it.
    ``tables`` are those of its words, where all come with this package; the classes are then read when asked for.
    """

    def __init__(
        self,
        classes: Iterable[WordClass],
        *,
        layered: bool = False,
        beside: Lexicon | None = None,
        tables: Tables | None = None,
    ) -> None:
        self._given, self._layered, self._beside = classes, layered, beside
        ours = tables is not None
        if tables is None:
            behind = [] if beside is None else _spelled(beside.classes)
            tables = tables_of(_spelled(self.own), behind, layered=layered)
        self._figures = Figures(tables.figures)
        self._gaps, self._gap_openings = tables.gapped, Openings(tables.gapped, tables.gapped_places, ours=ours)
        openings = Openings(tables.plain, tables.plain_places, ours=ours)
        self._listed = Listed(tables.plain, openings, longest=not layered)
        self._standing = lru_cache(maxsize=_KEPT)(self._listed.standing)
        self._scanned = lru_cache(maxsize=_KEPT)(self._scan)

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
        return list(self._scanned(self._figures.without(text)))

    def unfigured(self, text: str) -> str:
        """The text with its figures blanked, if no word of the list can tell."""
        return self._figures.without(text)

    def _scan(self, text: str) -> tuple[Hit, ...]:
        standing = self._listed.standing(text)
        if self._beside is not None:
            standing += self._beside._standing(text)
        hits = self._chosen(standing) if standing else []
        gapped = self._gapped(text) if self._gaps else []
        if gapped:
            gapped += [(hit.start, -min(2, hit.end - hit.start), 1, hit) for hit in hits]
            gapped.sort(key=itemgetter(0, 1, 2))
            hits = [hit for *_, hit in gapped]
        return tuple(hits)

    def _gapped(self, text: str) -> list[tuple[int, int, int, Hit]]:
        """The gapped words, to be sorted among the plain ones: of two at one place the longer opening is first."""
        found: list[tuple[int, int, int, Hit]] = []
        known = self._gap_openings.known
        for at in self._gap_openings.places(text):
            for opening in (text[at : at + 2], text[at]):
                if opening in known:
                    ends = spans(self._gaps[opening], text, at)
                    found += [(at, -len(opening), 0, Hit(at, end, name, gapped=True)) for name, end in ends.items()]
        return found

    def _chosen(self, standing: list[Standing]) -> list[Hit]:
        """Of the words that stand in a text the leftmost longest, in all classes or in each."""
        standing.sort()
        hits: list[Hit] = []
        free: dict[str, int] = {}
        masked = 0
        for start, length, _, name, layer in standing:
            if start >= masked and start >= free.get(layer, 0):
                end = free[layer] = start - length
                hits.append(Hit(start, end, name))
                if name.startswith(NEUTRAL):
                    masked = end
        return hits


def _word_class(name: str, body: object) -> WordClass:
    if isinstance(body, str):
        return WordClass(name, tuple(body.split()), {}, {})
    assert isinstance(body, dict)
    weights = dict(body.get("weights") or {})
    lead = dict(body.get("lead") or {}) or weights
    return WordClass(name, tuple(str(body["words"]).split()), weights, lead, str(body.get("governs") or ""))


def _file(name: str) -> Path:
    return Path(__file__).parents[1] / "lexicons" / f"{name}.yaml"


@cache
def word_classes(name: str) -> tuple[WordClass, ...]:
    """The classes of ``lexicons/<name>.yaml`` as they come, in the order of the file."""
    data = load_data(_file(name))
    assert isinstance(data, dict)
    return tuple(_word_class(str(key), body) for key, body in data.items())


def changed(each: WordClass, change: Change | None) -> WordClass:
    """The class with an office's words; a word with alternatives loses only the spellings that are dropped."""
    if change is None:
        return each
    words = each.words
    if change.drop:
        spelled = (spelling for word in words for spelling in ([] if word in change.drop else spellings(word)))
        words = tuple(spelling for spelling in spelled if spelling not in change.drop)
    return replace(each, words=(*words, *change.add))


@per_vocabulary
def lexicon(*names: str, layered: bool = False) -> Lexicon:
    """The word list made of ``lexicons/<name>.yaml`` for each name, with the words of the vocabulary spoken."""
    shared = layered and len(names) > 1 and names[-1] == NEUTRAL
    changes = {name: spoken().changed(name) for name in names}
    own = names[:-1] if shared else names
    beside = lexicon(NEUTRAL, layered=True) if shared else None

    def classes() -> Iterator[WordClass]:
        return (changed(each, changes[name].get(each.name)) for name in own for each in word_classes(name))

    files = None if any(changes.values()) else [*map(_file, names)]
    return searched(classes, files, layered, beside)


def searched(
    classes: Callable[[], Iterable[WordClass]],
    files: Sequence[Path] | None,
    layered: bool,
    beside: Lexicon | None = None,
) -> Lexicon:
    """The list of these classes. What it is searched by is kept if they are as ``files`` have them (else None)."""
    if files is None or not keeping():
        return Lexicon(classes(), layered=layered, beside=beside)

    def made() -> Kept:
        own = _spelled({each.name: each for each in classes()})
        return to_keep(tables_of(own, [] if beside is None else _spelled(beside.classes), layered=layered))

    called = " ".join(["words of", *(file.stem for file in files), *(["in layers"] if layered else ())])
    tables = from_kept(kept(called, [*files, *_MADE_BY], made))
    return Lexicon(_later(classes), layered=layered, beside=beside, tables=tables)


def _later(classes: Callable[[], Iterable[WordClass]]) -> Iterator[WordClass]:
    yield from classes()
