"""Which indicator of the old version is which of the new one: by id, by name and place, by name, by likeness."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from functools import cached_property

from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node
from ..level.levels import alike, core_name

RENAMED = 0.55
"""Names at least this alike (Dice coefficient of character pairs) are one indicator, renamed."""
SAME_ID = 0.25
"""An id kept by names less alike than this was given to another indicator."""
COMMON = 40
"""A pair of characters that more indicators than this share finds no candidate."""


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
    for same in (_by_id, _by_path, _by_name):
        taken = set(found.values())
        free = [node for node in left if node not in taken]
        _join(free, [node for node in right if node not in found], same, found)
    taken = set(found.values())
    _alike([node for node in left if node not in taken], [node for node in right if node not in found], found)
    taken = set(found.values())
    return Matching(
        tuple((found[node], node) for node in right if node in found),
        tuple(node for node in left if node not in taken),
        tuple(node for node in right if node not in found),
    )


Key = Callable[[Node], Hashable | None]


def _by_id(node: Node) -> Hashable | None:
    return None if node.indicator.id is None else (node.is_leaf, node.indicator.id)


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
        if others and (key is not _by_id or _likeness(others[0], node) >= SAME_ID):
            found[node] = others.pop(0)


def _alike(left: list[Node], right: list[Node], found: dict[Node, Node]) -> None:
    """Pair the most alike first; candidates share a rarer pair of characters, so that cost stays linear."""
    index: dict[str, list[int]] = {}
    for number, node in enumerate(left):
        for pair in _pairs(node):
            index.setdefault(pair, []).append(number)
    scored: list[tuple[float, int, int]] = []
    for number, node in enumerate(right):
        near = {other for pair in _pairs(node) if len(index.get(pair, ())) <= COMMON for other in index.get(pair, ())}
        alike_in_form = (other for other in near if left[other].is_leaf == node.is_leaf)
        scored += [
            (-score, other, number) for other in alike_in_form if (score := _likeness(left[other], node)) >= RENAMED
        ]
    taken: set[int] = set()
    for _, other, number in sorted(scored):
        if other not in taken and right[number] not in found:
            taken.add(other)
            found[right[number]] = left[other]


def _likeness(one: Node, other: Node) -> float:
    return alike(core_name(one.name), core_name(other.name))


def _pairs(node: Node) -> set[str]:
    name = core_name(node.name)
    return {name[at : at + 2] for at in range(len(name) - 1)}
