"""The word lists of the reader as an office sees them that adds words of its own, or leaves some out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import prod

from ..startup import patterns as re
from .duty.thesaurus import SYNONYMS, thesaurus
from .search.classes import spellings, word_classes
from .search.gapped import GAP
from .text.normal import normalise
from .text.vocabulary import STANDARD, speaking

LISTS = (
    "input",
    "process",
    "output",
    "outcome",
    "satisfaction",
    "neutral",
    "subjects",
    "archives",
    "marks",
    "evidence",
    "traces",
    "metrics",
    "activity_counts",
    "prohibited",
    "vague",
    "demands",
    "voluntary",
    "burden",
    "topics",
    "letters",
    "events",
    "counted_events",
    "judges",
    "horizons",
    "safeguards",
    "stages",
    "departments",
    "offices",
    "scopes",
    "indicator_names",
    "contrasts",
    "limits",
    "macro",
    "denials",
    SYNONYMS,
)
"""Every list that may be changed; ``conflicts`` holds patterns, ``common_matters`` and ``fields`` name matters."""

SHORTEST = 2
"""Characters that a word must have: a shorter one would be found everywhere."""
MOST = 3_000
"""Spellings that a word may have, which are all written out; the widest of ours has two thousand."""
_DOTS = re.compile(r"\.{3,}|…+")
_BRACKETS = re.compile(r"\([^()]*\)")


@cache
def classes_of(name: str) -> Mapping[str, tuple[str, ...]]:
    """The classes of a list with their words as they come."""
    if name == SYNONYMS:
        with speaking(STANDARD):
            classes = thesaurus().lexicon.classes
        return {name: each.words for name, each in classes.items() if not name.endswith("~")}
    return {each.name: each.words for each in word_classes(name)}


def entry(word: str) -> str:
    """A word as the lists write it: normal form, ``…`` for a gap (three dots mean it too)."""
    return GAP.join(normalise(piece).text.strip() for piece in _DOTS.split(word.strip()))


def fault_of(word: str) -> str | None:
    """What is wrong with an entry, as a key: ``short``, ``brackets``, ``many`` or ``gap``; None for a good one."""
    bare = _BRACKETS.sub("", word)
    if "(" in bare or ")" in bare or "()" in word.replace("|", ""):
        return "brackets"
    if prod(choices.count("|") + 1 for choices in _BRACKETS.findall(word)) > MOST:
        return "many"
    if any(len(spelling.replace(GAP, "")) < SHORTEST for spelling in spellings(word)):
        return "short"
    if any("" in spelling.split(GAP) for spelling in spellings(word)):
        return "gap"  # a gap at an end means nothing
    return None


def has_word(name: str, each: str, word: str) -> bool:
    """Whether a class holds a word, or one that can be spelled so."""
    words = classes_of(name)[each]
    return word in words or any(word in spellings(known) for known in words)
