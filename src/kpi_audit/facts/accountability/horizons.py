"""What a scheme looks at beyond the year, and how much it gives for what is newly built or invested."""

from __future__ import annotations

from ...findings.finding import Evidence
from ...reading.accountability.horizons import building_words, has_term_assessment, is_brief, lasting_words
from ...reading.scoring.totals import is_excerpt
from ...reading.text.line import Words
from ...startup.records import dataclass
from ..alike import TextReading, amount_blind
from ..facts import Facts
from ..hierarchy import Node
from ..points.shares import Shares, shares_of
from ..readings import evidence_of

_LONG = ("term", "long")


@dataclass(frozen=True, slots=True)
class Horizon:
    """``building`` leaves with the words that say so; ``lasting`` those that look at what lasts."""

    building: dict[Node, tuple[Evidence, ...]]
    lasting: tuple[Node, ...]
    share: float
    shares: Shares


def horizon_of(facts: Facts) -> Horizon | None:
    """None where a longer view is out of place (campaigns, monthly rounds, excerpts) or stands elsewhere."""
    scheme = facts.scheme
    if is_excerpt(scheme.title) or is_brief(scheme.title) or _short_rounds(facts):
        return None
    if any(has_term_assessment(text.passage.text) for text in facts.texts):
        return None
    shares = shares_of(facts)
    lasting = {leaf: None for leaf in facts.hierarchy.leaves if _lasts(facts, leaf)}
    building = {leaf: words for leaf in facts.leaves if leaf not in lasting and (words := _builds(facts, leaf))}
    return Horizon(building, tuple(lasting), shares.of(building), shares)


def _lasts(facts: Facts, leaf: Node) -> bool:
    for node in (leaf, *leaf.ancestors):
        if node.indicator.horizon:
            return node.indicator.horizon in _LONG
    return facts.reading(leaf).says(_lasting)


def _lasting(texts: TextReading) -> bool:
    return lasting_words(texts.line) is not None


@amount_blind
def _building(texts: TextReading) -> Words | None:
    return building_words(texts.line)


def _builds(facts: Facts, leaf: Node) -> tuple[Evidence, ...]:
    """The words that make a leaf one of building or investing; a result said by its author is none."""
    kind = facts.reading(leaf).kind
    if kind.kind in ("satisfaction", "process") or (kind.declared and kind.kind == "outcome"):
        return ()
    words = facts.reading(leaf).says(_building)
    return () if words is None else evidence_of(leaf.indicator, [words])


def _short_rounds(facts: Facts) -> bool:
    """Whether all is scored several times a year and no yearly result is spoken of."""
    rhythm = facts.scheme.frequency
    per_year = rhythm.scoring.per_year if rhythm is not None and rhythm.scoring is not None else None
    period = facts.scheme.period
    if (
        period is not None
        and period.start is not None
        and period.end is not None
        and (period.end - period.start).days < 200
    ):
        return True
    return per_year is not None and per_year >= 12 and facts.scheme.year is None
