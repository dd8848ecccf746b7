"""Indicators that measure the same thing twice inside one scheme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

from ...reading.duty.plain import core
from ...reading.duty.similarity import Index, gram_set, grams
from ...reading.duty.wording import named_matters
from ...reading.sameness.closeness import closeness, may_be_close, narrows
from ...reading.sameness.measures import measure, only_opens
from ...reading.text.normal import normalise
from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node
from ..points.unit_sets import unit_sets
from .entries import CROWD, Entry, entry_of, few
from .rates import rated_twice

Relation = Literal["formula", "same", "timing", "share", "count", "near", "text", "parent"]

SHORT = 4
"""A subject of fewer characters is no subject."""
SPECIFIC = 7
"""A name of so many characters says by itself what it is about."""
TEXT = 12
"""Texts shorter than this are formulas of scoring rather than contents."""
ALIKE = 0.5
"""Share of the shorter text that the longer has, below which equal names head different contents."""
NEIGHBOURS = 0.25
"""Likeness below which two lines are not compared word by word."""
LIKE_ENDED = 24
"""Names of one ending that are looked at one by one before the nearest are searched for among all."""
PARALLEL = 3
"""Two groups with so many lines of the same name score two works by one pattern."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two indicators and why they are the same; the first stands first in the document."""

    first: Node
    second: Node
    relation: Relation
    declared: bool = False


def duplicates(facts: Facts, similar: float) -> list[Pair]:
    """Pairs of indicators, each pair once, by its strongest reason. ``similar``: least ratio of common text."""
    entries = [entry_of(facts, leaf) for leaf in facts.leaves]
    sets = {leaf: number for number, one in enumerate(unit_sets(facts)) for leaf in one}
    order = {leaf: number for number, leaf in enumerate(facts.hierarchy.nodes)}
    found: dict[tuple[Node, Node], Pair] = {}
    for one, other, relation, declared in (
        *_formulas(entries),
        *_names(entries),
        *_near(entries, similar),
        *_texts(entries),
        *((one, other, "same", False) for one, other in rated_twice(facts, entries)),
    ):
        if _comparable(one.node, other.node, sets) and (relation in _SURE or not _contradicts(one, other)):
            first, second = sorted((one.node, other.node), key=order.__getitem__)
            found.setdefault((first, second), Pair(first, second, relation, declared))
    pairs = sorted(
        _unless_parallel([*found.values()], entries), key=lambda pair: (order[pair.first], order[pair.second])
    )
    return [*pairs, *_parents(facts, similar)]


def _unless_parallel(pairs: Sequence[Pair], entries: Sequence[Entry]) -> Iterator[Pair]:
    """The pairs, less those of groups that score several works by the same lines (未按时办复, under each kind)."""
    names: dict[Node | None, set[str]] = defaultdict(set)
    for entry in entries:
        names[entry.node.parent].add(entry.name.folded)
    for pair in pairs:
        one, other = pair.first.parent, pair.second.parent
        if one is other or None in (one, other) or len(names[one] & names[other]) < PARALLEL:
            yield pair


_SURE = frozenset({"formula", "text"})
Match = tuple[Entry, Entry, Relation, bool]


def _formulas(entries: Sequence[Entry]) -> Iterator[Match]:
    """The same declared numerator and denominator; a count that is another leaf's numerator."""
    whole: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    upper: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        formula = entry.node.indicator.formula
        if formula is None or not formula.numerator:
            continue
        numerator = measure(formula.numerator).folded
        upper[numerator].append(entry)
        if formula.denominator:
            whole[numerator, measure(formula.denominator).folded].append(entry)
    for same in whole.values():
        yield from ((one, other, "formula", True) for one, other in few(same))
    for entry in entries:
        rates = upper.get(entry.name.folded, ()) if entry.node.indicator.formula is None else ()
        yield from ((rate, entry, "count", True) for rate in rates)


def _names(entries: Sequence[Entry]) -> Iterator[Match]:
    """Names that are the same, or measure the same subject in the same way, or as a rate and a count."""
    subjects: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        subjects[entry.name.subject].append(entry)
    for subject, same in subjects.items():
        if len(subject) < SHORT:
            continue
        for one, other in few(same):
            relation = _named(one, other)
            if relation is not None and _specific(one, other):
                yield one, other, relation, False


def _named(one: Entry, other: Entry) -> Relation | None:
    ways = {one.name.way, other.name.way}
    if one.name.folded == other.name.folded:
        if one.aside and other.aside and one.aside != other.aside:
            return None  # 免疫质量(牛), 免疫质量(羊)
        if one.number and other.number and one.number != other.number:
            return None  # one heading over requirements 1, 2, 3
        if one.name.plain != other.name.plain and (one.name.timely or other.name.timely):
            return "timing"
        return "same" if ways <= {"rate", "share"} or _contents_alike(one, other) else None
    if ways == {"share"}:
        return "share"
    return "count" if ways in ({"rate", "count"}, {"share", "count"}) else None


def _specific(one: Entry, other: Entry) -> bool:
    """Whether the name says enough: headings like 组织领导 mean another thing in every chapter."""
    if only_opens(one.node.name):
        return False
    if one.node.parent is other.node.parent:
        return True
    return bool(one.matters) or len(one.name.subject) >= SPECIFIC


def _near(entries: Sequence[Entry], similar: float) -> Iterator[Match]:
    """Names of which one only adds a few words to the other; candidates come from an inverted index."""
    long = [entry for entry in entries if len(entry.name.folded) >= SPECIFIC and entry.matters]
    endings = _endings(long)
    index: Index | None = None
    for number, entry in enumerate(long):
        others = endings[entry.name.folded[-2:]]
        if len(others) <= LIKE_ENDED and not any(_may_extend(entry, other, similar) for other in others):
            continue
        if index is None:
            index = Index([grams(one.name.folded) for one in long])
        query = index.query_of(number)
        for other in sorted(index.candidates(query)):
            if other <= number or not _may_extend(entry, long[other], similar):
                continue
            if index.likeness(query, other) >= NEIGHBOURS and _extends(entry, long[other], similar):
                yield entry, long[other], "near", False


def _endings(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """One entry for each name, by the end that it must share with one that extends it."""
    found: dict[str, dict[str, Entry]] = defaultdict(dict)
    for entry in entries:
        found[entry.name.folded[-2:]].setdefault(entry.name.folded, entry)
    return {end: [*named.values()] for end, named in found.items()}


def _may_extend(one: Entry, other: Entry, similar: float) -> bool:
    """Whether the letters let one name be the other with a few words more; most pairs end here."""
    first, second = one.name.folded, other.name.folded
    if first == second or first[-2:] != second[-2:]:
        return False
    short, long = (first, second) if len(first) <= len(second) else (second, first)
    return 2 * len(short) >= similar * (len(short) + len(long)) and set(short) <= set(long)


def _extends(one: Entry, other: Entry, similar: float) -> bool:
    close = closeness(one.name.folded, other.name.folded)
    if close.parted or close.ratio < similar or narrows(close.extra):
        return False
    return _contents_alike(one, other)


def _texts(entries: Sequence[Entry]) -> Iterator[Match]:
    """The same contents under two names."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if len(entry.text) >= TEXT:
            groups[entry.text].append(entry)
    for text, same in groups.items():
        if not 1 < len(same) < CROWD:
            continue
        matters = set(named_matters(text))
        if not matters:
            continue
        for one, other in few(same):
            named = {*one.matters, *other.matters}
            if not named or named & matters:
                yield one, other, "text", False


def _contents_alike(one: Entry, other: Entry) -> bool:
    short, long = sorted((one.text, other.text), key=len)
    if len(short) < SHORT:
        return True
    wanted, had = gram_set(short), gram_set(long)
    return not wanted or len(wanted & had) >= ALIKE * len(wanted)


def _contradicts(one: Entry, other: Entry) -> bool:
    """Whether the names speak of different matters."""
    return bool(one.matters and other.matters) and not set(one.matters) & set(other.matters)


def _comparable(one: Node, other: Node, sets: dict[Node, int]) -> bool:
    """Not for different units, and not declared to belong together."""
    if sets.get(one) != sets.get(other):
        return False
    if one.scope and other.scope and set(one.scope).isdisjoint(other.scope):
        return False
    return other.id not in one.indicator.pair and one.id not in other.indicator.pair


def _parents(facts: Facts, similar: float) -> Iterator[Pair]:
    """A group that is scored by itself and has a line for the very same."""
    for group in facts.hierarchy.branches:
        own = group.indicator
        if group.section != "indicators" or not (own.criteria or own.target or own.formula):
            continue
        name, text = measure(group.name), core(normalise(own.criteria or "").text).replace(" ", "")
        for child in group.children:
            entry = entry_of(facts, child)
            same = name.folded == entry.name.folded or (
                name.way and (name.way, name.subject) == (entry.name.way, entry.name.subject)
            )
            if child.is_leaf and ((same and own.target is not None) or _says_the_same(text, entry.text, similar)):
                yield Pair(group, child, "parent")


def _says_the_same(one: str, other: str, similar: float) -> bool:
    if min(len(one), len(other)) < TEXT or not may_be_close(one, other, similar):
        return False
    return closeness(one, other).ratio >= similar
