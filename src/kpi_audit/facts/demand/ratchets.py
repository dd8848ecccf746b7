"""Targets that follow the unit's own last result: as the text says it, and as past years show it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from ...findings.finding import Evidence
from ...reading.burden.reductions import find_reductions
from ...reading.demand.own_last import OwnLast, find_own_last, own_last_in
from ...reading.quantity.targets import Target
from ...reading.text.numbering import core_name
from ...startup import patterns as re
from ...startup.records import dataclass
from ..alike import TextReading, amount_blind
from ..facts import Facts
from ..hierarchy import Node
from ..level import pairing
from ..process.prohibited import scored_leaves
from ..readings import evidence_of
from ..versions import matching

_LAST = re.compile("上年|去年|上一?年度|上期")
_ORDERED = re.compile("指标|任务|目标|基数")
_RAISES = 2
_UNITS = 4
"""Ranks of fewer units tell nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Ratchet:
    """A demand that rests on the last result; ``next_base``: what is beaten becomes the next base."""

    node: Node | None
    evidence: tuple[Evidence, ...]
    declared: bool
    next_base: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Climb:
    """A target raised each year after it was beaten: ``targets`` from the oldest on, ``results`` in between."""

    node: Node
    targets: tuple[float, ...]
    results: tuple[float, ...]
    unit: str


@dataclass(frozen=True, slots=True, eq=False)
class Tilt:
    """Units that did better get the larger increase: rank correlation (-1 to 1) over ``units`` units."""

    nodes: tuple[Node, ...]
    correlation: float

    @property
    def units(self) -> int:
        """How many units were compared."""
        return len(self.nodes)


def ratchets(facts: Facts) -> Iterator[Ratchet]:
    """Every scored demand, and every sentence of running text, that rests on the last result."""
    for leaf in scored_leaves(facts):
        if facts.roles[leaf] == "bonus" or _only_rewards(facts, leaf):
            continue
        spec = leaf.indicator.target
        if spec is not None and spec.text is None:
            declared = (spec.base or "").strip()
            own_year = facts.year is not None and spec.base_year == facts.year - 1
            if spec.op != "range" and (_LAST.search(declared) or (own_year and not declared)):
                spot = leaf.indicator.place("target", "base" if declared else "base_year")
                yield Ratchet(leaf, (Evidence(spot, declared or str(spec.base_year)),), True)
                continue
        found = facts.reading(leaf).says(_own_last)
        if found is not None:
            words = [found.words, *([found.next_base] if found.next_base else [])]
            field = found.words.home == "target"
            yield Ratchet(leaf, evidence_of(leaf.indicator, words), field, found.next_base is not None)
    for text in facts.texts:
        said = own_last_in(text.passage, facts.year) if _ORDERED.search(text.passage.text) else None
        if said is not None and text.field in ("text", "group") and not _of_load(text.passage.text, said):
            place = text.place.words(said.words.start, said.words.end)
            yield Ratchet(None, (Evidence(place, said.words.text),), False, said.next_base is not None)


def _of_load(text: str, said: OwnLast) -> bool:
    """Whether it is the assessment itself that shall be less than last year's (考核指标比上年减少30%)."""
    return any(one.start < said.words.end and said.words.start < one.end for one in find_reductions(text))


@amount_blind
def _own_last(texts: TextReading) -> OwnLast | None:
    return find_own_last(texts.line, texts.year)


def climbs(facts: Facts) -> Iterator[Climb]:
    """Leaves whose target was raised in two years running, each time after it had been beaten."""
    before = facts.previous
    older = before.previous if before is not None else None
    if before is None or older is None:
        return
    for leaf in facts.hierarchy.leaves:
        past = matching.last_year(facts).get(leaf)
        oldest = matching.last_year(before).get(past) if past is not None else None
        if past is None or oldest is None:
            continue
        steps = [_target(older, oldest), _target(before, past), _target(facts, leaf)]
        results = [_middle(before, oldest, past), _middle(facts, past, leaf)]
        targets = [step for step in steps if step is not None and step.value is not None]
        reached = [value for value in results if value is not None]
        if len(targets) < _RAISES + 1 or len(reached) < _RAISES or len({step.unit for step in targets}) > 1:
            continue
        values = [float(step.value or 0.0) for step in targets]
        up = targets[-1].larger_is_stricter
        raised = all((new > old) if up else (new < old) for old, new in pairwise(values))
        beaten = all((got > set_) if up else (got < set_) for got, set_ in zip(reached, values, strict=False))
        if raised and beaten:
            yield Climb(leaf, tuple(values), tuple(reached), targets[-1].unit)


def tilts(facts: Facts) -> Iterator[Tilt]:
    """Lines given to one unit each, compared with what each unit reached last."""
    results = facts.dossier.results
    if results is None:
        return
    reached = {(value.unit, value.indicator): value.value for value in results.values}
    lines: dict[str, list[tuple[Node, float, float]]] = {}
    for leaf in facts.hierarchy.leaves:
        target = _target(facts, leaf)
        units = leaf.indicator.applies_to
        last = reached.get((units[0], leaf.id)) if len(units) == 1 else None
        if target is not None and target.value is not None and last is not None:
            lines.setdefault(core_name(leaf.name), []).append((leaf, last, target.value - last))
    for same in lines.values():
        if len(same) >= _UNITS:
            found = _correlation([last for _, last, _ in same], [more for _, _, more in same])
            yield Tilt(tuple(leaf for leaf, _, _ in same), round(found, 4))


def _only_rewards(facts: Facts, leaf: Node) -> bool:
    scoring = facts.reading(leaf).scoring
    return bool(scoring.bonuses) and not (scoring.deductions or scoring.awards or scoring.zeros or scoring.ladders)


def _target(facts: Facts, leaf: Node) -> Target | None:
    target = pairing.target_of(facts, leaf)
    return target if target is not None and target.value is not None and not target.growth else None


def _middle(facts: Facts, *leaves: Node) -> float | None:
    """The middle result of the units for a leaf, by the id of either year."""
    ids = {leaf.id for leaf in leaves}
    values = sorted(value.value for indicator in ids for value in facts.results.get(indicator, ()))
    return values[(len(values) - 1) // 2] if values else None


def _correlation(one: list[float], other: list[float]) -> float:
    """Spearman's rank correlation, equal values sharing their mean rank; 0 where one side does not vary."""
    first, second = _ranks(one), _ranks(other)
    mean = (len(one) + 1) / 2
    cross = sum((a - mean) * (b - mean) for a, b in zip(first, second, strict=True))
    spread = sum((a - mean) ** 2 for a in first) * sum((b - mean) ** 2 for b in second)
    return float(cross / spread**0.5) if spread else 0.0


def _ranks(values: list[float]) -> list[float]:
    ordered = sorted(values)
    return [(bisect_left(ordered, value) + bisect_right(ordered, value) + 1) / 2 for value in values]
