"""Word lists as their files (``lexicons/*.yaml``) say them: classes of words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from ...source.plain import load_data
from ...startup import patterns as re
from ...startup.records import dataclass

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


def spellings(word: str) -> list[str]:
    """A word with its ``(a|b)`` alternatives written out."""
    found = _ALTERNATIVES.search(word)
    if found is None:
        return [word]
    head, tail = word[: found.start()], word[found.end() :]
    return [rest for choice in found[1].split("|") for rest in spellings(head + choice + tail)]


def spelled(classes: Iterable[WordClass]) -> list[tuple[str, str]]:
    """Every spelling of every word, with its class."""
    return [(spelling, each.name) for each in classes for word in each.words for spelling in spellings(word)]


def _word_class(name: str, body: object) -> WordClass:
    if isinstance(body, str):
        return WordClass(name, tuple(body.split()), {}, {})
    assert isinstance(body, dict)
    weights = dict(body.get("weights") or {})
    lead = dict(body.get("lead") or {}) or weights
    return WordClass(name, tuple(str(body["words"]).split()), weights, lead, str(body.get("governs") or ""))


def file_of(name: str) -> Path:
    """Where a list stands."""
    return Path(__file__).parents[1] / "lexicons" / f"{name}.yaml"


@cache
def word_classes(name: str) -> tuple[WordClass, ...]:
    """The classes of ``lexicons/<name>.yaml`` as they come, in the order of the file."""
    data = load_data(file_of(name))
    assert isinstance(data, dict)
    return tuple(_word_class(str(key), body) for key, body in data.items())
