"""The table of indicators: a column for each level, groups with a row of their own, bonus and penalties below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ..errors import UsageError
from ..importers.own.captions import MAIN
from ..importers.own.marks import mark_name
from ..importers.paper import cleaned
from ..scheme.indicator import Indicator
from ..scheme.load import Loaded
from ..scheme.scheme import Scheme
from ..scheme.shape import shape_of
from ..words.phrase import number
from .plain_data import data_of, own_keys
from .tables import Grid, Row, Value, _cell

DEEPEST = 9
NAMELESS = "—"
_HAN = "一二三四五六七八九"
_FIRST = ("description", "criteria", "target", "deadline", "lead", "assessor", "data_source", "evidence")


def indicator_table(loaded: Loaded, chinese: bool) -> Grid:
    """The tree as a table. Raises UsageError for a tree of more than nine levels."""
    return _Table(loaded, chinese).grid


class _Table:
    """Writes the branches one below the other."""

    def __init__(self, loaded: Loaded, chinese: bool) -> None:
        assert isinstance(loaded.model, Scheme)
        self.scheme = loaded.model
        self.document = loaded.document
        self.chinese = chinese
        bonus, penalties = self.scheme.bonus, self.scheme.penalties
        outside = [items for extra in (bonus, penalties) if extra is not None for items in extra.items]
        everything = [one for root in (*self.scheme.indicators, *outside) for one in _walk(root)]
        self.depth = max(_depth(root) for root in (*self.scheme.indicators, *outside))
        if self.depth > DEEPEST:
            raise UsageError("too_many_levels", depth=self.depth, limit=DEEPEST)
        self.data = {id(one): {**data_of(one), **own_keys(self.document, one)} for one in everything}
        self.keys = list(self._keys())
        self.grid = Grid(MAIN[not chinese], tuple(self._head()), title=cleaned(self.scheme.title))
        total = self.scheme.total_points
        if total is not None and chinese:
            self.grid.total = f"（共{number(total)}分）"
        self._rows(self.scheme.indicators, 0)
        if total is not None:
            self._line("合计" if chinese else "总分", total)
        if bonus is not None and bonus.items:
            self._section(("加分项", "Bonus items"), "最高加", bonus.cap)
            self._rows(bonus.items, 0)
        if penalties is not None and penalties.items:
            self._section(("扣分项", "Penalty items"), "最多扣", penalties.floor)
            self._rows(penalties.items, 0)

    def _keys(self) -> Iterator[str]:
        """The keys that some branch has, the usual ones first."""
        fields = shape_of(Indicator).fields
        order = [*_FIRST, *fields, *(key for one in self.data.values() for key in one if key.startswith("x-"))]
        for key in dict.fromkeys(order):
            structural = key in ("name", "id", "points", "weight", "children")
            if not structural and any(key in one for one in self.data.values()):
                yield key

    def _head(self) -> Iterator[str]:
        fields = shape_of(Indicator).fields
        yield "编号" if self.chinese else "id"
        for level in range(self.depth):
            yield f"{_HAN[level]}级指标" if self.chinese else f"level{level + 1}"
        for key in ("points", "weight", *self.keys):
            known = fields.get(key)
            if key == "weight" and not any("weight" in one for one in self.data.values()):
                continue
            yield key if known is None or not self.chinese else known.alias or key

    def _rows(self, branches: Sequence[Indicator], level: int) -> None:
        for branch in branches:
            top = len(self.grid.rows)
            self._row(branch, level)
            self._rows(branch.children, level + 1)
            if branch.children:
                self.grid.merges.append((top, 1 + level, len(self.grid.rows) - 1, 1 + level))

    def _row(self, branch: Indicator, level: int) -> None:
        fields = shape_of(Indicator).fields
        data: dict[str, Any] = self.data[id(branch)]
        values: list[Value] = [mark_name(str(data["id"])) if "id" in data else None]
        values += [mark_name(branch.name) or NAMELESS if at == level else None for at in range(self.depth)]
        for key in ("points", "weight", *self.keys):
            if key != "weight" or "权重" in self.grid.head or "weight" in self.grid.head:
                values.append(_cell(fields.get(key), data.get(key), self.chinese))
        self.grid.rows.append(Row(tuple(values), "group" if branch.children else "leaf"))

    def _line(self, name: str, total: float) -> None:
        values: list[Value] = [None] * len(self.grid.head)
        values[1], values[1 + self.depth] = name, total
        self.grid.rows.append(Row(tuple(values), "total"))

    def _section(self, names: tuple[str, str], words: str, limit: float | None) -> None:
        text = names[not self.chinese]
        if limit is not None and self.chinese:
            text += f"（{words}{number(limit)}分）"
        values: list[Value] = [None] * len(self.grid.head)
        values[0] = text
        self.grid.rows.append(Row(tuple(values), "section"))


def _walk(branch: Indicator) -> Iterator[Indicator]:
    yield branch
    for child in branch.children:
        yield from _walk(child)


def _depth(branch: Indicator) -> int:
    return 1 + max((_depth(child) for child in branch.children), default=0)
