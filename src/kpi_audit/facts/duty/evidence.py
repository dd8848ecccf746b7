"""What speaks for and against a line being about an entry of the list: words, steps of the work, departments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...reading.duty.matters import FIRM
from ...reading.duty.thesaurus import thesaurus
from ...reading.duty.wording import Wording
from ...reading.text.line import Words
from ...startup import patterns as re
from ...startup.records import dataclass
from .entries import DEPARTMENT_STEPS, SOVEREIGN, Entry

URBAN = "area.urban"
LITTLE = 0.05
"""Likeness of characters that two texts have by chance."""
OFFICIAL = SOVEREIGN | {"test", "grade"}
"""Steps that an entry on a whole field does not bring with it."""
QUOTA = frozenset({"quota"})
"""An entry that takes back a quota is about any line that scores a figure of its object."""
GRADE = frozenset({"grade"})
_STANDARD = re.compile(r"(?:标准|等级|资格|价格)(?:的)?(?:核定|评定|认定|审定|制定)\s*\Z")
"""What is taken back is to set a standard, whatever work it is the standard of: the last word decides."""
ROLE = frozenset({"assist"})
"""What says in which role a unit acts, and no step of the work: an entry that only says it is about every step."""
_OF_A_FIELD = re.compile(r"管理|监管|环境整治|等[^,。;]{0,8}(?:工作|产业|事业|方面)|各项(?:工作|事业)")
_WORD = 3
_DOING = re.compile(
    r"督促|整改|落实|推进|开展|规范|提升|监督|检查|指导|引导|处[理置]|排查|巡查|宣传|上报|报[告送]|制度|机制|体系|专项|行动|活动|农村|乡村|城镇|城乡|城市|社区|辖区|重点|综合|基层|责任|组织|队伍"
)
"""Words for how and where something is done."""
_TAILS = frozenset(
    [
        "管理",
        "治理",
        "整治",
        "建设",
        "服务",
        "发展",
        "保护",
        "防治",
        "安全",
        "任务",
        "情况",
        "问题",
        "人员",
        "设施",
        "项目",
        "企业",
        "群众",
        "质量",
        "责任",
    ]
)
"""Words that say too little of an object to compare what stands before them."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much a line and an entry share, each 0 to 1.

    ``matters``: cosine, ``matters_covered``: of the line's; ``characters``: cosine, ``name_covered``: of the line's
    name, ``title_covered``: of the entry's title; 0 for one of the unit's own list, of which a line is about a part.
    """

    matters: float
    matters_covered: float
    characters: float
    name_covered: float
    title_covered: float


def evidence(overlap: Overlap, line: Wording, entry: Entry, departments: frozenset[str]) -> Mapping[str, float]:
    """The evidence by name, each 0 to 1; what is absent counts nothing."""
    found = {name: getattr(overlap, name) for name in Overlap.__slots__}
    firm = _firmness(line, entry)
    found |= {name: firm * found[name] for name in ("matters", "matters_covered")}
    found |= dict.fromkeys(_words(line, entry), 1.0) | dict.fromkeys(_steps(line, entry), 1.0)
    if departments and entry.departments:
        found["its_department" if departments & entry.departments else "other_department"] = 1.0
    if entry.kind is not None:
        found[entry.kind] = 1.0
    if entry.kind != "basic" and "same_word" not in found and overlap.characters < LITTLE:
        found["other_word"] = 1.0  # a case of the same matter in other words: a park is no manhole
    return found


def _firmness(line: Wording, entry: Entry) -> float:
    """1 when both name a shared matter outright, less when they only share hints: few hints make a high cosine."""
    if not entry.held.isdisjoint(line.subject) or not entry.held.isdisjoint(line.context):
        return 1.0
    title = entry.title.matters
    return min(
        1.0, max((min(line.matters[name], title[name]) for name in line.matters.keys() & title), default=0.0) / FIRM
    )


def _words(line: Wording, entry: Entry) -> Iterator[str]:
    title = entry.title
    held = [name for name in line.subject if name in entry.held]
    if held:
        if any(_alike(name, line, title) for name in held):
            yield "same_word"
        if len(held) < len(line.subject) and left_over(line, entry):
            yield "left_over"
    elif line.context.isdisjoint(entry.held):
        if line.subject and title.subject and not within(line, entry):
            yield "other_matter"
            clash = thesaurus().clash
            if any(clash(name, other) for name in line.subject for other in title.subject):
                yield "clash"
        if _other_object(line.objects[0], title.objects[0]):
            yield "other_object"
    if not line.context.isdisjoint(entry.held):
        yield "context"
    if title.general and not line.whole:
        yield "general"
    if line.scopes and title.scopes and _apart(line.scopes, title.scopes):
        yield "other_scope"


def within(line: Wording, entry: Entry) -> bool:
    """Whether an entry of the unit's own list is on the whole of a field: it names the field of a matter of the line
    (群众文化、科普、体育), or manages what it belongs to (农业机械化), and not bodies or works of it (群团组织建设)."""
    if entry.kind != "basic":
        return False
    if not entry.fields.isdisjoint(line.subject) or covers(line, entry):
        return True
    broader = thesaurus().broader
    whole = _OF_A_FIELD.search(entry.title.text) is not None
    return whole and any(not entry.held.isdisjoint(broader[name]) for name in line.subject)


def covers(line: Wording, entry: Entry) -> bool:
    """Whether an entry of the unit's own list names the fields of all of a line's matters and nothing of them itself
    (民政, of 低保); whoever has a field need not have the powers of office in it."""
    if entry.covered.isdisjoint(line.subject) or not line.steps.isdisjoint(OFFICIAL):
        return False
    return all(one in entry.covered or one in entry.held for one in line.subject)


def left_over(line: Wording, *entries: Entry) -> list[str]:
    """Matters that a line's name says in words of their own and none of the entries has, while they have another."""
    held = {name for name in line.subject if any(name in entry.held for entry in entries)}
    said = {
        name: words for name in line.subject if (words := [w for w in line.words.get(name, ()) if w.field == "name"])
    }
    taken = [one for name, words in said.items() if name in held for one in words]
    return [
        name
        for name, words in said.items()
        if taken and name not in held and any(not any(_meet(one, other) for other in taken) for one in words)
    ]


def _meet(one: Words, other: Words) -> bool:
    return one.start < other.end and other.start < one.end


def shared_word(name: str, title: str) -> str:
    """The longest word that a name and a title share, of three characters or more that are about an object."""
    best = _longest(name, title, _WORD)
    said = _DOING.sub("", best)
    for tail in sorted(_TAILS):
        said = said.replace(tail, "")
    return best if len(said) >= _WORD else ""


def _longest(name: str, title: str, least: int) -> str:
    """The first of the longest stretches of a name, without blanks, that stand in a title; empty if all are shorter."""
    best = ""
    for start in range(len(name) - least + 1):
        end = start + max(least, len(best) + 1)
        while end <= len(name) and " " not in name[start:end] and name[start:end] in title:
            best, end = name[start:end], end + 1
    return best


def _other_object(name: str, title: str) -> bool:
    """Whether the longest words that a name and a title share stand behind words of each alone: 药材种植, 粮食种植."""
    best = _longest(name, title, 2)
    if not best or best in _TAILS:
        return False
    ahead = [text[max(0, at - 2) : at] for text, at in ((name, name.find(best)), (title, title.find(best)))]
    mine, theirs = (one.split(" ")[-1] for one in ahead)
    return len(mine) == len(theirs) == 2 and not set(mine) & set(title) and not set(theirs) & set(name)


def _alike(matter: str, line: Wording, title: Wording) -> bool:
    """Whether both say a matter in the same word, or the entry by a usual name, of which the line names a case."""
    mine = {words.text for words in line.words.get(matter, ())}
    theirs = {words.text for words in title.words.get(matter, ())}
    usual = thesaurus().usual[matter]
    return bool(mine & theirs) or any(name in said for said in theirs for name in usual)


def _apart(line: frozenset[str], title: frozenset[str]) -> bool:
    """Whether objects are limited to things that exclude each other: 城镇 and 农村, 职工 and 居民."""
    axes = {one.split(".")[0] for one in line} & {one.split(".")[0] for one in title}
    return any(not _on(axis, line) & _on(axis, title) for axis in axes)


def _on(axis: str, scopes: frozenset[str]) -> set[str]:
    return {one for one in scopes if one.startswith(f"{axis}.")}


def _steps(line: Wording, entry: Entry) -> Iterator[str]:
    mine, title = line.steps, entry.title.steps
    lead = title & DEPARTMENT_STEPS
    if entry.kind == "taken_back":
        if "grade" in lead and _STANDARD.search(entry.title.text):
            lead = GRADE
        if lead:
            quota = lead == QUOTA and line.measured
            yield "taken_step" if lead & mine or quota else "taken_other_step"
    else:
        if mine & SOVEREIGN and not mine & SOVEREIGN & entry.steps:
            yield "foreign_step"
        if lead and not lead & mine and (entry.kind == "cooperative" or lead == title):
            yield "their_step"
        if entry.kind != "cooperative" and mine & DEPARTMENT_STEPS and not mine & lead:
            yield "beyond_step"
    if mine & entry.steps:
        yield "same_step"
    elif mine and title - ROLE:
        yield "other_step"
    if entry.title.preparing and not line.prepares:
        yield "preparing"
