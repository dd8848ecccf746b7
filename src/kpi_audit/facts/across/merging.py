"""What departments ask together: merged forms, and the demands that could be made one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ...source.location import KeyPath, Place
from ...startup.records import dataclass
from ..burden.reporting import Form
from ..facts import Facts
from .clan import clan
from .forms import shared_forms
from .load import Part
from .overlaps import Kind, Overlap, overlaps

SIMILAR, OVERLAP = 0.80, 0.60
"""As DUP702 has them by default."""


Spot = tuple[str, KeyPath]
"""A form by its document and path."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Demands of several issuers that could be one: the most general name, and who asks."""

    kind: Kind
    name: str
    callers: tuple[str, ...]


def merged_forms(parts: Sequence[Part]) -> tuple[Form, ...]:
    """The forms of all parts; those that DUP702 finds to be the same once, as often as the most frequent of them."""
    if not parts:
        return ()
    same = _same_forms(parts[0].facts)
    found: dict[object, Form] = {}
    for part in parts:
        for form in part.forms:
            place = (form.place.document, form.place.path)
            key = same.get(place, (*place, form.place.start))
            known = found.get(key)
            if known is None or known.per_year < form.per_year:
                found[key] = form
    return tuple(found.values())


def merges(family: Sequence[Facts]) -> tuple[Merge, ...]:
    """What could be asked once, in the order of the run; what most ask first."""
    found: dict[frozenset[Place], Merge] = {}
    kinds: tuple[Kind, ...] = ("indicator", "inspection", "form")
    for kind in kinds:
        for facts in family:
            for one in overlaps(facts, kind, SIMILAR):
                places = frozenset((one.demand.place, *(other.place for other in one.others)))
                found.setdefault(places, _merge(kind, one))
    largest: list[tuple[frozenset[Place], Merge]] = []
    for places, merge in sorted(found.items(), key=lambda item: -len(item[0])):
        if not any(places < other for other, _ in largest):
            largest.append((places, merge))
    order = {places: number for number, places in enumerate(found)}
    chosen = sorted(largest, key=lambda item: (-len(item[1].callers), order[item[0]]))
    return tuple(merge for _, merge in chosen)


def _merge(kind: Kind, one: Overlap) -> Merge:
    each = sorted((one.demand, *one.others), key=lambda demand: demand.facts.dossier.order)
    name = min((demand.name for demand in each), key=len)
    return Merge(kind, name, tuple(dict.fromkeys(demand.caller for demand in each)))


def _same_forms(facts: Facts) -> dict[Spot, Spot]:
    """A key for each form that other departments have too, the same for all of them."""
    family = clan(facts)
    return facts.company.once(("same forms", family[0].path), partial(_joined, family))


def _joined(family: Sequence[Facts]) -> dict[Spot, Spot]:
    parent: dict[Spot, Spot] = {}

    def root(place: Spot) -> Spot:
        while parent.setdefault(place, place) != place:
            parent[place] = place = parent[parent[place]]
        return place

    for facts in family:
        for one in overlaps(facts, "form", SIMILAR):
            own = (one.demand.place.document, one.demand.place.path[:-1])
            for other in one.others:
                parent[root((other.place.document, other.place.path[:-1]))] = root(own)
        for shared in shared_forms(facts, OVERLAP):
            if shared.share >= OVERLAP:
                own = (shared.sheet.place.document, shared.sheet.place.path)
                for sheet in shared.others:
                    parent[root((sheet.place.document, sheet.place.path))] = root(own)
    return {place: root(place) for place in parent}
