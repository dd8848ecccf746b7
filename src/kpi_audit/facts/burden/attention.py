"""Where burdens are said, and lines that cost nothing however often they are looked at."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings.finding import Evidence
from ...reading.text.line import Passage
from ...startup import patterns as re
from ..facts import Facts
from ..hierarchy import Node
from ..process.statutes import law_of
from ..readings import place_of
from ..texts import Text

_AUTOMATIC = re.compile(r"自动(?:取数|统计|监测|采集|抓取|生成|计分|评分|提取|汇总)|系统取数|在线监测|大数据取数")


def unattended(facts: Facts, leaf: Node) -> bool:
    """Whether a system counts by itself and nothing is handed in, or law sets the rhythm."""
    if any(law_of(node) is not None for node in (leaf, *leaf.ancestors)):
        return True
    reading = facts.reading(leaf)
    if leaf.indicator.evidence or leaf.indicator.reports or reading.flag("trace") or reading.flag("app"):
        return False
    source = leaf.indicator.data_source
    if source is not None and source.type in ("system", "statistics"):
        return True
    return any(_AUTOMATIC.search(passage.text) for passage in reading.line.passages)


def scheme_texts(facts: Facts) -> Iterator[Text]:
    """Running text of the scheme itself, without the texts of its groups."""
    yield from (text for text in facts.texts if text.field != "group")


def words_at(node: Node, passage: Passage, start: int, end: int) -> Evidence:
    """Words of an indicator's text as evidence."""
    words = passage.words(start, end)
    return Evidence(place_of(node.indicator, words), words.text)
