"""Each indicator beside its counterpart of the level above: by reference, else by name."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from ...reading.quantity.targets import Target
from ...reading.text.normal import normalise
from ..hierarchy import Hierarchy, Node
from ..readings import Reading
from .gaps import Gap, compare, divisible

NEAR = 0.85
"""Names at least this alike (Dice coefficient of character pairs) are taken for the same indicator."""

RELATED = 0.5
"""Names less alike than this are not trusted to speak of one quantity when the figures stand in running text."""

_NOISE = re.compile(
    r"^\s*(?:[\d一二三四五六七八九十]+[.、)]|\([^)]{1,3}\)|第[\d一二三四五六七八九十]+[条项])|\([^)]*\)|[\s,。;:、“”\"'《》·]|\d+(?:\.\d+)?%?分?"
)


class Rung(Protocol):
    """One level of a chain: what this module needs to know of a scheme's facts."""

    @property
    def path(self) -> str:
        """The scheme's document."""

    @property
    def hierarchy(self) -> Hierarchy:
        """Its tree."""

    @property
    def levels(self) -> Levels:
        """Its own counterparts, one level further up."""

    def reading(self, node: Node) -> Reading:
        """What the texts of a node say."""


@dataclass(frozen=True, slots=True, eq=False)
class Counterpart:
    """An indicator of the level above. ``score`` is 1 for a reference, else how alike the names are."""

    rung: Rung
    node: Node
    declared: bool
    score: float


@dataclass(frozen=True, slots=True, eq=False)
class Raise:
    """A target that is stricter than the one above it."""

    node: Node
    counterpart: Counterpart
    ours: Target
    theirs: Target
    gap: Gap


@dataclass(frozen=True, slots=True, eq=False)
class Allocation:
    """Parts of one upper total that together exceed it; ``excess`` is the share above it."""

    parts: tuple[tuple[Node, Target], ...]
    counterpart: Counterpart
    upper: Target
    total: float
    excess: float


@dataclass(frozen=True, slots=True, eq=False)
class Advance:
    """A deadline that is earlier than the one above it, in days."""

    node: Node
    counterpart: Counterpart
    ours: datetime.date
    theirs: datetime.date

    @property
    def days(self) -> int:
        """How many days earlier."""
        return (self.theirs - self.ours).days


class Levels:
    """A scheme against the schemes it carries out."""

    def __init__(self, rung: Rung, uppers: tuple[Rung, ...]) -> None:
        self._rung = rung
        self.uppers = uppers
        self._found: dict[Node, Counterpart | None] = {}

    def counterpart(self, node: Node) -> Counterpart | None:
        """The indicator above that a node carries out; None when there is none or it is a local priority."""
        if node not in self._found:
            self._found[node] = self._find(node)
        return self._found[node]

    @cached_property
    def allocations(self) -> list[Allocation]:
        """Totals of the level above that the leaves naming them exceed together."""
        divided: dict[tuple[str, str], list[Node]] = {}
        for leaf in self._rung.hierarchy.leaves:
            counterpart = self.counterpart(leaf)
            if counterpart is not None and counterpart.declared:
                divided.setdefault((counterpart.rung.path, counterpart.node.id), []).append(leaf)
        return [found for leaves in divided.values() if (found := self._allocation(leaves))]

    @cached_property
    def dangling(self) -> list[Node]:
        """Nodes whose reference leads to no indicator of the schemes above."""
        nodes = (node for node in self._rung.hierarchy.nodes if node.indicator.upper_ref not in (None, "local"))
        return [node for node in nodes if self.counterpart(node) is None]

    def raised(self, node: Node) -> Raise | None:
        """How a node's target is stricter than its counterpart's, if it is."""
        counterpart = self.counterpart(node)
        if counterpart is None:
            return None
        ours, theirs = target_of(self._rung, node), target_of(counterpart.rung, counterpart.node)
        if ours is None or theirs is None or not _same_quantity(node, ours, counterpart, theirs):
            return None
        gap = compare(ours, theirs, node.indicator, node.name)
        return Raise(node, counterpart, ours, theirs, gap) if gap is not None and gap.stricter else None

    def _allocation(self, leaves: list[Node]) -> Allocation | None:
        counterpart = self.counterpart(leaves[0])
        upper = None if counterpart is None else target_of(counterpart.rung, counterpart.node)
        if counterpart is None or upper is None or not upper.value or not divisible(upper, leaves[0].indicator):
            return None
        parts = [(leaf, target) for leaf in leaves if (target := target_of(self._rung, leaf)) is not None]
        said = [one for _, target in parts if (one := target.in_unit(upper.unit)) is not None]
        values = [one.value for one in said if one.value is not None]
        if len(values) < len(leaves) or sum(values) <= upper.value * (1 + 1e-9):
            return None
        return Allocation(tuple(parts), counterpart, upper, sum(values), sum(values) / upper.value - 1)

    def advanced(self, node: Node) -> Advance | None:
        """How a node's deadline is earlier than its counterpart's, if it is."""
        counterpart = self.counterpart(node)
        if counterpart is None:
            return None
        ours = self._rung.reading(node).deadline
        theirs = counterpart.rung.reading(counterpart.node).deadline
        if ours is None or theirs is None:
            return None
        first, last = datetime.date.fromisoformat(ours.date), datetime.date.fromisoformat(theirs.date)
        return Advance(node, counterpart, first, last) if first < last else None

    def _find(self, node: Node) -> Counterpart | None:
        ref = node.indicator.upper_ref
        if ref == "local":
            return None
        if ref is not None:
            return self._by_ref(ref)
        if not node.is_leaf:
            return None
        return self._by_name(node)

    def _by_ref(self, ref: str) -> Counterpart | None:
        file, _, wanted = ref.rpartition("#")
        for upper in self.uppers:
            if file and not upper.path.endswith(file):
                continue
            found = upper.hierarchy.by_id.get(wanted)
            if found is not None:
                return Counterpart(upper, found, True, 1.0)
        return None

    def _by_name(self, node: Node) -> Counterpart | None:
        best: Counterpart | None = None
        mine = core_name(node.name)
        for upper in self.uppers:
            for other in upper.hierarchy.leaves:
                score = alike(mine, core_name(other.name))
                if score >= NEAR and (best is None or score > best.score):
                    best = Counterpart(upper, other, False, score)
        return best


def target_of(rung: Rung, node: Node) -> Target | None:
    """The first comparable target of a node: a figure, or a reference to the level above."""
    targets = rung.reading(node).targets
    return next((target for target in targets if target.value is not None or target.reference == "upper"), None)


def _same_quantity(node: Node, ours: Target, counterpart: Counterpart, theirs: Target) -> bool:
    """Whether two targets measure the same thing; a figure inside the criteria may belong to a side condition."""
    if {ours.words.home, theirs.words.home} <= {"target", "name"} or ours.reference == "upper":
        return True
    return alike(core_name(node.name), core_name(counterpart.node.name)) >= RELATED


def core_name(name: str) -> str:
    """A name without list numbers, asides, punctuation and figures."""
    return _NOISE.sub("", normalise(name).text)


def alike(one: str, other: str) -> float:
    """Dice coefficient of the character pairs of two names, 0 to 1."""
    if one == other:
        return 1.0 if one else 0.0
    pairs, others = _pairs(one), _pairs(other)
    if not pairs or not others:
        return 0.0
    return 2 * len(pairs & others) / (len(pairs) + len(others))


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}
