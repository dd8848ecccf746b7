"""Weights that are shares of the whole become points of a hundred: those of the format are shares level by level."""

from __future__ import annotations

from ..draft import Branch, Draft, Said

_WHOLE = 100.0
_CLOSE = 0.5


def settle_shares(draft: Draft) -> None:
    """Turn weights into points where those below a group add up to its own weight, or all leaves to the whole."""
    roots = draft.trees.get("indicators", [])
    branches = [branch for root in roots for branch in root.walk()]
    weighted = [branch for branch in branches if "weight" in branch.fields]
    if not weighted or any("points" in branch.fields for branch in branches):
        return
    groups = [branch for branch in branches if branch.children]
    leaves = [branch for branch in branches if not branch.children]
    if not groups or any("weight" not in leaf.fields for leaf in leaves):
        return
    # written as fractions of one, or in percent
    unit = _WHOLE if all(_weight(branch) <= 1 for branch in weighted) else 1.0
    whole, close = _WHOLE / unit, _CLOSE / unit
    own = [group for group in groups if "weight" in group.fields]
    if own:
        of_whole = all(abs(_below(group) - _weight(group)) < close for group in own)
        by_level = all(abs(_below(group) - whole) < close for group in own)
        if by_level or not of_whole:
            return
    elif abs(sum(map(_weight, leaves)) - whole) >= close:
        return
    for branch in weighted:
        weight = branch.fields.pop("weight")
        branch.fields["points"] = Said(round(float(str(weight.value)) * unit, 9), weight.parts)
    start = weighted[0].fields["points"].origin
    draft.fields.setdefault("total_points", Said(_WHOLE))
    draft.note("weights_as_points", start)


def _weight(branch: Branch) -> float:
    return float(str(branch.fields["weight"].value)) if "weight" in branch.fields else 0.0


def _below(group: Branch) -> float:
    """What the next weights below a group add up to."""
    return sum(_weight(child) if "weight" in child.fields else _below(child) for child in group.children)
