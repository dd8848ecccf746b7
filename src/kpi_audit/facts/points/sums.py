"""Whether points and weights add up, read in every way that the drafter may have meant."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from ...reading.scoring.totals import converted_share, converts, is_excerpt, offers_choice, one_of
from ...reading.text.clauses import sentences
from ...reading.text.normal import normalise
from ...source.location import Place
from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node
from .full_marks import stated_at, stated_total
from .points import TOLERANCE
from .unit_sets import addressed, classes_of, lists_of_units, named_after_unit, named_in, units_of

_MOST_WAYS = 16


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A node (None: the whole scheme) whose parts do not add up to what it states; ``who``: for these units alone."""

    node: Node | None
    place: Place
    stated: float
    parts: tuple[float, ...]
    children: tuple[Node, ...]
    words: str
    who: str = ""

    @property
    def total(self) -> float:
        """What the parts add up to."""
        return round(sum(self.parts), 6)


class Sums:
    """The additions of one scheme. A sum is wrong only if no reading of the tree makes it right."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._points = facts.points
        self._units = units_of(facts)
        self._lists = lists_of_units(facts)

    def mismatches(self) -> Iterator[Mismatch]:
        """Every node whose children do not add up, the whole scheme first."""
        if (whole := self._root()) is not None:
            yield whole
        for node in self._facts.hierarchy.branches:
            stated = self._points.stated(node)
            children = self._points.scored(node.children)
            if stated is None or not children or self._excused(node):
                continue
            if not self._reconciles(stated, children, node.children):
                place, words = stated_at(self._facts, node)
                meant, who = self._amiss(stated, children)
                found = Mismatch(node, place, stated, self._known(meant), tuple(meant), words, who)
                if found.total > stated or not is_excerpt(self._facts.scheme.title):
                    yield found

    def _root(self) -> Mismatch | None:
        facts = self._facts
        total = stated_total(facts)
        roots = [root for root in facts.hierarchy.roots if root.section == "indicators"]
        children = self._points.scored(roots)
        if (
            total is None
            or total.several
            or not children
            or all(root.indicator.weight is not None for root in children)
        ):
            return None
        texts = " ".join(text.passage.text for text in facts.texts if text.field == "text")
        if is_excerpt(facts.scheme.title) or converts(texts) or self._reconciles(total.points, children, roots):
            return None
        meant, who = self._amiss(total.points, children)
        return Mismatch(None, total.place, total.points, self._known(meant), tuple(meant), total.words, who)

    def _amiss(self, stated: float, scored: Sequence[Node]) -> tuple[Sequence[Node], str]:
        """Of children for different units those of the first that they do not fit, with its name; else all of them."""
        meant = addressed(scored)
        called = {unit.id: unit.name for unit in self._facts.scheme.units if unit.id and unit.name}
        for unit in filter(None, self._told_apart(scored)):
            children = meant.to(unit)
            if not self._fits(stated, children, unit):
                return children, "、".join(sorted(called.get(name, name) for name in unit))
        for name, children in classes_of(scored).items():
            if not _close(sum(self._known(children)), stated):
                return children, name
        return scored, ""

    def _excused(self, node: Node) -> bool:
        """Alternatives, conversions and weights: the parts need not add up."""
        text = _own_text(node)
        if offers_choice(text) or converts(text) or (node.indicator.scoring is not None and node.indicator.scoring.cap):
            return True
        return all(child.indicator.weight is not None for child in self._points.scored(node.children))

    def _reconciles(self, stated: float, scored: Sequence[Node], every: Sequence[Node]) -> bool:
        """Whether some way of adding up the children gives what is stated, for each kind of unit."""
        meant = addressed(scored)
        if all(self._fits(stated, meant.to(unit), unit) for unit in self._told_apart(scored)):
            return True
        if self._chosen(stated, scored) or self._by_class(stated, scored):
            return True
        extra = itertools.filterfalse({*scored}.__contains__, every)  # bonus lines that the stated points include
        below = ((self._points.stated(child), child.leaves()) for child in extra)
        bonus = [own or sum(self._points.stated(leaf) or 0 for leaf in leaves) for own, leaves in below]
        plain = self._known(scored)
        return bool(bonus) and len(plain) == len(scored) and _close(sum(plain) + sum(bonus), stated)

    def _chosen(self, stated: float, scored: Sequence[Node]) -> bool:
        """Whether it adds up where, of children that say so or are said to be alternatives, only one counts."""
        told = self._alternatives
        either = [child for child in scored if one_of(_own_text(child)) or any(child.name in text for text in told)]
        rest = self._known([child for child in scored if child not in either])
        return len(either) > 1 and any(_close(sum(rest) + one, stated) for one in self._known(either))

    def _by_class(self, stated: float, scored: Sequence[Node]) -> bool:
        if len(self._known(scored)) < len(scored):
            return False
        sums = [sum(self._known(children)) for children in classes_of(scored).values()]
        return bool(sums) and all(_close(one, stated) for one in sums)

    @cached_property
    def _alternatives(self) -> list[str]:
        """The sentences of running text that name lines of which one counts."""
        texts = [text.passage.text for text in self._facts.texts]
        return [one.text for text in texts for one in sentences(text) if one_of(one.text)]

    def _told_apart(self, nodes: Sequence[Node]) -> Iterable[frozenset[str]]:
        """The units as far as lines below some nodes tell them apart: most groups are for all of their units alike."""
        named = named_in(nodes)
        return dict.fromkeys(unit & named for unit in self._units) if named else (frozenset[str](),)

    def _fits(self, stated: float, children: Sequence[Node], unit: frozenset[str]) -> bool:
        ways = [self._ways(child, unit) for child in children]
        known = [way for way in ways if way]
        if not known:
            return True
        if len(known) < len(ways):  # what the others are worth is not said: they share what is left
            return sum(min(way) for way in known) <= stated + TOLERANCE
        if any(_close(sum(choice), stated) for choice in itertools.islice(itertools.product(*ways), 4 * _MOST_WAYS)):
            return True
        return any(_close(total, stated) for total in self._one_of_units(children, unit))

    def _one_of_units(self, children: Sequence[Node], unit: frozenset[str]) -> list[float]:
        """Totals for one unit, where several children are sets for different units with the same points."""
        sets = {child: self._per_unit(child, unit) for child in children}
        shared = [points for points in sets.values() if points]
        common = set.intersection(*map(set, shared)) if shared else set()
        rest = [self._ways(child, unit) for child in children if not sets[child]]
        if not common or any(not way for way in rest):
            return []
        return [one + sum(min(way) for way in rest) for one in sorted(common)]

    def _per_unit(self, node: Node, unit: frozenset[str]) -> tuple[float, ...]:
        """What a node is worth to one unit, if it stands for units."""
        if node.is_leaf and node.parent not in self._lists:
            return ()
        if named_after_unit(node.name) and not self._holds_units(node):
            return self._ways(node, unit)
        below = [self._per_unit(child, unit) for child in self._points.scored(node.children)]
        if not below or not all(below):
            return ()
        return tuple(sorted(set.intersection(*map(set, below))))

    def _holds_units(self, node: Node) -> bool:
        """A heading such as 重点考核部门 whose children are the units themselves."""
        groups = (not child.is_leaf and named_after_unit(child.name) for child in node.children)
        return node in self._lists or (bool(node.children) and all(groups))

    def _ways(self, node: Node, unit: frozenset[str]) -> tuple[float, ...]:
        """What a node may be worth: what it states, else the sums of its children; empty when not known."""
        stated = self._points.stated(node)
        if stated is not None:
            share = converted_share(_own_text(node))
            return (stated,) if share is None else (stated, stated * share)
        if node.is_leaf:
            return ()
        below = self._facts.once(("by unit", node), lambda: addressed(self._points.scored(node.children)))
        children = below.to(unit)
        ways = [self._ways(child, unit) for child in children]
        if not ways or not all(ways):
            return ()
        sums = {round(sum(choice), 6) for choice in itertools.islice(itertools.product(*ways), _MOST_WAYS)}
        sums.update(self._one_of_units(children, unit))
        return tuple(sorted(sums)[:_MOST_WAYS])

    def _known(self, children: Sequence[Node]) -> tuple[float, ...]:
        found = [
            self._points.group_total(child) if not child.is_leaf else self._points.stated(child) for child in children
        ]
        return tuple(one for one in found if one is not None)


def _own_text(node: Node) -> str:
    fields = (node.name, node.indicator.description, node.indicator.criteria)
    return normalise(" ".join(field for field in fields if field)).text


def _close(one: float, other: float) -> bool:
    return abs(one - other) <= TOLERANCE + 1e-9  # sums of decimal figures
