"""Ids that stay when lines are moved: those of the table where it has some, else letters and numbers by place."""

from __future__ import annotations

from ..draft import Branch, Draft, said
from ..formats.sheet_shape import letters_of

_PREFIX = {"bonus": "JF", "penalties": "KF"}


def number(draft: Draft) -> None:
    """Give every leaf an id, unless the table has a column for them; ids used twice are told."""
    if draft.kind != "scheme":
        return
    branches = list(draft.branches())
    if draft.numbered:
        _unique(branches)
        return
    taken: set[str] = set()
    sequence = [branch.fields.pop("seq", None) for branch in branches]
    leaves = [(branch, found) for branch, found in zip(branches, sequence, strict=True) if not branch.children]
    numbers = [str(found.value) for _, found in leaves if found is not None]
    if numbers and len(numbers) == len(leaves) == len(set(numbers)):
        for branch, found in leaves:
            assert found is not None
            branch.fields["id"] = found
        return
    for section, roots in draft.trees.items():
        prefix = _PREFIX.get(section, "")
        if not prefix and all(not root.children for root in roots):
            for place, root in enumerate(roots, 1):
                _give(root, f"A{place}", taken)
            continue
        for place, root in enumerate(roots, 1):
            _below(root, f"{prefix}{place}" if prefix else letters_of(place), taken)


def _below(branch: Branch, name: str, taken: set[str]) -> None:
    if not branch.children:
        _give(branch, name, taken)
    for place, child in enumerate(branch.children, 1):
        _below(child, f"{name}.{place}" if name[-1].isdecimal() else f"{name}{place}", taken)


def _give(branch: Branch, name: str, taken: set[str]) -> None:
    while name in taken:
        name += "_"
    taken.add(name)
    branch.fields["id"] = said(name)


def _unique(branches: list[Branch]) -> None:
    """An id that is used a second time would be an error of form: it is kept aside."""
    seen: set[str] = set()
    for branch in branches:
        branch.fields.pop("seq", None)
        found = branch.fields.get("id")
        if found is None:
            continue
        if str(found.value) in seen:
            branch.fields["x-编号"] = branch.fields.pop("id")
            if found.origin is not None:
                branch.todo("id", "id_twice", found.origin, text=str(found.value))
        seen.add(str(found.value))
