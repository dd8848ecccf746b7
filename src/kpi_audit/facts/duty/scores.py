"""Evidence as a score from 0 to 1, and the doubts that keep an entry from being taken for found."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Literal

from ...reading.duty.matters import FIRM
from ...reading.duty.wording import Wording
from .entries import Entry
from .evidence import HALF, URBAN

FOUND, POSSIBLE = 0.8, 0.6
"""Scores from which an entry is taken for found, and for a candidate that somebody has to look at."""
DOUBTED = 0.79
"""The most that a doubtful entry gets: somebody has to look at it however alike the words are."""
USUAL_LENGTH = 300
"""In a list much longer than this more entries look like a line by accident, and each of them means less."""

BIAS = -1.3
WEIGHTS: Mapping[str, float] = {
    "matters": 2.0,
    "matters_covered": 0.7,
    "same_word": 0.45,
    "other_matter": -1.5,
    "clash": -1.5,
    "characters": 6.4,
    "name_covered": 5.0,
    "title_covered": 3.75,
    "other_scope": -0.75,
    "general": -0.75,
    "preparing": -1.1,
    "same_step": 0.2,
    "other_step": -0.6,
    "their_step": -0.7,
    "beyond_step": -0.6,
    "foreign_step": -0.7,
    "taken_step": 0.4,
    "taken_other_step": -0.4,
    "its_department": 0.6,
    "other_department": -0.6,
    "basic": 0.5,
    "taken_back": -0.4,
}
"""Log odds of each piece of evidence: logistic regression on the lines and lists of an invented township (with the whole
thesaurus and with parts of it), rounded; ``benchmarks/duties.py`` shows how they do on lists that they were not fitted to.
Departments, general and preparing clauses and clashes are set by judgement."""

Doubt = Literal["step", "scope", "general", "part"]


def scored(evidence: Mapping[str, float], entries: int) -> float:
    """How likely the entry is the right one, for a list of so many entries."""
    odds = BIAS + sum(WEIGHTS[name] * value for name, value in evidence.items() if name in WEIGHTS)
    odds -= 0.75 * math.log(max(1.0, entries / USUAL_LENGTH))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def doubt_of(line: Wording, entry: Entry, evidence: Mapping[str, float]) -> Doubt | None:
    """Why an entry on the same object may still not be the line's, the weightiest reason first.

    ``step``: the line scores a power of office that the entry does not name, or another step than the one taken back;
    ``scope``: the object is limited to something else; ``general``: the entry asks for whatever is needed in its field;
    ``part``: the name of the line speaks of another matter besides.
    """
    if "foreign_step" in evidence or "taken_other_step" in evidence:
        return "step"
    if "other_scope" in evidence or (URBAN in line.scopes and URBAN not in entry.title.scopes):
        return "scope"
    if "general" in evidence:
        return "general"
    return "part" if left_over(line, entry) else None


def left_over(line: Wording, *entries: Entry) -> list[str]:
    """Matters that the name of a line says outright and none of the entries has."""
    said = [name for name in line.subject if any(words.field == "name" for words in line.words.get(name, ()))]
    held = {name for name in said if any(_has(entry, name) for entry in entries)}
    return [name for name in said if name not in held] if held else []


def _has(entry: Entry, matter: str) -> bool:
    return entry.title.matters.get(matter, 0.0) >= HALF or entry.division.matters.get(matter, 0.0) >= FIRM
