"""A draft from the tables of our own export: every key by its name, every value as it was written."""

from __future__ import annotations

from collections.abc import Iterator

from ...scheme.element import Element
from ...scheme.load import MODELS
from ...scheme.names import DOCUMENT_KINDS
from ...scheme.scheme import Clauses
from ...scheme.shape import Field, shape_of
from ...startup.records import dataclass, field
from ..draft import Draft, Said, Section, said
from ..paper import Cell, Paragraph, Table
from ..prose.titles import stated_total
from ..tables.grid import Grid, cut
from ..tables.tree import grow
from ..values.codec import Unreadable, from_cell
from ..wishes import Wishes
from .blocks import Block
from .captions import CLAUSES, INFO, MAIN, duty_captions, record_fields

CONTINUED = "（续）"
"""Behind a key whose text did not fit into one cell."""
_LIMITS: dict[str, Section] = {
    "加分.上限": "bonus",
    "bonus.cap": "bonus",
    "扣分.扣分上限": "penalties",
    "penalties.floor": "penalties",
}


def read_own(blocks: list[Block], wishes: Wishes) -> Draft:
    """The document that was exported, with what was changed in its tables since."""
    return _Reader(blocks, wishes).draft


@dataclass(slots=True)
class _Reader:
    blocks: list[Block]
    wishes: Wishes
    draft: Draft = field(init=False)
    model: type[Element] = field(init=False)

    def __post_init__(self) -> None:
        pairs = [pair for block in self.blocks if block.caption in INFO for pair in _pairs(block.table)]
        kinds = {name: kind for kind, chinese in DOCUMENT_KINDS.items() for name in (kind, chinese)}
        kind = next((kinds.get(cell.text) for key, cell in pairs if key in ("文档类型", "document")), None) or "scheme"
        self.model = MODELS[kind]
        self.draft = Draft(kind, own=True, numbered=True)
        self._information(pairs)
        for block in self.blocks:
            self._block(block)

    def _information(self, pairs: list[tuple[str, Cell]]) -> None:
        fields = shape_of(self.model).by_key
        for key, cell in pairs:
            name = key.removesuffix(CONTINUED)
            if key in _LIMITS:
                value = self._value(_number_field(), cell, key)
                if value is not None:
                    self.draft.limits[_LIMITS[key]] = value
            elif name in fields and fields[name].name == "text":
                self._text(cell, key)
            elif name in fields and name not in ("文档类型", "document"):
                self._put(self.draft.fields, fields[name], cell, key)
            elif name.startswith("x-"):
                self.draft.fields[name] = said(cell.text, cell.origin)
            elif name not in ("文档类型", "document"):
                self.draft.note("unknown_key", cell.origin, todo=True, text=name)

    def _text(self, cell: Cell, key: str) -> None:
        """Running text, a piece in each row; one that is continued goes on in the middle of a line."""
        if key.endswith(CONTINUED) and self.draft.text:
            before, origin = self.draft.text[-1]
            self.draft.text[-1] = (before + cell.text, origin)
        else:
            self.draft.text.append((cell.text, cell.origin))

    def _block(self, block: Block) -> None:
        records = record_fields(self.model)
        if block.caption in MAIN:
            self._main(block.table)
        elif block.caption in CLAUSES:
            for key, cell in _pairs(block.table):
                known = shape_of(Clauses).by_key.get(key)
                if known is not None:
                    self._put(self.draft.clauses, known, cell, key)
        elif block.caption in records:
            self._records(records[block.caption], block.table, {})
        elif block.caption in duty_captions() and "duties" in records:
            kind = duty_captions()[block.caption]
            self._records(records["duties"], block.table, {"list": said(kind)})
        elif block.caption not in INFO:
            self._loose([one for row in block.table.rows for _, one in row.filled()])
        self._loose(block.loose)

    def _loose(self, pieces: list[Paragraph] | list[Cell]) -> None:
        """What somebody added around the tables; the title and the total stand there for people only."""
        field = self.draft.fields.get("title")
        title = None if field is None else str(field.value).split()  # a heading has one line, its cell may have several
        for one in pieces:
            if (title is None or one.text.split() != title) and stated_total(one.text) is None:
                self.draft.text.append((one.text, one.origin))

    def _main(self, table: Table) -> None:
        for piece in cut(table, self.wishes.columns):
            if isinstance(piece, Grid):
                grow(piece, self.draft)
            else:
                self._loose([piece])

    def _records(self, known: Field, table: Table, given: dict[str, Said]) -> None:
        """A row a record; a list of plain texts has one column."""
        if not table.rows:
            return
        heads = {column: cell.text for column, cell in table.rows[0].filled()}
        made = self.draft.records.setdefault(known.name, [])
        self.draft.rows += len(table.rows) - 1
        for row in table.rows[1:]:
            fields = dict(given)
            for column, cell in row.filled():
                head = heads.get(column, "")
                if known.record is None:
                    fields[""] = said(cell.text, cell.origin)
                    continue
                inner = shape_of(known.record).by_key.get(head)
                if inner is not None:
                    self._put(fields, inner, cell, head)
                elif head:
                    fields[head if head.startswith("x-") else f"x-{head}"] = said(cell.text, cell.origin)
            if len(fields) > len(given):
                made.append(fields)

    def _put(self, fields: dict[str, Said], known: Field, cell: Cell, key: str) -> None:
        """Write down the value of a cell; what cannot be read is kept as a text."""
        value = self._value(known, cell, key)
        if value is None:
            fields[f"x-{key}"] = said(cell.text, cell.origin)
        else:
            fields[known.name] = value

    def _value(self, known: Field, cell: Cell, key: str) -> Said | None:
        """The value of a cell; None for one that cannot be read, which is told."""
        try:
            return Said(from_cell(known, cell.text), ((0, cell.origin),))
        except Unreadable:
            self.draft.note("bad_value", cell.origin, todo=True, heading=key, text=cell.text)
            return None


def _pairs(table: Table) -> Iterator[tuple[str, Cell]]:
    """Key and value of every row below the header."""
    for row in table.rows[1:]:
        cells = row.filled()
        if len(cells) > 1:
            yield cells[0][1].text, cells[1][1]


def _number_field() -> Field:
    from ...scheme.scheme import Bonus

    return shape_of(Bonus).fields["cap"]
