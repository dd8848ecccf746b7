"""Leaves scored by the number of activities, bonus and penalty lines included."""

from __future__ import annotations

from ...reading.meaning.activity_counts import Counted, read_counted
from ...reading.proof.besides import counted_part
from ..alike import TextReading, amount_blind, frequencies_said, marks_said, scoring_said, targets_said
from ..facts import Facts
from ..hierarchy import Node
from .products import keeps_files

_MEASURED = frozenset({"rate", "speed", "coverage", "binary", "quality", "survey"})
"""Declared metrics that are no number of anything."""


def counted_activity(facts: Facts, leaf: Node) -> Counted | None:
    """The activity whose number a leaf scores; a declared metric that is no count wins over the text."""
    if leaf.indicator.metric in _MEASURED or facts.roles[leaf] == "veto":
        return None
    found = facts.reading(leaf).says(_counted)
    return None if found is not None and found.of_papers and keeps_files(facts) else found


def part_counted(facts: Facts, leaf: Node) -> float:
    """How much of a leaf's points hangs on numbers of activities, from 0 to 1."""
    found, points = counted_activity(facts, leaf), leaf.indicator.points
    return 1.0 if found is None or not points else counted_part(facts.reading(leaf).line.passages, found.count, points)


@amount_blind
def _counted(texts: TextReading) -> Counted | None:
    says = texts.says
    return read_counted(texts.line, says(marks_said), says(scoring_said), says(targets_said), says(frequencies_said))
