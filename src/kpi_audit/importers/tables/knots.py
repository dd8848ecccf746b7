"""Branches while a tree grows: each with the rows that belong to it."""

from __future__ import annotations

from collections.abc import Iterator

from ...startup.records import dataclass, field
from ..draft import Branch


@dataclass(slots=True, eq=False)
class Knot:
    """A branch, its level (-1 for a section over the full width), its own rows and the knots below it.

    ``mark`` tells it from the next one of its level; ``rank`` is how deep its list number stands.
    """

    branch: Branch
    level: int
    mark: tuple[object, ...]
    rank: int = 0
    rows: list[int] = field(default_factory=list)
    above: Knot | None = None
    below: list[Knot] = field(default_factory=list)

    def walk(self) -> Iterator[Knot]:
        """The knot and all below."""
        yield self
        for knot in self.below:
            yield from knot.walk()

    def path(self) -> Iterator[Knot]:
        """The knot and those above it, up to the root."""
        knot: Knot | None = self
        while knot is not None:
            yield knot
            knot = knot.above
