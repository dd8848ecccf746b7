"""Leaves that ask one quantity of units that are not alike."""

from __future__ import annotations

from typing import Literal

from ...findings.finding import Evidence
from ...reading.demand.uniform import Quota, find_quotas, tells_apart, uniform_words, unit_types
from ...reading.meaning.kinds import DOING
from ...reading.text.line import Words
from ...startup.records import dataclass
from ..alike import TextReading, amount_blind
from ..facts import Facts
from ..hierarchy import Node
from ..points.unit_sets import unit_sets
from ..process.prohibited import scored_leaves
from ..process.statutes import law_of
from ..readings import evidence_of
from ..texts import Text
from .cohorts import called, cohorts, extremes

Ground = Literal["said", "bases", "categories"]


@dataclass(frozen=True, slots=True, eq=False)
class Uniform:
    """A leaf with one quantity for all. ``spread`` is the coefficient of variation of the units' base values.

    ``word`` is what the text says of it. By base value or population, the quantity weighs ``times`` as much on
    ``smallest`` as on ``largest``.
    """

    node: Node
    ground: Ground
    quota: Quota
    ranked: bool
    doing: bool
    evidence: tuple[Evidence, ...]
    kinds: tuple[str, ...]
    declared: bool
    spread: float | None
    word: str | None
    largest: str | None = None
    smallest: str | None = None
    times: float = 1.0


def uniforms(facts: Facts, spread: float) -> list[Uniform]:
    """Every scored leaf of this sort; base values that vary by more than ``spread`` make units unlike."""
    scheme = facts.scheme
    running = [text for text in facts.texts if text.field in ("text", "group")]
    if any(tells_apart(text.passage.text) for text in running):
        return []
    own_sets = {leaf for leaves in unit_sets(facts) for leaf in leaves}
    written = "\n".join([scheme.title, *(text.passage.text for text in running)])
    named = () if scheme.units else tuple(unit_types(written))
    alike = next((words for text in running if (words := _alike(text)) is not None), None)
    found = [_of(facts, leaf, named, spread, alike) for leaf in scored_leaves(facts) if leaf not in own_sets]
    return [one for one in found if one is not None]


def _alike(text: Text) -> Evidence | None:
    """Words by which running text treats all units alike."""
    words = uniform_words(text.passage)
    return None if words is None else Evidence(text.place.words(words.start, words.end), words.text)


def _of(
    facts: Facts, leaf: Node, named: tuple[str, ...], spread: float, alike: Evidence | None = None
) -> Uniform | None:
    if leaf.indicator.reason or law_of(leaf) is not None:
        return None
    cohort = cohorts(facts).of(leaf.scope)
    bases = _bases(facts, leaf)
    varies = variation([value for _, value in bases]) if bases else None
    unlike = varies is not None and varies > spread + 1e-9
    kinds = cohort.kinds or named
    words = facts.reading(leaf).says(_said)
    if words is None and alike is None and not unlike and len(kinds) < 2:
        return None
    quotas = find_quotas(facts.reading(leaf).line)
    amounts = [quota for quota in quotas if not quota.rate]
    ground: Ground | None = None
    if amounts and (words is not None or alike is not None) and cohort.count != 1:
        ground = "said"
    elif quotas and unlike:
        ground = "bases"
    elif amounts and len(kinds) > 1:
        ground = "categories"
    if ground is None:
        return None
    choice = amounts or quotas
    quota = next((one for one in choice if one.words.field != "target" and one.value == choice[0].value), choice[0])
    shown = [quota.words, *([words] if words is not None and ground == "said" else [])]
    doing = facts.kind(leaf).kind in DOING
    return Uniform(
        leaf,
        ground,
        quota,
        facts.reading(leaf).flag("ranked"),
        doing,
        (*evidence_of(leaf.indicator, shown), *([alike] if words is None and alike and ground == "said" else [])),
        kinds,
        cohort.count > 0,
        varies,
        words.text if words is not None else alike.text if alike is not None and ground == "said" else None,
        *(() if quota.rate else extremes((size, name) for name, size in bases) if unlike else cohort.extremes),
    )


def variation(values: list[float]) -> float | None:
    """Coefficient of variation: standard deviation (of all units) over mean; None without two values."""
    if len(values) < 2 or not sum(values):
        return None
    mean = sum(values) / len(values)
    return float((sum((value - mean) ** 2 for value in values) / len(values)) ** 0.5 / abs(mean))


@amount_blind
def _said(texts: TextReading) -> Words | None:
    for passage in texts.line.passages:
        words = uniform_words(passage)
        if words is not None:
            return words
    return None


def _bases(facts: Facts, leaf: Node) -> list[tuple[str, float]]:
    """Base values of the units for a leaf: declared, else last period's results."""
    roster = facts.roster
    declared = [place for place in roster.bases.get(leaf.id, ()) if roster.holds(place, leaf.scope)]
    if declared or facts.dossier.results is None:
        units = [roster.units[place] for place in declared]
        return [(called(unit), (unit.base_values or {})[leaf.id]) for unit in units]
    last = {value.unit: value.value for value in facts.results.get(leaf.id, ())}
    known = sorted(place for unit in last for place in roster.by_id.get(unit, ()) if roster.holds(place, leaf.scope))
    return [(called(unit), last[unit.id or ""]) for unit in (roster.units[place] for place in known)]
