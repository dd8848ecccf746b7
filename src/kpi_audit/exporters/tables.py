"""The tables of a document: information, indicators, and one for each list of records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from ..importers.own.captions import CLAUSES, INFO, INFO_HEADS, duty_captions, record_fields
from ..importers.own.marks import mark
from ..importers.own.reading import CONTINUED
from ..importers.paper import LONGEST, cleaned
from ..importers.values.codec import flow, to_cell
from ..scheme.element import Element
from ..scheme.load import Loaded
from ..scheme.names import DOCUMENT_KINDS, DUTY_KINDS
from ..scheme.scheme import Bonus, Penalties, Scheme
from ..scheme.shape import Field, shape_of
from ..source.document import Document
from ..startup.records import dataclass, field
from .plain_data import data_of, is_number, own_keys

RowKind = Literal["leaf", "group", "section", "total"]
Value = str | float | None

_PIECE = LONGEST - 2000
"""Characters of running text in one cell."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of values; a section is one text over the full width."""

    values: tuple[Value, ...]
    kind: RowKind = "leaf"


@dataclass(slots=True)
class Grid:
    """A table under its caption. ``merges`` are areas of rows below the head: top, left, bottom, right from 0."""

    caption: str
    head: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    title: str = ""  # over the table of indicators
    total: str = ""


def information(loaded: Loaded, chinese: bool) -> Iterator[Grid]:
    """What a document says of itself, key by key; its safeguards in a table of their own."""
    model = loaded.model
    assert model is not None
    kind = DOCUMENT_KINDS[loaded.kind] if chinese else loaded.kind
    grid = Grid(INFO[not chinese], INFO_HEADS[not chinese])
    grid.rows.append(Row(("文档类型" if chinese else "document", kind)))
    apart = {*record_fields(type(model)), "document", "indicators", "bonus", "penalties", "clauses"}
    data = data_of(model)
    for key, known in shape_of(type(model)).fields.items():
        if key in data and key not in apart:
            name = _name(known, chinese)
            value = cell(known, data[key], chinese)
            grid.rows += [Row(pair) for pair in (_pieces(name, value) if key == "text" else [(name, value)])]
    for key, value in own_keys(loaded.document, model).items():
        grid.rows.append(Row((key, mark(value if isinstance(value, str) else flow(value)))))
    if isinstance(model, Scheme):
        grid.rows += _limits(model, chinese)
    yield grid
    if "clauses" in data and isinstance(model, Scheme) and model.clauses is not None:
        fields = shape_of(type(model.clauses)).fields
        rows = [
            Row((_name(fields[key], chinese), cell(fields[key], one, chinese))) for key, one in data["clauses"].items()
        ]
        yield Grid(CLAUSES[chinese], ("条款", "内容") if chinese else ("clause", "text"), rows)


def _limits(scheme: Scheme, chinese: bool) -> Iterator[Row]:
    """The most that bonus and penalties may give and take."""
    for key, extra, limit in (
        ("bonus", scheme.bonus, scheme.bonus.cap if scheme.bonus else None),
        ("penalties", scheme.penalties, scheme.penalties.floor if scheme.penalties else None),
    ):
        if extra is not None and limit is not None:
            inner = shape_of(Bonus if key == "bonus" else Penalties).fields["cap" if key == "bonus" else "floor"]
            outer = shape_of(Scheme).fields[key]
            yield Row((f"{_name(outer, chinese)}.{_name(inner, chinese)}", limit))


def record_tables(loaded: Loaded, chinese: bool) -> Iterator[Grid]:
    """A table for each list of records that say anything."""
    model = loaded.model
    assert model is not None
    done: set[str] = set()
    for known in record_fields(type(model)).values():
        items = getattr(model, known.attribute)
        if known.name in done or not items:
            continue
        done.add(known.name)
        caption = _name(known, chinese)
        if known.record is None:
            rows = [Row((mark(str(item)),)) for item in items if str(item).strip()]
            if rows:
                yield Grid(caption, ("内容" if chinese else "text",), rows)
        elif known.name == "duties":
            yield from _duties(loaded.document, known, items, chinese)
        else:
            grid = records(loaded.document, caption, known.record, items, chinese)
            if grid.head:
                yield grid


def _duties(document: Document, known: Field, items: Sequence[Any], chinese: bool) -> Iterator[Grid]:
    """The three official sheets; one sheet where the lists are mixed."""
    assert known.record is not None
    kinds = [item.list for item in items]
    order = [kind for number, kind in enumerate(kinds) if number == 0 or kinds[number - 1] != kind]
    if None in kinds or len(order) != len(set(order)):
        yield records(document, _name(known, chinese), known.record, items, chinese)
        return
    for kind in order:
        chosen = [item for item in items if item.list == kind]
        caption = DUTY_KINDS[kind] if chinese else str(kind)
        assert caption in duty_captions()
        yield records(document, caption, known.record, chosen, chinese, without=("list",))


def records(
    document: Document,
    caption: str,
    model: type[Element],
    items: Sequence[Element],
    chinese: bool,
    without: Sequence[str] = (),
) -> Grid:
    """A row for each record, a column for each key that one of them has."""
    data = [{**data_of(item), **own_keys(document, item)} for item in items]
    fields = shape_of(model).fields
    first = [key for key in ("id", "category", *fields) if key in fields and key not in without]
    keys = [key for key in dict.fromkeys(first) if any(key in one for one in data)]
    keys += [key for key in dict.fromkeys(key for one in data for key in one) if key.startswith("x-")]
    head = tuple(_name(fields[key], chinese) if key in fields else key for key in keys)
    rows = [Row(tuple(_cell(fields.get(key), one.get(key), chinese) for key in keys)) for one in data]
    return Grid(caption, head, rows)


def _cell(known: Field | None, value: Any, chinese: bool) -> Value:
    if value is None:
        return None
    if known is None:
        return mark(value if isinstance(value, str) else flow(value))
    return cell(known, value, chinese)


def cell(known: Field, value: Any, chinese: bool) -> str | float:
    """A value as it stands in a cell: a number, or a text that nothing runs."""
    if is_number(known, value):
        return float(value)
    return mark(to_cell(known, _cleaned(value), chinese=chinese))


def _cleaned(value: Any) -> Any:
    """A value whose texts are as a cell keeps them."""
    if isinstance(value, str):
        return cleaned(value)
    if isinstance(value, list):
        return [_cleaned(one) for one in value]
    if isinstance(value, dict):
        return {key: _cleaned(one) for key, one in value.items()}
    return value


def _name(known: Field, chinese: bool) -> str:
    return known.alias or known.name if chinese else known.name


def _pieces(name: str, value: str | float) -> Iterator[tuple[str, str | float]]:
    """A text in as many cells as it needs."""
    if not isinstance(value, str) or len(value) <= _PIECE:
        yield name, value
        return
    for number, at in enumerate(range(0, len(value), _PIECE)):
        yield (f"{name}{CONTINUED}" if number else name), mark(value[at : at + _PIECE])
