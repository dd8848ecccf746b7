"""The words of a declared rule in a text: those that are denied there, or stand inside other words, left out."""

from __future__ import annotations

from collections.abc import Iterable

from ..reading.search.classes import WordClass
from ..reading.text.lexicon import Hit, Lexicon, Taken, lexicon

_WORD, _DENIED, _NEUTRAL = "word", "denied", "neutral"
_STOPS = ",;:。!?\n"
"""A denial reaches no further than its clause; enumerations (、) are one clause."""


def word_list(words: Iterable[str], unless: Iterable[str]) -> Lexicon:
    """The list of a rule, beside what denies and the names of bodies, each found on its own."""
    own = (WordClass(_WORD, tuple(words), {}, {}), WordClass(f"not_{_WORD}", tuple(unless), {}, {}))
    denials, neutral = lexicon("denials").classes, lexicon(_NEUTRAL).classes
    return Lexicon((*own, *denials.values(), *neutral.values()), layered=True)


def found_in(words: Lexicon, text: str) -> list[Hit]:
    """The words of a rule in a normal text, by their start."""
    hits = words.scan(text)
    taken = Taken(hits)
    kept = [hit for hit in hits if not taken.holds(hit)]
    denials = [hit.end for hit in kept if hit.name == _DENIED]
    return [hit for hit in kept if hit.name == _WORD and not _denied(text, hit.start, denials)]


def _denied(text: str, start: int, denials: list[int]) -> bool:
    return any(end <= start and not any(stop in text[end:start] for stop in _STOPS) for end in denials)
