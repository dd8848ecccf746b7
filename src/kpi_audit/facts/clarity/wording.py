"""Lines and sentences of running text whose standard is vague."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ...findings.finding import Evidence
from ...reading.clarity.discretion import levels_given
from ...reading.clarity.measures import find_gaps
from ...reading.clarity.vagueness import Vague, defines, read_vague, read_vague_text
from ...reading.text.line import Words
from ...startup import patterns as re
from ...startup.records import dataclass
from ..alike import TextReading
from ..facts import Facts
from ..hierarchy import Node
from ..process.prohibited import scored_leaves
from ..readings import evidence_of
from ..texts import Text

_MOST = 4
_SAID = re.compile("[,，。;；:：、]|.{20}")
"""A name that is a sentence, or long."""
_FEW = 3
"""Lines from which on a table of names alone is one of headings."""


@dataclass(frozen=True, slots=True)
class VagueLine:
    """A leaf, or running text where ``node`` is None, with the vague words of its standard."""

    node: Node | None
    kind: str
    evidence: tuple[Evidence, ...]


def vague_lines(facts: Facts) -> Iterator[VagueLine]:
    """One for each leaf whose standard is vague, and for each running text that takes points vaguely."""
    running = [text.passage.text for text in facts.texts]
    levels = levels_given(running)
    for leaf in scored_leaves(facts):
        found = _leaf(facts, leaf)
        if found is not None and not (levels and found.kind == "discretion"):
            yield VagueLine(leaf, found.kind, evidence_of(leaf.indicator, found.words)[:_MOST])
    for text in facts.texts:
        vague = read_vague_text(text.passage)
        if vague is not None and not (levels and vague.kind == "discretion"):
            yield VagueLine(None, vague.kind, _placed(text, vague))


def _leaf(facts: Facts, leaf: Node) -> Vague | None:
    """What a scored leaf leaves open; nothing where it has a rubric or is a veto."""
    scoring = leaf.indicator.scoring
    if scoring is not None and (scoring.rubric or len(scoring.steps) > 1):
        return None
    if facts.roles[leaf] == "veto":
        return None
    declared = leaf.indicator
    target = any((declared.target, declared.deadline, declared.formula, scoring and scoring.steps))
    reading = facts.reading(leaf)
    found = reading.says(_vague, target)
    if found is not None and facts.texts:  # which may define its words
        found = read_vague(reading.line, partial(_defined, facts), target=target)
    if found is None or found.kind != "slogan":
        return found
    if found.words[0].field == "name" and not facts.once("standards told", lambda: _standards_told(facts)):
        return None  # a table of headings: that no standard is told is another matter
    grown = [gap.words for gap in find_gaps(reading.line, reading.scoring, (), heavy=False)]
    left = tuple(words for words in found.words if not any(_meet(words, other) for other in grown))
    return Vague(found.kind, found.words) if left else None  # 覆盖率明显提高 is a target left out


def _standards_told(facts: Facts) -> bool:
    """Whether any line says more than a short name, or says it there."""
    leaves = facts.hierarchy.leaves
    said = (leaf.indicator.criteria or leaf.indicator.description or _SAID.search(leaf.name) for leaf in leaves)
    return len(leaves) < _FEW or any(said)


def _defined(facts: Facts, word: str) -> bool:
    """Whether running text defines a word: asked once for all lines that have it."""
    return facts.once(("defined", word), lambda: defines((text.passage.text for text in facts.texts), word))


def _vague(texts: TextReading, target: bool) -> Vague | None:
    return read_vague(texts.line, target=target)


def _meet(one: Words, other: Words) -> bool:
    return one.field == other.field and one.start < other.end and other.start < one.end


def _placed(text: Text, vague: Vague) -> tuple[Evidence, ...]:
    return tuple(Evidence(text.place.words(one.start, one.end), one.text) for one in vague.words[:_MOST])
