"""Lines that differ in amounts only, as one sheet has them for many units: what amounts cannot change is read once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from operator import is_
from typing import Any

from ..reading.search.figures import blank
from ..reading.text.line import Words
from ..reading.text.template import taken_out, template
from ..startup.records import NamedTuple, replace
from .alike import Alike, TextReading
from .readings import Likeness

MEMBERS = 3
"""So many lines are a family: the first is read in full, so is the second, to learn what amounts a reader quotes."""
_PLAIN = (str, int, float, type(None))


class _Said(NamedTuple):
    """What a reader finds in the first line, which digits change nothing about it but words that it ``quotes``."""

    found: Any
    seen: int
    quotes: bool


class Amounts:
    """Lines whose texts are one template, filled with amounts of as many digits.

    A reader that is blind to amounts finds the same in all of them, in the same places; what differs is what it quotes.
    It reads the first line, and every line with a digit that it has not seen change yet; where it then says the same
    with the words of that line, that digit tells it nothing. From then on what it says of the first holds for all.
    """

    __slots__ = ("_apart", "_digits", "_first", "_said", "_templates")

    def __init__(self, templates: Iterable[str]) -> None:
        self._templates = tuple(templates)
        self._first: TextReading | None = None
        self._digits = ""
        self._said: dict[tuple[Any, ...], _Said] = {}
        self._apart: set[tuple[Any, ...]] = set()

    def says(self, asked: tuple[Any, ...], texts: TextReading) -> Any:
        """What a reader, with its arguments, makes of the texts of one of them."""
        changed = self._changed(texts) if texts.changed is None else texts.changed
        said = self._said.get(asked)
        if said is not None and changed and not changed & ~said.seen:
            return said_of(said.found, texts) if said.quotes else said.found
        own = asked[0](texts, *asked[1:])
        if changed and asked not in self._apart and self._first is not None:
            first = self._first.says(*asked)
            mine = said_of(first, texts)
            if mine == own:
                seen, quotes = (0, False) if said is None else (said.seen, said.quotes)
                self._said[asked] = _Said(first, seen | changed, quotes or mine is not first)
            else:
                self._apart.add(asked)
                self._said.pop(asked, None)
        return own

    def _changed(self, texts: TextReading) -> int:
        """The digits that are others than those of the first line, a bit each."""
        digits, mask = self._digits_of(texts), 0
        if self._first is None:
            self._first, self._digits = texts, digits
        if len(digits) == len(self._digits):
            for place in range(len(digits)):
                if digits[place] != self._digits[place]:
                    mask |= 1 << place
        texts.changed = mask
        return mask

    def _digits_of(self, texts: TextReading) -> str:
        passages = texts.line.passages
        if len(passages) != len(self._templates):
            return ""
        return "".join([taken_out(each.raw, shape) for each, shape in zip(passages, self._templates, strict=True)])


def said_of(found: Any, texts: TextReading) -> Any:
    """What was found in a line, with the words that another line has in the same places."""
    if isinstance(found, _PLAIN):
        return found
    if isinstance(found, Words):
        passage = texts.line.passage(found.field)
        text = found.text if passage is None else passage.raw[found.start : found.end]
        return found if text == found.text else Words(found.field, found.start, found.end, text)
    if isinstance(found, (tuple, list)):
        every = [said_of(each, texts) for each in found]
        if all(map(is_, every, found)):
            return found
        return type(found)(*every) if hasattr(found, "_fields") else type(found)(every)
    changed = {}
    for name in getattr(found, "__match_args__", ()):
        each = getattr(found, name)
        own = said_of(each, texts)
        if own is not each:
            changed[name] = own
    return replace(found, **changed) if changed else found


def bring_together(alike: Mapping[Likeness, Alike]) -> None:
    """Tell lines which others differ from them in amounts only."""
    for rough in _sorted(alike, blank).values():  # most schemes have none: the rough look is a quick one
        for (_, _, *templates), keys in _sorted(rough, template).items():
            family = Amounts(filter(None, templates))
            for key in keys:
                alike[key].family = family


def _sorted(keys: Iterable[Likeness], shape: Callable[[str], str]) -> dict[Likeness, list[Likeness]]:
    """Those that have one shape, if they are enough."""
    found: defaultdict[Likeness, list[Likeness]] = defaultdict(list)
    for key in keys:
        groups, repeated, *texts = key
        found[(groups, repeated, *[each and shape(each) for each in texts])].append(key)
    return {each: members for each, members in found.items() if len(members) >= MEMBERS}
