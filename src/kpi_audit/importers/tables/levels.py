"""Which columns name the levels of the tree, and to which level a column of points or weights belongs."""

from __future__ import annotations

from ...startup.records import dataclass
from .grid import Column, Grid


@dataclass(frozen=True, slots=True)
class Levels:
    """``names`` from the root to the leaves; ``explicit`` when they are called 一级指标 and so on.

    ``worth`` gives the columns of points and weights with the level they belong to (an index of ``names``).
    """

    names: tuple[Column, ...]
    explicit: bool
    worth: tuple[tuple[Column, int], ...]
    details: tuple[Column, ...]

    @property
    def leaf(self) -> int:
        """The level of the leaves."""
        return max(len(self.names) - 1, 0)


def levels_of(grid: Grid) -> Levels:
    """The levels of a grid, by its headings and the order of its columns."""
    ranked = sorted((c for c in grid.columns if c.role.startswith("level")), key=lambda c: (c.role, c.index))
    named = grid.with_role("name")
    if ranked:
        last = max(column.index for column in ranked)
        first = min(column.index for column in ranked)
        before = [column for column in grid.with_role("category", "name") if column.index < first]
        names = [*before, *ranked, *(column for column in named if column.index > last)]
    else:
        names = sorted([*grid.with_role("category"), *named], key=lambda column: column.index)
        if not named:
            # a column of contents names the lines; its texts are cut to names where they are long
            names += grid.with_role("content")[:1]
    worth = tuple((column, _owner(column, names)) for column in grid.with_role("points", "weight"))
    used = {column.index for column in names} | {column.index for column, _ in worth}
    details = tuple(column for column in grid.columns if column.index not in used)
    return Levels(tuple(names), bool(ranked), worth, details)


def _owner(column: Column, names: list[Column]) -> int:
    """The nearest level on the left; the leaves where a table begins with its points."""
    left = [level for level, name in enumerate(names) if name.index < column.index]
    return max(left, default=max(len(names) - 1, 0))
