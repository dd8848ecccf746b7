"""Paragraphs as an outline, by the numbers at their heads (一、 （一） 1. （1） ①) and by their heading styles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...source.location import Origin
from ...startup import patterns as re
from ...startup.records import dataclass, field
from ..paper import Paragraph
from ..tables.rows import is_bare_heading, rank_of, section_role
from ..values.names import label_of

BODY = 9
"""The rank of a paragraph without a number."""
_ARTICLE = re.compile(r"^第[一二三四五六七八九十百\d]+[章条节部分]+[\s\u3000、.．:：]*")

_CUSTOMS = (("A", re.compile("[A-Z]")), ("a", re.compile("[（(]?[a-z]")), ("①", re.compile("[①-⑳]")))
"""Numbers that custom puts neither above nor below one another, called by their first."""
_FIRST = re.compile(r"[（(]?(?:1(?!\d)|[Aa])|[⑴⒈①]")
_APART = re.compile(r"附(?:件|表|录|注)?\s*+[\d一二三四五六七八九十]{0,2}\s*+(?:[:：]|$)|(?:说明|备注|注)[:：]")
"""Paragraphs that belong to no section above them."""


@dataclass(slots=True, eq=False)
class Item:
    """A paragraph with those below it, each one of its own. ``label`` is its number as written."""

    paragraph: Paragraph
    label: str
    text: str
    rank: int
    style: str = ""  # items of one style at one place are of one list
    below: list[Item] = field(default_factory=list)

    @property
    def origin(self) -> Origin:
        """Where it stands."""
        return self.paragraph.origin

    @property
    def whole(self) -> str:
        """The text with its number."""
        return f"{self.paragraph.label}{self.paragraph.text}"

    def walk(self) -> Iterator[Item]:
        """The item and all below it, in order."""
        yield self
        for one in self.below:
            yield from one.walk()


def outline(paragraphs: Iterable[Paragraph]) -> list[Item]:
    """The items of the highest rank; others stand below the one they follow."""
    roots: list[Item] = []
    open_items: list[Item] = []
    for paragraph in paragraphs:
        item = _item(paragraph)
        if item.rank == BODY and _APART.match(paragraph.text):
            open_items = []
            roots.append(item)
            continue
        if item.rank == BODY:
            (open_items[-1].below if open_items else roots).append(item)
            continue
        item.rank = _rank(item, open_items)
        while open_items and open_items[-1].rank >= item.rank:
            open_items.pop()
        (open_items[-1].below if open_items else roots).append(item)
        open_items.append(item)
    return roots


def _rank(item: Item, open_items: Sequence[Item]) -> int:
    """How deep an item stands below those that are open: a list goes on where it was begun, and one that begins right
    below a number of no custom, or with one (①…: a、…, A、…: 1、…), is a list inside of that item."""
    same = next((one for one in reversed(open_items) if one.style == item.style), None)
    if same is not None:
        return same.rank
    above = open_items[-1] if open_items else None
    if above is not None and not (item.style + above.style).isdecimal() and _FIRST.match(item.label.strip()):
        return min(above.rank + 1, BODY - 1)
    return item.rank


def _is_special(text: str) -> bool:
    """Whether a paragraph without a number is the heading of bonus, penalties or vetoes: 一票否决事项."""
    return section_role(text) is not None and is_bare_heading(text)


def _item(paragraph: Paragraph) -> Item:
    whole = f"{paragraph.label}{paragraph.text}"
    article = _ARTICLE.match(whole)
    label = article[0] if article else label_of(whole)
    rank = rank_of(whole) or paragraph.heading or (1 if _is_special(whole) else 0)
    style = next((name for name, looks in _CUSTOMS if looks.match(label.strip())), str(rank))
    return Item(paragraph, label, whole[len(label) :], rank or BODY, style)
