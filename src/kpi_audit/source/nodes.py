"""The located YAML tree: scalars, sequences and mappings with their offsets."""

from __future__ import annotations

from ..startup.records import NamedTuple, dataclass


class Scalar(NamedTuple):
    """A leaf. ``style`` is one of "", "'", '"', "|", ">"; ``start`` is behind anchor and tag.

    A block scalar starts at its indicator and ends with its last line that is not blank. A named tuple,
    because a large file has a hundred thousand and a frozen dataclass takes five times as long to make.
    """

    start: int
    end: int
    value: str
    style: str = ""
    tag: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Sequence:
    """A list. An alias is the very same node as its anchor, so nodes compare by identity."""

    start: int
    end: int
    items: list[Node]


@dataclass(frozen=True, slots=True, eq=False)
class Mapping:
    """A mapping as written (``pairs``, merge keys left out) and as meant (``entries``).

    ``entries`` holds the first occurrence of each scalar key, then what merge keys bring in; ``duplicates``
    the later occurrences as (again, first); ``merges`` the written values of ``<<``.
    """

    start: int
    end: int
    pairs: list[tuple[Node, Node]]
    entries: dict[str, tuple[Node, Node]]
    duplicates: list[tuple[Scalar, Scalar]]
    merges: list[Node]


Node = Scalar | Sequence | Mapping


def scalars(root: Node) -> list[Scalar]:
    """Every scalar written under a node, keys and merged values included, in the order of the text."""
    found: list[Scalar] = []
    seen: set[int] = set()
    waiting: list[Node] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            found.append(node)
            continue
        if id(node) in seen:  # an alias: never walk a shared subtree twice
            continue
        seen.add(id(node))
        if isinstance(node, Sequence):
            waiting.extend(node.items)
            continue
        waiting.extend(node.merges)
        for key, value in node.pairs:
            waiting.append(key)
            waiting.append(value)
    return sorted({id(node): node for node in found}.values(), key=lambda node: node.start)
