"""Totals of the level above that are given out more than once: to the lines of a scheme, to several schemes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from ...reading.quantity.divided import Division, divisions
from ...reading.quantity.targets import Target
from ...reading.quantity.units import ratio
from ...reading.text.normal import normalise
from ...startup import patterns as re
from ...startup.records import dataclass
from ..hierarchy import Node
from .gaps import divided_among, lower_better
from .pairing import Stated, stated, target_of
from .rung import Counterpart, Rung, assessed, for_one, level_of, of_each

_PLACE = re.compile(r"^[一-鿿]{1,10}?(?:自治[州县旗]|[省市县区镇乡盟旗]|街道|开发区|新区|村|社区)")
_EACH = re.compile(r"每个?(?:省|市|县|区|乡镇|镇|乡|街道|村|社区|单位)|各(?:省|市|县|区|乡镇|镇|乡|街道|村|单位)均")
_NEARLY = 1 + 1e-9
_ROUNDED = 1.005
"""The same where the parts are said in another unit (公顷, 亩), whose figures were rounded."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """What one line takes over of an upper total; ``places``: to how many it gives it out in its text, 0 for none."""

    rung: Rung
    node: Node
    target: Target
    upper: Counterpart
    places: int = 0


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

    @property
    def way(self) -> Literal["joint", "allocation", "places", "figure"]:
        """How the total is exceeded: by several schemes or lines, by places named in one line, or by one figure."""
        if self.schemes > 1 or len(self.parts) > 1:
            return "joint" if self.schemes > 1 else "allocation"
        return "places" if self.parts[0].places else "figure"


Shares = Mapping[tuple[str, str], Sequence[Part]]
"""Parts by the document and the id of the upper indicator that they are parts of."""


def shares_of(rung: Rung) -> Shares:
    """What the leaves of a scheme take over of the totals above, by upper indicator."""
    units = {unit.name for unit in rung.scheme.units}
    found: dict[tuple[str, str], list[Part]] = defaultdict(list)
    for leaf in rung.hierarchy.leaves:
        # a line that is named after a unit is that unit's part of what its group carries out
        upper = rung.levels.source(leaf) if leaf.name in units else rung.levels.counterpart(leaf)
        if upper is None:
            continue
        given = _given_out(rung, leaf, upper)
        target = _sum(given) if given is not None else target_of(rung, leaf)
        if target is not None:
            places = 0 if given is None else len(given.portions)
            found[upper.rung.path, upper.node.id].append(Part(rung, leaf, target, upper, places))
    return found


def _given_out(rung: Rung, leaf: Node, upper: Counterpart) -> Division | None:
    """What a line gives out place by place of the quantity that the level above asks for."""
    found = divisions(rung.reading(leaf).line)
    above = _due(rung, upper) if found else None
    if above is None:
        return None
    return next((one for one in found if ratio(one.unit, above.target.unit) is not None), None)


def _sum(given: Division) -> Target:
    return Target("=", given.total, given.unit, given.words)


def _due(rung: Rung, upper: Counterpart) -> Stated | None:
    """What the level above asks of the place of a scheme: its part, where that level gives its total out by name."""
    listed = divisions(upper.rung.reading(upper.node).line)
    if not listed:
        return stated(upper.rung, upper.node)
    for one in listed:
        own = one.of(_place(rung))
        if own is not None:
            return Stated(upper.rung, upper.node, Target("=", own.value, one.unit, own.words))
    return None


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
    upper = _due(parts[0].rung, first)
    one = parts[0]
    if upper is None or not upper.target.value or not divided_among(one.target, upper.target, one.node.indicator):
        return None
    if any(lower_better(part.target, upper.target, part.node.indicator, part.node.name) for part in parts):
        return None  # parts of a ceiling that come to more than it are no stricter
    if not _of_place(parts, upper):
        return None
    values = _values(parts, upper.target.unit)
    total = round(sum(values), 6)
    nearly = _NEARLY if all(part.target.unit == upper.target.unit for part in parts) else _ROUNDED
    if len(values) < len(parts) or total <= upper.target.value * nearly:
        return None
    declared = all(part.upper.declared for part in parts)
    schemes = len({part.rung.path for part in parts})
    return Allocation(tuple(parts), first, upper, total, total / upper.target.value - 1, schemes, declared)


def _of_place(parts: Sequence[Part], upper: Stated) -> bool:
    """Whether an upper total is one of the whole place; one of each unit (每个乡镇3支) only where a single figure is
    asked of such a unit here too."""
    rung, each = parts[0].rung, of_each(upper.rung, upper.node, upper.target)
    if each is None or each == level_of(rung):
        return True
    one = parts[0]
    said = one.target.in_unit(upper.target.unit)
    single = len(parts) == 1 and not one.places and each == assessed(rung) and said is not None
    return single and said is not None and for_one(rung, one.node, said, upper.target)


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
