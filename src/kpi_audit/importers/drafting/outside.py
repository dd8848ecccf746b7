"""Groups called 加分项, 扣分项 or 一票否决: their lines stand outside of the total, under keys of their own."""

from __future__ import annotations

from ...scheme.indicator import Indicator
from ...scheme.scheme import Veto
from ...scheme.shape import shape_of
from ...startup import patterns as re
from ..draft import Branch, Draft, Said, Section, Value
from ..tables.rows import SectionRole, is_bare_heading, section_role
from ..tables.worth import name_by_text
from ..values.points import limit_in, takes_away, tight

_SECTIONS: dict[str, Section] = {"penalty": "penalties", "bonus": "bonus"}


def settle_sections(draft: Draft) -> None:
    """Move the groups of the first level that have such a name; one of both kinds stays where it counts points."""
    parts = [part for root in draft.trees.get("indicators", []) for part in _told_apart(root)]
    moved = [role in _SECTIONS or (role == "veto" and (bool(root.children) or _says_one(root))) for root, role in parts]
    if all(moved):
        return
    draft.trees["indicators"] = [root for (root, _), moves in zip(parts, moved, strict=True) if not moves]
    for (root, role), moves in zip(parts, moved, strict=True):
        if moves and role in _SECTIONS:
            _move(root, draft, _SECTIONS[role])
        elif moves:
            draft.vetoes += _vetoes(root)


def _told_apart(root: Branch) -> list[tuple[Branch, SectionRole | None]]:
    """A root with its role; one of bonus and penalties without points as two, by the words of its lines."""
    role = section_role(str(root.name.value)) if _is_bare(root) else None
    inner = _innermost(root) if role == "adjust" else root
    roles = [section_role(str(child.name.value)) if child.children else None for child in inner.children]
    if role == "adjust" and roles and all(one in _SECTIONS for one in roles):
        return list(zip(inner.children, roles, strict=True))
    if role != "adjust" or not root.children or _has_points(root):
        return [(root, role)]
    lines = [one for child in root.children for one in (child.children if _is_adjust(child) else [child])]
    taking = [line for line in lines if takes_away("".join(str(one.value) for one in _said(line)))]
    giving = [line for line in lines if line not in taking]
    parts: tuple[tuple[list[Branch], SectionRole], ...] = ((giving, "bonus"), (taking, "penalty"))
    return [(Branch(root.name, {}, lines), role) for lines, role in parts if lines]


def _innermost(root: Branch) -> Branch:
    """A group of bonus and penalties; of one that holds but another one, as a sheet does, that one."""
    while len(root.children) == 1 and _is_adjust(root.children[0]):
        root = root.children[0]
    return root


def _is_adjust(branch: Branch) -> bool:
    return bool(branch.children) and section_role(str(branch.name.value)) == "adjust"


def _has_points(branch: Branch) -> bool:
    return any("points" in one.fields for one in branch.walk())


def _said(line: Branch) -> list[Said]:
    return [one for branch in line.walk() for one in (branch.name, *branch.fields.values())]


def _is_bare(root: Branch) -> bool:
    """Whether a group says nothing but its name and points; a line may say more."""
    more = set(root.fields) - {"points", "id", "seq"}
    return not root.children or not (more or re.search(r"[:：].{3,}", str(root.name.value)))


def _says_one(root: Branch) -> bool:
    """Whether a line called 一票否决 is itself the veto: it has a text and no points."""
    return "points" not in root.fields and not {"criteria", "description"}.isdisjoint(root.fields)


def _move(root: Branch, draft: Draft, section: Section) -> None:
    limit = root.fields.pop("points", None)
    if limit is None:
        words = limit_in(tight(str(root.name.value)))
        limit = None if words is None else Said(words, root.name.parts)
    if limit is not None:
        draft.limits.setdefault(section, limit)
    if not root.children:
        name_by_text(root)
    for item in root.children or [root]:
        if item is not root and item.children and _SECTIONS.get(section_role(str(item.name.value)) or "") == section:
            _move(item, draft, section)  # a sheet called 加分项 with a table that is called so too
        else:
            draft.tree(section).append(item)


def settle_vetoes(draft: Draft) -> None:
    """The rows of a section of vetoes as vetoes."""
    for root in draft.trees.pop("vetoes", []):
        draft.vetoes += _vetoes(root)


def _vetoes(root: Branch) -> list[Said]:
    """The lines of a group of vetoes; the name of a group inside stays with each of them."""
    if not root.children:
        return [_veto(root)]
    found = []
    for child in root.children:
        if section_role(str(root.name.value)) is None:
            child.fields.setdefault("x-类别", root.name)
        found += _vetoes(child)
    return found


def _veto(line: Branch) -> Said:
    """A line as a veto: what it is about, when it strikes, what follows, and all else under keys of its own."""
    fields = dict(line.fields)
    name = str(line.name.value)
    texts = [str(field.value) for key in ("description", "criteria") if (field := fields.pop(key, None)) is not None]
    if texts and (texts[0].startswith(name.rstrip("…")) or is_bare_heading(name)):
        name = texts.pop(0)
    entries: dict[str, Value] = {"matter": name}
    if texts:
        entries["trigger"] = "\n".join(texts)
    indicator, veto = shape_of(Indicator).fields, shape_of(Veto).fields
    for key, field in fields.items():
        if key in ("seq", "veto"):
            continue
        own = key if key in veto and key != "id" else f"x-{indicator[key].alias}" if key in indicator else key
        if own.startswith("x-") and isinstance(field.value, list):
            entries[own] = "、".join(map(str, field.value))
        else:
            entries[own] = field.value
    return Said(entries if len(entries) > 1 else name, line.name.parts)
