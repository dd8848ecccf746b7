"""A table cut at its headers: passages of text above, between and below, and grids whose columns have a meaning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from ...source.location import Origin
from ...startup import patterns as re
from ...startup.records import dataclass, field, replace
from ..paper import Paragraph, Table
from .heads import Column, columns_of, given_role, with_band_scores, with_told_scores
from .lexicon import bare, duty_role_of, is_of_grades, names_unit, role_of

_FORM = ("fill", "note", "seq", "other", "unit")
"""What a form to fill in has too: 考核得分, 考核等次."""
_LONGEST_HEADING = 26
_DEEPEST = 3
_SCORING = re.compile("(?:加分|减分|扣分|加减分|加扣分|奖励加?分|附加分?)项")
"""A heading beside names of lines, and none that a table can do with alone."""
_HALF = 6
"""Characters of half a heading."""
_WORTH = ("points", "weight", "criteria", "target")
"""What a table says of indicators that it only sorts into categories; 类别 户数 说明 is about something else."""


@dataclass(slots=True)
class Grid:
    """The rows of a table under one header. ``caption`` is the text right above."""

    kind: Literal["scheme", "duties"]
    table: Table
    columns: list[Column]
    rows: list[int] = field(default_factory=list)
    caption: list[Paragraph] = field(default_factory=list)

    def with_role(self, *roles: str) -> list[Column]:
        """The columns of some roles, from left to right."""
        return [column for column in self.columns if column.role in roles]


@dataclass(frozen=True, slots=True)
class Header:
    """A header of some rows, and what its columns mean."""

    kind: Literal["scheme", "duties"]
    columns: list[Column]
    depth: int


def cut(table: Table, renamed: Mapping[str, str]) -> Iterator[Paragraph | Grid]:
    """Passages and grids in order. ``renamed`` gives roles by heading or by letter of the column."""
    grid: Grid | None = None
    at = 0
    while at < len(table.rows):
        header = find_header(table, at, renamed)
        if header is not None:
            if grid is None or not _same(grid.columns, header.columns):
                if grid is not None:
                    above = _titles_below(grid)
                    yield _complete(grid)
                    yield from above
                grid = Grid(header.kind, table, header.columns)
            at += header.depth
            if at < len(table.rows) and _counts_columns(table, at):
                at += 1
            continue
        if grid is not None and is_of_grades([cell.text for _, cell in table.rows[at].filled()]):
            above = _titles_below(grid)
            yield _complete(grid)
            yield from above
            grid = None
        if grid is None:
            yield _passage(table, at)
        else:
            grid.rows.append(at)
        at += 1
    if grid is not None:
        yield _complete(grid)


def _complete(grid: Grid) -> Grid:
    """The grid with the columns that have texts but no heading."""
    known = {column.index for column in grid.columns}
    found: dict[int, Origin] = {}
    for row in grid.rows:
        for index, cell in grid.table.rows[row].filled():
            if index not in known and not grid.table.span(row, index).is_wide(grid.table.width):
                found.setdefault(index, cell.origin)
    letters = grid.table.letters
    for index, origin in sorted(found.items()):
        letter = letters[index] if index < len(letters) else ""
        grid.columns.append(Column(index, f"{letter or index + 1}列", "", origin, letter=letter))
    grid.columns = with_told_scores(grid.table, grid.rows, with_band_scores(grid.table, grid.rows, grid.columns))
    return grid


def find_header(table: Table, at: int, renamed: Mapping[str, str]) -> Header | None:
    """The header that begins at a row, if one does."""
    heads = [(column, cell) for column, cell in table.rows[at].filled()]
    if len(heads) < 2 or any(cell.number is not None or cell.literal for _, cell in heads):
        return None
    short = sum(len(bare(cell.text)) <= _LONGEST_HEADING for _, cell in heads)
    if short < max(2, 0.8 * len(heads)) or all(cell.text.rstrip().endswith((":", "：")) for _, cell in heads):
        return None  # no headings, or a line to fill in: 被考核单位： 日期：
    for depth in range(min(_depth(table, at), len(table.rows) - at), 0, -1):
        columns = list(columns_of(table, at, depth, renamed))
        known = [column for column in columns if column.role]
        # 目标任务 over a column for each township is one heading, and the townships by themselves are none
        upper = {top for column in columns if not names_unit(top := column.heading.split(" ")[0])}
        if len(known) < 2 or len(known) * 2 < len(upper):
            continue
        roles = {column.role for column in known}
        if len(roles) > 1 and _is_about_indicators(known):
            duties = _as_duties(columns, renamed)
            if _are_duties(duties, roles):
                return Header("duties", duties, depth)
            return Header("scheme", columns, depth)
    duties = _as_duties(columns_of(table, at, 1, renamed), renamed)
    if _are_duties(duties, set()):
        return Header("duties", duties, 1)
    return None


def _is_about_indicators(known: Iterable[Column]) -> bool:
    """Whether some column says what is assessed or how; grades alone (类别 优秀 良好) are those of units."""
    roles = {column.role for column in known if column.role != "criteria" or not column.label}
    naming = {column.role for column in known if not _SCORING.fullmatch(bare(column.heading))}
    named = any(role in ("name", "content") or role.startswith("level") for role in naming)
    scored = "criteria" in roles and bool(roles - {"criteria", *_FORM})
    return named or scored or ("category" in roles and not roles.isdisjoint(_WORTH))


def _as_duties(columns: Iterable[Column], renamed: Mapping[str, str]) -> list[Column]:
    """The columns as those of a list of duties; of several that may name it (职权名称, 责任事项) the first does."""
    found: list[Column] = []
    for column in columns:
        one = _as_duty(column, renamed)
        again = one.role == "item" and any(other.role == "item" for other in found)
        found.append(replace(one, role="beside") if again else one)
    return found


def _as_duty(column: Column, renamed: Mapping[str, str]) -> Column:
    if given_role(column.heading, column.letter, renamed):
        return column
    role = duty_role_of(column.label or column.heading) or duty_role_of(column.heading)
    return Column(column.index, column.heading, role, column.origin, column.label, column.letter)


def _are_duties(columns: list[Column], scheme_roles: set[str]) -> bool:
    """A list of duties has items, and what only such a list has, or nothing but numbers beside them."""
    roles = {column.role for column in columns if column.role}
    if "item" not in roles or scheme_roles & {"points", "weight", "criteria", "target"}:
        return False
    own = roles & {"lead_duty", "cooperation_duty", "takeover", "method"}
    plain = roles <= {"item", "seq", "note", "id", "category", "lead", "list", "core", "power", "beside"}
    plain = plain and len(roles) > 1
    return bool(own) or (plain and all(column.role for column in columns))


def _depth(table: Table, at: int) -> int:
    """How many rows a header at this row has: as far as its merged cells reach, or a row of lower headings."""
    heads = [column for column, _ in table.rows[at].filled()]
    deep = max(table.span(at, column).bottom for column in heads) - at + 1
    if deep > 1:
        return min(deep, _DEEPEST)
    if at + 1 >= len(table.rows):
        return 1
    below = dict(table.rows[at + 1].filled())
    if not below or any(cell.number is not None or len(bare(cell.text)) > _LONGEST_HEADING for cell in below.values()):
        return 1
    ends = [*heads[1:], table.width]
    inside: list[int] = []
    for start, end in zip(heads, ends, strict=True):
        lower = [column for column in below if start <= column < end]
        if end - start == 1 and lower and _is_broken(table, at, start):
            inside += lower
            continue
        if lower and (end - start == 1 or start not in lower):
            return 1  # under a heading of one column, or not under the beginning of a wider one: a row of data
        inside += lower
    known = sum(bool(role_of(below[column].text)) or _is_broken(table, at, column) for column in inside)
    return 2 if len(inside) == len(below) and known * 3 >= 2 * len(below) else 1


def _is_broken(table: Table, at: int, column: int) -> bool:
    """Whether a heading goes on in the row below it: 数据 above 来源."""
    upper, lower = (table.rows[row].cells[column] for row in (at, at + 1))
    if upper is None or lower is None or max(len(upper.text), len(lower.text)) > _HALF:
        return False
    return bool(role_of(upper.text + lower.text)) and role_of(upper.text + lower.text) != role_of(upper.text)


def _titles_below(grid: Grid) -> list[Paragraph]:
    """The rows of one text at the end of a grid: they are the heading of the table that follows."""
    titles: list[Paragraph] = []
    while grid.rows and len(grid.table.rows[grid.rows[-1]].filled()) == 1:
        titles.insert(0, _passage(grid.table, grid.rows.pop()))
    return titles


def _same(one: list[Column], other: list[Column]) -> bool:
    return [(c.index, bare(c.heading)) for c in one] == [(c.index, bare(c.heading)) for c in other]


def _counts_columns(table: Table, at: int) -> bool:
    """A row of 1, 2, 3 … under the header, as official forms have it."""
    texts = [cell.text.strip("()（）") for _, cell in table.rows[at].filled()]
    return len(texts) > 2 and texts in (
        [str(number) for number in range(1, len(texts) + 1)],
        [chr(0x2460 + number) for number in range(len(texts))],
    )


def _passage(table: Table, at: int) -> Paragraph:
    """A row above the header as a paragraph."""
    cells = [cell for _, cell in table.rows[at].filled()]
    return Paragraph(" ".join(cell.text for cell in cells), cells[0].origin)
