"""Totals of the level above that are given out more than once: to the lines of a scheme, to several schemes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ...reading.quantity.targets import Target
from ...reading.text.normal import normalise
from ...startup import patterns as re
from ...startup.records import dataclass
from ..hierarchy import Node
from .gaps import divisible, lower_better
from .pairing import Stated, stated, target_of
from .rung import Counterpart, Rung

_PLACE = re.compile(r"^[一-鿿]{1,10}?(?:自治[州县旗]|[省市县区镇乡盟旗]|街道|开发区|新区|村|社区)")
_EACH = re.compile(r"每个?(?:省|市|县|区|乡镇|镇|乡|街道|村|社区|单位)|各(?:省|市|县|区|乡镇|镇|乡|街道|村|单位)均")
_NEARLY = 1 + 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """What one line takes over of an upper total."""

    rung: Rung
    node: Node
    target: Target
    upper: Counterpart


@dataclass(frozen=True, slots=True, eq=False)
class Allocation:
    """Parts of one upper total that together exceed it; ``excess`` is the share above it, ``total`` in its unit.

    ``counterpart`` is that of the first part; ``schemes``: how many schemes the parts stand in; ``declared``: whether
    every part names the upper indicator.
    """

    parts: tuple[Part, ...]
    counterpart: Counterpart
    upper: Stated
    total: float
    excess: float
    schemes: int
    declared: bool


Shares = Mapping[tuple[str, str], Sequence[Part]]
"""Parts by the document and the id of the upper indicator that they are parts of."""


def shares_of(rung: Rung) -> Shares:
    """What the leaves of a scheme take over of the totals above, by upper indicator."""
    units = {unit.name for unit in rung.scheme.units}
    found: dict[tuple[str, str], list[Part]] = defaultdict(list)
    for leaf in rung.hierarchy.leaves:
        # a line that is named after a unit is that unit's part of what its group carries out
        upper = rung.levels.source(leaf) if leaf.name in units else rung.levels.counterpart(leaf)
        target = target_of(rung, leaf)
        if upper is not None and target is not None:
            found[upper.rung.path, upper.node.id].append(Part(rung, leaf, target, upper))
    return found


def allocations(shares: Shares) -> list[Allocation]:
    """Upper totals that the lines of this scheme exceed by themselves."""
    return [found for parts in shares.values() if (found := _exceeding(parts)) is not None]


def joint_allocations(rungs: Iterable[Rung]) -> dict[str, list[Allocation]]:
    """Upper totals that several schemes exceed together and none alone, by the document of the first of them."""
    parts: dict[tuple[str, str], list[Part]] = defaultdict(list)
    for rung in rungs:
        for key, some in shares_of(rung).items():
            parts[key] += some
    found: dict[str, list[Allocation]] = defaultdict(list)
    for some in parts.values():
        joint = _jointly(some)
        if joint is not None:
            found[joint.parts[0].rung.path].append(joint)
    return found


def _jointly(parts: Sequence[Part]) -> Allocation | None:
    """Parts of different places; where each place is asked for the whole, nothing was divided."""
    if len({part.rung.path for part in parts}) < 2 or _EACH.search(_said(parts[0])):
        return None
    by_place: dict[str, list[Part]] = defaultdict(list)
    for part in sorted(parts, key=lambda one: one.rung.path):
        places = by_place[_place(part.rung)]
        if not places or places[0].rung is part.rung:  # a second scheme of one place asks for the same thing again
            places.append(part)
    chosen = [part for some in by_place.values() for part in some]
    found = _exceeding(chosen)
    if found is None or found.schemes < 2 or found.upper.target.value is None:
        return None
    sums = [sum(_values(some, found.upper.target.unit)) for some in by_place.values()]
    return found if max(sums) < found.upper.target.value * (1 - 1e-9) else None


def _exceeding(parts: Sequence[Part]) -> Allocation | None:
    if not parts:
        return None
    first = parts[0].upper
    upper = stated(first.rung, first.node)
    if upper is None or not upper.target.value or not divisible(upper.target, parts[0].node.indicator):
        return None
    if any(lower_better(part.target, upper.target, part.node.indicator, part.node.name) for part in parts):
        return None  # parts of a ceiling that come to more than it are no stricter
    values = _values(parts, upper.target.unit)
    total = round(sum(values), 6)
    if len(values) < len(parts) or total <= upper.target.value * _NEARLY:
        return None
    declared = all(part.upper.declared for part in parts)
    schemes = len({part.rung.path for part in parts})
    return Allocation(tuple(parts), first, upper, total, total / upper.target.value - 1, schemes, declared)


def _values(parts: Sequence[Part], unit: str) -> list[float]:
    said = (part.target.in_unit(unit) for part in parts)
    return [one.value for one in said if one is not None and one.value is not None]


def _said(part: Part) -> str:
    """The texts of the upper indicator."""
    return "。".join(each.text for each in part.upper.rung.reading(part.upper.node).line.passages)


def _place(rung: Rung) -> str:
    """Which place a scheme is for: as declared, else by its issuer or title; else the scheme stands for itself."""
    scheme = rung.scheme
    if scheme.jurisdiction:
        return scheme.jurisdiction
    for name in (scheme.issuer, scheme.title):
        found = _PLACE.match(normalise(name).text) if name else None
        if found is not None:
            return found[0]
    return rung.path
