"""Word lists of the reader (``lexicons/*.yaml``) and the one-pass search for all words of a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from ...source.plain import load_data
from ...startup import patterns as re
from ...startup.records import dataclass, replace
from .figures import Figures
from .standing import Listed, Openings, Standing
from .vocabulary import STANDARD, Change, per_vocabulary, spoken

GAP = "…"
"""In a word of a list: up to ``GAP_WIDTH`` characters of the same clause."""
GAP_WIDTH = 14
NEUTRAL = "neutral"
"""How the names of classes begin whose words only keep their place: bodies' names, set phrases of scoring."""
_KEPT = 1 << 12
"""Texts whose words each list remembers: sentences recur within a scheme, and several readers ask for them."""
_ALTERNATIVES = re.compile(r"\(([^()]*)\)")
_STOPS = (",", ";", "。", "\n", "!", "?")


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


class Lexicon:
    """A word list, ready for searching: its plain words (``Listed``), its gapped words by their openings.

    Plain words are found leftmost longest without overlap: in all classes, or in each if ``layered``.
    Words of ``neutral…`` classes stand before all others. Gapped words are found besides, once per class.
    ``beside`` is a list whose words stand behind the own ones, and are looked for once for all lists beside it.
    ``ours``: all words come with this package.
    """

    def __init__(
        self, classes: Iterable[WordClass], *, layered: bool = False, beside: Lexicon | None = None, ours: bool = False
    ) -> None:
        own = {each.name: each for each in classes}
        self.classes: dict[str, WordClass] = own if beside is None else own | beside.classes
        self._layered = layered
        plain: list[tuple[str, str, str]] = []
        gapped: list[tuple[tuple[str, ...], str]] = []
        for each in own.values():
            layer = each.name if layered else ""
            for word in each.words:
                for spelling in spellings(word):
                    if GAP in spelling:
                        gapped.append((tuple(spelling.split(GAP)), each.name))
                    else:
                        plain.append((spelling, each.name, layer))
        pieces = [*(word for word, *_ in plain), *(piece for words, _ in gapped for piece in words)]
        self._figures: Figures = Figures(pieces, None if beside is None else beside._figures)
        self._gapped_words: list[tuple[tuple[str, ...], str]] = (
            gapped if beside is None else [*gapped, *beside._gapped_words]
        )
        self._gaps = _by_openings(self._gapped_words)
        self._gap_openings = Openings(self._gaps, ours=ours)
        self._listed = Listed(plain, 0 if beside is None else -len(plain), longest=not layered, ours=ours)
        self._beside = beside
        self._standing = lru_cache(maxsize=_KEPT)(self._listed.standing)
        self._scanned = lru_cache(maxsize=_KEPT)(self._scan)

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
        for match in self._gap_openings.places(text):
            at = match.start()
            for opening in (text[at : at + 2], text[at]):
                if opening in self._gaps:
                    found += [(at, -len(opening), 0, hit) for hit in self._gaps[opening].spans(text, at)]
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


class _Gaps:
    """The gapped words of one opening, by how their second pieces begin: a text without these has none of them."""

    def __init__(self, words: list[tuple[tuple[str, ...], str]]) -> None:
        self._words: dict[str, list[tuple[int, tuple[str, ...], str]]] = {}
        self._reach = max(len(pieces[0]) + GAP_WIDTH + len(pieces[1]) for pieces, _ in words)
        for rank, (pieces, name) in enumerate(words):
            self._words.setdefault(pieces[1][:2], []).append((rank, pieces, name))

    def spans(self, text: str, index: int) -> list[Hit]:
        """The gapped words at ``index``, one of each class: of several the first of the list."""
        near = text[index : index + self._reach]
        ranked = [word for second, words in self._words.items() if second in near for word in words]
        done: dict[str, Hit] = {}
        for _, pieces, name in sorted(ranked):
            if name not in done and text.startswith(pieces[0], index):
                end = _stretch(text, index + len(pieces[0]), pieces[1:])
                if end:
                    done[name] = Hit(index, end, name, gapped=True)
        return list(done.values())


def _by_openings(gapped: Iterable[tuple[tuple[str, ...], str]]) -> dict[str, _Gaps]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for pieces, name in sorted(gapped, key=lambda item: -sum(map(len, item[0]))):
        found.setdefault(pieces[0][:2], []).append((pieces, name))
    return {opening: _Gaps(words) for opening, words in found.items()}


def _stretch(text: str, end: int, pieces: tuple[str, ...]) -> int:
    """Where the further pieces of a gapped word end, 0 if they do not follow."""
    for piece in pieces:
        found = text.find(piece, end, end + GAP_WIDTH + len(piece))
        if found < 0 or any(text.find(stop, end, found) >= 0 for stop in _STOPS):
            return 0
        end = found + len(piece)
    return end


def _word_class(name: str, body: object) -> WordClass:
    if isinstance(body, str):
        return WordClass(name, tuple(body.split()), {}, {})
    assert isinstance(body, dict)
    weights = dict(body.get("weights") or {})
    lead = dict(body.get("lead") or {}) or weights
    return WordClass(name, tuple(str(body["words"]).split()), weights, lead, str(body.get("governs") or ""))


@cache
def word_classes(name: str) -> tuple[WordClass, ...]:
    """The classes of ``lexicons/<name>.yaml`` as they come, in the order of the file."""
    data = load_data(Path(__file__).parents[1] / "lexicons" / f"{name}.yaml")
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
    vocabulary = spoken()
    shared = layered and len(names) > 1 and names[-1] == NEUTRAL
    own = names[:-1] if shared else names
    return Lexicon(
        (changed(each, vocabulary.changed(name).get(each.name)) for name in own for each in word_classes(name)),
        layered=layered,
        beside=lexicon(NEUTRAL, layered=True) if shared else None,
        ours=vocabulary is STANDARD,
    )
