"""Fewer lines that ask as much as before: a reduction on paper."""

from __future__ import annotations

from ...reading.burden.reductions import requirements
from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node
from ..points.unit_sets import load_of
from .changes import forms_of


@dataclass(frozen=True, slots=True)
class Asked:
    """What units must hand in (evidence and report items), and distinct sentences that score or ask for evidence."""

    materials: int
    requirements: int

    @property
    def all(self) -> int:
        """Everything together."""
        return self.materials + self.requirements


@dataclass(frozen=True, slots=True)
class Merging:
    """Lines and what they ask, last year and now; ``materials``: only what is handed in is compared."""

    leaves_before: int
    leaves: int
    asked_before: int
    asked: int
    materials: bool


def merged_on_paper(facts: Facts, previous: Facts, fewer: float, same: float) -> Merging | None:
    """Set when lines fell by the share ``fewer`` or more, and what they ask by less than ``same``.

    What is handed in decides alone where last year's lines had at least one item each; else everything together, where
    that comes to one for each line at least.
    """
    before, now = len(load_of(previous).leaves), len(load_of(facts).leaves)
    if not before or now > before * (1 - fewer) + 1e-9:
        return None
    old, new = asked(previous), asked(facts)
    if old.materials >= before and _kept(old.materials, new.materials, same):
        return Merging(before, now, old.materials, new.materials, materials=True)
    if old.all >= before and _kept(old.all, new.all, same):
        return Merging(before, now, old.all, new.all, materials=False)
    return None


def _kept(before: int, now: int, same: float) -> bool:
    return now > before * (1 - same) + 1e-9


def asked(facts: Facts) -> Asked:
    """What the lines ask, however they are grouped."""
    evidence = sum(_papers(facts, leaf) for leaf in facts.hierarchy.leaves)
    sentences = {
        sentence
        for node in facts.hierarchy.nodes
        for part in facts.reading(node).line.passages
        if part.field in ("description", "criteria")
        for sentence in requirements(part.text)
    }
    return Asked(evidence + sum(forms_of(facts).values()), len(sentences))


def _papers(facts: Facts, leaf: Node) -> int:
    """Declared evidence items, else every mention of a paper to be shown: merged lines still name each."""
    if leaf.indicator.evidence:
        return len(leaf.indicator.evidence)
    items = facts.reading(leaf).proof.items
    below = {one.text for one in items if one.field != "name"}
    return sum(one.field != "name" or one.text not in below for one in items)  # 信息报送：每月报送信息 is one
