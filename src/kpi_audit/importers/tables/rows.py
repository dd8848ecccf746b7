"""What each row under a header is: an indicator, a section over the full width, a total, a note, a form to sign."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ...reading.meaning.group_roles import GroupRole, group_role
from ..paper import Cell
from ..values.names import label_of
from ..values.points import points_in_name, tight
from .grid import Grid, wide

Kind = Literal["data", "section", "total", "subtotal", "note", "form"]

_TOTAL = re.compile(
    r"(?:合计|总计|总分|共计|总得分|总分值|分值合计|合计得分|合计分|满分合计)(?:得分|分值?|数)?(?:[(（:：=].*)?"
)
_SUBTOTAL = re.compile(r"(?:.{0,12}小计|本项(?:合计|小计))(?:[(（:：].*)?")
_NOTE = re.compile(
    r"[*※★]?(?:附注|备注|注释|注意事项|填表说明|编制说明|说明|注)(?:[:：]|\s*\d|[一二三1-9][、.．]|$)|[※★]"
)
_FORM = re.compile(
    r"(?:填表|制表|审核|复核|经办|考核组?|考评组?|被考核)(?:人|单位)?(?:签[字名章]|负责人)?(?:[:：]|[(（]签|[(（]盖)"
    r"|(?:填表|填报|制表)(?:人|单位|日期|时间)|单位?负责人[:：(（]|[(（](?:签字|盖章|签章|公章)[)）]|单位:分$"
)
_RANKS = (
    (1, re.compile(r"第[一二三四五六七八九十]+[章部]")),
    (2, re.compile(r"第[一二三四五六七八九十百]+条|[一二三四五六七八九十]{1,3}[、.．]|[一二三四五六七八九十]{1,3}$")),
    (3, re.compile(r"[(（][一二三四五六七八九十]{1,3}[)）]")),
    (4, re.compile(r"\d{1,2}(?:[、.．](?!\d)|$)")),
    (5, re.compile(r"[(（]\d{1,2}[)）]|\d{1,2}\.\d{1,2}(?!\d)|[①-⑳]")),
)
_OWN_SECTIONS = re.compile(r"(?i)(?:(bonus)items|penaltyitems)(?:\(.*\))?")
UNNUMBERED = 2
"""The rank of a section without a number."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row. ``head`` is the cell that says what it is; ``role`` that of a section with a name of its own."""

    kind: Kind
    row: int
    head: Cell | None = None
    role: GroupRole | None = None


def rank_of(text: str) -> int:
    """How deep the list number at the head of a text stands (第一章 1, 一、 2, （一） 3, 1. 4); 0 without one."""
    bare = text.strip()
    return next((rank for rank, pattern in _RANKS if pattern.match(bare)), 0)


def section_role(text: str) -> GroupRole | None:
    """What a heading over the full width makes of the rows below it."""
    bare = tight(text.split("\n")[0])
    if (own := _OWN_SECTIONS.fullmatch(bare)) is not None:
        return "bonus" if own[1] else "penalty"
    named = points_in_name(re.split(r"[:：]", bare)[0])[0]
    named = re.sub(r"[(（][^()（）]*[)）]?$", "", named[len(label_of(named)) :])
    return group_role(named) if len(named) <= 16 else None


def is_special(text: str) -> bool:
    """Whether a row that begins with this text might be taken for something else than an indicator."""
    bare = tight(text)
    return bool(
        _TOTAL.fullmatch(bare)
        or _SUBTOTAL.fullmatch(bare)
        or _NOTE.match(bare)
        or _FORM.search(bare)
        or section_role(text) is not None
    )


def lines_of(grid: Grid) -> list[Line]:
    """Every row of a grid with its kind; a row that only goes on a note is a note."""
    lines: list[Line] = []
    texts = {column.index for column in grid.with_role("criteria", "content", "evidence", "note", "fill")}
    noted = False
    inside: GroupRole | None = None
    for row in grid.rows:
        line = _line(grid, row, texts, noted, inside)
        noted = line.kind == "note"
        inside = line.role if line.kind == "section" else inside
        lines.append(line)
    return lines


def _line(grid: Grid, row: int, texts: set[int], noted: bool, inside: GroupRole | None) -> Line:
    cells = grid.table.rows[row].filled()
    column, head = cells[0]
    summed = _sum_row(cells, texts)
    if summed is not None:
        return Line(summed, row, head)
    if len(cells) > 1 or head.literal:
        form = len(cells) <= 4 and all(_FORM.search(tight(cell.text)) for _, cell in cells[:2]) and not head.literal
        return Line("form" if form else "data", row, head)
    text = tight(head.text)
    if _NOTE.match(text):
        return Line("note", row, head)
    if _FORM.search(text) and len(text) < 80:
        return Line("form", row, head)
    across = wide(grid.table.span(row, column), grid.table.width)
    rank = rank_of(text)
    role = section_role(head.text)
    if role is not None and (across or column <= _first_named(grid)):
        return Line("section", row, head, role)
    if noted and (across or column == 0):
        return Line("note", row, head)
    heading = len(text) <= 60 and not text.endswith(("。", "；", ";"))
    if inside is not None and (rank != UNNUMBERED or not heading):
        return Line("data", row, head)  # a matter or a sentence in the section
    if heading and (across or (column <= _first_named(grid) and rank in (1, 2, 3))):
        return Line("section", row, head)
    return Line("note" if across and not heading else "data", row, head)


def _sum_row(cells: list[tuple[int, Cell]], texts: set[int]) -> Kind | None:
    """Whether a row adds others up: one of its first cells says so, and no text follows."""
    for column, cell in cells[:3]:
        said = tight(cell.text)
        if cell.literal or column in texts:
            continue
        if _TOTAL.fullmatch(said):
            return "total"
        if _SUBTOTAL.fullmatch(said):
            return "subtotal"
    return None


def _first_named(grid: Grid) -> int:
    """The leftmost column of names."""
    named = [column.index for column in grid.columns if column.role.startswith("level") or column.role == "name"]
    return min(named, default=grid.columns[0].index)
