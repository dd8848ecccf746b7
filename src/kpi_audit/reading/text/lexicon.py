"""Word lists of the reader (``lexicons/*.yaml``) and the one-pass search for all words of a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from operator import add
from pathlib import Path
from typing import NamedTuple

from ...source.plain import kept, load_data
from ...startup import patterns as re
from ...startup.records import dataclass, replace
from .vocabulary import Change, per_vocabulary, spoken

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


Gapped = tuple[int, tuple[str, ...], str]
"""A gapped word: its rank among those of one opening, its pieces, and its class."""
Tables = tuple[dict[str, list[tuple[str, str, str]]], dict[str, tuple[int, dict[str, list[Gapped]]]]]
"""Words by their openings: plain ones with class and layer; gapped ones by their second pieces, after their reach."""


def tables_of(classes: Iterable[WordClass], *, layered: bool) -> Tables:
    """The words of the classes by their first two characters, longest first."""
    plain: dict[str, list[tuple[str, str, str]]] = {}
    gapped: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for each in classes:
        layer = each.name if layered else ""
        for word in each.words:
            for spelling in spellings(word):
                pieces = tuple(spelling.split(GAP))
                if len(pieces) > 1:
                    gapped.setdefault(pieces[0][:2], []).append((pieces, each.name))
                else:
                    plain.setdefault(spelling[:2], []).append((spelling, each.name, layer))
    for words in plain.values():
        words.sort(key=lambda item: -len(item[0]))
    return plain, {opening: _by_second(words) for opening, words in gapped.items()}


def _by_second(words: list[tuple[tuple[str, ...], str]]) -> tuple[int, dict[str, list[Gapped]]]:
    words.sort(key=lambda item: -sum(map(len, item[0])))
    found: dict[str, list[Gapped]] = {}
    for rank, (pieces, name) in enumerate(words):
        found.setdefault(pieces[1][:2], []).append((rank, pieces, name))
    return max(len(pieces[0]) + GAP_WIDTH + len(pieces[1]) for pieces, _ in words), found


class Lexicon:
    """A word list, ready for searching: the words by their first two characters, longest first.

    Plain words are found leftmost longest without overlap: in all classes, or in each if ``layered``.
    Words of ``neutral…`` classes stand before all others. Gapped words are found besides, once per class.
    """

    def __init__(self, classes: Iterable[WordClass], *, layered: bool = False, tables: Tables | None = None) -> None:
        self.classes: dict[str, WordClass] = {each.name: each for each in classes}
        self._layered = layered
        self._plain, gapped = tables_of(self.classes.values(), layered=layered) if tables is None else tables
        self._gaps = {opening: _Gaps(*words) for opening, words in gapped.items()}
        self._openings = self._plain.keys() | self._gaps.keys()
        self._single = frozenset(opening for opening in self._openings if len(opening) == 1)
        self._scanned = lru_cache(maxsize=_KEPT)(self._scan)

    def scan(self, text: str) -> list[Hit]:
        """The words of the list in ``text``, by their start."""
        return list(self._scanned(text))

    def _scan(self, text: str) -> tuple[Hit, ...]:
        plain, gaps = self._plain, self._gaps
        hits: list[Hit] = []
        free: dict[str, int] = {}
        masked = 0
        for index, opening in self._places(text):
            if opening in gaps:
                hits += gaps[opening].spans(text, index)
            if index < masked or opening not in plain:
                continue
            for word, name, layer in plain[opening]:
                if text.startswith(word, index) and index >= free.get(layer, 0):
                    free[layer] = index + len(word)
                    hits.append(Hit(index, index + len(word), name))
                    if name.startswith(NEUTRAL):
                        masked = index + len(word)
                        break
                    if not self._layered:
                        break
        return tuple(hits)

    def _places(self, text: str) -> list[tuple[int, str]]:
        """Where words may begin, each with its opening; of two at one place the longer stands before."""
        openings, single = self._openings, self._single
        found = [(at, pair) for at, pair in enumerate(map(add, text, text[1:])) if pair in openings]
        if single and not single.isdisjoint(text):
            found += [(at, char) for at, char in enumerate(text) if char in single]
            found.sort(key=lambda place: (place[0], -len(place[1])))
        return found


class _Gaps:
    """The gapped words of one opening, by how their second pieces begin: a text without these has none of them."""

    def __init__(self, reach: int, words: dict[str, list[Gapped]]) -> None:
        self._reach, self._words = reach, words

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
    changes = {name: spoken().changed(name) for name in names}
    classes = tuple(changed(each, changes[name].get(each.name)) for name in names for each in word_classes(name))
    return prepared(classes, [*map(_file, names)], layered=layered, own=any(changes.values()))


def prepared(
    classes: Sequence[WordClass], files: Sequence[Path], *, layered: bool = False, own: bool = False
) -> Lexicon:
    """A list made of these files, and of nothing else unless it is an office's ``own``; its tables are kept."""
    if own:
        return Lexicon(classes, layered=layered)
    called = " ".join(["words of", *(file.stem for file in files), *(["in layers"] if layered else ())])
    tables = kept(called, [*files, Path(__file__)], lambda: tables_of(classes, layered=layered))
    return Lexicon(classes, layered=layered, tables=tables)
