"""The columns beside names and points: each cell as a field of an indicator, or kept under a key of its own."""

from __future__ import annotations

from collections.abc import Callable

from ...reading.quantity.units import UNIT
from ...scheme.indicator import Indicator
from ...scheme.shape import shape_of
from ...source.location import Origin
from ...startup import patterns as re
from ...startup.records import replace
from ..draft import Branch, Said, said
from ..paper import Cell
from ..values.codec import Unreadable, from_cell
from ..values.lists import beat, documents, kind, papers, units, ways
from ..values.points import tight
from .heads import Column

TEXTS = {"content": "description", "name": "description", "criteria": "criteria"}
"""Roles of running text; several columns of one role are put together."""
SHORT = ("lead", "assessor", "data_source", "evidence", "deadline", "frequency", "verify", "basis", "kind")
"""Fields that a merged cell gives to every line beside it."""
_NOT_KEY = re.compile(r"[^\w\u4e00-\u9fff（）()-]+")
_NUMBER = re.compile(r"[(（]?(?:[\d.]+|[一二三四五六七八九十]+)[)）、.．]?|[①-⑳]")
_SCORED = re.compile(r"[扣得加减计]\d*(?:\.\d+)?分|\d分")

_GIVEN = re.compile(r"[扣得加减计]\d*(?:\.\d+)?分")
_CHANGE = re.compile(r"[-−–+]?(\d{1,3}(?:\.\d{1,2})?)分?")
_HEAD = re.compile("^[\u4e00-\u9fff]{2,8}：")
"""The heading of its column in front of a text."""
_VERBS = {"deduct": "扣", "award": "加", "gain": "得"}
_FIGURE = re.compile(r"(?:[≥≤><=＞＜]{1,2}|[不大小高低多少超]于|不少于|不超过|达到?|完成)?[\d,，]{1,12}(?:\.\d{1,4})?")
_UNIT = re.compile(rf"[十百千万亿]?(?:{UNIT})(?:/(?:{UNIT}|[年月日人]))?")

Reader = Callable[[str], object]
_READERS: dict[str, Reader] = {
    "lead": units,
    "assessor": units,
    "evidence": papers,
    "basis": documents,
    "frequency": beat,
    "kind": kind,
    "target": str,
    "deadline": str,
    "data_source": str,
}


def own_key(heading: str) -> str:
    """The key under which a column is kept that the format does not know."""
    if heading.startswith("x-"):
        return heading
    return "x-" + (_NOT_KEY.sub("", "".join(heading.split())) or "栏")


def put(branch: Branch, column: Column, cell: Cell) -> None:
    """Add what a cell says to an indicator."""
    if cell.fault:
        branch.todo(TEXTS.get(column.role, column.role), cell.fault, cell.origin, heading=column.heading)
        return
    role = column.role
    if cell.literal:
        _put_coded(branch, column, cell)
        return
    if role == "verify" and _SCORED.search(tight(cell.text)):
        role = "criteria"  # 考核方法 heads either
    if role in TEXTS:
        text = f"{column.label}：{cell.text}" if column.label else cell.text
        add_text(branch, TEXTS[role], text, cell.origin)
    elif role in _VERBS:
        _put_change(branch, _VERBS[role], cell)
    elif role == "verify":
        _put_ways(branch, column, cell)
    elif role in _READERS or (role in shape_of(Indicator).fields and role != "name"):
        labelled = role == "target" and column.label
        _put_value(branch, role, column, replace(cell, text=f"{column.label}：{cell.text}") if labelled else cell)
    elif role == "seq" and _NUMBER.fullmatch(tight(cell.text)):
        branch.fields.setdefault("seq", said(cell.text, cell.origin))  # an id, if all have one of their own
    elif role != "skip":
        keep(branch, own_key(column.heading), cell)


def with_unit(cell: Cell, unit: Cell | None) -> Cell:
    """A bare figure (1200, ≥95) with the unit that stands in a column beside it."""
    if unit is None or not _FIGURE.fullmatch(tight(cell.text)) or not _UNIT.fullmatch(tight(unit.text)):
        return cell
    return replace(cell, text=f"{cell.text.strip()}{tight(unit.text)}", number=None)


def add_text(branch: Branch, key: str, text: str, origin: Origin) -> None:
    """Put a text behind what is there already."""
    there = branch.fields.get(key)
    if there is None:
        branch.fields[key] = said(text, origin)
        return
    known = str(there.value)
    if text in known.split("\n"):
        return
    branch.fields[key] = Said(f"{known}\n{text}", (*there.parts, (len(known) + 1, origin)))


def keep(branch: Branch, key: str, cell: Cell) -> None:
    """Keep a text as it is."""
    if key in branch.fields:
        add_text(branch, key, cell.text, cell.origin)
    else:
        branch.fields[key] = said(cell.text, cell.origin)


def _put_change(branch: Branch, verb: str, cell: Cell) -> None:
    """A bare figure of a column 扣分值 or 加分值 ends what the criteria begin: 每处, 0.5 → 每处扣0.5分."""
    found = _CHANGE.fullmatch(tight(cell.text))
    text = f"{verb}{found[1]}分" if found else cell.text
    there = branch.fields.get("criteria")
    last = "" if there is None else _HEAD.sub("", str(there.value).split("\n")[-1])
    scored = _GIVEN if verb == _VERBS["gain"] else _SCORED  # 90分以上 is a band
    if there is None or last[-1:] in "。；;" or scored.search(tight(last)):
        add_text(branch, "criteria", text, cell.origin)
    else:
        known = str(there.value)
        branch.fields["criteria"] = Said(f"{known}{text}", (*there.parts, (len(known), cell.origin)))


def _put_ways(branch: Branch, column: Column, cell: Cell) -> None:
    """How a score is established; words that say more than the names of the ways are kept too."""
    found, plain = ways(cell.text)
    if found:
        branch.fields["verify"] = said(list(found), cell.origin)
    if not plain:
        heading = column.heading if found or column.heading != "核验方式" else "核验方式说明"
        keep(branch, own_key(heading), cell)


def _put_value(branch: Branch, role: str, column: Column, cell: Cell) -> None:
    field = shape_of(Indicator).fields[role]
    value: object
    try:
        value = from_cell(field, cell.text) if role not in _READERS or _coded(cell.text) else None
    except Unreadable:
        value = None
    if value is None and role in _READERS:
        value = _READERS[role](cell.text)
    if value is None or value == []:
        keep(branch, own_key(column.heading), cell)
    elif (there := branch.fields.get(role)) is None:
        branch.fields[role] = said(value, cell.origin)  # type: ignore[arg-type]
    elif isinstance(value, list) and isinstance(there.value, list):
        branch.fields[role] = Said([*there.value, *(one for one in value if one not in there.value)], there.parts)
    elif isinstance(value, str) and field.names is None:
        add_text(branch, role, value, cell.origin)
    elif value != there.value:
        keep(branch, own_key(column.heading), cell)


def _put_coded(branch: Branch, column: Column, cell: Cell) -> None:
    """A cell as our export wrote it."""
    fields = shape_of(Indicator).fields
    key = TEXTS.get(column.role, column.role)
    if key not in fields:
        keep(branch, own_key(column.heading), cell)
        return
    try:
        branch.fields[key] = said(from_cell(fields[key], cell.text), cell.origin)
    except Unreadable:
        keep(branch, f"x-{fields[key].alias or key}", cell)
        branch.todo(key, "bad_value", cell.origin, heading=column.heading, text=cell.text)


def _coded(text: str) -> bool:
    """Whether a cell is written as our export writes what has no plain form."""
    return text[:1] in "{[" and text[-1:] in "}]"
