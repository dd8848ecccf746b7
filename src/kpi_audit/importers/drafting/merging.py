"""Sheets that are parts of one scheme."""

from __future__ import annotations

from ..draft import Branch, Draft, said
from ..tables.rows import section_role
from .parts import FULL
from .surroundings import NAMELESS

_NEARLY = 5.0
"""Points that a scheme may lack of the full score and still be a whole one."""


def total_of(draft: Draft) -> float:
    """The full score of a draft, as stated or as its lines add up."""
    stated = draft.fields.get("total_points")
    return (draft.points or 0.0) if stated is None else float(str(stated.value))


def is_whole(draft: Draft) -> bool:
    """Whether a draft makes a scheme by itself."""
    return total_of(draft) >= FULL - _NEARLY


def attach_outside(drafts: list[Draft]) -> list[Draft]:
    """Sheets of bonus, penalties or vetoes go to the scheme before them, as a group with their name.

    Behind several whole schemes (one for each class of townships) they go to each of these.
    """
    outside = [_role(draft) is not None or _is_outside(draft) for draft in drafts]
    inside = [draft for draft, away in zip(drafts, outside, strict=True) if not away]
    if len(inside) > 1 and not any(map(is_whole, inside)):
        return drafts  # parts of one scheme, as these are
    last = max((at for at, away in enumerate(outside) if not away), default=0)
    kept: list[Draft] = []
    for at, draft in enumerate(drafts):
        if not outside[at] or not kept:
            kept.append(draft)
            continue
        whole = [one for one in kept if is_whole(one)] if at > last else []
        owners = whole if len(whole) > 1 else kept[-1:]
        for owner in owners:
            _attach(owner, draft, shared=len(owners) > 1)
        if len(owners) > 1:
            draft.vetoes = []
        _add(owners[-1], draft)
    return kept


def _role(draft: Draft) -> str | None:
    return section_role(draft.source) or section_role(str(draft.fields["title"].value))


def _is_outside(draft: Draft) -> bool:
    """Whether a part has nothing but bonus, penalties and vetoes, whatever its title says."""
    roots = draft.trees.get("indicators", [])
    special = draft.vetoes or draft.trees.get("bonus") or draft.trees.get("penalties")
    return bool(roots or special) and all(section_role(str(root.name.value)) is not None for root in roots)


def _attach(owner: Draft, draft: Draft, *, shared: bool) -> None:
    group = _group(draft, named=section_role(draft.source) is not None)
    if _role(draft) is None:
        owner.tree("indicators").extend(_copied(root) if shared else root for root in group.children)
    elif group.children:
        owner.tree("indicators").append(_copied(group) if shared else group)
    for section in ("bonus", "penalties"):
        lines = draft.trees.get(section, [])
        owner.tree(section).extend(_copied(line) if shared else line for line in lines)
        if section in draft.limits:
            owner.limits.setdefault(section, draft.limits[section])
    if shared:
        owner.note("shared_sheet", draft.start, sheet=draft.source or str(draft.fields["title"].value))
        owner.vetoes += draft.vetoes


def _copied(branch: Branch) -> Branch:
    """A branch like another: each scheme numbers its own."""
    return Branch(branch.name, dict(branch.fields), [_copied(child) for child in branch.children], list(branch.notes))


def merged(drafts: list[Draft], file: str) -> Draft:
    """One scheme of several sheets: each is a group, named by its tab or by its title."""
    whole = Draft(fields={"title": said(file.rsplit(".", 1)[0])})
    for draft in drafts:
        group = _group(draft, named=bool(draft.source) and not NAMELESS.match(draft.source))
        if group.children:
            whole.tree("indicators").append(group)
        for section in ("bonus", "penalties"):
            whole.tree(section).extend(draft.trees.get(section, []))
            if section in draft.limits:
                whole.limits.setdefault(section, draft.limits[section])
        if "year" in draft.fields:
            whole.fields.setdefault("year", draft.fields["year"])
        _add(whole, draft)
    whole.note("merged_sheets")
    return whole


def go_on(branches: list[Branch], at: int) -> None:
    """A group that a table begins with, and the last one before it, are one where a page cut it in two."""
    if at >= len(branches):
        return
    last, first = branches[at - 1], branches[at]
    same = last.name.value == first.name.value and bool(last.children) and bool(first.children)
    told = {key: field.value for key, field in first.fields.items() if key not in ("id", "seq")}
    if not same or any(key not in last.fields or last.fields[key].value != value for key, value in told.items()):
        return
    inner = len(last.children)
    last.children += first.children
    last.notes += first.notes
    del branches[at]
    go_on(last.children, inner)


def _group(draft: Draft, *, named: bool) -> Branch:
    """A draft as a group; ``named`` by its sheet, else by its title."""
    title = draft.fields["title"]
    group = Branch(said(draft.source if named else str(title.value), title.origin))
    if "total_points" in draft.fields:
        group.fields["points"] = draft.fields["total_points"]
    group.children = draft.trees.get("indicators", [])
    return group


def _add(whole: Draft, draft: Draft) -> None:
    """What a part has beside its indicators."""
    whole.vetoes += draft.vetoes
    for name, clause in draft.clauses.items():
        whole.clauses.setdefault(name, clause)
    whole.text += draft.text
    whole.notes += draft.notes
    whole.rows += draft.rows
    whole.numbered |= draft.numbered
    whole.start = whole.start or draft.start
