"""Leaves and clauses whose scoring pulls the wrong way."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ...findings.finding import Evidence
from ...reading.clarity.incentives import Perverse, find_perverse, find_perverse_text
from ...startup.records import dataclass
from ..alike import TextReading, amount_blind
from ..facts import Facts
from ..hierarchy import Node
from ..process.prohibited import scored_leaves
from ..readings import evidence_of, line_of


@dataclass(frozen=True, slots=True)
class Incentive:
    """A leaf (a running text where ``node`` is None) with the words that pull the wrong way."""

    node: Node | None
    kind: str
    evidence: Evidence


def incentives(facts: Facts) -> Iterator[Incentive]:
    """One for each scored leaf at most, then running text."""
    running = ";".join(text.passage.text for text in facts.texts)
    for leaf in scored_leaves(facts):
        if facts.roles[leaf] == "veto":
            continue
        if facts.reading(leaf).says(_perverse) is None:
            continue
        found = find_perverse(facts.reading(leaf).line, partial(_around, facts, leaf, running))
        if found is not None:
            yield Incentive(leaf, found.kind, evidence_of(leaf.indicator, [found.words])[0])
    for text in facts.texts:
        said = find_perverse_text(text.passage)
        if said is not None:
            words = said.words
            yield Incentive(None, said.kind, Evidence(text.place.words(words.start, words.end), words.text))


@amount_blind
def _perverse(texts: TextReading) -> Perverse | None:
    """What pulls the wrong way if nothing around balances it."""
    return find_perverse(texts.line, str)


def _around(facts: Facts, leaf: Node, running: str) -> str:
    """The texts that may balance a line: running text, its pair and the lines of its own group."""
    siblings = leaf.parent.children if leaf.parent is not None else ()
    pairs = [node for node in facts.hierarchy.leaves if node.id in leaf.indicator.pair]
    others = [node for node in (*siblings, *pairs) if node is not leaf]
    return ";".join([running, *(passage.text for node in others for passage in line_of(node).passages)])
