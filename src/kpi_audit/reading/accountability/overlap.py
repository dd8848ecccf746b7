"""How the triggers of two events lie to each other: the same, one within the other, or apart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from .events import Event

Relation = Literal["same", "within", "around", "meet", "apart"]
"""``within``: whatever sets off the first sets off the second too; ``around``: the other way round."""


def relation(one: Event, other: Event) -> Relation:
    """How two events lie to each other; ``apart`` too where vague words do not tell."""
    if one.kind != other.kind or one.rest or other.rest or one.count != other.count:
        return "apart"
    if one.vague and other.vague and one.vague != other.vague:
        return "apart"
    if _excluded(one, other) or _excluded(other, one):
        return "apart"
    return _together(
        [
            _sets(one.objects, other.objects),
            _sets(one.grades, other.grades),
            _sets(one.levels, other.levels),
            _flags(one.crowd, other.crowd),
            _flags(bool(one.vague), bool(other.vague)),
            _flags(one.responsible, other.responsible),
        ]
    )


def _excluded(one: Event, other: Event) -> bool:
    """Whether all that the other is about is nothing that the first may be about."""
    return bool(other.objects) and {*other.objects} <= {*one.but}


def _sets(one: Iterable[object], other: Iterable[object]) -> Relation:
    """Empty means any."""
    first, second = set(one), set(other)
    if first == second:
        return "same"
    if not second or (first and first < second):
        return "within"
    if not first or second < first:
        return "around"
    return "meet" if first & second else "apart"


def _flags(one: bool, other: bool) -> Relation:
    """A condition more makes a trigger narrower."""
    return "same" if one == other else "within" if one else "around"


def _together(found: list[Relation]) -> Relation:
    said = set(found) - {"same"}
    if not said:
        return "same"
    if "apart" in said:
        return "apart"
    return said.pop() if len(said) == 1 else "meet"
