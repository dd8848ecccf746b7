"""Which matters of township work a text speaks of, and how firmly."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from ..text.line import Passage, Words
from ..text.stretches import Stretches
from .plain import asides, bare
from .thesaurus import BROADER, Mention, Thesaurus, thesaurus

FIRM = 0.6
"""A matter of at least this weight is named outright; hints alone do not get there easily."""
FIELDS = {"name": 1.0, "description": 0.8, "criteria": 0.8, "target": 0.5, "item": 1.0}
"""Which texts are read and what a word in them counts."""
ASIDE = 0.6
"""What a matter counts that the name of a line does not speak of, when it names another one."""


def find_matters(passages: Iterable[Passage]) -> tuple[dict[str, float], dict[str, tuple[Words, ...]]]:
    """Matters by weight: words that name one add up with the hints, ``1 - (1-a)(1-b)…``; and those words."""
    open_: dict[str, float] = {}
    words: dict[str, list[Words]] = {}
    named: set[str] = set()
    book = thesaurus()
    for each in passages:
        text, offsets = bare(each.text)
        mentions = _outer(list(book.mentions(text)), book)
        limits = Stretches(asides(each.text, each.field) if mentions else ())
        seen: set[tuple[str, str]] = set()
        for mention in mentions:
            key = (mention.matter, text[mention.start : mention.end])
            start, end = offsets[mention.start], offsets[mention.end - 1] + 1
            if key in seen or start in limits:
                continue
            seen.add(key)
            weight = mention.weight * FIELDS[each.field]
            if each.field == "name" and mention.weight == 1.0:
                named.add(mention.matter)
            open_[mention.matter] = open_.get(mention.matter, 1.0) * (1 - 0.9 * weight)
            words.setdefault(mention.matter, []).append(each.words(start, end))
    matters = {name: 1 - rest for name, rest in open_.items()}
    if any(matters[name] >= FIRM for name in named):  # the name says what the line is about, the rest how it is done
        matters = {name: weight if name in named else weight * ASIDE for name, weight in matters.items()}
    for name in list(matters):
        for broader in book.broader[name]:
            matters[broader] = max(matters.get(broader, 0.0), BROADER * matters[name])
    return matters, {name: tuple(found) for name, found in words.items()}


def _outer(mentions: Sequence[Mention], book: Thesaurus) -> list[Mention]:
    """Mentions that do not lie inside a longer word of another matter: 卫生厕所 in 公共卫生厕所 is no 户厕."""
    if len(mentions) < 2:
        return list(mentions)
    solid = sorted((one for one in mentions if one.weight == 1.0 and not one.gapped), key=lambda one: one.start)
    starts = [one.start for one in solid]
    longest = max((one.end - one.start for one in solid), default=0)

    def around(one: Mention) -> Sequence[Mention]:
        return solid[bisect_left(starts, one.end - longest) : bisect_right(starts, one.start)]

    return [one for one in mentions if not any(_swallows(other, one, book) for other in around(one))]


def _swallows(other: Mention, one: Mention, book: Thesaurus) -> bool:
    if other.matter == one.matter or one.gapped or other.end - other.start <= one.end - one.start:
        return False
    inside = other.start <= one.start and one.end <= other.end
    return inside and one.matter not in book.broader[other.matter]
