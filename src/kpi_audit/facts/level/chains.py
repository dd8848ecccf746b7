"""The way of one indicator up through the levels: what each of them asks, and what it added."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from itertools import takewhile
from typing import TypeVar

from ...reading.alignment.contained import Contained
from ...reading.alignment.names import standard
from ...reading.alignment.quantities import due_at
from ...reading.quantity.dates import DayOfMonth, Deadline, days_of_month
from ...reading.quantity.targets import Target
from ...reading.sameness.calling import same_task
from ...startup.records import dataclass
from ..hierarchy import Node
from ..readings import Reading
from .gaps import Gap, compare
from .pairing import LONGEST, Stated, above_average, paired, raised_bar, stated, target_of
from .rung import Counterpart, Rung


@dataclass(frozen=True, slots=True, eq=False)
class Raise:
    """A target that is stricter than the one above it, which ``theirs`` says (the counterpart may only refer to it)."""

    rung: Rung
    node: Node
    counterpart: Counterpart
    ours: Target
    theirs: Stated
    gap: Gap


@dataclass(frozen=True, slots=True, eq=False)
class Chain:
    """Raises at levels one above the other, from this one up; ``total`` is the gap from the top one to this."""

    raises: tuple[Raise, ...]
    total: Gap

    @property
    def top(self) -> Stated:
        """The target from which all of them started."""
        return self.raises[-1].theirs


@dataclass(frozen=True, slots=True, eq=False)
class Advance:
    """A deadline that is earlier than the one above it."""

    rung: Rung
    node: Node
    counterpart: Counterpart
    ours: Deadline
    theirs: Deadline

    @property
    def days(self) -> int:
        """How many days earlier."""
        return (_day(self.theirs) - _day(self.ours)).days


def raised(rung: Rung, node: Node) -> Raise | None:
    """How a node's target is stricter than its counterpart's, if it is; of several counterparts the widest gap."""
    first = rung.levels.counterpart(node)
    found = [one for upper in (first.all if first is not None else ()) if (one := _raised(rung, node, upper))]
    return max(found, key=lambda one: one.gap.size, default=None)


def _raised(rung: Rung, node: Node, upper: Counterpart) -> Raise | None:
    for pair in (paired(rung, node, upper) or above_average(rung, node, upper), raised_bar(rung, node, upper)):
        if pair is not None and pair.gap is not None and pair.gap.stricter:
            return Raise(rung, node, upper, pair.ours, pair.theirs, pair.gap)
    return None


def comparable(rung: Rung, node: Node) -> bool:
    """Whether a node's target can be held against its counterpart's, or refers to it."""
    upper = rung.levels.counterpart(node)
    if upper is None:
        return False
    target = target_of(rung, node)
    if target is not None and target.reference == "upper":
        return stated(upper.rung, upper.node) is not None
    return (paired(rung, node, upper) or above_average(rung, node, upper)) is not None


def chain_of(found: Raise) -> Chain:
    """The raises at this level and those right above it; harder words alone are no raise of the value."""
    steps = [found]
    if found.gap.size > 0:
        steps += takewhile(lambda one: one.gap.size > 0, _same_figure(_above(found, raised), found))
    top = steps[-1].theirs.target
    total = compare(found.ours, top, found.node.indicator, found.node.name) if len(steps) > 1 else None
    return Chain(tuple(steps), total or found.gap)


def _same_figure(steps: Iterator[Raise], first: Raise) -> Iterator[Raise]:
    """Steps as long as each raises the figure that the one below it was held against, and no other of its line."""
    last = first
    for step in steps:
        if last.theirs.node is step.node and last.theirs.target.words != step.ours.words:
            return
        yield step
        last = step


def advanced(rung: Rung, node: Node) -> Advance | None:
    """How a node's deadline is earlier than its counterpart's, if it is; of several counterparts the first such."""
    first = rung.levels.counterpart(node)
    return next(
        (one for upper in (first.all if first is not None else ()) if (one := _sooner(rung, node, upper))), None
    )


def _sooner(rung: Rung, node: Node, upper: Counterpart) -> Advance | None:
    found = _same_task(rung, node, upper)
    if found is not None:
        return found
    ours, theirs = _final(rung, node), _final(upper.rung, upper.node)
    if ours is None or theirs is None or ours.date >= theirs.date or _of_their_years(rung, ours, upper.rung, theirs):
        return None
    first = rung.levels.counterpart(node) or upper
    if upper.node is not first.node and len(rung.reading(node).deadlines) > 1:
        return None  # which of its dates is meant for what it carries out besides is not known
    stages = {one.date for each in first.all for one in each.rung.reading(each.node).deadlines}
    return None if ours.date in stages else Advance(rung, node, upper, ours, theirs)


@dataclass(frozen=True, slots=True, eq=False)
class Monthly:
    """A day of each month by which something is due earlier than above."""

    counterpart: Counterpart
    ours: DayOfMonth
    theirs: DayOfMonth

    @property
    def days(self) -> int:
        """How many days earlier."""
        return self.theirs.day - self.ours.day


def monthly(rung: Rung, node: Node) -> Monthly | None:
    """How a node's day of the next month is earlier than its counterpart's, where each sets one only."""
    mine = days_of_month(rung.reading(node).line)
    first = rung.levels.counterpart(node) if len(mine) == 1 else None
    for upper in first.all if first is not None else ():
        yours = days_of_month(upper.rung.reading(upper.node).line)
        if len(yours) == 1 and mine[0].day < yours[0].day:
            return Monthly(upper, mine[0], yours[0])
    return None


def _same_task(rung: Rung, node: Node, upper: Counterpart) -> Advance | None:
    """The date of one of several tasks (春防, 秋防) that is earlier than the date of the same task above."""
    mine, yours = rung.reading(node), upper.rung.reading(upper.node)
    if len(mine.deadlines) < 2 and len(yours.deadlines) < 2:
        return None
    due: dict[str, list[Deadline]] = {}
    for other in yours.deadlines:
        due.setdefault(_due(yours, other), []).append(other)
    labels, tasks = Contained([*due]), list(due.items())
    dates = {other.date for other in yours.deadlines}
    for ours in mine.deadlines:
        if ours.date in dates:
            continue
        task = _due(mine, ours)
        near = (tasks[place] for place in labels.near(task))
        like = [other for said, others in near if same_task(task, said) for other in others]
        late = len(like) == 1 and ours.date < like[0].date
        if late and not _of_their_years(rung, ours, upper.rung, like[0]):
            return Advance(rung, node, upper, ours, like[0])
    return None


def _due(reading: Reading, deadline: Deadline) -> str:
    passage = reading.line.passage(deadline.words.field)
    return "" if passage is None else due_at(passage.raw, deadline.words.start, deadline.words.end, standard)


def _final(rung: Rung, node: Node) -> Deadline | None:
    """When all must be done: the declared date, else the last one in the texts; those before it are stages."""
    found = rung.reading(node).deadlines
    if found and found[0].words.field == "deadline":
        return found[0]
    return max(found, key=lambda one: one.date, default=None)


def _of_their_years(rung: Rung, ours: Deadline, upper: Rung, theirs: Deadline) -> bool:
    """Whether each date only falls in the year of its scheme, and the years differ."""
    if rung.year is None or upper.year is None or rung.year == upper.year:
        return False
    return _day(ours).year == rung.year and _day(theirs).year == upper.year


def _day(deadline: Deadline) -> datetime.date:
    return datetime.date.fromisoformat(deadline.date)


def advances(found: Advance) -> tuple[Advance, ...]:
    """The advances at this level and those right above it, from this one up."""
    return (found, *_above(found, advanced))


Step = TypeVar("Step", Raise, Advance)


def _above(found: Step, step: Callable[[Rung, Node], Step | None]) -> Iterator[Step]:
    """The same step at the levels above, as long as each of them takes it."""
    for _ in range(LONGEST):
        upper = found.counterpart
        further = step(upper.rung, upper.node)
        if further is None:
            return
        found = further
        yield found


def climb(rung: Rung, node: Node) -> list[tuple[Rung, Node]]:
    """An indicator and its counterparts, level by level to the top."""
    way = [(rung, node)]
    for _ in range(LONGEST):
        upper = way[-1][0].levels.counterpart(way[-1][1])
        if upper is None:
            break
        way.append((upper.rung, upper.node))
    return way
