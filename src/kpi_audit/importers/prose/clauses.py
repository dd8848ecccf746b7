"""Sections and paragraphs that have a field of their own: vetoes, bonus, penalties, safeguards."""

from __future__ import annotations

from ...reading.meaning.safeguards import find_safeguards
from ...reading.text.line import passage
from ...startup import patterns as re
from ..draft import Branch, Draft, Said, Section, joined, said
from ..tables.rows import SectionRole, section_role
from ..values.lead_ins import opens_list
from ..values.names import name_from
from ..values.points import limit_in, takes_away, tight
from .outline import BODY, Item
from .vetoes import add_section

_HEADINGS = (
    ("appeal", r"申诉|复核|异议"),
    ("fault_tolerance", r"容错|免责"),
    ("rectification", r"整改"),
    ("consultation", r"征求意见|听取意见"),
    ("feedback", r"反馈"),
    ("disclosure", r"公示|(?<![党政村财事院厂校组居]务)公开"),
    ("mutual_recognition", r"结果互认|互认"),
    ("guidance", r"指导(?!思想|原则|方针|意见|组|小组|委)|辅导|培训|解读"),
)
_NAMES = re.compile(
    "(?:考核|考评|结果|申诉|复核|复议|异议|容错|免责|纠错|整改|提升|征求|听取|意见|反馈|公示|公开|互认|指导|辅导|培训|解读"
    "|机制|程序|处理|办法|[与和及、])+"
)
"""Headings that say no more than the name of the clause."""
_ALONE = ("appeal", "fault_tolerance")
"""Safeguards that a paragraph without a heading of its own may be."""
_LABELLED = re.compile(r"[^。；;：:\n]{2,8}[：:][^\n]{6}")
"""A paragraph that begins with the name of what it is: 一票否决：发生……的。"""
_OUTSIDE: dict[SectionRole, Section] = {"bonus": "bonus", "adjust": "bonus", "penalty": "penalties"}


def take(item: Item, draft: Draft) -> bool:
    """Put a section where it belongs, when it has a field of its own."""
    role = section_role(_heading(item)) if item.rank != BODY or item.below or _LABELLED.match(item.text) else None
    if role == "veto":
        return add_section(item, draft)
    if role is not None and (item.rank != BODY or item.below):
        return _outside(item, draft, role)
    name = _safeguard(item)
    if name is None:
        return False
    parts = [(one.whole, one.origin) for one in item.walk()]
    if item.below and _NAMES.fullmatch(tight(item.text)):
        parts = parts[1:]  # the name of the clause says what the heading says
    there = draft.clauses.get(name)
    text = joined(parts)
    if there is None:
        draft.clauses[name] = text
    else:
        shift = len(str(there.value)) + 1
        more = tuple((at + shift, origin) for at, origin in text.parts)
        draft.clauses[name] = Said(f"{there.value}\n{text.value}", (*there.parts, *more))
    return True


def _heading(item: Item) -> str:
    """The words of an item up to its first stop."""
    return re.split(r"[。；;：:\n]", tight(item.text), maxsplit=1)[0]


def _outside(item: Item, draft: Draft, role: SectionRole) -> bool:
    """Lines of bonus or penalties; a section of both is told apart line by line."""
    limit = limit_in(tight(item.text))
    lines = [one for one in item.below if not (one.rank == BODY and opens_list(one.text))]
    if not lines:
        rest = re.split(r"[：:。]", item.text, maxsplit=1)
        if len(rest) < 2 or len(tight(rest[1])) < 6:
            return False
        lines = [Item(item.paragraph, "", rest[1].strip(), BODY)]
    for one in lines:
        text = joined([(one.text, one.origin), *((inner.whole, inner.origin) for inner in list(one.walk())[1:])])
        section = _OUTSIDE[role]
        if role == "adjust" and takes_away(str(text.value)):
            section = "penalties"
        draft.tree(section).append(Branch(said(name_from(one.text), one.origin), {"criteria": text}))
    if limit is not None:
        draft.limits.setdefault(_OUTSIDE[role], said(limit, item.origin))
    for one in item.below:
        if one not in lines:
            draft.text.append((one.whole, one.origin))
    return True


def _safeguard(item: Item) -> str | None:
    """The safeguard that a section is about by its heading, or a paragraph by its words."""
    heading = _heading(item)
    if item.rank != BODY and len(heading) <= 12:
        return next((name for name, words in _HEADINGS if re.search(words, heading)), None)
    if item.below or len(item.text) > 300:
        return None
    found = {clue.name for clue in find_safeguards(passage("text", item.text))}
    return next((name for name in _ALONE if found == {name}), None)
