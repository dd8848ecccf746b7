"""A quantity asked of every unit: times the number of units it may come to more than the level above asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...findings.finding import Value
from ...reading.demand.uniform import Quota, find_quotas, tells_apart
from ...reading.quantity.units import ratio
from ...startup import patterns
from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node
from ..level import gaps, pairing, rung, telling
from .cohorts import Cohort, cohorts

_WORDS = {
    "county": r"县(?:\(市、?区\)|市区|区)?|区县|市县",
    "township": r"乡镇(?:\(街道\))?|镇街|镇\(街道?\)|乡\(镇\)|镇乡",
    "village": r"村(?:\(社区\)|\(居\)|居|社)?|行政村",
}
# What is aimed at or advised, or counts for a part of the year, is no floor for the year's sum.
_SOFT = patterns.compile(
    r"力争|争取|鼓励|引导|倡导|提倡|原则上|左右|约|预期|建议|参考|每?月|季度?|每?周|每[日天次]|半年"
)
_BESIDE = 8
"""Characters around the quantity in which such words bear on it."""


@dataclass(frozen=True, slots=True, eq=False)
class PerUnit:
    """A line that asks ``quota`` of each of ``units``; ``total`` is in the unit of the upper total."""

    node: Node
    quota: Quota
    units: int
    total: float
    counterpart: rung.Counterpart
    upper: pairing.Stated

    @property
    def ceiling(self) -> float:
        """The upper total."""
        return self.upper.target.value or 0.0

    @property
    def excess(self) -> float:
        """The share above the upper total."""
        return self.total / self.ceiling - 1


def per_unit(facts: Facts) -> Iterator[PerUnit]:
    """Every line of this sort. Where units are not listed, told apart or treated alike in part only, there is none."""
    running = (text for text in facts.texts if text.field in ("text", "group"))
    if len(facts.scheme.units) < 2 or any(tells_apart(text.passage.text) for text in running):
        return
    divided = {part.node for found in facts.levels.allocations for part in found.parts}
    for leaf in facts.hierarchy.leaves:
        found = None if leaf in divided else _of(facts, leaf)
        if found is not None:
            yield found


def args_of_product(found: PerUnit) -> dict[str, Value]:
    """What the message on such a line wants: the product, the upper total, and what a unit has of it on average."""
    return {
        "name": found.upper.node.name,
        "each": found.quota.value,
        "own": found.quota.unit,
        "units": found.units,
        "total": found.total,
        "theirs": found.upper.target.words.text,
        "unit": found.upper.target.unit,
        "excess": found.excess,
        "mean": round(found.ceiling / found.units, 2),
        "match": telling.match_of(found.counterpart),
    }


def _of(facts: Facts, leaf: Node) -> PerUnit | None:
    cohort = cohorts(facts).of(leaf.scope)
    quotas = [one for one in find_quotas(facts.reading(leaf).line) if not one.rate]
    each = _each(facts, cohort)
    said = [one for one in quotas if each is not None and each.search(one.words.text)]
    several = len({(one.value, one.unit) for one in quotas}) > 1
    if cohort.count < 2 or not said or several or _soft(facts, leaf, said[0]):
        return None
    counterpart = facts.levels.counterpart(leaf)
    upper = None if counterpart is None else pairing.stated(counterpart.rung, counterpart.node)
    if counterpart is None or upper is None or not upper.target.value or upper.target.op in ("<=", "<"):
        return None
    same_year = facts.year is None or upper.rung.year is None or facts.year == upper.rung.year
    times = ratio(said[0].unit, upper.target.unit)
    if not same_year or times is None or not gaps.divisible(upper.target, leaf.indicator):
        return None
    passages = upper.rung.reading(upper.node).line.passages
    if each is None or any(each.search(passage.text) for passage in passages):  # no total, but one of the same sort
        return None
    total = round(said[0].value * times * cohort.count, 6)
    if total <= upper.target.value * (1 + 1e-9):
        return None
    return PerUnit(leaf, said[0], cohort.count, total, counterpart, upper)


def _each(facts: Facts, cohort: Cohort) -> re.Pattern[str] | None:
    """Words that mean every one of the units; 每个镇 does where all of them are 镇."""
    words = [*([_WORDS[facts.scheme.assesses]] if facts.scheme.assesses in _WORDS else []), "(?:被考核)?单位"]
    words += [cohort.body] if cohort.body else []
    return re.compile(rf"(?:每个?|各(?:个)?)(?:{'|'.join(words)})(?![一-鿿]{{0,2}}每|镇|乡|街|村|干部|人)")


def _soft(facts: Facts, leaf: Node, quota: Quota) -> bool:
    """Whether the clause of a quantity only aims at it, or asks it for less than a year."""
    words = quota.words
    passage = next(
        one for one in facts.reading(leaf).line.passages if one.field == words.field and words.text in one.text
    )
    at = passage.text.index(words.text)
    start = max(passage.text.rfind(mark, 0, at) for mark in "。;") + 1
    after = re.split("[,。;]", passage.text[at + len(words.text) : at + len(words.text) + _BESIDE])[0]
    return bool(_SOFT.search(passage.text[start:at] + words.text + after))
