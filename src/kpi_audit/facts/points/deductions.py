"""The deductions that are taken from a line itself, what the single ones add up to, and what stops them."""

from __future__ import annotations

from collections.abc import Sequence

from ...reading.scoring.bounds import floor_for_all, item_floor, penalty_cap
from ...reading.scoring.matters import alternative, apart, escalates
from ...reading.scoring.scoring import Scoring, Step
from ...reading.text.clauses import sentences
from ...reading.text.line import Passage
from ...reading.text.numbering import core_name
from ...reading.text.stretches import Spots
from ...startup import patterns as re
from ...startup.records import replace
from ..alike import TextReading, amount_blind, scoring_said
from ..facts import Facts
from ..hierarchy import Node
from ..roles import group_role
from .points import TOLERANCE

_BEHIND = 9
"""So close behind the words that name the total, points are taken from it."""
_WHOLE = re.compile("累计|合计|总|共|本项|全年|全部")
_NOTE = re.compile("备注|附注|注|注释|(?:有关|相关|评分|计分|扣分|考核|补充)?说明")
"""What a line is called that only tells how the others are scored."""


def fixed(texts: TextReading) -> float:
    """What the single deductions add up to: the harder form of one (情节严重的) stands in its place."""
    total, steps = 0.0, texts.says(own_steps)
    places = Spots(step.words for step in steps)
    for part in texts.line.passages:
        last, said = 0.0, ""
        for sentence in sentences(part.text):
            first, end = part.origin(sentence.start, sentence.end)
            inside = [steps[place] for place in places.starting(part.field, first, end)]
            if not inside:
                continue
            once = [step for step in inside if step.per is None and not step.percent]
            each = sum(2 * step.most for step in inside if step.shared and step.per == "项")  # 甲、乙不力各扣 2 分
            if not (once or each):
                continue
            whole = sum(_matters(part, first, once)) + each
            lead = sentence.text.partition("扣")[0]
            instead = bool(last) and (escalates(sentence.text) or alternative(lead, said))
            total += max(0.0, whole - last) if instead else whole
            last, said = whole, lead
    return total


def _matters(part: Passage, first: int, steps: Sequence[Step]) -> list[float]:
    """The most that each matter of a sentence costs: 无警务室的扣 3 分,无报警电话的扣 2 分 are two, levels are one."""
    taken: list[float] = []
    leads: list[str] = []
    for step in steps:
        lead = part.raw[first : step.words.start]
        if taken and not apart(lead, leads):
            taken[-1] = max(taken[-1], step.most)
        else:
            taken.append(step.most)
        leads.append(lead)
        first = step.words.end
    return taken


def limited(scoring: Scoring, points: float | None) -> bool:
    """Whether a limit holds: one on the whole, or on parts that together keep within the points."""
    caps = [cap for cap in scoring.caps if cap.of != "bonus" and cap.per is None]
    parts = [cap.points or 0.0 for cap in caps if cap.of == "deduction"]
    fields = {cap.words.field for cap in caps}
    if points is None or len(parts) < 2 or len(parts) < len(caps) or len(fields) > 1:
        return bool(caps)
    return sum(parts) <= points + TOLERANCE or any(_WHOLE.search(cap.words.text) for cap in caps)


def own_steps(texts: TextReading) -> tuple[Step, ...]:
    """The deductions that are taken from the line."""
    scoring = texts.says(scoring_said)
    if not scoring.spills:
        return tuple(scoring.deductions)
    spilt = Spots(replace(words, end=words.end + _BEHIND) for words in scoring.spills)  # those taken from the total
    return tuple([one for one in scoring.deductions if not spilt.meet(replace(one.words, end=one.words.end + 1))])


def floored(facts: Facts, leaf: Node) -> bool:
    """Whether the line, or a group above it, says where its deductions stop."""
    reading = facts.reading(leaf)
    scoring = reading.scoring
    declared = leaf.indicator.scoring
    if declared is not None and (declared.floor is not None or declared.cap is not None):
        return True
    if scoring.floors or limited(scoring, leaf.indicator.points):
        return True
    if reading.says(_stops):
        return True
    for node in leaf.ancestors:
        above = facts.reading(node)
        if above.scoring.floors or any(item_floor(part.text) or penalty_cap(part.text) for part in above.line.passages):
            return True
        if group_role(above.line.passages[0].text) in ("penalty", "adjust") and facts.points.stated(node) is not None:
            return _within(facts, leaf, node)  # the points of a negative list are the most that it takes
    return False


def floored_elsewhere(facts: Facts) -> set[Node]:
    """Lines for which another says where deductions stop: one before them (扣完为止,下同), or a note beside them."""
    found: set[Node] = set()
    below = False
    for leaf in facts.hierarchy.leaves:
        if below and leaf.section == "indicators":
            found.add(leaf)
        reading = facts.reading(leaf)
        below = below or any("下同" in part.raw and floor_for_all(part.text) for part in reading.line.passages)
        if _NOTE.fullmatch(core_name(leaf.name)) and reading.says(_stops):
            found.update(facts.hierarchy.leaves if leaf.parent is None else leaf.parent.leaves())
    return found


@amount_blind
def _stops(texts: TextReading) -> bool:
    return any(item_floor(part.text) for part in texts.line.passages)


def _within(facts: Facts, leaf: Node, group: Node) -> bool:
    limit = facts.points.stated(group) or 0.0
    return all(step.most <= limit + TOLERANCE for step in facts.reading(leaf).scoring.deductions)
