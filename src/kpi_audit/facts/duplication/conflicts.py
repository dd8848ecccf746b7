"""Pairs of hard targets that pull against each other, with nothing said of which goes first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...reading.meaning.conflicts import Side, find_sides, pairs_in, settled
from ..facts import Facts
from ..hierarchy import Node
from ..veto.hanging import vetoed
from .scopes import Scopes

_STRICT = ("deduct", "threshold", "bands", "linear", "rank")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Lines on either side; ``pair`` names the entry of the table (None: declared). ``vetoes``: on both sides."""

    pair: str | None
    ones: tuple[tuple[Node, Side | None], ...]
    others: tuple[tuple[Node, Side | None], ...]
    vetoes: bool


def conflicts(facts: Facts) -> Iterator[Conflict]:
    """Declared pairs in document order, then those of the table that no declaration covers."""
    if any(settled(text.passage.text, here=False) for text in facts.texts):
        return
    scopes = Scopes(facts)
    covered: set[frozenset[str]] = set()
    for leaf in scopes.leaves:
        for ref in leaf.indicator.conflicts_with:
            other = facts.hierarchy.by_id.get(ref)
            if other is None or other is leaf or not other.is_leaf or frozenset((leaf.id, other.id)) in covered:
                continue
            covered.add(frozenset((leaf.id, other.id)))
            if _hard(facts, leaf) and _hard(facts, other) and _open(facts, scopes, leaf, other):
                vetoes = vetoed(facts, leaf) and vetoed(facts, other)
                yield Conflict(None, ((leaf, None),), ((other, None),), vetoes)
    yield from _of_table(facts, scopes, covered)


def _of_table(facts: Facts, scopes: Scopes, covered: set[frozenset[str]]) -> Iterator[Conflict]:
    lines = {leaf: facts.reading(leaf).line for leaf in scopes.leaves}
    names = pairs_in(part.text for line in lines.values() for part in line.passages)
    sides = {leaf: list(find_sides(line, names)) if names else [] for leaf, line in lines.items()}
    for name in names:
        faces = {leaf: {side.face: side for side in found if side.pair == name} for leaf, found in sides.items()}
        if any(len(found) == 2 for found in faces.values()):
            continue  # a line that speaks of both weighs them against each other
        ones = [(leaf, found["one"]) for leaf, found in faces.items() if "one" in found]
        others = [(leaf, found["other"]) for leaf, found in faces.items() if "other" in found]
        ones = [(leaf, side) for leaf, side in ones if _firm(facts, leaf, side)]
        others = [(leaf, side) for leaf, side in others if _firm(facts, leaf, side)]
        pairs = [
            (one, other)
            for one in ones
            for other in others
            if frozenset((one[0].id, other[0].id)) not in covered and _open(facts, scopes, one[0], other[0])
        ]
        if pairs:
            first = tuple(dict.fromkeys(one for one, _ in pairs))
            second = tuple(dict.fromkeys(other for _, other in pairs))
            vetoes = any(vetoed(facts, one[0]) and vetoed(facts, other[0]) for one, other in pairs)
            yield Conflict(name, first, second, vetoes)


def _hard(facts: Facts, leaf: Node) -> bool:
    """A figure that costs points, a veto or a place when missed; declared pairs: a figure on a scored line."""
    return bool(facts.reading(leaf).targets or leaf.indicator.target) and (
        _rigid(facts, leaf) or facts.points.known(leaf)
    )


def _rigid(facts: Facts, leaf: Node) -> bool:
    """Whether falling short costs points, a veto or a place."""
    reading = facts.reading(leaf)
    scoring = reading.scoring
    mode = leaf.indicator.scoring.mode if leaf.indicator.scoring is not None else None
    costs = bool(scoring.deductions or scoring.zeros or scoring.ladders or mode in _STRICT)
    return costs or reading.flag("ranked") or vetoed(facts, leaf)


def _firm(facts: Facts, leaf: Node, side: Side) -> bool:
    """Whether the line sets a hard figure, or forbids, on the very matter of this side."""
    if not _rigid(facts, leaf):
        return False
    reading = facts.reading(leaf)
    if side.named:
        return bool(reading.targets or side.absolute or reading.deadline)
    first, last = side.sentence
    field = side.words.field
    near = [one.words for one in reading.targets if one.words.field == field and first <= one.words.start < last]
    due = reading.deadline is not None and reading.deadline.words.field == field
    within = due and reading.deadline is not None and first <= reading.deadline.words.start < last
    return bool(near) or side.absolute or within


def _open(facts: Facts, scopes: Scopes, one: Node, other: Node) -> bool:
    """Whether both fall on one unit and nothing tells which goes first."""
    if one is other or not scopes.meet(one, other):
        return False
    for leaf, twin in ((one, other), (other, one)):
        indicator = leaf.indicator
        if indicator.priority is not None or twin.id in indicator.pair:
            return False
        said = [part.text for part in facts.reading(leaf).line.passages]
        if any(settled(text, here=True) for text in (*said, indicator.reason or "")):
            return False
    return True
