"""Lists of duties in running text: a heading, categories, numbered matters, and what is told of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...startup import patterns as re
from ..draft import Said, said
from ..paper import Paragraph
from ..tables.lexicon import duty_role_of
from ..tables.rows import rank_of
from ..values.names import label_of, whole_name
from ..values.points import tight
from .outline import BODY, Item, outline

_KINDS = (("taken_back", "收回|上收"), ("cooperative", "配合|协助"), ("basic", "基本|主责"))
_HEADING = re.compile(r".{0,12}(?:清单|事项|职责).{0,8}")
_SCORED = re.compile(r"\d\s*分(?!钟)")
"""What is worth points is an indicator: 基本职责（40分）."""
_LEAST = 2
"""Matters of the shortest list."""
_SHORT = 4
"""A matter has so many characters at least."""
_INLINE = re.compile(
    r"(?P<head>.{2,24}?(?:清单|事项|职责))[。:：,，]\s{0,4}(?:(?:主要)?(?:包括|有|是)[:：]?\s{0,4})?(?=1[.．、])"
)
_NEXT = re.compile(r"[；;。]\s*(?=\d{1,2}[.．、](?!\d))")
"""A list whose matters are numbered within its paragraph: 乡镇主责事项。主要包括：1.…；2.…"""
_PART = re.compile(r"(?P<label>[^:：\n]{2,14})[:：](?P<said>.+)")
_ASIDE = re.compile(r"[(（](?P<said>[^()（）]{4,400}[:：][^()（）]{2,400})[)）]$")
_OFFICE = re.compile(r"(?P<office>[^,，。;；\n]{2,20}[局委办部会队所院处中心])(?:[,，。;；]\s*(?P<way>.*))?")
_COUNT = re.compile(r"[(（]\s*+(?:共)?\s*+\d++\s*+[项条个件]\s*+[)）]\s*+$")


def list_of(text: str) -> str | None:
    """Which of the three lists a heading names."""
    bare = tight(text)
    return next((kind for kind, words in _KINDS if re.search(words, bare)), None)


def duties_in(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[str, Said | None, Item]]:
    """The matters of the lists whose headings stand among some paragraphs: list, category, and the matter itself."""
    lists = [(kind, list(_matters(outline(below), None))) for kind, below in _lists(_apart(paragraphs))]
    several = len({kind for kind, found in lists if found}) > 1
    for kind, found in lists:
        scored = any(_SCORED.search(each.text) for _, one in found for each in one.walk())
        if len(found) >= (1 if several else _LEAST) and not scored:
            yield from ((kind, category, one) for category, one in found)


def _apart(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Paragraphs, those that tell a whole list one after another as its heading and its matters."""
    found: list[Paragraph] = []
    for one in paragraphs:
        whole = f"{one.label}{one.text}"
        head = _INLINE.match(whole) if "1" in whole else None
        if head is None or list_of(head["head"]) is None:
            found.append(one)
        else:
            found.append(Paragraph(head["head"], one.origin, "", one.heading))
            found += [Paragraph(text, one.origin) for text in _NEXT.split(whole[head.end() :].rstrip("。；; "))]
    return found


def _lists(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[str, list[Paragraph]]]:
    """What stands under the heading of each list, up to the next heading that is numbered like it."""
    kind, rank, below = None, 0, list[Paragraph]()
    for one in paragraphs:
        whole = f"{one.label}{one.text}"
        own = rank_of(whole) or one.heading
        bare = tight(whole[len(label_of(whole)) :])
        heads = _HEADING.fullmatch(bare) is not None and not _SCORED.search(bare) and (kind is None or own <= rank)
        heads = heads and _told(bare) is None
        if heads or (kind is not None and own and own <= rank):
            if kind is not None:
                yield kind, below
            kind, rank, below = (list_of(bare) if heads else None), own, []
        else:
            below.append(one)
    if kind is not None:
        yield kind, below


def _matters(items: Sequence[Item], category: Said | None) -> Iterator[tuple[Said | None, Item]]:
    """Numbered items: those with others below them are categories."""
    for one in items:
        if one.rank == BODY:
            continue
        if any(each.rank != BODY for each in one.below):
            yield from _matters(one.below, said(whole_name(_COUNT.sub("", one.text)), one.origin))
        elif len(tight(one.text)) >= _SHORT:
            yield category, one


def record(kind: str, category: Said | None, item: Item) -> dict[str, Said]:
    """The duty that a matter is, with what is told of it below or in brackets behind it: 牵头单位：…；配合职责：…"""
    lines = [each.text if each is item else each.whole for each in item.walk()]
    aside = _ASIDE.search(lines[0])
    told = re.split("[;；]", aside["said"]) if aside is not None else []
    if told and all(map(_told, told)):
        lines[0] = lines[0][: aside.start()] if aside is not None else lines[0]
    else:
        told = []
    told += [one for one in lines[1:] if _told(one)]
    text = "\n".join(one for one in lines if one not in told)
    fields = {"item": said(whole_name(text[len(label_of(text)) :]), item.origin), "list": said(kind)}
    for role, value in filter(None, map(_told, told)):
        for key, part in _fields(role, value, kind):
            fields.setdefault(key, said(part, item.origin))
    return fields if category is None else {**fields, "category": category}


def _told(text: str) -> tuple[str, str] | None:
    """What a line tells of a duty: the key and the words."""
    found = _PART.fullmatch(text.strip())
    role = duty_role_of(found["label"]) if found is not None else ""
    known = role in ("lead", "lead_duty", "cooperation_duty", "takeover", "method")
    return (role, found["said"].strip()) if found is not None and known else None


def _fields(role: str, value: str, kind: str) -> Iterator[tuple[str, str]]:
    """What is told as fields of a duty: 县城市管理局，依法查处 is who takes it over, and how."""
    if kind == "taken_back":
        role = {"lead": "takeover", "lead_duty": "method"}.get(role, role)
        office = _OFFICE.fullmatch(value) if role == "method" else None
        if office is not None:
            yield "takeover", office["office"]
            if office["way"]:
                yield "method", office["way"]
            return
    yield role, value.rstrip("。；;") if role in ("lead", "takeover") else value
