"""Where burdens are said, and lines that cost nothing however often they are looked at."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings.finding import Evidence
from ...reading.burden.beats import Beat, find_beats
from ...reading.text.line import Passage
from ...startup import patterns as re
from ..alike import TextReading, amount_blind
from ..facts import Facts
from ..hierarchy import Node
from ..process.statutes import law_of
from ..readings import said_at
from ..texts import Text

_AUTOMATIC = re.compile(r"自动(?:取数|统计|监测|采集|抓取|生成|计分|评分|提取|汇总)|系统取数|在线监测|大数据取数")


def unattended(facts: Facts) -> frozenset[Node]:
    """The leaves that a system counts by itself with nothing handed in, or whose rhythm law sets."""
    return facts.once(
        "unattended", lambda: frozenset(leaf for leaf in facts.hierarchy.leaves if _by_itself(facts, leaf))
    )


def rhythms(facts: Facts) -> dict[Node, list[tuple[Passage, Beat]]]:
    """What each line or group says of its own rhythm, in document order; those that say nothing are left out."""
    return facts.once("rhythms", lambda: _rhythms(facts))


def _rhythms(facts: Facts) -> dict[Node, list[tuple[Passage, Beat]]]:
    found: dict[Node, list[tuple[Passage, Beat]]] = {}
    for node in facts.hierarchy.nodes:
        beats = facts.reading(node).says(_beats)
        if beats:
            found[node] = beats
    return found


def _beats(texts: TextReading) -> list[tuple[Passage, Beat]]:
    return [(said, beat) for said in texts.said for beat in find_beats(said.text)]


def _by_itself(facts: Facts, leaf: Node) -> bool:
    for node in (leaf, *leaf.ancestors):
        if law_of(node) is not None:
            return True
    reading = facts.reading(leaf)
    if leaf.indicator.evidence or leaf.indicator.reports or reading.flag("trace") or reading.flag("app"):
        return False
    source = leaf.indicator.data_source
    if source is not None and source.type in ("system", "statistics"):
        return True
    return reading.says(_automatic)


@amount_blind
def _automatic(texts: TextReading) -> bool:
    return any(_AUTOMATIC.search(passage.text) for passage in texts.line.passages)


def scheme_texts(facts: Facts) -> Iterator[Text]:
    """Running text of the scheme itself, without the texts of its groups."""
    yield from (text for text in facts.texts if text.field != "group")


def words_at(node: Node, passage: Passage, start: int, end: int) -> Evidence:
    """Words of an indicator's text as evidence."""
    return said_at(node, passage.words(start, end))
