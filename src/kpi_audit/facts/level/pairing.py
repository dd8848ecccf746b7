"""Which two targets of an indicator and its counterpart are compared, and what a mere reference stands for."""

from __future__ import annotations

from collections.abc import Sequence

from ...reading.alignment.figures import Figure, names_alike, told_apart, told_pairs, told_together
from ...reading.alignment.likeness import contradiction, likeness
from ...reading.alignment.ratios import find_ratios
from ...reading.demand.years import Base, apart, base_of, past
from ...reading.duty.similarity import grams
from ...reading.quantity.bars import find_bar
from ...reading.quantity.spans import find_limits
from ...reading.quantity.targets import Target
from ...reading.quantity.units import ratio
from ...reading.quantity.wholes import find_none, find_wholes
from ...reading.sameness.broader import broader
from ...reading.text.clauses import said_after, said_before
from ...reading.text.normal import normalise
from ...reading.text.stretches import Spots
from ...startup import patterns as re
from ...startup.records import dataclass, replace
from ..hierarchy import Node
from .gaps import Gap, compare
from .rung import Counterpart, Rung, as_each, level_of

RELATED = 0.5
"""Lines less alike than this are not trusted to speak of one quantity when the figures stand in running text."""
_MEASURES = frozenset({"way", "rate", "project", "yield", "time", "air", "unemployment", "soft_accident", "soft_crime"})
"""Contrasts that make two quantities of one reference: an aligned 开工率 and 投产率 share no target."""
_STOP = re.compile(r"[,，。;；:：、\n]")
_SCOPES = {
    "national": re.compile("全国"),
    "province": re.compile("全(?:省|区)"),
    "city": re.compile("全(?:市|州)"),
    "county": re.compile("全(?:县|区|市)"),
    "township": re.compile("全(?:镇|乡|街道)"),
}
_OBJECT = 2
"""So many characters name another object where each of two lines has one figure only."""
LONGEST = 12
"""Chains are not followed further: there are six levels of administration."""


@dataclass(frozen=True, slots=True, eq=False)
class Stated:
    """A target and where it is really said: the level above where a scheme only refers to it."""

    rung: Rung
    node: Node
    target: Target


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """Two targets that can be compared, and the gap between them (None: ours is not stricter)."""

    ours: Target
    theirs: Stated
    gap: Gap | None


def target_of(rung: Rung, node: Node) -> Target | None:
    """The first comparable target of a node: a figure, or a reference to the level above."""
    found = (target for target in rung.levels.figures(node) if target.value is not None or target.reference == "upper")
    return next(found, None)


def figures(rung: Rung, node: Node) -> list[Target]:
    """The targets of a node, its time limits and ratios; no figure of a past year, and no number of times that only
    says how often."""
    reading = rung.reading(node)
    rated = Spots(one.words for one in reading.targets if one.each or "/" in one.unit)  # 每千人3名
    ratios = [one for one in find_ratios(reading.line) if not rated.meet(one.words)]
    rhythms, parts = Spots(one.words for one in reading.frequencies), Spots(one.words for one in ratios)
    found = [
        replace(target, value=100.0, unit="%") if target.kept else target
        for target in reading.targets
        if not rhythms.hold(target.words) and not parts.meet(target.words) and not _past(rung, node, target)
    ]
    taken = Spots(target.words for target in found)
    found += [*ratios, *(one for one in find_limits(reading.line) if not taken.meet(one.words))]
    found += find_none(reading.line)
    return found if any(one.unit == "%" or one.zero for one in found) else found + find_wholes(reading.line)


def _past(rung: Rung, node: Node, target: Target) -> bool:
    """Whether a figure in running text tells what was reached."""
    passage = None if target.words.home == "target" else rung.reading(node).line.passage(target.words.field)
    return passage is not None and past(passage, target, rung.year)


def stated(rung: Rung, node: Node) -> Stated | None:
    """What a node's target is: its own, or the one it refers to (完成省定任务), however many levels up."""
    for _ in range(LONGEST):
        target = target_of(rung, node)
        if target is None or target.value is not None:
            return None if target is None else Stated(rung, node, target)
        above = rung.levels.counterpart(node)
        if above is None:
            return None
        rung, node = above.rung, above.node
    return None


def paired(rung: Rung, node: Node, upper: Counterpart) -> Pair | None:
    """The targets of a node and its counterpart; None when there are no two that can be compared."""
    found = pairs_of(rung, node, upper)
    return max(found, key=lambda pair: pair.gap.size if pair.gap is not None else -1.0, default=None)


def pairs_of(rung: Rung, node: Node, upper: Counterpart, *, totals: bool = False) -> list[Pair]:
    """All targets of a node that are of one quantity with one of its counterpart; ``totals`` as for the gap."""
    if not _comparable(rung, node, upper):
        return []
    theirs = stated(upper.rung, upper.node)
    if theirs is None:
        return []
    own = [target for target in rung.levels.figures(node) if target.value is not None]
    others = [one for one in theirs.rung.levels.figures(theirs.node) if one.value is not None]
    mine, yours = rung.levels.subject(node), theirs.rung.levels.subject(theirs.node)
    figures_here, figures_there = rung.levels.placed(node), theirs.rung.levels.placed(theirs.node)
    told = told_pairs(figures_here, figures_there, mine.said, yours.said)
    first = _first(rung, node, own, theirs, others, upper)
    fields = [one for one in first if {target.words.home for target in one} == {"target"}]
    least = 1 if max(len(own), len(others)) > 1 else _OBJECT
    pairs = [*fields, *told] or ([] if _apart_by_words(first, figures_here, figures_there, least) else first)
    pairs = [one for one in pairs if not apart(_base(rung, node, one[0]), _base(theirs.rung, theirs.node, one[1]))]
    above = theirs.node.name if theirs.target.words.home == "target" else ""
    like = ((as_each(rung, node, one, theirs.rung, theirs.node, other), other) for one, other in pairs)
    gaps = (compare(one, other, node.indicator, node.name, above, totals=totals) for one, other in like)
    return [
        Pair(one, Stated(theirs.rung, theirs.node, other), gap) for (one, other), gap in zip(pairs, gaps, strict=True)
    ]


def _base(rung: Rung, node: Node, target: Target) -> Base | None:
    passage = rung.reading(node).line.passage(target.words.field) if target.growth else None
    return None if passage is None else base_of(passage, target, rung.year)


def _apart_by_words(
    first: Sequence[tuple[Target, Target]], mine: Sequence[Figure], yours: Sequence[Figure], least: int
) -> bool:
    """Whether the words around the first figures of two lines tell of two quantities."""
    return any(
        told_apart(here, there, least)
        for ours, theirs in first
        for here in [one for one in mine if one.target.words == ours.words]
        for there in [one for one in yours if one.target.words == theirs.words]
    )


def above_average(rung: Rung, node: Node, upper: Counterpart) -> Pair | None:
    """A demand to be above the average of the upper level, where that level has a figure to reach itself."""
    scope = _SCOPES.get(level_of(upper.rung) or "")
    theirs = stated(upper.rung, upper.node)
    if scope is None or theirs is None or theirs.target.value is None or not _comparable(rung, node, upper):
        return None
    for target in rung.reading(node).targets:
        higher = target.op == ">" and theirs.target.larger_is_stricter
        if target.reference == "average" and higher and scope.search(target.words.text):
            return Pair(target, theirs, Gap("average", 0.0, 0.0))
    return None


def raised_bar(rung: Rung, node: Node, upper: Counterpart) -> Pair | None:
    """The bar from which a case counts here, when it is above that of the counterpart."""
    ours, theirs = find_bar(rung.reading(node).line), find_bar(upper.rung.reading(upper.node).line)
    said = None if ours is None or theirs is None else ours.in_unit(theirs.unit)
    if ours is None or theirs is None or not theirs.value or said is None or said.value is None:
        return None
    share, wanted = target_of(rung, node), target_of(upper.rung, upper.node)
    if share is None or wanted is None or (share.value or 0.0) < (wanted.value or 0.0):
        return None  # a second, higher bar for fewer of them
    more = said.value - theirs.value
    stands = Stated(upper.rung, upper.node, theirs)
    return Pair(ours, stands, Gap("relative", more / theirs.value, more)) if more > 0 else None


def _first(
    rung: Rung, node: Node, own: Sequence[Target], theirs: Stated, others: Sequence[Target], upper: Counterpart
) -> list[tuple[Target, Target]]:
    """The first targets of both; of an upper floor and an aim (确保90%，力争95%) the one that is like ours."""
    first = target_of(rung, node)
    if first is None or first.value is None:
        return []
    # of a concentration and its fall the one that the level above speaks of
    ours = next((one for one in own if ratio(one.unit, theirs.target.unit) is not None), first)
    like = [one for one in others if one.unit == ours.unit and (one.firm == "aim") == (ours.firm == "aim")]
    aims = {one.firm == "aim" for one in others}
    chosen = like[0] if like and len(aims) == 2 else theirs.target
    if ours.zero and not _clause(rung, node, ours) & _clause(theirs.rung, theirs.node, chosen):
        return []
    if not _same_quantity(rung, node, ours, upper, chosen):
        return []
    return [(ours, chosen)]


def _clause(rung: Rung, node: Node, target: Target) -> set[str]:
    """The pairs of characters of the clause that a target stands in: no cases of what may happen so often."""
    passage = rung.reading(node).line.passage(target.words.field)
    if passage is None:
        return set(grams(target.words.text))
    ahead, rest = said_before(_STOP, passage.raw, target.words.start), said_after(_STOP, passage.raw, target.words.end)
    return set(grams(f"{ahead}{target.words.text}{rest}"))


def placed(rung: Rung, node: Node) -> list[Figure]:
    """The figures of a node that are numbers, each with the text that it stands in."""
    targets = [target for target in rung.levels.figures(node) if target.value is not None]
    called = rung.levels.subject(node).called
    line = rung.reading(node).line
    together = [one for passage in line.passages for one in told_together(passage, targets)]
    taken = Spots(one.target.words for one in together)
    said = ((target, line.passage(target.words.field)) for target in targets)
    single = [
        Figure(target, passage, called, ahead=normalise(node.name).text)
        if target.words.home == "target"
        else Figure(target, passage)
        for target, passage in said
        if passage is not None and not taken.meet(target.words)
    ]
    return single + together


def _comparable(rung: Rung, node: Node, upper: Counterpart) -> bool:
    """Whether both measure the same: no other formula, no other measure in the names."""
    mine, yours = node.indicator.formula, upper.node.indicator.formula
    if mine is not None and yours is not None and mine.numerator and yours.numerator:
        parts = [(mine.numerator, yours.numerator), (mine.denominator or "", yours.denominator or "")]
        if any(one and other and _apart(one, other) for one, other in parts):
            return False
    apart = contradiction(rung.levels.subject(node), upper.rung.levels.subject(upper.node))
    return not upper.declared or apart not in _MEASURES


def _apart(one: str, other: str) -> bool:
    return names_alike(one, other) < RELATED


def _same_quantity(rung: Rung, node: Node, ours: Target, upper: Counterpart, theirs: Target) -> bool:
    """Whether two targets measure the same thing; a figure inside the criteria may belong to a side condition."""
    if {ours.words.home, theirs.words.home} <= {"target", "name"}:
        return True
    mine, yours = rung.levels.subject(node), upper.rung.levels.subject(upper.node)
    return likeness(mine, yours).score >= RELATED or broader(mine, yours)
