"""Which columns name the levels of the tree, and to which level a column of points or weights belongs."""

from __future__ import annotations

from itertools import pairwise

from ...startup import patterns as re
from ...startup.records import dataclass, replace
from ..values.points import tight
from .grid import Grid
from .heads import Column
from .rows import section_role

_TASK = re.compile("(?:目标|任务)(?:要求)?$")
_YEAR = re.compile(r"20\d\d")
_TARGET = re.compile(r"\d|全覆盖|清零|不[低高]于|不超过")
_SHORT = 24
"""Characters of the longest target that stands in a column of tasks."""


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
    named = named or _under_one_heading(grid)
    first = min((column.index for column in named), default=grid.columns[-1].index + 1)
    outer = [column for column in _categories(grid) if column.index < first]
    worths = grid.with_role("points", "weight")
    names = sorted([*outer, *_without_tasks(grid, named, worths)], key=lambda column: column.index)
    names = _with_contents(names, worths, grid.with_role("content"))
    names = _with_merged(grid, names)
    worth = tuple((column, _owner(column, names)) for column in worths)
    used = {column.index for column in names} | {column.index for column, _ in worth}
    details = _with_targets([_adding(grid, column) for column in grid.columns if column.index not in used])
    return Levels(tuple(names), bool(ranked), worth, details)


def numbers_inside(grid: Grid, levels: Levels) -> list[Column]:
    """Numbers behind the names (类别 | 序号 | 标准): each begins a line, unless these share the points of the name."""
    if not levels.names or levels.worth:
        return []
    return [column for column in grid.with_role("seq") if column.index > levels.names[-1].index]


def _categories(grid: Grid) -> list[Column]:
    """The columns of categories; 类型 is one too, where it says 基础项 and 加分项."""
    found = grid.with_role("category")
    for column in grid.with_role("kind"):
        cells = (grid.table.rows[row].cells[column.index] for row in grid.rows)
        if any(cell is not None and not cell.literal and section_role(cell.text) for cell in cells):
            found.append(column)
    return found


def _under_one_heading(grid: Grid) -> list[Column]:
    """The first column of contents, and those that its heading is merged over: 考核内容 above 基础工作 and 社区党建."""
    contents = grid.with_role("content")
    return [one for one in contents if one.origin == contents[0].origin]


def _with_contents(names: list[Column], worths: list[Column], contents: list[Column]) -> list[Column]:
    """The levels, and below them the contents where these have a worth of their own (三级指标 权重 评估点 权重)."""
    for first, second in pairwise(worths):
        between = [one for one in contents if first.index < one.index < second.index and one not in names]
        if between and _owner(first, names) == _owner(second, names) == len(names) - 1:
            return [*names, between[0]]
    return names


def _with_targets(details: list[Column]) -> tuple[Column, ...]:
    """Of several columns of targets those of earlier years are no targets; the others are told apart by their heads."""
    targets = [column for column in details if column.role == "target"]
    if len(targets) < 2:
        return tuple(details)
    years = {column.index: int(found[0]) for column in targets if (found := _YEAR.search(column.heading))}
    latest = max(years.values(), default=0)
    past = {column.index for column in targets if years.get(column.index, latest) < latest}
    several = len(targets) - len(past) > 1
    made = []
    for column in details:
        if column.index in past:
            column = replace(column, role="other")
        elif column.role == "target" and several:
            column = replace(column, label=column.heading.split(" ")[-1])
        made.append(column)
    return tuple(made)


def _without_tasks(grid: Grid, named: list[Column], worths: list[Column]) -> list[Column]:
    """The names; one that each line has beside its own name or its points (工作目标) says what the line is about."""
    rows = [grid.table.rows[row].cells for row in grid.rows]
    last = worths[-1].index if worths else grid.table.width
    found: list[Column] = []
    for column in named:
        if found and column.role == "name" and section_role(column.heading) is not None:
            continue  # 扣分情形 beside the names: how they are scored
        beside = last if column.index > last else found[-1].index if found and _TASK.search(column.heading) else None
        own = [cells[beside] for cells in rows if beside is not None and cells[column.index] is not None]
        if column.role != "name" or not found or not own or not all(own):
            found.append(column)
    return found


def _adding(grid: Grid, column: Column) -> Column:
    """A column 加分情形 beside the criteria goes with them, under its heading; 目标任务 of figures is targets."""
    if column.role not in ("name", "content"):
        return column
    if column.role == "name" and section_role(column.heading) is not None:
        return replace(column, role="criteria", label=column.heading)
    if _TASK.search(column.heading) and not grid.with_role("target") and _are_figures(grid, column):
        return replace(column, role="target")
    return column


def _are_figures(grid: Grid, column: Column) -> bool:
    """Whether the texts of a column are short, most with a figure: 5个, 全覆盖, 新建3处."""
    cells = [cell for row in grid.rows if (cell := grid.table.rows[row].cells[column.index]) is not None]
    texts = [tight(cell.text) for cell in cells]
    short = all(len(text) <= _SHORT and not re.search("[。；;]|[扣得加]分", text) for text in texts)
    return bool(texts) and short and 2 * sum(bool(_TARGET.search(text)) for text in texts) > len(texts)


def _with_merged(grid: Grid, names: list[Column]) -> list[Column]:
    """The levels, and below them contents that are merged over several lines with points of their own."""
    last = names[-1].index if names else -1
    content = next((one for one in grid.with_role("content") if one.index > last and one not in names), None)
    points = grid.with_role("points", "weight")
    if content is None or not names or not points:
        return names
    table, worth = grid.table, points[-1].index
    own = {row for row in grid.rows if table.rows[row].cells[worth] is not None}
    for row in grid.rows:
        span = table.span(row, content.index)
        outer = table.span(row, last)
        scored = sum(one in own for one in range(span.top, span.bottom + 1)) if span.top == row else 0
        if scored > 1 and (span.top, span.bottom) != (outer.top, outer.bottom):
            return [*names, content]
    return names


def _owner(column: Column, names: list[Column]) -> int:
    """The nearest level on the left; the leaves where a table begins with its points."""
    left = [level for level, name in enumerate(names) if name.index < column.index]
    return max(left, default=max(len(names) - 1, 0))
