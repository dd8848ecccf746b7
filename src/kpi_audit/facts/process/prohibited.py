"""Leaves and sentences that score what may not be assessed, for whom it may not."""

from __future__ import annotations

from ...reading.meaning.prohibited import Banned, banned_in, find_banned
from ...startup import patterns as re
from ..alike import TextReading, amount_blind
from ..facts import Facts
from ..hierarchy import Node
from ..texts import Text

_COLLECTOR = re.compile("税务|地税|国税|财政[局厅所]|征收|征管|海关|收费(?:所|处|中心)")

_JUSTICE = re.compile("法院|法庭|检察院|公安(?:局|分局|机关|厅)|派出所|刑侦|经侦")


def banned_of(facts: Facts, leaf: Node) -> list[Banned]:
    """What a scored leaf rewards or takes points for though it may not."""
    found = facts.reading(leaf).says(_banned)
    if not found:
        return []
    said = (facts.scheme.title, *leaf.names[:-1], *leaf.indicator.lead, *_units(facts, leaf))
    return [banned for banned in found if _concerned(facts, banned, said)]


@amount_blind
def _banned(texts: TextReading) -> list[Banned]:
    return find_banned(texts.line)


def banned_in_text(facts: Facts) -> list[tuple[Text, Banned]]:
    """The same in running text."""
    said = (facts.scheme.title,)
    return [
        (text, banned) for text in facts.texts for banned in banned_in(text.passage) if _concerned(facts, banned, said)
    ]


def scored_leaves(facts: Facts) -> list[Node]:
    """The leaves that move the score, in document order."""
    return facts.once("scored leaves", lambda: [leaf for leaf in facts.hierarchy.leaves if _is_scored(facts, leaf)])


def _is_scored(facts: Facts, leaf: Node) -> bool:
    """Whether a leaf moves the score: it has points, steps, a rank, or is bonus or penalty."""
    if facts.roles[leaf] in ("bonus", "penalty") or facts.points.of(leaf) > 0 or leaf.indicator.weight:
        return True
    reading = facts.reading(leaf)
    scoring = reading.scoring
    steps = (*scoring.awards, *scoring.deductions, *scoring.bonuses, *scoring.zeros, *scoring.formulas)
    return bool(steps) or leaf.indicator.scoring is not None or reading.flag("ranked")


def _concerned(facts: Facts, banned: Banned, said: tuple[str, ...]) -> bool:
    """Whether the units are those meant: collectors of revenue (a township is none), courts and police."""
    who = banned.prohibition.who
    if who != "collectors":
        return who is None or any(_JUSTICE.search(text) for text in said)
    if facts.scheme.assesses not in (None, "organization", "individual"):
        return False
    return any(_COLLECTOR.search(text) for text in said)


def _units(facts: Facts, leaf: Node) -> list[str]:
    """Names of the units a leaf applies to, or of the only one."""
    units, scope = facts.scheme.units, leaf.indicator.applies_to
    chosen = [units[place] for place in sorted(facts.roster.places(scope))] if scope else []
    return [unit.name or "" for unit in (chosen or (units if len(units) == 1 else ()))]
