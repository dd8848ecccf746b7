"""Which columns name the levels of the tree, and to which level a column of points or weights belongs."""

from __future__ import annotations

from itertools import pairwise

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
    ranked = [column for column in grid.columns if column.role.startswith("level")]
    named = [*ranked, *grid.with_role("name")]
    # a column of contents names the lines where none does; its texts are cut to names where they are long
    named = named or grid.with_role("content")[:1]
    first = min((column.index for column in named), default=grid.columns[-1].index + 1)
    outer = [column for column in grid.with_role("category") if column.index < first]
    names = sorted([*outer, *named], key=lambda column: column.index)
    worths = grid.with_role("points", "weight")
    names = _with_contents(names, worths, grid.with_role("content"))
    worth = tuple((column, _owner(column, names)) for column in worths)
    used = {column.index for column in names} | {column.index for column, _ in worth}
    details = tuple(column for column in grid.columns if column.index not in used)
    return Levels(tuple(names), bool(ranked), worth, details)


def _with_contents(names: list[Column], worths: list[Column], contents: list[Column]) -> list[Column]:
    """The levels, and below them the contents where these have a worth of their own (三级指标 权重 评估点 权重)."""
    for first, second in pairwise(worths):
        between = [one for one in contents if first.index < one.index < second.index and one not in names]
        if between and _owner(first, names) == _owner(second, names) == len(names) - 1:
            return [*names, between[0]]
    return names


def _owner(column: Column, names: list[Column]) -> int:
    """The nearest level on the left; the leaves where a table begins with its points."""
    left = [level for level, name in enumerate(names) if name.index < column.index]
    return max(left, default=max(len(names) - 1, 0))
