"""What was changed in an indicator, and in the lists beside the indicators."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from ...findings.comparison import Edit, Trend
from ...reading.quantity.targets import Target
from ...scheme.element import Element
from ...scheme.indicator import Indicator
from ...scheme.scheme import Scheme
from ...source.location import Place
from ..facts import Facts
from ..hierarchy import Node
from ..level.gaps import compare
from ..level.levels import target_of

_APART = frozenset({"at", "id", "children", "target", "points"})
"""Fields that are told otherwise: where it stands, its number, what is below, the target with its trend, the points."""
_SHARE = 0.001
"""A share of the points that moved less (a tenth of a point in a hundred) did not change."""


def edits(old: Node, new: Node, before: Facts, after: Facts) -> Iterator[Edit]:
    """Every field that differs, points and targets first."""
    were, are = before.points.stated(old), after.points.stated(new)
    if were != are:
        yield Edit("points", were, are)
    elif new.is_leaf and abs((after.points.share(new)) - (before.points.share(old))) > _SHARE:
        yield Edit("share", round(before.points.share(old) * 100, 2), round(after.points.share(new) * 100, 2))
    if new.is_leaf:
        yield from _target(old, new, before, after)
    if old.names[:-1] != new.names[:-1] and (old.parent is None or new.parent is None or _moved(old, new)):
        yield Edit("place", " / ".join(old.names[:-1]) or None, " / ".join(new.names[:-1]) or None)
    for field in Indicator.model_fields:
        if field in _APART:
            continue
        said, says = told(getattr(old.indicator, field)), told(getattr(new.indicator, field))
        if said != says:
            yield Edit(field, said, says, _trend(field, old.indicator, new.indicator))


def _moved(old: Node, new: Node) -> bool:
    """Whether it stands under another group, not under the same one renamed or renumbered."""
    assert old.parent is not None
    assert new.parent is not None
    here, there = old.parent, new.parent
    return here.name != there.name and {one.name for one in here.children} & {one.name for one in there.children} <= {
        old.name,
        new.name,
    }


def _target(old: Node, new: Node, before: Facts, after: Facts) -> Iterator[Edit]:
    was, now = target_of(before, old), target_of(after, new)
    if was is None and now is None:
        return
    if was is None or now is None:
        yield Edit("target", None if was is None else was.words.text, None if now is None else now.words.text)
        return
    same = (was.value, was.high, was.op, was.unit, was.firm, was.reference) == (
        now.value,
        now.high,
        now.op,
        now.unit,
        now.firm,
        now.reference,
    )
    if not same:
        yield Edit("target", was.words.text, now.words.text, _stricter(was, now, new))


def _stricter(was: Target, now: Target, node: Node) -> Trend | None:
    if (gap := compare(now, was, node.indicator, node.name)) is not None and gap.stricter:
        return "stricter"
    if (gap := compare(was, now, node.indicator, node.name)) is not None and gap.stricter:
        return "looser"
    return None


def _trend(field: str, old: Indicator, new: Indicator) -> Trend | None:
    if field == "frequency" and old.frequency and new.frequency:
        was, now = old.frequency.per_year, new.frequency.per_year
        if was and now and was != now:
            return "stricter" if now > was else "looser"
    if field == "deadline" and old.deadline and new.deadline:
        try:
            first, last = (datetime.date.fromisoformat(str(one.deadline)) for one in (old, new))
        except ValueError:
            return None
        return "stricter" if last < first else "looser"
    return None


def told(value: object) -> str | float | None:
    """A value of the format as people read it; None for an empty one."""
    if value is None or value == ():
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    if isinstance(value, Element):
        parts = [told(getattr(value, field)) for field in type(value).model_fields if field != "at"]
        return " ".join(f"{part:g}" if isinstance(part, float) else str(part) for part in parts if part is not None)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "、".join(str(told(item)) for item in value)
    if isinstance(value, dict):
        return "、".join(f"{name} {told(item)}" for name, item in value.items())
    return str(value).strip()


def entries(scheme: Scheme) -> Iterator[tuple[str, str, Place]]:
    """Entries of the lists beside the indicators: the room, what it says, where."""
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
            yield room, str(told(element)), element.place()
    for room, field in (("accountability", "accountability"), ("reward", "rewards")):
        for index, text in enumerate(getattr(scheme, field)):
            yield room, str(told(text)), scheme.place(field, index)
    if scheme.clauses is not None:
        for name in type(scheme.clauses).model_fields:
            if name != "at" and (said := told(getattr(scheme.clauses, name))) not in (None, "false"):
                yield f"clause.{name}", str(said), scheme.clauses.place(name)
