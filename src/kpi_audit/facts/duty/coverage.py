"""How much of the points goes to core duties, and which core duties no line is about."""

from __future__ import annotations

from collections.abc import Iterable

from ...scheme.duty import Duty
from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node
from ..points.shares import Measure, shares_of
from .duties import Duties
from .duty_match import DutyMatch


@dataclass(frozen=True, slots=True)
class Coverage:
    """``core`` of ``whole`` (points, or leaves) is on core duties; lines on no single duty are ``aside``, in neither.

    ``marked``: the list says which duties are core; else its basic duties stand for them. ``bare``: marked duties that
    no line is about, with their ids; ``empty``: categories of core duties without any line. ``declared``: every line
    that counts names its duty.
    """

    core: float
    whole: float
    aside: float
    measure: Measure
    marked: bool
    bare: tuple[tuple[str, Duty], ...]
    empty: tuple[str, ...]
    declared: bool

    @property
    def share(self) -> float:
        """The core duties' share of the whole, 0 to 1."""
        return self.core / self.whole if self.whole else 1.0


def coverage_of(facts: Facts, duties: Duties, elsewhere: Iterable[str] = ()) -> Coverage:
    """Coverage of the core duties, each doubt decided for the scheme: a possible match counts as one.

    ``elsewhere``: duties that other schemes on the same units assess; they are not bare.
    """
    marked = [each for each in duties.ids if duties.by_id[each].core]
    chosen = marked or [each for each in duties.ids if duties.by_id[each].list == "basic"]
    wanted = set(chosen)
    shares = shares_of(facts)
    matches = {leaf: duties.match(leaf) for leaf in facts.hierarchy.leaves}
    counted = [leaf for leaf in facts.leaves if not _neutral(facts, leaf, matches[leaf])]
    core = [leaf for leaf in counted if wanted & matches[leaf].possible]
    touched = {each for match in matches.values() for each in match.possible} | set(elsewhere)
    return Coverage(
        core=round(shares.weigh(core), 6),
        whole=round(shares.weigh(counted), 6),
        aside=round(shares.weigh(facts.leaves) - shares.weigh(counted), 2),
        measure=shares.measure,
        marked=bool(marked),
        bare=tuple((each, duties.by_id[each]) for each in marked if each not in touched),
        empty=tuple(_empty(duties, chosen, touched)),
        declared=all(matches[leaf].matched_by == "declared" for leaf in counted),
    )


def _neutral(facts: Facts, leaf: Node, match: DutyMatch) -> bool:
    """A line on no single duty: how people rate the unit, or a rule of scoring."""
    if match.ids or match.catch_all:
        return False
    return match.exempt or facts.kind(leaf).kind == "satisfaction"


def _empty(duties: Duties, chosen: Iterable[str], touched: set[str]) -> list[str]:
    held: dict[str, bool] = {}
    for each in chosen:
        category = duties.by_id[each].category
        if category:
            held[category] = held.get(category, False) or each in touched
    return [category for category, any_line in held.items() if not any_line]
