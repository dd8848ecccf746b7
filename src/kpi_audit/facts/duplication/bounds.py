"""Bounds on one quantity that cannot be met together."""

from __future__ import annotations

from collections.abc import Iterator

from ...reading.meaning.conflicts import quantity_before, quantity_name
from ...reading.quantity.targets import Target
from ...source.location import Place
from ...startup import patterns as re
from ...startup.records import dataclass, replace
from ..facts import Facts
from ..hierarchy import Node
from ..readings import place_of
from .scopes import Scopes

_ASKED = re.compile(
    r"不(?:得|能|应|许)?(?:低于|少于|小于|高于|超过|大于|多于|突破)|≥|≤|>=|<=|至少|最多|达到|控制在|以上|以内|降至|提高到"
)


_MANY = 100
"""So many floors, and ceilings, of one quantity are held against one another."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A floor or a ceiling of a quantity, as a line sets it."""

    node: Node
    target: Target
    quantity: str
    value: float
    floor: bool

    @property
    def declared(self) -> bool:
        """Whether it stands in the field for targets."""
        return self.target.words.home == "target"

    @property
    def said(self) -> str:
        """The words that set it."""
        return self.target.words.text

    @property
    def place(self) -> Place:
        """Where they stand."""
        own = self.node.indicator
        return own.place("target") if self.declared else place_of(own, self.target.words)


def clashes(facts: Facts) -> Iterator[tuple[Bound, Bound]]:
    """A floor above a ceiling of one quantity, in the ceiling's unit, set by two lines for the same units."""
    scopes = Scopes(facts)
    done: set[frozenset[str]] = set()
    for bounds in bounds_of(facts).values():
        floors = _furthest([bound for bound in bounds if bound.floor], -1)
        ceilings = _furthest([bound for bound in bounds if not bound.floor], 1)
        for low in floors:
            for high in (bound for bound in ceilings if bound.node is not low.node):
                pair = frozenset((low.node.id, high.node.id))
                if pair in done:
                    continue
                said = clash(low, high)
                if said is not None and scopes.meet(low.node, high.node):
                    done.add(pair)
                    yield said, high


def _furthest(bounds: list[Bound], sign: int) -> list[Bound]:
    """All bounds of one quantity; where too many lines set one, those furthest out, so that costs stay linear."""
    if len(bounds) <= _MANY:
        return bounds
    chosen = set(sorted(range(len(bounds)), key=lambda at: sign * bounds[at].value)[:_MANY])
    return [bound for at, bound in enumerate(bounds) if at in chosen]


def bounds_of(facts: Facts) -> dict[str, list[Bound]]:
    """Every bound that a scheme sets, by the quantity."""
    named: dict[str, list[Bound]] = {}
    for leaf in Scopes(facts).leaves:
        for bound in _bounds(facts, leaf):
            named.setdefault(bound.quantity, []).append(bound)
    return named


def clash(low: Bound, high: Bound) -> Bound | None:
    """The floor in the unit of the ceiling where it lies above it; None where both can be met."""
    said = _in_unit_of(low, high)
    return said if said is not None and _clash(said, high) else None


def _in_unit_of(bound: Bound, other: Bound) -> Bound | None:
    """A bound said in the unit of another, its words unchanged; None when they bound different things."""
    target = bound.target.in_unit(other.target.unit)
    if target is None or target.value is None:
        return None
    return replace(bound, target=target, value=target.value)


def _clash(low: Bound, high: Bound) -> bool:
    one, other = low.target, high.target
    same = one.growth == other.growth
    return same and low.value > high.value + 1e-9 and not (one.growth and one.direction != other.direction)


def _bounds(facts: Facts, leaf: Node) -> Iterator[Bound]:
    """The declared target, and the first figure of each other text: later ones may be steps of a scale."""
    seen: set[tuple[str, bool]] = set()
    for target in facts.reading(leaf).targets:
        field = target.words.field
        if (field, target.growth) in seen or target.value is None:
            continue
        seen.add((field, target.growth))  # 增长20%, 达到120万吨: a rise and where it leads
        if target.op not in (">=", ">", "<=", "<") or target.reference is not None:
            continue
        if field != "target" and not (target.inverted or _ASKED.search(target.words.text)):
            continue
        named = _quantity(leaf, target)
        if named is not None:
            yield Bound(leaf, target, named, target.value, target.op in (">=", ">"))


def _quantity(leaf: Node, target: Target) -> str | None:
    field = target.words.field
    if field == "target":
        return quantity_name(leaf.name)
    raw = getattr(leaf.indicator, field, None)
    if not isinstance(raw, str):
        return None
    if not raw[: target.words.start].strip():  # 不低于 500 万吨: of what the line is called after
        return quantity_name(leaf.name)
    return quantity_before(raw, target.words.start)
