"""Entries of a duty list ranked by how likely a line is about them."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ...reading.duty.similarity import Index, grams, merged
from ...reading.duty.thesaurus import thesaurus
from ...reading.duty.wording import Wording, read_text
from ...scheme.duty import Admission, Duty

GRAMS = 2.0
"""Likeness of characters against likeness of matters: the former is small where words differ."""
COVER = 0.3
"""How far an entry that is about more than the line is not held to be less alike: entries are merged ones."""
DIVISION = 0.4
"""What a matter in the division of work of an entry counts against one in its title."""
DEPARTMENT_STEPS = frozenset({"enforce", "permit", "test", "grade", "remove", "quota", "collect", "pay", "data"})
"""Steps that lists give to a department; what an entry says of them must be what the line scores."""
SOVEREIGN = frozenset({"enforce", "permit"})
"""Steps that take a power of office; an entry that does not name them hardly means them."""
MIDDLE, WIDTH = 0.50, 0.12
"""The logistic curve from likeness to score: the likeness at score 0.5, and how fast it rises; see ``calibrated``."""

SAME_STEP, OTHER_STEP = 1.15, 0.65  # taken-back entries
OTHERS_STEP = 0.7  # a cooperative entry whose title names a department's step that the line does not score
FOREIGN = 0.65  # a sovereign step that the entry does not name
BENEFIT = 1.08  # a basic entry, when nothing speaks for a department's step: the milder reading first
BEYOND, SHARED_STEP = 0.85, 1.05  # a basic entry for a department's step; any entry for the same step
ITS_DEPARTMENT, OTHER_DEPARTMENT = 1.15, 0.8
CLASH, OFF_TOPIC = 0.4, 0.7
FIRM = 0.6
HALF = 0.4
"""A matter of this weight is at least the broader one of a named matter."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A duty in reading: its title, the steps of its division of work, and the departments it names."""

    duty: Duty | None
    title: Wording
    steps: frozenset[str]
    departments: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry by its number in the list, how alike it is and the score that follows from it."""

    number: int
    likeness: float
    score: float


def calibrated(likeness: float) -> float:
    """Likeness as a score from 0 to 1: a logistic curve fitted to judged lines."""
    return 1 / (1 + math.exp(-(likeness - MIDDLE) / WIDTH))


class Ranking:
    """A list made ready for look-ups: near linear, as only entries that share rarer features are compared."""

    def __init__(self, duties: Sequence[Duty | Admission]) -> None:
        self.entries: list[Entry] = []
        matters, characters = [], []
        for each in duties:
            duty = each if isinstance(each, Duty) else None
            title = read_text(each.item)
            division = read_text(_division(duty))
            self.entries.append(Entry(duty, title, title.steps | division.steps, _departments(duty)))
            helped = {name: DIVISION * weight for name, weight in division.matters.items() if weight >= FIRM}
            named = {
                name: weight if weight >= HALF or not title.subject else weight * 0.5
                for name, weight in title.matters.items()
            }
            matters.append(merged((named, helped)))
            characters.append(merged((grams(title.core), grams(division.core, 0.5))))
        self._matters, self._grams = Index(matters), Index(characters)

    def candidates(self, wording: Wording, departments: Collection[str]) -> list[Candidate]:
        """The entries that may be meant, best first."""
        matters, characters = self._matters.query(wording.matters), self._grams.query(grams(wording.core))
        found: list[Candidate] = []
        for number in sorted(self._matters.candidates(matters) | self._grams.candidates(characters)):
            entry = self.entries[number]
            if entry.title.catch_all:
                continue
            alike, covered = self._matters.likeness(matters, number), self._matters.coverage(matters, number)
            likeness = ((1 - COVER) * alike + COVER * covered) * _firmness(wording, entry.title)
            likeness += GRAMS * self._grams.likeness(characters, number)
            likeness *= _fitness(wording, entry, departments)
            found.append(Candidate(number, likeness, calibrated(likeness)))
        return sorted(found, key=lambda one: (-one.likeness, one.number))


def _division(duty: Duty | None) -> str:
    if duty is None:
        return ""
    return "。".join(part for part in (duty.cooperation_duty, duty.lead_duty, duty.method) if part)


def _departments(duty: Duty | None) -> str:
    return "" if duty is None else f"{duty.lead or ''} {duty.takeover or ''}".strip()


def _fitness(wording: Wording, entry: Entry, departments: Collection[str]) -> float:
    """Steps, department and head words: what speaks for or against an entry beside its subject."""
    factor = 1.0
    kind = entry.duty.list if entry.duty is not None else None
    lead_steps = entry.title.steps & DEPARTMENT_STEPS
    if kind == "taken_back":
        if lead_steps:
            factor *= SAME_STEP if lead_steps & wording.steps else OTHER_STEP
    elif kind == "cooperative":
        factor *= SHARED_STEP if entry.steps & wording.steps else 1.0
        factor *= FOREIGN if wording.steps & SOVEREIGN and not wording.steps & SOVEREIGN & entry.steps else 1.0
        factor *= OTHERS_STEP if lead_steps and not lead_steps & wording.steps else 1.0
    else:
        beyond = frozenset() if wording.steps & lead_steps else wording.steps & DEPARTMENT_STEPS
        factor *= FOREIGN if beyond & SOVEREIGN else BEYOND if beyond else BENEFIT
        factor *= SHARED_STEP if entry.title.steps & wording.steps else 1.0
    if departments and entry.departments:
        factor *= ITS_DEPARTMENT if any(name in entry.departments for name in departments) else OTHER_DEPARTMENT
    return factor * _kinship(wording, entry.title)


def _firmness(line: Wording, title: Wording) -> float:
    """1 when both name a shared matter outright, less when they only share hints: few hints make a high cosine."""
    shared = (min(weight, title.matters[name]) for name, weight in line.matters.items() if name in title.matters)
    return min(1.0, max(shared, default=HALF) / FIRM)


def _kinship(line: Wording, title: Wording) -> float:
    """Head words that clash, and a firm subject of the line that the entry does not have."""
    book = thesaurus()
    firm = [name for name, weight in line.matters.items() if weight >= FIRM]
    if not firm or any(title.matters.get(name, 0.0) >= HALF for name in firm):
        return 1.0
    others = [name for name, weight in title.matters.items() if weight >= FIRM and line.matters.get(name, 0.0) < FIRM]
    clash = any(book.clash(name, other) for name in firm for other in others)
    return CLASH if clash else OFF_TOPIC
