"""Which indicator of the old version is which of the new one: by name and place, by name, by id, by what it asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from ...reading.alignment.aligner import POSSIBLE, Aligner
from ...reading.alignment.likeness import contradiction
from ...reading.text.numbering import core_name
from ...startup import patterns as re
from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node
from ..level.levels import alike

RENAMED = 0.55
"""Names at least this alike (Dice coefficient of character pairs) are one indicator, renamed."""
SAME_ID = 0.25
"""An id kept by names less alike than this was given to another indicator."""
COMMON = 40
"""A pair of characters that more indicators than this share finds no candidate."""
_SAID = 8
"""A text of so many characters, figures aside, tells a line from the others of its scheme."""
_FIGURE = re.compile(r"[\d.%‰\s]+")


@dataclass(frozen=True, eq=False)
class Matching:
    """Indicators of both versions: the pairs in the order of the new one, and those without a counterpart."""

    pairs: tuple[tuple[Node, Node], ...]
    removed: tuple[Node, ...]
    added: tuple[Node, ...]

    @cached_property
    def before(self) -> dict[Node, Node]:
        """The old node of a new one."""
        return {new: old for old, new in self.pairs}


def match(old: Facts, new: Facts) -> Matching:
    """Each indicator of the old version with its successor; a step only takes what the steps before it left."""
    left, right = list(old.hierarchy.nodes), list(new.hierarchy.nodes)
    found: dict[Node, Node] = {}
    for same in (_by_both, _by_path, _by_name):
        taken = set(found.values())
        free = [node for node in left if node not in taken]
        _join(free, [node for node in right if node not in found], same, found)
    _alike(old, new, _free(left, found.values()), _free(right, found), found)
    _regrouped(_free(left, found.values()), _free(right, found), found)
    taken = set(found.values())
    return Matching(
        tuple((found[node], node) for node in right if node in found),
        tuple(node for node in left if node not in taken),
        tuple(node for node in right if node not in found),
    )


def last_year(facts: Facts) -> Mapping[Node, Node]:
    """Last year's node of each node that goes on from one; nothing without last year's scheme."""
    previous = facts.previous
    if previous is None:
        return {}
    return facts.once("last year", lambda: match(previous, facts).before)


def _free(nodes: Iterable[Node], taken: Iterable[Node]) -> list[Node]:
    used = set(taken)
    return [node for node in nodes if node not in used]


Key = Callable[[Node], Hashable | None]


def _by_both(node: Node) -> Hashable | None:
    return None if node.indicator.id is None else (node.is_leaf, node.indicator.id, core_name(node.name))


def _by_path(node: Node) -> Hashable | None:
    return (node.is_leaf, *(core_name(name) for name in node.names))


def _by_name(node: Node) -> Hashable | None:
    name = core_name(node.name)
    return (node.is_leaf, name) if name else None


def _join(left: Iterable[Node], right: Iterable[Node], key: Key, found: dict[Node, Node]) -> None:
    """Pair what has one key; of several with the same, the first with the first."""
    waiting: dict[Hashable, list[Node]] = {}
    for node in left:
        if (mark := key(node)) is not None:
            waiting.setdefault(mark, []).append(node)
    for node in right:
        mark = key(node)
        others = waiting.get(mark) if mark is not None else None
        if others:
            found[node] = others.pop(0)


def _alike(old: Facts, new: Facts, left: list[Node], right: list[Node], found: dict[Node, Node]) -> None:
    """Pair the most alike first: by a kept id, by their names, by what they are about, by a text that says the same."""
    about = (*_by_meaning(old, new, left, right), *_by_text(old, new, left, right))
    scored = [*_by_id(left, right), *_by_likeness(left, right), *about]
    taken: set[int] = set()
    for _, other, number in sorted(scored):
        free = other not in taken and right[number] not in found
        if free and not _apart(old, new, left[other], right[number]):
            taken.add(other)
            found[right[number]] = left[other]


Scored = Iterator[tuple[float, int, int]]
"""Pairs of an old node and a new one by their numbers, with what they have in common as a negative number."""


def _by_id(left: Sequence[Node], right: Sequence[Node]) -> Scored:
    """Nodes that kept their id, and something of their name, before all others."""
    known = {(node.is_leaf, node.indicator.id): number for number, node in enumerate(left)}
    for number, node in enumerate(right):
        other = known.get((node.is_leaf, node.indicator.id)) if node.indicator.id is not None else None
        if other is not None and (score := _likeness(left[other], node)) >= SAME_ID:
            yield -1.0 - score, other, number


def _by_likeness(left: Sequence[Node], right: Sequence[Node]) -> Scored:
    """Names with many characters in common; candidates share a rarer pair, so that cost stays linear."""
    index: dict[str, list[int]] = {}
    for number, node in enumerate(left):
        for pair in _pairs(node):
            index.setdefault(pair, []).append(number)
    for number, node in enumerate(right):
        near = {other for pair in _pairs(node) if len(index.get(pair, ())) <= COMMON for other in index.get(pair, ())}
        for other in near:
            if left[other].is_leaf == node.is_leaf and (score := _likeness(left[other], node)) >= RENAMED:
                yield -score, other, number


def _by_meaning(old: Facts, new: Facts, left: Sequence[Node], right: Sequence[Node]) -> Scored:
    """Leaves that are about the same in other words (合作医疗, 城乡居民医保)."""
    here = [number for number, node in enumerate(left) if node.is_leaf]
    if not here:
        return
    aligner = Aligner([old.levels.subject(left[number]) for number in here])
    for number, node in enumerate(right):
        if node.is_leaf:
            for match_ in aligner.align(new.levels.subject(node)).matches:
                if match_.score >= POSSIBLE:
                    yield -match_.score, here[match_.number], number


def _by_text(old: Facts, new: Facts, left: Sequence[Node], right: Sequence[Node]) -> Scored:
    """Leaves whose texts say the same, figures aside, as no other line of either version does."""
    texts, others = _texts(old), _texts(new)
    here = {node: number for number, node in enumerate(left)}
    for number, node in enumerate(right):
        said = _said(node)
        same = texts.get(said, [])
        once = len(said) >= _SAID and len(same) == len(others.get(said, ())) == 1
        if once and same[0] in here and _pairs(same[0]) & _pairs(node):
            yield -1.0, here[same[0]], number


def _texts(facts: Facts) -> dict[str, list[Node]]:
    found: dict[str, list[Node]] = {}
    for leaf in facts.hierarchy.leaves:
        found.setdefault(_said(leaf), []).append(leaf)
    return found


def _said(node: Node) -> str:
    """The texts of a node without their figures."""
    parts = (node.indicator.description, node.indicator.criteria) if node.is_leaf else ()
    return _FIGURE.sub("", "".join(part for part in parts if part))


def _apart(old: Facts, new: Facts, one: Node, other: Node) -> bool:
    """Whether both name something of one kind, and not the same (城镇, 农村); how it is measured may have changed, and
    what is done about it where the texts ask the same (采砂整治, 打击采砂)."""
    apart = contradiction(old.levels.subject(one), new.levels.subject(other))
    return apart not in ("", "way", "matter") and not (apart == "work" and _said(one) == _said(other) != "")


def _regrouped(left: Sequence[Node], right: Sequence[Node], found: dict[Node, Node]) -> None:
    """Pair the groups that have most of their lines in common: one was renamed."""
    free = set(left)
    back = {old: new for new, old in found.items()}
    for node in right:
        above = Counter(found[child].parent for child in node.children if child in found)
        best = max(above, key=lambda one: above[one], default=None)
        if best is None or best not in free or node.is_leaf:
            continue
        kept = sum(child in back for child in best.children)
        if 2 * above[best] > max(kept, sum(child in found for child in node.children)):
            free.remove(best)
            found[node] = best


def _likeness(one: Node, other: Node) -> float:
    return alike(core_name(one.name), core_name(other.name))


def _pairs(node: Node) -> set[str]:
    name = core_name(node.name)
    return {name[at : at + 2] for at in range(len(name) - 1)}
