"""Groups called 加分项, 扣分项 or 一票否决: their lines stand outside of the total, under keys of their own."""

from __future__ import annotations

from ..draft import Branch, Draft, Said, Section
from ..tables.rows import section_role
from ..values.points import limit_in, tight

_SECTIONS: dict[str, Section] = {"penalty": "penalties", "bonus": "bonus"}


def settle_sections(draft: Draft) -> None:
    """Move the groups of the first level that have such a name; one of both kinds stays where it is."""
    kept: list[Branch] = []
    for root in draft.trees.get("indicators", []):
        role = section_role(str(root.name.value))
        if role == "veto" and root.children:
            draft.vetoes += [_matter(leaf) for leaf in root.walk() if not leaf.children]
        elif role in _SECTIONS:
            _move(root, draft, _SECTIONS[role])
        else:
            kept.append(root)
    if kept:
        draft.trees["indicators"] = kept


def _move(root: Branch, draft: Draft, section: Section) -> None:
    limit = root.fields.pop("points", None)
    if limit is None:
        words = limit_in(tight(str(root.name.value)))
        limit = None if words is None else Said(words, root.name.parts)
    if limit is not None:
        draft.limits.setdefault(section, limit)
    draft.tree(section).extend(root.children or [root])


def _matter(leaf: Branch) -> Said:
    """A line of a group of vetoes: its text, or its name with its text."""
    text = leaf.fields.get("criteria") or leaf.fields.get("description")
    if text is None:
        return leaf.name
    if str(text.value).startswith(str(leaf.name.value).rstrip("…")):
        return text
    return Said({"matter": leaf.name.value, "trigger": text.value}, leaf.name.parts)
