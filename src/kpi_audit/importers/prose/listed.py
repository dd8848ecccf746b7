"""Lists of duties in running text: under the heading of each list its categories, under those numbered matters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...startup import patterns as re
from ..draft import Said, said
from ..paper import Paragraph
from ..tables.rows import rank_of
from ..values.names import label_of, whole_name
from ..values.points import tight
from .outline import BODY, Item, outline

_KINDS = (("taken_back", "收回|上收"), ("cooperative", "配合"), ("basic", "基本"))
_HEADING = re.compile(r".{0,12}(?:清单|事项|职责).{0,8}")
_SCORED = re.compile(r"\d\s*分(?!钟)")
"""What is worth points is an indicator: 基本职责（40分）."""
_LEAST = 2
"""Matters of the shortest list."""
_SHORT = 4
"""A matter has so many characters at least."""
_COUNT = re.compile(r"[(（]\s*+(?:共)?\s*+\d++\s*+[项条个件]\s*+[)）]\s*+$")


def list_of(text: str) -> str | None:
    """Which of the three lists a heading names."""
    bare = tight(text)
    return next((kind for kind, words in _KINDS if re.search(words, bare)), None)


def duties_in(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[str, Said | None, Item]]:
    """The matters of the lists whose headings stand among some paragraphs: list, category, and the matter itself."""
    for kind, below in _lists(paragraphs):
        found = list(_matters(outline(below), None))
        scored = any(_SCORED.search(each.text) for _, one in found for each in one.walk())
        if len(found) >= _LEAST and not scored:
            yield from ((kind, category, one) for category, one in found)


def _lists(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[str, list[Paragraph]]]:
    """What stands under the heading of each list, up to the next heading that is numbered like it."""
    kind, rank, below = None, 0, list[Paragraph]()
    for one in paragraphs:
        whole = f"{one.label}{one.text}"
        own = rank_of(whole) or one.heading
        bare = tight(whole[len(label_of(whole)) :])
        heads = _HEADING.fullmatch(bare) is not None and not _SCORED.search(bare) and (kind is None or own <= rank)
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
    """The duty that a matter is."""
    text = "\n".join(each.text if each is item else each.whole for each in item.walk())
    fields = {"item": said(whole_name(text[len(label_of(text)) :]), item.origin), "list": said(kind)}
    return fields if category is None else {**fields, "category": category}
