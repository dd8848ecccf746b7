"""The same indicator or inspection asked by several departments of the same units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Literal

from ...reading.sameness.asked import Asked, asked, same
from ...scheme.scheme import Inspection
from ...source.location import Place
from ...startup.records import dataclass, replace
from ..burden.inspections import lawful
from ..facts import Facts
from ..hierarchy import Node
from ..level.gaps import divisible
from ..level.pairing import pairs_of
from ..level.rung import Counterpart
from ..process.statutes import law_of
from .clan import called, clan, issuer_of, plain_name

Kind = Literal["indicator", "inspection", "form"]

HEADS = 16
"""So many demands of one key are compared in full; what is like none of them stands alone."""
MOST = 60
"""Others that one demand is held beside; more say nothing more."""


@dataclass(frozen=True, slots=True, eq=False)
class Demand:
    """Something that a scheme asks: an indicator, an inspection or a form by its name. ``lawful``: law orders it."""

    kind: Kind
    facts: Facts
    name: str
    place: Place
    asked: Asked
    by: str
    caller: str
    lawful: bool = False
    node: Node | None = None
    inspection: Inspection | None = None


@dataclass(frozen=True, slots=True)
class Overlap:
    """A demand with those of other issuers for the same thing, one an issuer, in the order of the run."""

    demand: Demand
    others: tuple[Demand, ...]

    @property
    def exact(self) -> bool:
        """Whether fields that were filled in say so: one formula, or the very same words."""
        own, declared = self.demand.asked, self.demand.kind != "indicator"
        each = [other.asked for other in self.others]
        if declared:
            return all(one.name.folded == own.name.folded for one in each)
        return own.formula is not None and all(one.formula == own.formula for one in each)

    @property
    def times(self) -> float:
        """Inspections a year, all together; 0 where nobody says how often."""
        each = (one.inspection for one in (self.demand, *self.others))
        rhythms = (one.frequency for one in each if one is not None and one.frequency is not None)
        return sum(rhythm.per_year or 0.0 for rhythm in rhythms)

    @property
    def apart(self) -> tuple[tuple[str, str], ...]:
        """Who asks which figure of the one thing, where the figures differ; nothing where all are the same."""
        told = [pair for other in self.others for pair in _figures(self.demand, other)]
        said = dict.fromkeys((caller, words) for pair in told for caller, words in pair)
        return tuple(said) if any(mine[1] != yours[1] for mine, yours in told) else ()

    @property
    def callers(self) -> tuple[str, ...]:
        """Who asks, the demand's own issuer first."""
        return (self.demand.caller, *(other.caller for other in self.others))


def _figures(one: Demand, other: Demand) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """The first figures of two demands that are of one quantity and not the same, each with who asks it; numbers of
    things may be of several stages."""
    if one.kind != "indicator" or one.node is None or other.node is None:
        return  # a form stands at a line whose figures are not its own
    if _texts(one.facts, one.node) == _texts(other.facts, other.node):
        return
    for pair in pairs_of(one.facts, one.node, Counterpart(other.facts, other.node, False, 1.0), totals=True):
        ours, theirs = pair.ours, pair.theirs.target
        said = None if divisible(theirs, other.node.indicator) else ours.in_unit(theirs.unit)
        if said is not None and (said.value, said.high) != (theirs.value, theirs.high):
            yield (one.caller, ours.words.text), (other.caller, theirs.words.text)
            return


def _texts(facts: Facts, node: Node) -> list[tuple[str, str]]:
    return [(passage.field, passage.raw) for passage in facts.reading(node).line.passages]


def overlaps(facts: Facts, kind: Kind, similar: float) -> list[Overlap]:
    """One for each demand of a scheme that siblings of other issuers make too."""
    return facts.company.once(("overlaps of", facts.path, kind, similar), lambda: list(_overlaps(facts, kind, similar)))


def _overlaps(facts: Facts, kind: Kind, similar: float) -> Iterator[Overlap]:
    groups = _groups(facts, kind, similar)
    near = {sibling.path for sibling in facts.siblings}
    for demand in _demands(facts, kind):
        if demand.lawful:
            continue
        found: dict[str, Demand] = {}
        for group in groups.get(demand.place, ()):
            for other in group:
                if len(found) == MOST:
                    break
                if other.by != demand.by and other.by not in found and other.facts.path in near:
                    found[other.by] = other
        if found:
            yield Overlap(demand, tuple(sorted(found.values(), key=lambda other: other.facts.dossier.order)))


def _groups(facts: Facts, kind: Kind, similar: float) -> dict[Place, list[list[Demand]]]:
    """The groups of like demands that each of the clan is in, by its place: the first of each issuer and scheme."""
    family = clan(facts)
    key = ("overlaps", kind, similar, family[0].path)
    return facts.company.once(key, partial(_grouped, family, kind, similar))


def _grouped(family: Sequence[Facts], kind: Kind, similar: float) -> dict[Place, list[list[Demand]]]:
    blocks: dict[object, list[Demand]] = defaultdict(list)
    for facts in family:
        for demand in _demands(facts, kind):
            for key in demand.asked.keys:
                blocks[key].append(demand)
    found: dict[Place, list[list[Demand]]] = defaultdict(list)
    for block in blocks.values():
        if len({demand.by for demand in block}) < 2:
            continue
        for group in _alike(block, similar):
            first: dict[tuple[str, str], Demand] = {}  # of each scheme: thousands of lines of one are no more than one
            for demand in group:
                first.setdefault((demand.by, demand.facts.path), demand)
            if len({by for by, _ in first}) > 1:
                each = [*first.values()]
                for demand in group:
                    found[demand.place].append(each)
    return found


def _alike(block: Iterable[Demand], similar: float) -> Iterator[list[Demand]]:
    """Groups of demands that are like their head; the most general names are heads, whatever the order of files."""
    heads: list[list[Demand]] = []
    for demand in sorted(block, key=lambda one: (len(one.asked.name.folded), one.facts.dossier.order)):
        group = next((group for group in heads if same(group[0].asked, demand.asked, similar)), None)
        if group is not None:
            group.append(demand)
        elif len(heads) < HEADS:
            heads.append([demand])
    for group in heads:
        yield sorted(group, key=lambda one: one.facts.dossier.order)


def _demands(facts: Facts, kind: Kind) -> list[Demand]:
    make: dict[Kind, Callable[[Facts], Iterator[Demand]]] = {
        "indicator": _indicators,
        "inspection": _inspections,
        "form": _forms,
    }
    return facts.company.once(("demands", kind, facts.path), lambda: list(make[kind](facts)))


def _indicators(facts: Facts) -> Iterator[Demand]:
    by, caller = issuer_of(facts), called(facts)
    for leaf in facts.leaves:
        own = leaf.indicator
        ratio = (None, None) if own.formula is None else (own.formula.numerator, own.formula.denominator)
        read = asked(own.name, own.description, own.criteria, formula=ratio)
        legal = any(law_of(node) is not None for node in (leaf, *leaf.ancestors))
        yield Demand("indicator", facts, own.name, own.place("name"), read, by, caller, legal, leaf)


def _inspections(facts: Facts) -> Iterator[Demand]:
    """Inspections by whoever carries them out."""
    for one in facts.scheme.inspections:
        if not one.subject:
            continue
        place = one.place("subject") if one.by or one.frequency or one.days is not None else one.at
        by, caller = (issuer_of(facts), called(facts)) if not one.by else (plain_name(facts, one.by), one.by)
        read = replace(asked(one.subject), steps=frozenset())  # 巡查, 检查, 督查: all of them are visits
        yield Demand("inspection", facts, one.subject, place, read, by, caller, lawful(one), inspection=one)


def _forms(facts: Facts) -> Iterator[Demand]:
    by, caller = issuer_of(facts), called(facts)
    for node in facts.hierarchy.nodes:
        for index, form in enumerate(node.indicator.reports):
            if form.form:
                place = node.indicator.place("reports", index, "form")
                legal = law_of(node) is not None
                yield Demand("form", facts, form.form, place, asked(form.form), by, caller, legal, node)
