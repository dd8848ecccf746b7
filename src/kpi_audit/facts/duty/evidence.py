"""What speaks for and against a line being about an entry of the list: words, steps of the work, departments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...reading.duty.matters import FIRM
from ...reading.duty.thesaurus import thesaurus
from ...reading.duty.wording import Wording
from ...reading.text.line import Words
from .entries import DEPARTMENT_STEPS, SOVEREIGN, Entry

HALF = 0.4
"""A matter of this weight is at least the broader one of a named matter."""
URBAN = "area.urban"
_TAILS = frozenset("管理 治理 整治 建设 服务 发展 保护 防治 安全 任务 情况 问题 人员 设施 项目 企业 群众 质量 责任".split())
"""Words that say too little of an object to compare what stands before them."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much a line and an entry share, each 0 to 1.

    ``matters``: cosine, ``matters_covered``: of the line's; ``characters``: cosine, ``name_covered``: of the line's name,
    ``title_covered``: of the entry's title.
    """

    matters: float
    matters_covered: float
    characters: float
    name_covered: float
    title_covered: float


def evidence(overlap: Overlap, line: Wording, entry: Entry, departments: frozenset[str]) -> Mapping[str, float]:
    """The evidence by name, each 0 to 1; what is absent counts nothing."""
    found = {name: getattr(overlap, name) for name in Overlap.__slots__}
    if entry.kind == "basic":  # entries of the unit's own list are merged ones, a line is about a part of them
        found["title_covered"] = 0.0
    firm = _firmness(line, entry)
    found |= {name: firm * found[name] for name in ("matters", "matters_covered")}
    found |= dict.fromkeys(_words(line, entry), 1.0) | dict.fromkeys(_steps(line, entry), 1.0)
    if departments and entry.departments:
        found["its_department" if departments & entry.departments else "other_department"] = 1.0
    if entry.kind is not None:
        found[entry.kind] = 1.0
    return found


def _firmness(line: Wording, entry: Entry) -> float:
    """1 when both name a shared matter outright, less when they only share hints: few hints make a high cosine."""
    shared = [min(weight, entry.title.matters[name]) for name, weight in line.matters.items() if name in entry.title.matters]
    named = any(has(entry, name) for name in line.subject)
    return 1.0 if named else min(1.0, max(shared, default=0.0) / FIRM)


def _words(line: Wording, entry: Entry) -> set[str]:
    book, title = thesaurus(), entry.title
    found: set[str] = set()
    mine = [name for name, weight in line.matters.items() if weight >= FIRM]
    theirs = [name for name, weight in title.matters.items() if weight >= FIRM]
    held = [name for name in mine if has(entry, name)]
    if any(_alike(name, line, title) for name in held):
        found.add("same_word")
    if mine and theirs and not held:
        others = [name for name in theirs if line.matters.get(name, 0.0) < FIRM]
        found.add("other_matter")
        if any(book.clash(name, other) for name in mine for other in others):
            found.add("clash")
    if left_over(line, entry):
        found.add("left_over")
    if not held and _other_object(line.objects[0], title.objects[0]):
        found.add("other_object")
    if title.general:
        found.add("general")
    if _apart(line.scopes, title.scopes):
        found.add("other_scope")
    return found


def has(entry: Entry, matter: str) -> bool:
    """Whether an entry speaks of a matter, or of a part of it, in its title or in its division of work."""
    return entry.title.matters.get(matter, 0.0) >= HALF or entry.division.matters.get(matter, 0.0) >= FIRM


def left_over(line: Wording, *entries: Entry) -> list[str]:
    """Matters that the name of a line says in words of their own and none of the entries has, while they have another."""
    said = {name: [one for one in line.words.get(name, ()) if one.field == "name"] for name in line.subject}
    held = [name for name, words in said.items() if words and any(has(entry, name) for entry in entries)]
    taken = [one for name in held for one in said[name]]
    return [
        name
        for name, words in said.items()
        if held and name not in held and any(not any(_meet(one, other) for other in taken) for one in words)
    ]


def _meet(one: Words, other: Words) -> bool:
    return one.start < other.end and other.start < one.end


def _other_object(name: str, title: str) -> bool:
    """Whether the longest words that a name and a title share stand behind words of each alone: 药材种植, 粮食种植."""
    best = ""
    for start in range(len(name) - 1):
        end = start + max(2, len(best) + 1)
        while end <= len(name) and " " not in name[start:end] and name[start:end] in title:
            best, end = name[start:end], end + 1
    if not best or best in _TAILS:
        return False
    ahead = [text[max(0, at - 2) : at] for text, at in ((name, name.find(best)), (title, title.find(best)))]
    mine, theirs = (one.split(" ")[-1] for one in ahead)
    return len(mine) == len(theirs) == 2 and not set(mine) & set(title) and not set(theirs) & set(name)


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
        if lead and not lead & mine and (entry.kind == "cooperative" or lead == title):
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
