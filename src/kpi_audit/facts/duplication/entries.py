"""What an indicator measures and asks, for comparison with others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from ...reading.duty.plain import core
from ...reading.duty.wording import named_matters
from ...reading.sameness.measures import Measure, measure
from ...reading.text.normal import normalise
from ...startup import patterns as re
from ...startup.records import dataclass
from ..alike import TextReading
from ..facts import Facts
from ..hierarchy import Node

CROWD = 4
"""A text that so many lines share is a general rule, not a content."""
_SCALE = re.compile(
    r"按照?[^,。;]{0,16}(?:排名|排序|名次|位次)[^,。;]{0,6}[计得赋]分|第?[一1]名[^,。;]{0,4}满分|相差一名[^,。;]{0,8}分|依次递减"
)
"""How places earn points: no content (按增量排名计分,第 1 名满分)."""
_HANDED_OUT = re.compile(
    r"(?:[^、,。;0-9]{2,10}[0-9]{1,6}(?:\.[0-9]{1,3})?[条篇份个件次场人户亩吨项万元]{1,3}[、,;。]?){3,60}\s*\Z"
)
"""Nothing but how much falls to each (甲办 10 条、乙办 5 条、丙办 2 条): of what is in the name."""
_LAST_ASIDE = re.compile(r"\(([^()]{1,12})\)\s{0,2}\Z")
_NUMBERED = re.compile(r"\s*\(?([1-9]\d?)(?:\)、?|[.、](?!\d))")
_FIGURED = re.compile(r"\d|分|个|%")


@dataclass(frozen=True, slots=True)
class Entry:
    """A leaf with what its name measures and what its text says beside scoring.

    ``aside``: what its name ends with in brackets, figures left out; ``number``: of the one requirement it states.
    """

    node: Node
    name: Measure
    text: str
    matters: tuple[str, ...]
    aside: str = ""
    number: str = ""


def entry_of(facts: Facts, leaf: Node) -> Entry:
    """A leaf as it is compared."""
    found = _LAST_ASIDE.search(normalise(leaf.name).text)
    aside = "" if found is None or _FIGURED.search(found[1]) else found[1]
    demand = facts.reading(leaf).says(_demand)
    return Entry(leaf, measure(leaf.name), demand, named_matters(leaf.name), aside, _number(leaf))


def _number(leaf: Node) -> str:
    """The number that the description of a line begins with (3.有管理机构), figures aside."""
    said = normalise(leaf.indicator.description or "").text
    found = _NUMBERED.match(said)
    return "" if found is None else found[1]


def _demand(texts: TextReading) -> str:
    """What a line asks, without boilerplate and figures."""
    said = [part.raw for part in texts.line.passages if part.field in ("description", "criteria")]
    text = normalise("。".join(said)).text
    return "" if not said or _HANDED_OUT.match(text) else core(_SCALE.sub("", text)).replace(" ", "").lstrip(".、")


def few(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Pairs of a small group; of a large one each with the first, so that costs stay near linear."""
    if len(entries) <= CROWD:
        yield from combinations(entries, 2)
    else:
        yield from ((entries[0], other) for other in entries[1:])
