"""A declared rule at work: it picks nodes by their words and traits, and reports each, or how many there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from ..facts.facts import Facts
from ..facts.hierarchy import Node
from ..facts.points.shares import shares_of
from ..facts.said import Said
from ..findings.finding import Confidence, Evidence, Finding, Value
from ..reading.text.lexicon import Lexicon
from ..rules.base import Rule
from ..source.location import Place
from ..startup.records import dataclass, field, replace
from ..words.phrase import percent
from . import parts
from .comparison import Comparison
from .traits import Trait
from .wording import found_in

FAMILY = "house"
MESSAGE = "house"
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Spec:
    """What a declared rule looks for. With ``count`` or ``share`` it looks at the leaves of a group or the scheme."""

    scope: str  # leaf | group | scheme
    fields: tuple[str, ...]
    words: Lexicon | None = None
    traits: tuple[Trait, ...] = ()
    count: Comparison | None = None
    share: Comparison | None = None

    @property
    def sums(self) -> bool:
        """Whether leaves are counted up."""
        return self.count is not None or self.share is not None


@dataclass(frozen=True, slots=True)
class Picked:
    """A node (None: the scheme itself) that a rule means, with the words that it was found by."""

    node: Node | None
    evidence: tuple[Evidence, ...] = field(default=())


class HouseRule(Rule):
    """A rule of the office; each declared rule is a class of its own, so that it is one like any other."""

    family = FAMILY
    profile = "basic"
    spec: ClassVar[Spec]

    def check(self, facts: Facts) -> Iterator[Finding]:
        """A finding for each node, or for each group, or the scheme, in which there are so many."""
        spec = self.spec
        if spec.sums:
            whole = [None] if spec.scope == "scheme" else facts.hierarchy.branches
            for node in whole:
                yield from self._total(facts, node)
            return
        nodes: Sequence[Node | None] = [None]
        if spec.scope != "scheme":
            nodes = facts.hierarchy.leaves if spec.scope == "leaf" else facts.hierarchy.branches
        for node in nodes:
            picked = self._pick(facts, node)
            if picked is not None:
                yield self._one(facts, picked)

    def _pick(self, facts: Facts, node: Node | None) -> Picked | None:
        if not all(trait.holds(facts, node) for trait in self.spec.traits):
            return None
        if self.spec.words is None:
            return Picked(node)
        evidence = tuple(self._evidence(facts, node, self.spec.words))
        return Picked(node, evidence) if evidence else None

    def _evidence(self, facts: Facts, node: Node | None, words: Lexicon) -> Iterator[Evidence]:
        for place, passage in parts.passages(facts, node, self.spec.fields):
            said = Said.whole(place, passage)
            for hit in found_in(words, said.text):
                yield said.evidence(hit.start, hit.end)

    def _one(self, facts: Facts, picked: Picked) -> Finding:
        node, spec = picked.node, self.spec
        at = facts.scheme.place("title") if node is None else node.indicator.place("name")
        numbers = {trait.field for trait in spec.traits if trait.kind == "number"}
        return self.finding(
            MESSAGE,
            at=picked.evidence[0].place if picked.evidence else at,
            node=node,
            confidence=self._confidence,
            evidence=picked.evidence[:_SHOWN],
            metrics={name: parts.number(facts, node, name) for name in sorted(numbers)},
            args=self._args(facts, node, [picked]),
        )

    def _total(self, facts: Facts, group: Node | None) -> Iterator[Finding]:
        spec = self.spec
        leaves = facts.hierarchy.leaves if group is None else group.leaves()
        picked = [found for leaf in leaves if (found := self._pick(facts, leaf))]
        share = shares_of(facts).of(one.node for one in picked if one.node is not None)
        if not picked and spec.count is not None and not spec.count.holds(0):
            return
        if (spec.count and not spec.count.holds(len(picked))) or (spec.share and not spec.share.holds(share)):
            return
        evidence = [item for one in picked for item in one.evidence[:1] or _name(one.node)]
        yield self.finding(
            MESSAGE,
            at=_heading(facts, group),
            node=group,
            confidence=self._confidence,
            evidence=evidence[:_SHOWN],
            metrics={"count": len(picked), "share": round(share, 4)},
            args={**self._args(facts, group, picked), "share": percent(share)},
        )

    @property
    def _confidence(self) -> Confidence:
        rests = {trait.confidence for trait in self.spec.traits}
        if self.spec.words is not None or Confidence.HEURISTIC in rests:
            return Confidence.HEURISTIC
        return Confidence.DECLARED

    def _args(self, facts: Facts, node: Node | None, picked: list[Picked]) -> dict[str, Value]:
        words = list(dict.fromkeys(item.text for one in picked for item in one.evidence))
        if self.spec.sums:
            leaves = [one.node for one in picked if one.node is not None]
        else:
            leaves = facts.hierarchy.leaves if node is None else list(node.leaves())
        share = parts.number(facts, node, "share") if node is not None else 1.0
        return {
            "name": facts.scheme.title if node is None else node.name,
            "id": "" if node is None else node.id,
            "words": words[:_SHOWN],
            "names": [leaf.name for leaf in leaves[:_SHOWN]],
            "points": facts.points.total if node is None else facts.points.group_total(node),
            "share": percent(share or 0.0),
            "count": len(leaves),
        }


PLACEHOLDERS = ("name", "id", "names", "words", "points", "share", "count")
"""What a message of a declared rule may mention."""


def _heading(facts: Facts, group: Node | None) -> Place:
    if group is not None:
        return group.indicator.place("name")
    return replace(facts.scheme.place("indicators"), key=True)


def _name(node: Node | None) -> tuple[Evidence, ...]:
    return () if node is None else (Evidence(node.indicator.place("name"), node.name),)
