"""What the rows of each branch say: one line, lines of one leaf put together, or leaves of their own."""

from __future__ import annotations

from collections.abc import Iterable

from ...errors import DocumentError
from ...startup import patterns as re
from ..draft import Branch, Said, said
from ..paper import Cell, Table
from ..values.names import is_name, name_from, whole_name
from ..values.points import Points, points_in_name, read_points, tight
from .fields import SHORT, add_text, keep, own_key, put, with_unit
from .grid import Grid
from .heads import Column
from .knots import Knot
from .levels import Levels, numbers_inside
from .rows import is_bare_heading
from .worth import add_worth, name_by_text, set_worth

_MARK = re.compile(r"[(（]\d{1,3}(?:\.\d{1,2})?分[)）]")
_SHARED = 200
"""Characters of a text that is given to each of the lines that it is merged over; a longer one stays with the first."""
MOST_ROWS = 1000
"""Rows of one line; no scheme has as many, and putting them together would take for ever."""


class Settler:
    """Reads the rows of grown knots into their branches."""

    def __init__(self, grid: Grid, levels: Levels, roots: Iterable[Knot], *, own: bool) -> None:
        self.table = grid.table
        self.own = own  # written by our export: a name is as it stands
        self.outside = False
        self._spans: dict[Knot, set[int]] = {}
        self._placed = {row for root in roots for row in self._span(root)}
        self.levels = levels
        self.contents = [column for column in levels.details if column.role == "content"]
        self.texts = [*self.contents, *(column for column in levels.details if column.role == "criteria")]
        self.unit = next((column for column in levels.details if column.role == "unit"), None)
        self.points = [column for column, _ in levels.worth if column.role == "points"]
        self.numbers = numbers_inside(grid, levels)

    def settle(self, root: Knot, *, outside: bool) -> Branch:
        """The branch of a knot with all that is below it; ``outside`` of the total it is bonus or penalty.

        Raises DocumentError FMT032 for a line that goes on for more rows than any scheme has.
        """
        self.outside = outside
        for knot in root.walk():
            if len(knot.rows) > MOST_ROWS and (origin := knot.branch.name.origin) is not None:
                raise DocumentError("FMT032", "huge_line", origin=origin, n=len(knot.rows), limit=MOST_ROWS)
            parts = [] if knot.below else self._parts(knot)
            if parts:
                self._split(knot, parts)
            else:
                for row in knot.rows:
                    self._fill(knot.branch, row, first=row == knot.rows[0])
            self._worth(knot, {row for row, _ in parts})
            knot.branch.children += [one.branch for one in knot.below]
            if not knot.below:
                self._inner_worth([*knot.branch.children, knot.branch])
                if knot.rows and not knot.branch.children:
                    self._state(knot.branch, knot.rows[0])
            if outside and not knot.branch.children:
                first = self.table.rows[knot.rows[0]].filled() if knot.rows else []
                if first and not any(cell.literal for _, cell in first):
                    name_by_text(knot.branch)  # a line that is only called 加分 or 扣分
        self._inner_worth([knot.branch for knot in reversed([*root.walk()]) if knot.below])
        return root.branch

    def _inner_worth(self, branches: Iterable[Branch]) -> None:
        """In a table without a column of points they stand at the end of the contents: 1.组织生活（20分）.

        Behind the name of a group a figure in brackets does, unless it counts its lines: 安全生产（40）. Where a column
        has points, any figure at the end does that these add up to.
        """
        for one in branches:
            if self.levels.worth:
                if not self.own:
                    _confirm(one)
                continue
            said_at = one.fields.get("description", one.name) if not one.children else one.name
            name, points = points_in_name(str(said_at.value), bare=bool(one.children))
            if points is None or "points" in one.fields or "weight" in one.fields:
                continue
            if one.children and points.value == len(one.children):
                continue
            if said_at is one.name:
                one.name = Said(whole_name(name), one.name.parts)
            if said_at.origin is not None:
                set_worth(one, points, said_at.origin)

    def _own(self, row: int, column: Column) -> Cell | None:
        return self.table.rows[row].cells[column.index]

    def _parts(self, knot: Knot) -> list[tuple[int, Column]]:
        """The rows of a knot that are lines of their own, with the column that names each; at least two, or none."""
        if len(knot.rows) < 2:
            return []
        scored = [row for row in knot.rows if any(self._own(row, column) for column in self.points)]
        told = [row for row in knot.rows if any(self._own(row, column) for column in self.contents)]
        stated = [row for row in knot.rows if self._stated(row) is not None]
        if not told and is_bare_heading(str(knot.branch.name.value)):  # 加分项 merged over what gives it
            told = [row for row in knot.rows if any(self._own(row, column) for column in self.texts)]
        numbered = [row for row in knot.rows if any(self._own(row, column) for column in self.numbers)]
        rows = next((found for found in (scored, numbered, told, stated) if len(found) > 1), [])
        named = [(row, next((one for one in self.texts if self._own(row, one)), None)) for row in rows]
        found = [(row, column) for row, column in named if column is not None]
        return found if len(found) == len(rows) else []

    def _stated(self, row: int) -> Points | None:
        """The points at the end of the criteria that a row has first, in a table without a column of points."""
        found = [(column, cell) for column in self.texts if (cell := self._own(row, column)) is not None]
        if self.levels.worth or not found or found[0][0].role != "criteria" or found[0][1].literal:
            return None
        text = found[0][1].text
        return points_in_name(text)[1] if len(_MARK.findall(tight(text))) == 1 else None

    def _split(self, knot: Knot, parts: list[tuple[int, Column]]) -> None:
        """Leaves for the lines of a group; rows between two of them go on with the first."""
        starts = dict(parts)
        first = parts[0][0]
        knot.branch.children = [self._part(row, column) for row, column in parts]
        at = 0
        for row in knot.rows:
            if row in starts and row != first:
                at += 1
            self._fill(knot.branch.children[at], row, first=row in starts)
        for (row, column), child in zip(parts, knot.branch.children, strict=True):
            cell, description = self._own(row, column), child.fields.get("description")
            told = cell is not None and column.role == "content" and is_name(cell.text)
            if told and cell is not None and description is not None and description.value == cell.text:
                del child.fields["description"]  # it is the name
            self._own_worth(child, row)
            self._state(child, row)

    def _state(self, branch: Branch, row: int) -> None:
        """Write down the points that the first text of a row ends with, where nothing else says any."""
        points = None if {"points", "weight"} & set(branch.fields) else self._stated(row)
        if points is not None and branch.name.origin is not None:
            set_worth(branch, points, branch.name.origin)

    def _part(self, row: int, column: Column) -> Branch:
        """A line of a group, named by its own text."""
        cell = self._own(row, column)
        assert cell is not None
        short = column.role == "content" and is_name(cell.text)
        return Branch(said(whole_name(cell.text) if short else name_from(cell.text), cell.origin))

    def _fill(self, branch: Branch, row: int, *, first: bool) -> None:
        """The fields of a row; a merged cell gives short ones to every line beside it."""
        unit = self.table.cell(row, self.unit.index) if self.unit is not None else None
        joined = False
        for column in self.levels.details:
            cell = self._own(row, column)
            span = self.table.span(row, column.index)
            if cell is None and first and span.left == column.index:
                cell = _shared(self.table, row, column)
            if cell is not None and column.role == "target":
                cell, bare = with_unit(cell, unit), cell
                joined |= cell is not bare
            if cell is not None and column is not self.unit:
                put(branch, column, cell)
        if unit is not None and self.unit is not None and not joined:
            keep(branch, own_key(self.unit.heading), unit)

    def _own_worth(self, branch: Branch, row: int) -> None:
        for column, _ in self.levels.worth:
            cell, span = self._own(row, column), self.table.span(row, column.index)
            if cell is not None and span.top == span.bottom:
                add_worth(branch, column.role, cell, column.heading, outside=self.outside)

    def _worth(self, knot: Knot, done: set[int]) -> None:
        """Points that begin in the rows of a knot: its own, or those of the group whose rows they are merged over."""
        for row in knot.rows:
            for column, level in self.levels.worth:
                cell = self._own(row, column)
                span = self.table.span(row, column.index)
                if cell is None or (row in done and span.top == span.bottom):
                    continue
                if span.right > span.left and read_points(cell.text).meaning == "unclear":
                    add_text(knot.branch, "criteria", cell.text, cell.origin)  # a text over the rest of the row
                    continue
                owner = self._owner(knot, level, set(range(span.top, span.bottom + 1)))
                if owner is None:
                    knot.branch.todo(column.role, "shared", cell.origin, heading=column.heading, text=cell.text)
                else:
                    add_worth(owner.branch, column.role, cell, column.heading, outside=self.outside)

    def _owner(self, knot: Knot, level: int, rows: set[int]) -> Knot | None:
        if len(rows) == 1:
            return next((one for one in knot.path() if one.level == level), knot)
        rows &= self._placed
        if rows <= self._span(knot):
            return next((one for one in knot.path() if one.level == level), knot)
        over = [one for one in knot.path() if self._span(one) == rows]  # a group may have one group below it
        return next((one for one in over if one.level == level), over[0] if over else None)

    def _span(self, knot: Knot) -> set[int]:
        """Every row of a knot and of those below it, worked out once."""
        if knot not in self._spans:
            self._spans[knot] = {*knot.rows, *(row for one in knot.below for row in self._span(one))}
        return self._spans[knot]


def _below(branch: Branch) -> float | None:
    """What the lines below a group add up to; None where one of them has no points."""
    found = 0.0
    for one in branch.children:
        points = float(str(one.fields["points"].value)) if "points" in one.fields else _below(one)
        if points is None:
            return None
        found += points
    return found if branch.children else None


def _confirm(one: Branch) -> None:
    """A bare figure behind a name is the points that the line has, or that those below it add up to."""
    name, points = points_in_name(str(one.name.value), bare=True)
    known = one.fields.get("points")
    worth = _below(one) if known is None else float(str(known.value))
    if points is None or points.value != worth or "weight" in one.fields:
        return
    one.name = Said(whole_name(name), one.name.parts)
    if known is None and one.name.origin is not None:
        set_worth(one, points, one.name.origin)


def _shared(table: Table, row: int, column: Column) -> Cell | None:
    """What a cell merged over several lines says for each of them; running text as far as it is not long."""
    cell = table.cell(row, column.index) if column.role in (*SHORT, "criteria") else None
    return None if cell is not None and column.role not in SHORT and len(cell.text) > _SHARED else cell
