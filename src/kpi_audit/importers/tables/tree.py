"""From the rows under a header to the tree: merged and blank names, groups, and rows that go on with a line."""

from __future__ import annotations

from itertools import pairwise

from ...startup import patterns as re
from ..draft import Branch, Draft, said
from ..paper import Cell, Note, Span
from ..values.names import is_name, label_of, name_from, whole_name
from .fields import TEXTS, add_text, own_key
from .grid import Grid
from .heads import Column
from .knots import Knot
from .levels import Levels, levels_of
from .lexicon import names_unit
from .rows import Line, is_continuation, lines_of, rank_of, section_role, told_below
from .sections import Sections
from .settling import Settler
from .sums import adds_up, figure, merge_wholes, take_sum
from .worth import named, set_worth

Mark = tuple[object, ...]
_WORTH = re.compile("分值|分数|权重")
UNKNOWN = "？"
"""The name of a line whose name is a formula without a value."""


def grow(grid: Grid, draft: Draft, above: Branch | None = None, first: Branch | None = None) -> None:
    """Read a grid into a draft: under a branch where all of it belongs to one; ``first`` is its first section."""
    _Grower(grid, draft, above, first).grow()


def is_first_section(grid: Grid, text: str) -> bool:
    """Whether a heading over the header, 一、共性指标, is of the kind that further down stand between the rows."""
    rank = rank_of(text)
    lines = (line for line in lines_of(grid) if line.kind == "section" and line.head is not None)
    return bool(rank) and any(rank_of(line.head.text) == rank for line in lines if line.head is not None)


class _Grower:
    """Places each row in the tree; what the rows say is read when all are placed."""

    def __init__(self, grid: Grid, draft: Draft, above: Branch | None, first: Branch | None) -> None:
        self.grid = grid
        self.table = grid.table
        self.draft = draft
        self.levels = levels_of(grid)
        self.sections = Sections(draft)
        self.current: list[Knot] = []
        self.following: dict[int, int] = {}  # the next row of data below each
        if above is not None:
            self.sections.begin(above)
        elif first is not None:
            self.sections.push(Knot(first, -1, ("first",), rank=rank_of(str(first.name.value))))

    def grow(self) -> None:
        """Every row, then what the rows say."""
        lines = lines_of(self.grid)
        self.following = dict(pairwise(line.row for line in lines if line.kind == "data"))
        merge_wholes(self.grid, lines)
        self.draft.rows += sum(line.kind != "note" for line in lines)
        self.draft.start = self.draft.start or self.grid.columns[0].origin
        self.draft.numbered |= bool(self.grid.with_role("id"))
        below = told_below(self.grid, lines)
        for line in lines:
            cells = [cell for _, cell in self.table.rows[line.row].filled()]
            if len(cells) == 1 and cells[0].fault:
                self.draft.note(cells[0].fault, cells[0].origin, todo=True, heading=cells[0].text)
            elif line.kind == "data":
                self._data(line, cells)
            elif line.kind == "section":
                self.current = []
                self.sections.heading(line, cells[0])
            elif line.kind in ("total", "subtotal"):
                self._sum(line)
            elif line.row in below and self.current:
                add_text(self.current[-1].branch, "criteria", cells[0].text, cells[0].origin)
            elif line.kind == "note":
                self.draft.text += [(cell.text, cell.origin) for cell in cells if not is_continuation(cell.text)]
            else:
                self.draft.note("form", cells[0].origin, text=" ".join(" ".join(cell.text for cell in cells).split()))
        settler = Settler(self.grid, self.levels, [knot for _, knot in self.sections.roots], own=self.draft.own)
        for section, knot in self.sections.roots:
            self.draft.tree(section).append(settler.settle(knot, outside=section != "indicators" or _is_outside(knot)))
        _note_kept(self.levels, [knot.branch for _, knot in self.sections.roots], self.draft)

    def _data(self, line: Line, cells: list[Cell]) -> None:
        special = self.sections.now != "indicators"
        if special and len(cells) == 1 and not cells[0].literal:
            self.current = []
            self.sections.loose(cells[0].text, cells[0].origin)
        else:
            self.sections.choose(cells)
            self._place(line.row)

    def _own(self, row: int, column: Column) -> Cell | None:
        """The cell that begins in this very row."""
        return self.table.rows[row].cells[column.index]

    def _place(self, row: int) -> None:
        """Find or make the knot that a row belongs to."""
        seen = self._seen(row)
        if not seen:
            self._unnamed(row)
            return
        if self._ranked(seen, row):
            return
        deepest = max(seen)
        for level, (cell, mark) in sorted(seen.items()):
            if self._same(level, mark, cell, deepest):
                continue
            self.current = [knot for knot in self.current if knot.level < level]
            knot = Knot(self._branch(cell), level, mark)
            self.sections.attach(knot, self.current[-1] if self.current else self.sections.top)
            self.current.append(knot)
        self.current = [knot for knot in self.current if knot.level <= deepest]
        self.current[-1].rows.append(row)

    def _seen(self, row: int) -> dict[int, tuple[Cell, Mark]]:
        """The names that are seen in a row, by level, each with its mark."""
        found: dict[int, tuple[Cell, Mark]] = {}
        taken: set[Span] = set()
        for level, column in enumerate(self.levels.names):
            cell = self.table.cell(row, column.index)
            span = self.table.span(row, column.index)
            if cell is None or span in taken:
                continue
            taken.add(span)
            merged = span.bottom > span.top
            found[level] = (cell, ("merged", span.top, span.left) if merged else ("text", whole_name(cell.text)))
        return found

    def _same(self, level: int, mark: Mark, cell: Cell, deepest: int) -> bool:
        """Whether a name is that of the knot which is open at its level."""
        knot = next((one for one in self.current if one.level == level), None)
        if knot is None or knot.mark != mark:
            return False
        return mark[0] == "merged" or level < deepest or not (self.levels.explicit or cell.literal)

    def _ranked(self, seen: dict[int, tuple[Cell, Mark]], row: int) -> bool:
        """In rows with one name the list numbers make groups: 一、 stands above 1. and 2., or has their points."""
        rank = self._rank(row)
        if len(seen) != 1 or 0 not in seen or self.sections.now != "indicators" or not rank:
            return False
        sections = self.sections
        while len(sections.open) > sections.kept and sections.open[-1].level == 0 and sections.open[-1].rank >= rank:
            sections.open.pop()
        below = self._below(row, rank)
        texts = any(self._own(row, column) for column in self.levels.details if column.role in TEXTS)
        if not below or not (self._adds_up(row, below, 1 + texts) or (self._rank(below[0]) and not texts)):
            return False
        self.current = []
        sections.push(Knot(self._branch(seen[0][0]), 0, ("ranked", row), rank=rank, rows=[row]))
        return True

    def _below(self, row: int, rank: int) -> list[int]:
        """The rows that follow up to the next of this rank, those that are numbered like the first, or not at all."""
        found: list[int] = []
        follower = self.following.get(row)
        while follower is not None and not 0 < (other := self._rank(follower)) <= rank:
            found += [follower] if not found or other in (0, self._rank(found[0])) else []
            follower = self.following.get(follower)
        return found

    def _adds_up(self, row: int, below: list[int], least: int) -> bool:
        """Whether a row has the points of at least so many rows below it: 一、基础工作 60 above 20 and 40."""
        points = [column for column, _ in self.levels.worth if column.role == "points"]
        whole, *parts = [figure(self._own(one, points[0])) if points else None for one in (row, *below)]
        return len(parts) >= least and adds_up(whole, parts)

    def _rank(self, row: int) -> int:
        """The rank of a row by the number of its name, or by the number before it."""
        cell = self._own(row, self.levels.names[0]) if self.levels.names else None
        if cell is None or cell.literal:
            return 0
        numbers = self.grid.with_role("seq") if self.draft.own else self.grid.with_role("seq", "id")
        number = next((found for column in numbers if (found := self._own(row, column))), None)
        return rank_of(cell.text) or (rank_of(number.text) if number is not None else 0)

    def _unnamed(self, row: int) -> None:
        """A row without a name goes on with the line above; where there is none, its text names it."""
        if self.current:
            self.current[-1].rows.append(row)
            return
        cells = [cell for column in self.levels.details if column.role in TEXTS and (cell := self._own(row, column))]
        cell = next(iter(cells), None) or next(cell for _, cell in self.table.rows[row].filled())
        self.sections.attach(
            Knot(Branch(said(name_from(cell.text), cell.origin)), 0, ("row", row), rows=[row]), self.sections.top
        )

    def _sum(self, line: Line) -> None:
        """A total is that of the scheme; a subtotal that of the group above."""
        outer = [knot for knot in self.current[:1] if knot.level < self.levels.leaf or self._scores(knot)]
        group = self.sections.top or next(iter(outer), None)
        take_sum(line, self.table, self.levels, self.draft, None if group is None else group.branch)

    def _scores(self, knot: Knot) -> bool:
        """Whether a knot of the lowest level is a group after all: several of its rows have points of their own."""
        worth = [column for column, _ in self.levels.worth]
        return sum(any(self._own(row, column) for column in worth) for row in knot.rows) > 1

    def _branch(self, cell: Cell) -> Branch:
        """A branch named by a cell; a text too long for a name becomes the description."""
        if cell.fault:
            branch = Branch(said(cell.text or UNKNOWN, cell.origin))
            branch.todo("name", cell.fault, cell.origin, heading=cell.text)
            return branch
        name, points = named(cell)
        if self.sections.now == "vetoes" and not cell.literal:
            return self.sections.matter(said(cell.text[len(label_of(cell.text)) :].rstrip("；;。"), cell.origin))
        if is_name(name) or cell.literal:
            branch = Branch(said(name, cell.origin))
        else:
            branch = Branch(said(name_from(cell.text), cell.origin))
            branch.fields["description"] = said(cell.text, cell.origin)
        set_worth(branch, points, cell.origin)
        return branch


def _is_outside(root: Knot) -> bool:
    """Whether a group is called 加分项 or 扣分项: its lines will stand outside of the total."""
    return bool(root.below) and section_role(str(root.branch.name.value)) is not None


def _note_kept(levels: Levels, grown: list[Branch], draft: Draft) -> None:
    """Columns of a table that the format has no field for are kept, and told once."""
    kept = {key for root in grown for branch in root.walk() for key in branch.fields}
    known: set[object] = {note.args.get("key") for note in draft.notes}
    args: dict[str, str | int | float]
    units = [one for one in levels.details if own_key(one.heading) in kept and names_unit(one.heading)]
    if len(units) > 1:  # told together: a remark for each township says nothing more
        first, last = (units[at].heading.replace(" ", "") for at in (0, -1))
        args = {"first": first, "last": last, "n": len(units), "key": own_key(first)}
        worth = not levels.worth and _WORTH.search(units[0].heading)
        draft.notes.append(Note("unit_points" if worth else "unit_columns", args, units[0].origin))
        known |= {own_key(one.heading) for one in units}
    for column in levels.details:
        key = own_key(column.heading)
        if key in kept and key not in known and column.role != "verify":
            args = {"heading": column.heading, "key": key}
            draft.notes.append(Note("kept_column" if column.role else "unknown_column", args, column.origin))
