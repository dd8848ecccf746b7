"""What speaks for and against a line being about an entry of the list: words, steps of the work, departments."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ...reading.duty.matters import FIRM
from ...reading.duty.thesaurus import thesaurus
from ...reading.duty.wording import Wording
from .entries import DEPARTMENT_STEPS, SOVEREIGN, Entry

HALF = 0.4
"""A matter of this weight is at least the broader one of a named matter."""
URBAN, RURAL = "area.urban", "area.rural"


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much a line and an entry share, each 0 to 1.

    ``matters``: cosine; ``matters_covered``: of the line's; ``characters``: cosine, ``name_covered``: of the line's
    name; ``title_covered``: of the entry's title.
    """

    matters: float
    matters_covered: float
    characters: float
    name_covered: float
    title_covered: float


def evidence(overlap: Overlap, line: Wording, entry: Entry, departments: Collection[str]) -> Mapping[str, float]:
    """The evidence by name, each 0 to 1; what is absent counts nothing."""
    found = {name: getattr(overlap, name) for name in Overlap.__slots__}
    found |= dict.fromkeys(_words(line, entry), 1.0) | dict.fromkeys(_steps(line, entry), 1.0)
    if departments and entry.departments:
        own = any(name in entry.departments for name in departments)
        found["its_department" if own else "other_department"] = 1.0
    if entry.kind is not None:
        found[entry.kind] = 1.0
    return found


def _words(line: Wording, entry: Entry) -> set[str]:
    book, title = thesaurus(), entry.title
    found: set[str] = set()
    mine = [name for name, weight in line.matters.items() if weight >= FIRM]
    theirs = [name for name, weight in title.matters.items() if weight >= FIRM]
    held = [name for name in mine if title.matters.get(name, 0.0) >= HALF]
    if any(_alike(name, line, title) for name in held):
        found.add("same_word")
    if mine and theirs and not held:
        others = [name for name in theirs if line.matters.get(name, 0.0) < FIRM]
        found.add("other_matter")
        if any(book.clash(name, other) for name in mine for other in others):
            found.add("clash")
    if title.general:
        found.add("general")
    if _apart(line.scopes, title.scopes):
        found.add("other_scope")
    return found


def _alike(matter: str, line: Wording, title: Wording) -> bool:
    """Whether both say a matter in the same word, or one of them by its usual name."""
    mine = {words.text for words in line.words.get(matter, ())}
    theirs = {words.text for words in title.words.get(matter, ())}
    usual = thesaurus().usual[matter]
    return bool(mine & theirs) or any(name in said for said in mine | theirs for name in usual)


def _apart(line: frozenset[str], title: frozenset[str]) -> bool:
    """Whether objects are limited to things that exclude each other: 城镇 and 农村, 职工 and 居民."""
    axes = {one.split(".")[0] for one in line} & {one.split(".")[0] for one in title}
    return any(not _on(axis, line) & _on(axis, title) for axis in axes)


def _on(axis: str, scopes: frozenset[str]) -> set[str]:
    return {one for one in scopes if one.startswith(f"{axis}.")}


def _steps(line: Wording, entry: Entry) -> set[str]:
    mine, title = line.steps, entry.title.steps
    lead = title & DEPARTMENT_STEPS
    found: set[str] = set()
    if entry.kind == "taken_back":
        if lead:
            found.add("taken_step" if lead & mine else "taken_other_step")
    else:
        if mine & SOVEREIGN and not mine & SOVEREIGN & entry.steps:
            found.add("foreign_step")
        if lead and not lead & mine:
            found.add("their_step")
        if entry.kind != "cooperative" and mine & DEPARTMENT_STEPS and not mine & lead:
            found.add("beyond_step")
    if mine & entry.steps:
        found.add("same_step")
    elif mine and title:
        found.add("other_step")
    if entry.title.preparing and not line.prepares:
        found.add("preparing")
    return found
