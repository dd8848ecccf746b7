"""Lists of duties: the three official sheets, with categories as rows over the full width."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from ...scheme.duty import Duty
from ...scheme.shape import shape_of
from ...startup import patterns as re
from ..draft import Draft, Said, said
from ..paper import Cell, Paragraph
from ..prose.listed import duties_in, list_of, record
from ..values.codec import Unreadable, from_cell
from ..values.lists import units
from ..values.names import label_of, whole_name
from ..values.points import tight
from .fields import own_key
from .grid import Grid
from .heads import Column
from .rows import rank_of

_PLACE = re.compile(
    r"(?:关于(?:印发|公布|明确|调整|发布|下发|建立)?《?)?(?P<place>[\u4e00-\u9fff]{2,12}?(?:自治州|自治县|自治旗|[省市县区州旗]))"
)
_COUNT = re.compile(r"[(（]\s*+(?:共)?\s*+\d++\s*+[项条个件]\s*+[)）]\s*+$")
_NOTE = re.compile(r"^(?:附注|备注|说明|注)[:：]")
_SPLIT = re.compile(
    r"(?:承接部门|承接单位)[:：]\s*+(?P<office>[^\n。；;]{1,200}?)"
    r"(?:[\n。；;]++\s*+(?:工作方式|履职方式)?|[，,、\s]?\s{0,8}(?:工作方式|履职方式)(?=[:：]))[:：]?\s*(?P<way>.+)",
    re.DOTALL,
)
_OWNED = re.compile(r"(?P<office>[一-鿿、]{2,40}(?:[局委办部会队所院处厅司]|中心))(?:[:：]\s*+(?P<way>.+))?", re.DOTALL)
"""Under 承接部门及工作方式: the office, and behind a colon what it does."""
_LIST_NAMED = re.compile(
    r"(?:乡镇|镇街|街道)?(?:基本|主责|配合|协助(?:配合)?|(?:上级|[县区市]级)?(?:部门)?(?:收回|上收))(?:履职|履行职责|职责)?(?:事项|清单|类){0,2}"
    r"|basic|cooperative|taken_back"
)
_LETTERS = {"basic": "B", "cooperative": "C", "taken_back": "T"}
_LEVELS = (("village", r"村|社区"), ("township", r"乡镇|街道|镇|乡"))


class Source(Protocol):
    """A stretch of a paper."""

    name: str
    paragraphs: list[Paragraph]
    grids: list[Grid]


def add_duties(parts: Iterable[Source], file: str) -> Draft:
    """One list of duties from all its sheets or tables."""
    draft = Draft("duty_list")
    titles: list[tuple[str, Said]] = []
    for part in parts:
        said_above: list[Paragraph] = list(part.paragraphs)
        told = list(duties_in(said_above))
        for kind, category, item in told:
            draft.records.setdefault("duties", []).append(record(kind, category, item))
        draft.rows += len(told)
        taken = {each.origin for _, _, item in told for each in item.walk()}
        taken |= {category.origin for _, category, _ in told if category is not None and category.origin is not None}
        said_above = [one for one in said_above if one.origin not in taken]
        for grid in part.grids:
            if grid.kind != "duties":
                continue
            words = [part.name, *(one.text for one in grid.caption), *(one.text for one in said_above)]
            named = _by_columns(grid) or next((found for text in words if (found := list_of(text))), None)
            _Reader(grid, draft, named).read()
        for one in said_above:
            if re.search(r"清单|职责", one.text) and len(tight(one.text)) < 50:
                titles.append((one.text, said(whole_name(one.text), one.origin)))
            else:
                draft.note("passage", one.origin, text=one.text)
    title = _common([text for text, _ in titles]) or file.rsplit(".", 1)[0]
    draft.fields["title"] = said(title, titles[0][1].origin if titles else None)
    place = _PLACE.match(title)
    if place:
        draft.fields["jurisdiction"] = said(place["place"])
    level = next((level for level, words in _LEVELS if re.search(words, title)), None)
    if level:
        draft.fields["level"] = said(level)
    return draft


def _by_columns(grid: Grid) -> str | None:
    """What only one of the lists has."""
    if grid.with_role("takeover", "method"):
        return "taken_back"
    return "cooperative" if grid.with_role("lead_duty", "cooperation_duty") else None


def _list_said(text: str) -> str | None:
    """The list that a cell names, and nothing else."""
    bare = tight(text)
    if _LIST_NAMED.fullmatch(bare) is None:
        return None
    return bare if bare in _LETTERS else list_of(bare)


def _list_column(grid: Grid) -> int | None:
    """The column that tells for each duty which list it is in: all that stands there is names of lists."""
    for column in grid.columns:
        cells = [grid.table.cell(row, column.index) for row in grid.rows]
        texts = [cell.text for cell in cells if cell is not None]
        if texts and column.role != "item" and all(map(_list_said, texts)):
            return column.index
    return None


def _common(titles: list[str]) -> str:
    """The title of several sheets: the first, without the name of its list where they differ."""
    if not titles:
        return ""
    first = whole_name(titles[0])
    if len({whole_name(title) for title in titles}) == 1:
        return first
    return re.sub(r"(?:基本|配合|上级(?:部门)?收回|收回)(?:履职|履行职责)?(?=事项|职责|清单)", "履职", first)


class _Reader:
    """Reads one table of duties."""

    def __init__(self, grid: Grid, draft: Draft, kind: str | None) -> None:
        self.grid = grid
        self.draft = draft
        self.kind = kind
        self.category: Said | None = None
        self.listed = _list_column(grid)
        self.named = bool(grid.with_role("category"))
        self.last: dict[str, Said] | None = None
        self.used = False  # there is a duty of the category

    def read(self) -> None:
        """Every row: a category, a duty, or the rest of the one above."""
        self.draft.rows += len(self.grid.rows)
        for row in self.grid.rows:
            cells = [cell for _, cell in self.grid.table.rows[row].filled()]
            if len(cells) == 1 and not cells[0].literal and self._heading(row, cells[0]):
                continue
            self._duty(row)
        self._leave()

    def _heading(self, row: int, cell: Cell) -> bool:
        """A row with one text over the full width, or with a number of the kind 一、"""
        column = self.grid.table.rows[row].filled()[0][0]
        items = {one.index for one in self.grid.with_role("item")}
        span = self.grid.table.span(row, column)
        text = cell.text
        if _NOTE.match(tight(text)):
            self.draft.note("passage", cell.origin, text=text)
            return True
        if span.left == span.right and (column > min(items) or (column in items and not rank_of(text))):
            return False  # it goes on with the duty above, or is one
        bare = _COUNT.sub("", text)
        self._enter(said(whole_name(bare[len(label_of(bare)) :]), cell.origin))
        self.kind = self.kind or list_of(text)
        return True

    def _enter(self, category: Said) -> None:
        """A category; written again in every row, or over several of them, it is the one at hand."""
        if self.category is None or self.category.value != category.value:
            self._leave()
        self.category = category

    def _leave(self) -> None:
        """A category without a duty is told."""
        if self.category is not None and not self.used:
            self.draft.note("passage", self.category.origin, text=str(self.category.value))
        self.used = False

    def _duty(self, row: int) -> None:
        fields: dict[str, Said] = {}
        number: Cell | None = None
        for column in self.grid.columns:
            cell = self.grid.table.cell(row, column.index)
            own = self.grid.table.rows[row].cells[column.index]
            if column.index == self.listed:
                if cell is not None:
                    fields["list"] = said(_list_said(cell.text) or "basic", cell.origin)
            elif column.role == "seq" and (own is None or own.text.strip("、.．").isdecimal()):
                number = own or number
            elif column.role == "category" and cell is not None:
                self._enter(said(whole_name(cell.text), cell.origin))
            elif (cell if column.role in ("lead", "takeover") else own) is not None and cell is not None:
                self._field(fields, column, cell)
        if "item" not in fields:
            self._go_on(fields)
            return
        listed = fields.setdefault("list", said(self.kind or "basic"))
        kind = str(listed.value) if listed.value in _LETTERS else self.kind or "basic"
        if kind == "taken_back":  # one column for who leads and who takes over
            for led, taken in (("lead", "takeover"), ("lead_duty", "method")):
                if led in fields and taken not in fields:
                    fields[taken] = fields.pop(led)
        if self.category is not None:
            fields.setdefault("category", self.category)
            self.used = True
        if "id" not in fields and number is not None and number.text.isdecimal():
            fields["id"] = said(f"{_LETTERS[kind]}-{int(number.text):03}", number.origin)
        self.draft.records.setdefault("duties", []).append(fields)
        self.last = fields

    def _field(self, fields: dict[str, Said], column: Column, cell: Cell) -> None:
        role = column.role
        if cell.fault:
            self.draft.note(cell.fault, cell.origin, todo=True, heading=column.heading)
        elif role == "method" and (match := _taken_over(column, cell)) is not None:
            fields.setdefault("takeover", said(match["office"].strip(), cell.origin))
            if match["way"]:
                _add(fields, "method", said(match["way"].strip(), cell.origin))
        elif role in shape_of(Duty).fields:
            try:
                value = from_cell(shape_of(Duty).fields[role], cell.text)
                if role == "item":
                    value = whole_name(value)
                elif role in ("lead", "takeover"):
                    value = "、".join(units(value))
                _add(fields, role, said(value, cell.origin))
            except Unreadable:
                _add(fields, own_key(column.heading), said(cell.text, cell.origin))
        else:
            _add(fields, own_key(column.heading), said(cell.text, cell.origin))

    def _go_on(self, fields: dict[str, Said]) -> None:
        """A row without an item goes on with the duty above."""
        for key, value in fields.items():
            if self.last is None:
                self.draft.note("passage", value.origin, text=str(value.value))
            else:
                _add(self.last, key, value)


def _taken_over(column: Column, cell: Cell) -> re.Match[str] | None:
    """Who takes a matter over and how, where one cell says both."""
    match = _SPLIT.match(cell.text)
    return match if match is not None or "承接" not in column.heading else _OWNED.fullmatch(cell.text.strip())


def _add(fields: dict[str, Said], key: str, value: Said) -> None:
    """Put a text behind the one that is there."""
    there = fields.get(key)
    if there is None or not isinstance(value.value, str) or not isinstance(there.value, str):
        fields[key] = value
    elif there.value != value.value:
        more = tuple((len(there.value) + 1 + at, origin) for at, origin in value.parts)
        fields[key] = Said(f"{there.value}\n{value.value}", (*there.parts, *more))
