"""Where deductions run over: too large, without end, too much together, taken from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...findings.finding import Evidence
from ...reading.text.line import Words
from ...startup import patterns as re
from ...startup.records import dataclass, replace
from ..facts import Facts
from ..hierarchy import Node
from .bounds import Exposure, exposures, negative_formulas, penalties_bounded, spills
from .points import TOLERANCE

_DOWN_TO = re.compile(r"[扣减]完\s?(\d{1,3})\s?分为止")


@dataclass(frozen=True, slots=True)
class Overrun:
    """One overrun. ``kind`` is one of step, open, sum, floor, spill, formula, penalties and empties.

    ``holder`` is the group whose points are at stake where the lines have none; ``lines`` counts them. ``taken`` is
    what one event or all of them take, ``words`` say so.
    """

    kind: str
    node: Node | None
    evidence: tuple[Evidence, ...]
    points: float | None = None
    taken: float | None = None
    words: str | None = None
    lines: int = 1
    holder: Node | None = None


def find_overruns(facts: Facts) -> Iterator[Overrun]:
    """Lines first, then groups, the negative list and what is taken from elsewhere; one a line or group."""
    groups: dict[Node, list[Exposure]] = {}
    unheld: list[Exposure] = []
    far: dict[tuple[Node | None, float], list[Overrun]] = {}
    for exposure in exposures(facts):
        if exposure.holder is None:
            if facts.roles[exposure.leaf] == "penalty" and exposure.open and not exposure.floored:
                unheld.append(exposure)
        elif exposure.too_large is not None:
            yield _too_large(exposure)
        elif exposure.own:
            if (floor := _far_floor(facts, exposure)) is not None:
                words, taken = floor
                one = Overrun("floor", exposure.leaf, exposure.evidence([words]), exposure.points, taken, words.text)
                far.setdefault((exposure.leaf.parent, taken), []).append(one)
            else:
                yield from _own(exposure)
        else:
            groups.setdefault(exposure.holder, []).append(exposure)
    for group, members in groups.items():
        yield from _group(group, members)
    yield from (_together(group, found) for (group, _), found in far.items())
    if unheld and not penalties_bounded(facts):
        yield Overrun("penalties", None, _all_open(unheld), lines=len(unheld))
    for leaf, evidence in spills(facts):
        yield Overrun("spill", leaf, evidence)
    for leaf, formula in negative_formulas(facts):
        yield Overrun("formula", leaf, (formula,))


def _far_floor(facts: Facts, exposure: Exposure) -> tuple[Words, float] | None:
    """A floor that lets a line lose more than it has (扣完 20 分为止 on a line of 6), and how much that is."""
    most = exposure.points or 0.0
    for cap in facts.reading(exposure.leaf).scoring.caps:  # 最高扣 25 分 on a line of 20
        if cap.of == "deduction" and cap.per is None and cap.points is not None and cap.points > most + TOLERANCE:
            return cap.words, cap.points
    for passage in facts.reading(exposure.leaf).line.passages if exposure.floored else ():
        found = _DOWN_TO.search(passage.text) if "完" in passage.text else None
        if found is not None and float(found[1]) > most + TOLERANCE:
            return passage.found(found), float(found[1])
    return None


def _together(group: Node | None, found: Sequence[Overrun]) -> Overrun:
    """Lines of a group that all may lose what the group has: told once."""
    if group is None or len(found) == 1:
        return found[0]
    evidence = tuple(item for one in found for item in one.evidence)
    return replace(found[0], node=group, evidence=evidence, points=None, lines=len(found), holder=group)


def _too_large(exposure: Exposure) -> Overrun:
    step = exposure.too_large
    assert step is not None
    holder = None if exposure.own else exposure.holder
    evidence = exposure.evidence([step.words])
    return Overrun("step", exposure.leaf, evidence, exposure.points, step.most, step.words.text, holder=holder)


def _own(exposure: Exposure) -> Iterator[Overrun]:
    """A line with points of its own: no end, too much together, or emptied by one or two events."""
    leaf, points = exposure.leaf, exposure.points or 0.0
    if exposure.open and not exposure.floored:
        yield Overrun("open", leaf, exposure.evidence(exposure.open), points)
    elif exposure.fixed > points + TOLERANCE and not exposure.floored:
        evidence = exposure.evidence([step.words for step in exposure.steps])
        yield Overrun("sum", leaf, evidence, points, exposure.fixed)
    elif exposure.open:  # else it is bounded by itself: there are no more events than that
        yield from _emptying(exposure)


def _emptying(exposure: Exposure) -> Iterator[Overrun]:
    step = exposure.emptying
    if step is not None:
        holder = None if exposure.own else exposure.holder
        evidence = exposure.evidence([step.words])
        yield Overrun("empties", exposure.leaf, evidence, exposure.points, step.most, step.words.text, holder=holder)


def _group(group: Node, members: list[Exposure]) -> Iterator[Overrun]:
    """Lines without points of their own: told once for the group that holds the points."""
    points = members[0].points or 0.0
    loose = [exposure for exposure in members if exposure.open and not exposure.floored]
    bare = [exposure for exposure in members if not exposure.floored]
    together = round(sum(exposure.fixed for exposure in bare), 6)
    if loose:
        node = loose[0].leaf if len(loose) == 1 else group
        yield Overrun("open", node, _all_open(loose), points, lines=len(loose), holder=group)
    elif together > points + TOLERANCE:
        evidence = [item for one in bare for item in one.evidence([step.words for step in one.steps])]
        yield Overrun("sum", group, tuple(evidence), points, together, lines=len(bare), holder=group)
    for exposure in members:
        if loose != [exposure]:
            yield from _emptying(exposure)


def _all_open(members: Sequence[Exposure]) -> tuple[Evidence, ...]:
    return tuple(item for exposure in members for item in exposure.evidence(exposure.open))
