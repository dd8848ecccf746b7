"""Word lists of the reader (``lexicons/*.yaml``) and the one-pass search for all words of a list."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from pathlib import Path

from ...source.plain import load_data
from ...startup import patterns as re
from ...startup.records import dataclass, replace
from .vocabulary import Change, per_vocabulary, spoken

GAP = "…"
"""In a word of a list: up to ``GAP_WIDTH`` characters of the same clause."""
GAP_WIDTH = 14
NEUTRAL = "neutral"
"""How the names of classes begin whose words only keep their place: bodies' names, set phrases of scoring."""
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


@dataclass(frozen=True, slots=True)
class Hit:
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
    """A word list, ready for searching: the words by their first two characters, longest first.

    Plain words are found leftmost longest without overlap: in all classes, or in each if ``layered``.
    Words of ``neutral…`` classes stand before all others. Gapped words are found besides, once per class.
    """

    def __init__(self, classes: Iterable[WordClass], *, layered: bool = False) -> None:
        self.classes: dict[str, WordClass] = {each.name: each for each in classes}
        self._layered = layered
        self._plain: dict[str, list[tuple[str, str, str]]] = {}
        self._gapped: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for each in self.classes.values():
            layer = each.name if layered else ""
            for word in each.words:
                for spelling in spellings(word):
                    pieces = tuple(spelling.split(GAP))
                    if len(pieces) > 1:
                        self._gapped.setdefault(pieces[0][:2], []).append((pieces, each.name))
                    else:
                        self._plain.setdefault(spelling[:2], []).append((spelling, each.name, layer))
        for words in self._plain.values():
            words.sort(key=lambda item: -len(item[0]))
        for gapped in self._gapped.values():
            gapped.sort(key=lambda item: -sum(map(len, item[0])))
        self._openings = self._plain.keys() | self._gapped.keys()

    def scan(self, text: str) -> list[Hit]:
        """The words of the list in ``text``, by their start."""
        openings, plain, gapped = self._openings, self._plain, self._gapped
        hits: list[Hit] = []
        free: dict[str, int] = {}
        masked = 0
        for index, char in enumerate(text):
            pair = text[index : index + 2]
            for opening in (pair, char) if len(pair) == 2 else (char,):
                if opening not in openings:
                    continue
                if opening in gapped:
                    hits += _spans(text, index, gapped[opening])
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
        return hits


def _spans(text: str, index: int, words: list[tuple[tuple[str, ...], str]]) -> list[Hit]:
    """The gapped words at ``index``, one of each class."""
    done: dict[str, Hit] = {}
    for pieces, name in words:
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


@functools.cache
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
    return Lexicon(
        (changed(each, vocabulary.changed(name).get(each.name)) for name in names for each in word_classes(name)),
        layered=layered,
    )
