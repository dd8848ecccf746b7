"""What is asked of the same units in two years: targets, dates and rhythms, and which of the two asks more."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator

from ...findings.comparison import Edit, Trend
from ...reading.quantity.dates import Deadline
from ...reading.quantity.spans import days
from ...reading.quantity.targets import Target
from ...reading.quantity.units import ratio
from ...reading.scope.rhythm import oftener
from ...startup import patterns as re
from ..facts import Facts
from ..hierarchy import Node
from ..level.gaps import compare
from ..level.pairing import figures, pairs_of, target_of
from ..level.rung import Counterpart
from .values import told

_FIGURE = re.compile(r"[0-9.%‰]+")
_SEVERAL = 2
"""A line with so many figures is compared figure by figure."""


def trends(old: Node, new: Node, before: Facts, after: Facts) -> Iterator[Edit]:
    """Targets, dates and rhythms that differ; in running text only where they can be compared."""
    if new.is_leaf:
        yield from _targets(old, new, before, after)
    yield from _deadline(old, new, before, after)
    yield from _rhythm(old, new, before, after)


def _targets(old: Node, new: Node, before: Facts, after: Facts) -> Iterator[Edit]:
    """Each figure beside the figure of the same quantity; the first ones where no two are of one quantity."""
    compared = _in_order(old, new, before, after) or _by_quantity(old, new, before, after)
    told_already = set()  # by the field for the target, and again in the criteria
    for was, now in compared:
        asked = _asked(was), _asked(now.in_unit(was.unit) or now)
        if asked[0] != asked[1] and asked not in told_already:
            told_already.add(asked)
            yield Edit("target", was.words.text, now.words.text, _stricter(was, now, new))
    if compared:
        return
    first, last = target_of(before, old), target_of(after, new)
    if (first is None) is (last is None) and (first is None or last is None or _asked(first) == _asked(last)):
        return
    trend = None if first is None or last is None else _stricter(first, last, new)
    said, says = (None if one is None else one.words.text for one in (first, last))
    yield Edit("target", said, says, trend)


Pairs = list[tuple[Target, Target]]


def _in_order(old: Node, new: Node, before: Facts, after: Facts) -> Pairs:
    """The figures of both years one after the other, where the texts only differ in their figures."""
    mine, yours = figures(after, new), figures(before, old)
    there, here = (
        [(one.words.field, _around(*home, one)) for one in found]
        for home, found in (((before, old), yours), ((after, new), mine))
    )
    return list(zip(yours, mine, strict=True)) if len(mine) >= _SEVERAL and there == here else []


def _around(facts: Facts, node: Node, target: Target) -> str:
    """All that is said beside the figures where a target stands."""
    passage = facts.reading(node).line.passage(target.words.field)
    return "" if passage is None else _FIGURE.sub("", passage.text)


def _by_quantity(old: Node, new: Node, before: Facts, after: Facts) -> Pairs:
    """The figures of one quantity; none of those that are like several."""
    found = pairs_of(after, new, Counterpart(before, old, declared=True, score=1.0), totals=True)
    pairs = [(pair.theirs.target, pair.ours) for pair in found if pair.theirs.node is old]
    times = Counter(id(one) for pair in pairs for one in pair)
    return [pair for pair in pairs if all(times[id(one)] == 1 for one in pair) and _comparable(*pair)]


def _comparable(was: Target, now: Target) -> bool:
    limits = days(1.0, was.unit) is not None and days(1.0, now.unit) is not None
    return limits or was.value is None or now.value is None or ratio(was.unit, now.unit) is not None


def _asked(target: Target) -> tuple[object, ...]:
    value, high = (None if one is None else round(one, 6) for one in (target.value, target.high))
    return (value, high, target.op, target.unit, target.firm, target.reference)


def _stricter(was: Target, now: Target, node: Node) -> Trend | None:
    if (gap := compare(now, was, node.indicator, node.name, totals=True)) is not None and gap.stricter:
        return "stricter"
    if (gap := compare(was, now, node.indicator, node.name, totals=True)) is not None and gap.stricter:
        return "looser"
    return None


def _deadline(old: Node, new: Node, before: Facts, after: Facts) -> Iterator[Edit]:
    """The declared date, else the only one that the texts of either year give."""
    said, says = (None if one is None else str(one).strip() for one in (old.indicator.deadline, new.indicator.deadline))
    was, now = _due(old, before), _due(new, after)
    trend: Trend | None = None
    if was is not None and now is not None:
        first, last = _in_year(was, before, after), _in_year(now, after, before)
        trend = None if first == last else "stricter" if last < first else "looser"
    if said != says and (said is None or says is None or was is None or now is None or trend is not None):
        yield Edit("deadline", said, says, trend)
    elif said is says is None and was is not None and now is not None and trend is not None:
        yield Edit("deadline", was.words.text, now.words.text, trend)


def _due(node: Node, facts: Facts) -> Deadline | None:
    found = facts.reading(node).deadlines
    declared = next((one for one in found if one.words.field == "deadline"), None)
    return declared or (found[0] if len(found) == 1 else None)


def _in_year(due: Deadline, facts: Facts, other: Facts) -> tuple[int, int, int]:
    """A date as so many years after the one of its scheme, its month and day; as it stands where a year is missing."""
    day = datetime.date.fromisoformat(due.date)
    base = facts.year if facts.year is not None and other.year is not None else 0
    return day.year - base, day.month, day.day


def _rhythm(old: Node, new: Node, before: Facts, after: Facts) -> Iterator[Edit]:
    """The declared rhythm, else one that the texts of both years give for the same thing."""
    said, says = old.indicator.frequency, new.indicator.frequency
    if said is not None or says is not None:
        was, now = (None if one is None else one.per_year for one in (said, says))
        if told(said) != told(says):
            trend: Trend | None = None if not was or not now or was == now else "stricter" if now > was else "looser"
            yield Edit("frequency", told(said), told(says), trend)
        return
    mine, yours = after.reading(new), before.reading(old)
    if not mine.frequencies or not yours.frequencies:
        return
    if (faster := oftener(mine.line, mine.frequencies, yours.line, yours.frequencies)) is not None:
        yield Edit("frequency", faster.theirs.words.text, faster.ours.words.text, "stricter")
    elif (slower := oftener(yours.line, yours.frequencies, mine.line, mine.frequencies)) is not None:
        yield Edit("frequency", slower.ours.words.text, slower.theirs.words.text, "looser")
