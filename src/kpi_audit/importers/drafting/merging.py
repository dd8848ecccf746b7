"""Sheets that are parts of one scheme."""

from __future__ import annotations

from ..draft import Branch, Draft, said
from ..tables.rows import section_role
from .surroundings import NAMELESS


def total_of(draft: Draft) -> float:
    """The full score of a draft, as stated or as its lines add up."""
    stated = draft.fields.get("total_points")
    return (draft.points or 0.0) if stated is None else float(str(stated.value))


def attach_outside(drafts: list[Draft]) -> list[Draft]:
    """Sheets of bonus or penalties go to the scheme before them, as a group with their name."""
    kept: list[Draft] = []
    for draft in drafts:
        role = section_role(draft.source) or section_role(str(draft.fields["title"].value))
        if role is None or not kept:
            kept.append(draft)
            continue
        kept[-1].tree("indicators").append(_group(draft, named=section_role(draft.source) is not None))
        _add(kept[-1], draft)
    return kept


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
