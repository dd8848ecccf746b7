"""Points and weights: what a cell or a name says of them, written into a branch."""

from __future__ import annotations

from ...source.location import Origin
from ...startup import patterns as re
from ..draft import Branch, Draft, Said, said
from ..paper import Cell
from ..values.names import name_from, whole_name
from ..values.numbers import plain_number
from ..values.points import Points, points_in_name, read_points, tight
from .fields import add_text
from .rows import is_bare_heading

_LAST_LINE = re.compile(r"(?<=[\u4e00-\u9fff])\s{0,8}\n\s{0,8}(\d{1,3}(?:\.\d{1,2})?)\s*\Z")
"""A figure on a line of its own below a name: its points, it may be."""
_DEDUCTS = re.compile("扣|减分|负面清单")
"""What a line is called that takes points away, and what a cell says that does so; “-5” needs a word for it."""


def add_worth(branch: Branch, role: str, cell: Cell, heading: str, *, outside: bool = False) -> None:
    """Write down what a cell of points or weights says. What is no number stays, and is noted.

    ``outside`` of the total, among bonus and penalties, words such as 每次2分 are the criteria.
    """
    if cell.fault:
        branch.todo(role, cell.fault, cell.origin, heading=heading)
        return
    found = _plain(cell) if cell.literal else read_points(cell.text)
    if found.meaning == "nothing":
        return
    if found.meaning == "veto":
        branch.fields["veto"] = said(True, cell.origin)
        return
    by_points = role == "points" or tight(cell.text).endswith("分")  # 40分 in a column of weights
    key = "weight" if found.meaning == "weight" or not by_points else "points"
    if found.meaning in ("points", "weight") and found.value is not None:
        there = branch.fields.get(key)
        if there is None:
            branch.fields[key] = said(found.value, cell.origin)
        elif there.value != found.value and there.origin == branch.name.origin:
            # the name says other points than its column: it keeps them, for the audit to find
            branch.name = Said(f"{branch.name.value}（{plain_number(float(str(there.value)))}分）", branch.name.parts)
            branch.fields[key] = said(found.value, cell.origin)
        elif there.value != found.value:
            branch.todo(key, "two_values", cell.origin, heading=heading, text=cell.text, other=f"{there.value:g}")
        return
    if found.meaning in ("bonus", "penalty") and found.value is not None and is_bare_heading(str(branch.name.value)):
        branch.fields.setdefault("points", said(found.value, cell.origin))  # 扣分项, -5: the limit of the group
        return
    if found.meaning == "penalty" and found.value is not None and (outside or _DEDUCTS.search(str(branch.name.value))):
        bare = not _DEDUCTS.search(cell.text)
        add_text(branch, "criteria", f"扣{plain_number(found.value)}分" if bare else cell.text, cell.origin)
        return
    if outside and (found.meaning != "unclear" or re.search(r"\d", cell.text)):
        if found.meaning == "unclear":
            add_text(branch, "criteria", cell.text, cell.origin)
        elif found.value is not None and found.meaning == "bonus":
            branch.fields.setdefault("points", said(found.value, cell.origin))
        elif found.value is not None:
            add_text(branch, "criteria", cell.text, cell.origin)
        return
    branch.fields["x-" + ("分值" if role == "points" else "权重")] = said(cell.text, cell.origin)
    key = {"bonus": "bonus_as_points", "penalty": "penalty_as_points"}.get(found.meaning, "no_number")
    branch.todo(role, key, cell.origin, heading=heading, text=cell.text)


def _plain(cell: Cell) -> Points:
    """A number as our export writes it."""
    try:
        return Points("points", float(cell.text.removesuffix("%")))
    except ValueError:
        return read_points(cell.text)


def named(cell: Cell) -> tuple[str, Points | None]:
    """The name in a cell, whole and without the points at its end, and those points."""
    if cell.literal:
        return cell.text, None
    name, points = points_in_name(_LAST_LINE.sub(r"（\1）", cell.text))
    return whole_name(name), points


def set_worth(branch: Branch, points: Points | None, origin: Origin) -> None:
    """Points or weight that stand in a name."""
    if points is not None and points.value is not None:
        branch.fields["weight" if points.meaning == "weight" else "points"] = said(points.value, origin)


def name_by_text(branch: Branch) -> None:
    """A line that is only called 加分项 or 扣分 gets a name from what it says."""
    key = next((key for key in ("description", "criteria") if key in branch.fields), None)
    if key is None or not is_bare_heading(str(branch.name.value)):
        return
    text = branch.fields[key]
    branch.name = Said(name_from(str(text.value)), text.parts[:1])
    if branch.name.value == text.value and key == "description":
        del branch.fields[key]  # it says no more


def state_total(draft: Draft, cell: Cell) -> None:
    """Write down the full score that a title or a total row states; the first one holds."""
    if cell.fault:
        draft.note(f"total_{cell.fault}", cell.origin, todo=True)
        return
    found = read_points(cell.text)
    if found.meaning == "unclear":
        draft.note("total_no_number", cell.origin, todo=True, text=cell.text)
    if found.meaning != "points" or found.value is None:
        return
    there = draft.fields.get("total_points")
    if there is None:
        draft.fields["total_points"] = said(found.value, cell.origin)
    elif there.value != found.value:
        draft.note("two_totals", cell.origin, todo=True, total=found.value, other=float(str(there.value)))
