"""What a scheme asks beyond the indicators it carries out: the same thing oftener, or of more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ...findings.finding import Evidence
from ...reading.scope.rhythm import oftener
from ...reading.scope.widening import widenings
from ...scheme.parts import Frequency
from ...source.location import Place
from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node
from ..readings import evidence_of, place_of
from .rung import Counterpart, Rung

Kind = Literal["frequency", "dropped", "everywhere", "extended"]


@dataclass(frozen=True, slots=True, eq=False)
class Addition:
    """One requirement added to a counterpart. ``ours`` and ``theirs`` are the words; ``limit``: what limited them
    above; for a frequency the times a year. ``declared``: read from fields of both."""

    kind: Kind
    node: Node
    counterpart: Counterpart
    place: Place
    evidence: tuple[Evidence, ...]
    above: Place
    ours: str
    theirs: str
    limit: str = ""
    times: float = 0.0
    times_above: float = 0.0
    declared: bool = False


def additions(facts: Facts) -> Iterator[Addition]:
    """What each leaf adds to its counterpart; the same thing once."""
    for leaf in facts.hierarchy.leaves:
        upper = facts.levels.counterpart(leaf)
        if upper is None:
            continue
        raised = _declared_frequency(leaf, upper) or _frequency(facts, leaf, upper)
        if raised is not None:
            yield raised
        seen: set[tuple[str, str]] = set()
        for one in _wider(facts, leaf, upper):
            if (one.kind, one.limit) not in seen:
                seen.add((one.kind, one.limit))
                yield one


def _declared_frequency(leaf: Node, upper: Counterpart) -> Addition | None:
    """Frequencies that both have in a field of their own."""
    ours, theirs = leaf.indicator.frequency, upper.node.indicator.frequency
    mine, yours = _per_year(ours), _per_year(theirs)
    if ours is None or theirs is None or mine is None or yours is None or mine <= yours:
        return None
    return Addition(
        "frequency",
        leaf,
        upper,
        leaf.indicator.place("frequency"),
        (),
        upper.node.indicator.place("frequency"),
        "",
        "",
        times=mine,
        times_above=yours,
        declared=upper.declared,
    )


def _per_year(frequency: Frequency | None) -> float | None:
    return None if frequency is None else frequency.per_year


def _frequency(rung: Rung, leaf: Node, upper: Counterpart) -> Addition | None:
    mine, yours = rung.reading(leaf), upper.rung.reading(upper.node)
    if not mine.frequencies or not yours.frequencies:
        return None
    found = oftener(mine.line, mine.frequencies, yours.line, yours.frequencies)
    if found is None:
        return None
    return Addition(
        "frequency",
        leaf,
        upper,
        place_of(leaf.indicator, found.ours.words),
        evidence_of(leaf.indicator, [found.ours.words]),
        place_of(upper.node.indicator, found.theirs.words),
        found.ours.words.text,
        found.theirs.words.text,
        times=found.ours.per_year,
        times_above=found.theirs.per_year,
    )


def _wider(rung: Rung, leaf: Node, upper: Counterpart) -> Iterator[Addition]:
    for found in widenings(rung.reading(leaf).line, upper.rung.reading(upper.node).line):
        yield Addition(
            found.kind,
            leaf,
            upper,
            place_of(leaf.indicator, found.ours),
            evidence_of(leaf.indicator, [found.ours]),
            place_of(upper.node.indicator, found.theirs),
            found.ours.text,
            found.theirs.text,
            limit=found.limit,
        )
