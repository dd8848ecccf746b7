"""Leaves and clauses whose scoring pulls the wrong way."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ...findings.finding import Evidence
from ...reading.clarity.incentives import Perverse, find_perverse, find_perverse_text
from ...startup import patterns as re
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
    for leaf in scored_leaves(facts):
        if facts.roles[leaf] == "veto":
            continue
        if facts.reading(leaf).says(_perverse) is None:
            continue
        found = find_perverse(facts.reading(leaf).line, partial(_balanced, facts, leaf))
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
    return find_perverse(texts.line)


def _balanced(facts: Facts, leaf: Node, pattern: re.Pattern[str]) -> bool:
    """Whether what balances a line stands in running text, in its pair or in the lines of its own group."""
    running = facts.once(("running", pattern), lambda: any(pattern.search(text.passage.text) for text in facts.texts))
    if running:
        return True
    group = leaf.parent.children if leaf.parent is not None else ()
    beside = facts.once(("balancing", leaf.parent, pattern), lambda: {node for node in group if _has(node, pattern)})
    pairs = (facts.hierarchy.by_id.get(one) for one in leaf.indicator.pair)
    return len(beside) > (leaf in beside) or any(
        node is not None and node.is_leaf and node is not leaf and _has(node, pattern) for node in pairs
    )


def _has(node: Node, pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(passage.text) for passage in line_of(node).passages)
