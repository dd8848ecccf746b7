"""Pairs of hard targets that pull against each other, with nothing said of which goes first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...reading.meaning.conflicts import Face, Side, find_sides, pairs_in, settled
from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node
from ..veto.hanging import vetoed
from .scopes import Scopes

_EVENTS = frozenset({"件", "起", "次", "批", "批次", "人次", "例", "户"})
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
    if weighed(facts):
        return
    scopes = Scopes(facts)
    covered: set[frozenset[str]] = set()
    for leaf in scopes.leaves:
        for ref in leaf.indicator.conflicts_with:
            other = facts.hierarchy.by_id.get(ref)
            if other is None or other is leaf or not other.is_leaf or frozenset((leaf.id, other.id)) in covered:
                continue
            open_ = _together(scopes, covered, leaf, other) and not (_yields(facts, leaf) or _yields(facts, other))
            covered.add(frozenset((leaf.id, other.id)))
            if open_ and _hard(facts, leaf) and _hard(facts, other):
                vetoes = vetoed(facts, leaf) and vetoed(facts, other)
                yield Conflict(None, ((leaf, None),), ((other, None),), vetoes)
    yield from _of_table(facts, scopes, covered)


def weighed(facts: Facts) -> bool:
    """Whether the scheme says which goes first, or that one target gives way."""
    return any(settled(text.passage.text, here=False) for text in facts.texts)


def standing(facts: Facts) -> dict[str, dict[Face, list[tuple[Node, Side]]]]:
    """The hard lines on either face of each pair of the table; a pair that one line weighs itself is left out."""
    lines = {leaf: facts.reading(leaf).line for leaf in Scopes(facts).leaves}
    names = pairs_in((part.text for line in lines.values() for part in line.passages), both=False)
    sides = {leaf: list(find_sides(line, names)) for leaf, line in lines.items()} if names else {}
    found: dict[str, dict[Face, list[tuple[Node, Side]]]] = {}
    for name in names:
        faces = _faces(sides, name)
        if not any(len(each) == 2 for each in faces.values()):
            found[name] = {"one": _standing(facts, faces, "one"), "other": _standing(facts, faces, "other")}
    return found


def _faces(sides: Mapping[Node, list[Side]], name: str) -> dict[Node, dict[Face, Side]]:
    return {leaf: {side.face: side for side in found if side.pair == name} for leaf, found in sides.items()}


def _of_table(facts: Facts, scopes: Scopes, covered: set[frozenset[str]]) -> Iterator[Conflict]:
    lines = {leaf: facts.reading(leaf).line for leaf in scopes.leaves}
    names = pairs_in(part.text for line in lines.values() for part in line.passages)
    sides = {leaf: list(find_sides(line, names)) if names else [] for leaf, line in lines.items()}
    for name in names:
        faces = _faces(sides, name)
        if any(len(found) == 2 for found in faces.values()):
            continue  # a line that speaks of both weighs them against each other
        ones = _standing(facts, faces, "one")
        others = _standing(facts, faces, "other")
        met = [one for one in ones if any(_together(scopes, covered, one[0], other[0]) for other in others)]
        against = [other for other in others if any(_together(scopes, covered, one[0], other[0]) for one in met)]
        if met:
            pairs = ((one[0], other[0]) for one in met if vetoed(facts, one[0]) for other in against)
            vetoes = any(vetoed(facts, other) and scopes.meet(one, other) for one, other in pairs)
            yield Conflict(name, tuple(met), tuple(against), vetoes)


def _standing(facts: Facts, faces: Mapping[Node, Mapping[Face, Side]], face: Face) -> list[tuple[Node, Side]]:
    """The hard lines on one face that say nothing of giving way."""
    found = [(leaf, sides[face]) for leaf, sides in faces.items() if face in sides]
    return [(leaf, side) for leaf, side in found if _firm(facts, leaf, side) and not _yields(facts, leaf)]


def _together(scopes: Scopes, covered: set[frozenset[str]], one: Node, other: Node) -> bool:
    """Whether both fall on one unit, unlinked by ``pair`` and not declared as a conflict already."""
    if one is other or other.id in one.indicator.pair or one.id in other.indicator.pair:
        return False
    return scopes.meet(one, other) and frozenset((one.id, other.id)) not in covered


def _yields(facts: Facts, leaf: Node) -> bool:
    """Whether a line tells which goes first, or when it gives way."""
    said = [part.text for part in facts.reading(leaf).line.passages]
    return leaf.indicator.priority is not None or any(
        settled(text, here=True) for text in (*said, leaf.indicator.reason or "")
    )


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
        each = any(step.per in _EVENTS for step in reading.scoring.deductions)  # points for each one mean none at all
        return bool(reading.targets or side.absolute or reading.deadline or each)
    first, last = side.sentence
    field = side.words.field
    near = [one.words for one in reading.targets if one.words.field == field and first <= one.words.start < last]
    due = reading.deadline is not None and reading.deadline.words.field == field
    within = due and reading.deadline is not None and first <= reading.deadline.words.start < last
    return bool(near) or side.absolute or within
