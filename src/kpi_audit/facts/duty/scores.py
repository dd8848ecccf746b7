"""Evidence as a score from 0 to 1, and the doubts that keep an entry from being taken for found."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Literal

from ...reading.duty.wording import Wording
from .entries import Entry
from .evidence import URBAN

USUAL_LENGTH = 300
"""In a list much longer than this more entries look like a line by accident, and each of them means less."""

BIAS = -1.25
WEIGHTS: Mapping[str, float] = {
    "matters": 2.1,
    "matters_covered": 0.85,
    "same_word": 0.3,
    "context": 0.4,
    "left_over": -0.2,
    "other_word": -0.9,
    "other_matter": -1.8,
    "clash": -1.1,
    "characters": 6.1,
    "name_covered": 4.75,
    "title_covered": 3.25,
    "other_object": -1.2,
    "other_scope": -0.75,
    "general": -1.1,
    "preparing": -1.8,
    "same_step": 0.1,
    "other_step": -0.7,
    "their_step": -1.2,
    "beyond_step": -0.9,
    "foreign_step": -1.4,
    "taken_step": 0.7,
    "taken_other_step": -0.4,
    "its_department": 0.6,
    "other_department": -0.6,
    "basic": 0.6,
    "taken_back": -0.45,
}
"""Log odds of each piece of evidence: a logistic regression on the judged lines of an invented township, with the whole
thesaurus and with parts of it, rounded (``benchmarks/duty_weights.py``). Groups, other words, departments, scopes,
general and preparing clauses, clashes and other objects are set by judgement."""

BUILD = "build"
"""A step of the work: who helps to keep order is not asked to build."""

Doubt = Literal["step", "object", "general", "part", "field"]


def scored(evidence: Mapping[str, float], entries: int) -> float:
    """How likely the entry is the right one, for a list of so many entries."""
    odds = BIAS + sum(WEIGHTS[name] * value for name, value in evidence.items() if name in WEIGHTS)
    odds -= 0.75 * math.log(max(1.0, entries / USUAL_LENGTH))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def doubt_of(line: Wording, entry: Entry, evidence: Mapping[str, float]) -> Doubt | None:
    """Why an entry in the same words may still not be the line's, the weightiest reason first.

    ``object``: its object is another one, or limited to something else; ``step``: the line scores a power of office
    that the entry does not name, or another step than the one taken back; ``general``: the entry asks for whatever is
    needed in its field; ``part``: the name of the line speaks of another matter besides.
    """
    unconfirmed = URBAN in line.scopes and URBAN not in entry.title.scopes
    if unconfirmed or any(name in evidence for name in ("other_object", "other_matter", "other_scope")):
        return "object"
    if entry.kind == "cooperative" and BUILD in line.steps and BUILD not in entry.steps:
        return "step"
    if "foreign_step" in evidence or "taken_other_step" in evidence:
        return "step"
    if "general" in evidence:
        return "general"
    return "part" if "left_over" in evidence else None
