"""What was changed in an indicator, and in the lists beside the indicators."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings.comparison import Edit
from ...scheme.indicator import Indicator
from ...scheme.scheme import Scheme
from ...source.location import Place
from ..facts import Facts
from ..hierarchy import Node
from .trends import trends
from .values import parts, told

Parts = tuple[tuple[str, str | float], ...]
_APART = frozenset({"at", "id", "children", "target", "deadline", "frequency", "points"})
"""Fields that are told otherwise: where it stands, its number, what is below, what is asked with its trend, the points.
"""
_SHARE = 0.001
"""A share of the points that moved less (a tenth of a point in a hundred) did not change."""
_RESCALED = 1.5
"""Full marks so many times those of the other year are another scale."""


def edits(old: Node, new: Node, before: Facts, after: Facts) -> Iterator[Edit]:
    """Every field that differs, points and targets first."""
    yield from _points(old, new, before, after)
    yield from trends(old, new, before, after)
    if old.names[:-1] != new.names[:-1] and _moved(old, new, before, after):
        yield Edit("place", " / ".join(old.names[:-1]) or None, " / ".join(new.names[:-1]) or None)
    for field in Indicator.model_fields:
        if field in _APART:
            continue
        said, says = told(getattr(old.indicator, field)), told(getattr(new.indicator, field))
        if said != says:
            yield Edit(field, said, says)


def _points(old: Node, new: Node, before: Facts, after: Facts) -> Iterator[Edit]:
    """The points, else the share where it moved; on another scale both, and nothing where only the scale changed."""
    were, are = before.points.stated(old), after.points.stated(new)
    share, now = (round(facts.points.share(node) * 100, 2) for facts, node in ((before, old), (after, new)))
    moved = abs(now - share) > _SHARE * 100
    few, many = sorted((before.points.total, after.points.total))
    scaled = many > _RESCALED * few
    if were != are and (moved or not scaled or were is None or are is None):
        yield Edit("points", were, are)
    if moved and new.is_leaf and (were == are or scaled):
        yield Edit("share", share, now)


def _moved(old: Node, new: Node, before: Facts, after: Facts) -> bool:
    """Whether it stands under another group, not under the same one renamed or renumbered."""
    here, there = old.parent, new.parent
    if here is None or there is None:
        return True
    if here.name == there.name:
        return False
    shared = after.once(("shared names", here, there), lambda: _names(before, here) & _names(after, there))
    return shared <= {old.name, new.name}


def _names(facts: Facts, group: Node) -> set[str]:
    """The names below a group."""
    return facts.once(("names below", group), lambda: {one.name for one in group.children})


def entries(scheme: Scheme) -> Iterator[tuple[str, str, Parts, Place]]:
    """Entries of the lists beside the indicators: the room, what it says, the same field by field, where."""
    rooms = (
        ("veto", scheme.vetoes),
        ("letter", scheme.letters),
        ("inspection", scheme.inspections),
        ("app", scheme.apps),
        ("evaluator", scheme.evaluators),
        ("grade", scheme.grades),
    )
    for room, elements in rooms:
        for element in elements:
            yield room, str(told(element)), tuple(parts(element)), element.place()
    for room, field in (("accountability", "accountability"), ("reward", "rewards")):
        for index, text in enumerate(getattr(scheme, field)):
            yield room, str(told(text)), (), scheme.place(field, index)
    if scheme.clauses is not None:
        for name in type(scheme.clauses).model_fields:
            if name != "at" and (said := told(getattr(scheme.clauses, name))) not in (None, "false"):
                yield f"clause.{name}", str(said), (), scheme.clauses.place(name)
