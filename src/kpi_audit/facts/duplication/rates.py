"""Rates that two lines set figures for, whatever the lines are called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ...reading.meaning.conflicts import called_before
from ...reading.sameness.measures import measure
from ..facts import Facts
from ..hierarchy import Node
from .entries import Entry, few

TELLING = 7
"""A rate of fewer characters (满意率, 工作合格率) says too little of what it is a rate of."""


def rated_twice(facts: Facts, entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Pairs of lines that give points for one rate: by name and in the text, or in the texts of both."""
    found: dict[str, dict[Entry, None]] = defaultdict(dict)
    for entry in entries:
        for rate in (entry.name.folded, *_rates(facts, entry.node)):
            if rate.endswith("率") and len(rate) >= TELLING:
                found[rate].setdefault(entry)
    for same in found.values():
        if len(same) > 1:
            yield from few([*same])


def _rates(facts: Facts, leaf: Node) -> Iterator[str]:
    """The rates that the texts of a line put a figure to, as they are compared."""
    for field in ("description", "criteria"):
        raw = getattr(leaf.indicator, field)
        if raw is None or "率" not in raw:
            continue
        for target in facts.reading(leaf).targets:
            named = called_before(raw, target.words.start) if target.words.field == field else None
            if named is not None:
                yield measure(named).folded
