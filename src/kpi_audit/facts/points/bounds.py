"""How far deductions reach: the points they are taken from, whether they stop at zero, what they may add up to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...findings.finding import Evidence
from ...reading.bands.intervals import interval
from ...reading.quantity.targets import Target
from ...reading.scoring.bounds import (
    Wanted,
    item_floor,
    may_turn_negative,
    most_taken,
    penalty_cap,
    plain_bound,
)
from ...reading.scoring.matters import listed_items
from ...reading.scoring.scoring import Cap, Scoring, Step
from ...reading.text.line import Words
from ...reading.text.stretches import Spots
from ...startup import patterns as re
from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node
from ..readings import Reading, evidence_of, place_of
from .deductions import fixed, floored, floored_elsewhere, own_steps
from .points import TOLERANCE
from .worth import full_marks

_RATES = ("%", "个百分点")
_PLACES = ("位", "名", "档", "个名次", "个位次")
_AMONG = re.compile(r"扣(?:除|分)?\d+(?:\.\d+)?分[,，(（;；]?其中[^,。;]{0,6}\Z")
"""The most that is taken stands before what each costs (扣 12 分,其中每少报 1 个月扣 1 分)."""
_SEVERAL = re.compile(
    r"[,，;；、]?(?:发生|出现|发现|有|[迟漏错缺延]报|迟到|逾期|超期|延[误迟期])?[2-9二两三四五](?:个)?([^\s\d,，。;；]{1,2})[^,，。;；]{0,10}[扣减]"
)
"""The next rung of a ladder of counts (1 起扣 2 分,2 起扣 4 分)."""
_ROUNDED = 1.005
"""Steps are rounded by those who divide the points by the number asked for (30 场,每少 1 场扣 0.167 分)."""
_PLACE_BY_PLACE = re.compile("递减|后移|依次|名次|位次|[后退]一[位名]")


@dataclass(frozen=True, slots=True, eq=False)
class Exposure:
    """The deductions of one line. ``holder`` is the line or group whose ``points`` they are taken from, if any."""

    leaf: Node
    holder: Node | None
    points: float | None
    floored: bool
    steps: tuple[Step, ...]
    open: tuple[Words, ...]
    fixed: float

    @property
    def own(self) -> bool:
        """Whether the line has points of its own."""
        return self.holder is self.leaf

    @property
    def too_large(self) -> Step | None:
        """The largest single deduction that exceeds the points."""
        if self.points is None or self.floored:
            return None
        over = [step for step in self.steps if not step.percent and step.most > self.points + TOLERANCE]
        return max(over, key=lambda step: step.most) if over else None

    @property
    def emptying(self) -> Step | None:
        """An event of which one or two take all the points."""
        if self.points is None:
            return None
        events = [
            step
            for step in self.steps
            if step.per not in (None, "项", *_RATES) and not step.percent and step.every in (None, 1.0)
        ]
        hits = [step for step in events if 2 * step.most >= self.points - TOLERANCE]
        return max(hits, key=lambda step: step.most) if hits else None

    def evidence(self, words: Sequence[Words]) -> tuple[Evidence, ...]:
        """Words of the line with their places."""
        return evidence_of(self.leaf.indicator, words)


def exposures(facts: Facts) -> Iterator[Exposure]:
    """Every line that takes points, those of the negative list included; vetoes left out."""
    everywhere = any(item_floor(text.passage.text) for text in facts.texts if text.field == "text")
    elsewhere = floored_elsewhere(facts)
    for leaf in facts.hierarchy.leaves:
        scoring = facts.reading(leaf).scoring
        if facts.roles[leaf] in ("veto", "bonus"):
            continue
        steps = facts.reading(leaf).says(own_steps)
        if not (steps or _each_capped(scoring)):
            continue
        holder = _holder(facts, leaf)
        points = None if holder is None else _worth(facts, holder)
        stops = (everywhere and facts.roles[leaf] == "ordinary") or leaf in elsewhere
        yield Exposure(
            leaf=leaf,
            holder=holder,
            points=points,
            floored=stops or floored(facts, leaf),
            steps=steps,
            open=tuple(_open(facts, leaf, steps, points)),
            fixed=facts.reading(leaf).says(fixed),
        )


def spills(facts: Facts) -> Iterator[tuple[Node, tuple[Evidence, ...]]]:
    """Ordinary lines whose deductions reach into the total or into other lines."""
    for leaf in facts.leaves:
        found = facts.reading(leaf).scoring.spills
        if found:
            yield leaf, evidence_of(leaf.indicator, found)


def negative_formulas(facts: Facts) -> Iterator[tuple[Node, Evidence]]:
    """Lines scored by a formula that falls below zero, without a floor."""
    for leaf in facts.leaves:
        if floored(facts, leaf):
            continue
        for passage in facts.reading(leaf).line.passages:
            match = may_turn_negative(passage.text) if passage.field in ("description", "criteria") else None
            if match is not None:
                words = passage.words(match.start(), match.end())
                yield leaf, Evidence(place_of(leaf.indicator, words), words.text)
                break


def penalties_bounded(facts: Facts) -> bool:
    """Whether the negative list has a limit: declared, or said in its group or the running text."""
    penalties = facts.scheme.penalties
    if penalties is not None and penalties.floor is not None:
        return True
    return any(penalty_cap(text.passage.text) for text in facts.texts)


def _holder(facts: Facts, leaf: Node) -> Node | None:
    """The line itself when it has points of its own, else the nearest group that states some."""
    if _worth(facts, leaf) is not None and leaf.section == "indicators":
        return leaf
    return next((node for node in leaf.ancestors if facts.points.stated(node) is not None), None)


def _worth(facts: Facts, node: Node) -> float | None:
    stated = facts.points.stated(node)
    if stated is not None or not node.is_leaf:
        return stated
    if node.indicator.weight is not None and facts.points.known(node):
        return facts.points.of(node)
    return full_marks(facts.reading(node).scoring) if facts.roles[node] == "ordinary" else None


def _open(facts: Facts, leaf: Node, steps: Sequence[Step], points: float | None) -> Iterator[Words]:
    """Deductions that nothing bounds within the points."""
    reading = facts.reading(leaf)
    per_year = max((found.per_year for found in reading.frequencies), default=None)
    span = _span_to_zero(reading) if any(step.per in _RATES for step in steps) else None
    asked, whole = Spots(one.words for one in reading.targets), Wanted(reading.targets)
    before: Words | None = None
    for step in steps:
        last, before = before, step.words
        if step.per is None or step.percent or _by_place(step) or _of_a_whole(reading, step) or _rung(reading, step):
            continue
        near = _asked_since(asked, reading.targets, step, last)
        most = most_taken(step, Wanted(near) if near else whole, per_year)
        if not most and (pieces := plain_bound(step, reading.line.passages)) is not None:
            most = pieces * step.most / (step.every or 1.0)
        if step.per in _RATES and span is not None:
            most = min(span * step.most / (step.every or 1.0), most or float("inf"))
        if most is None or (points is not None and most > points * _ROUNDED + TOLERANCE):
            yield step.words
    for cap in _each_capped(reading.scoring):  # 11 matters, 每项最高扣10分: together more than the points
        text = reading.line.passage(cap.words.field)
        count = 0 if text is None else listed_items(text.text)
        if points is not None and count * (cap.points or 0.0) > points + TOLERANCE:
            yield cap.words


def _by_place(step: Step) -> bool:
    """Whether points fall from place to place (第一名 6 分,每后移一位递减 0.5 分): there are no more than units."""
    return step.per in _PLACES and _PLACE_BY_PLACE.search(step.words.text) is not None


def _of_a_whole(reading: Reading, step: Step) -> bool:
    passage = reading.line.passage(step.words.field)
    first = step.words.start
    return passage is not None and _AMONG.search(passage.raw, max(0, first - 24), first) is not None


def _asked_since(asked: Spots, targets: Sequence[Target], step: Step, last: Words | None) -> list[Target]:
    """What is asked since the deduction before (各区 10 人,每少 1 人…;园区 4 人,每少 1 人…)."""
    words, first = step.words, last.end if last is not None and last.field == step.words.field else 0
    near = (targets[place] for place in asked.starting(words.field, first, words.end))
    return [one for one in near if one.unit == step.per]


def _rung(reading: Reading, step: Step) -> bool:
    """Whether a deduction is the first rung of a ladder of counts (1 人次扣 2 分,2 人次扣 4 分), none for each."""
    passage, words = reading.line.passage(step.words.field), step.words
    if passage is None or step.every is None or "每" in passage.raw[max(0, words.start - 1) : words.end]:
        return False
    following = _SEVERAL.match(passage.raw, words.end)
    return following is not None and (step.per or "").startswith(following[1][:1])


def _span_to_zero(reading: Reading) -> float | None:
    """From what is asked down to where nothing is earned any more (达到 98%,每低 1% 扣 0.5 分,低于 85% 不得分)."""
    asked = [target.value for target in reading.targets if target.value is not None and target.unit == "%"]
    zeros = [interval(one.condition.text) for one in reading.scoring.outcomes if one.points == 0]
    edges = [edge for zero in zeros if zero and zero.unit == "%" and (edge := zero.high or zero.low) is not None]
    return max((abs(one - edge) for one in asked for edge in edges[:1]), default=None)


def _each_capped(scoring: Scoring) -> list[Cap]:
    return [cap for cap in scoring.caps if cap.of != "bonus" and cap.per is not None and cap.points is not None]
