"""What is wrong with one veto: its basis, its trigger, who answers for the event, what follows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ...findings.finding import Evidence
from ...reading.text.normal import normalise
from ...reading.veto.topics import topics
from ...reading.veto.triggers import (
    answers,
    consequence_classes,
    graver_only,
    has_duration,
    has_relief,
    outside_event,
    ranked_trigger,
    says_event,
    vague_words,
)
from ...scheme.scheme import Scheme
from ...startup.records import dataclass
from .bases import Footing, footing, own_rank
from .veto_fact import VetoFact

Weight = Literal["error", "warning"]
_BIRTHS_FREED = 2021  # the year of the decision that put family planning on a new footing
_TOWNS_PROTECTED = 2019  # since then only the centre or the province may ask for vetoes on towns
_TOWNS = ("township", "village")
_PROVINCE = 1


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault by its name in the catalogue (``veto_fault``), with the words that show it."""

    name: str
    weight: Weight
    evidence: Evidence | None = None


def needed_rank(scheme: Scheme) -> int:
    """How high a basis must stand: the province for towns and villages, else above the issuer."""
    if scheme.assesses in _TOWNS:
        return _PROVINCE
    own = own_rank(scheme)
    return _PROVINCE if own is None else max(own - 1, 0)


def veto_footing(veto: VetoFact, scheme: Scheme) -> Footing:
    """Whether the veto's basis is as high as it must be."""
    return footing(veto.basis, scheme, needed_rank(scheme))


def faults(veto: VetoFact, scheme: Scheme, year: int | None, classes: int) -> list[Fault]:
    """The faults of a veto, the worst first; from ``classes`` kinds of consequences on they are too many."""
    found = [*_basis(veto, scheme, year), *_trigger(veto), *_consequence(veto, classes)]
    return sorted(found, key=lambda fault: fault.weight != "error")


def _basis(veto: VetoFact, scheme: Scheme, year: int | None) -> Iterator[Fault]:
    standing = veto_footing(veto, scheme)
    inside = scheme.assesses == "individual" or scheme.level == "organization"  # its own staff, its own departments
    inside = inside or own_rank(scheme) == 0  # no document stands above the centre's own
    if standing == "low" and not inside and _judged(scheme):
        later = scheme.assesses in _TOWNS and year is not None and year < _TOWNS_PROTECTED
        yield Fault("low_basis", "warning" if later else "error")
    elif standing == "none":
        births = "population" in topics(veto.subject) and not obsolete(veto, year)
        founded = veto.national or births
        mild = founded or inside
        yield Fault("unstated_basis" if mild else "no_basis", "warning" if mild else "error")
    if obsolete(veto, year):
        yield Fault("obsolete", "warning")


def _judged(scheme: Scheme) -> bool:
    """Whether it is known how high a basis must stand."""
    return scheme.assesses in _TOWNS or own_rank(scheme) is not None


def obsolete(veto: VetoFact, year: int | None) -> bool:
    """Whether what once called for the veto has been given up by the scheme's year."""
    return "population" in topics(veto.subject) and year is not None and year >= _BIRTHS_FREED


def _trigger(veto: VetoFact) -> Iterator[Fault]:
    if not says_event(veto.trigger):
        yield Fault("no_trigger", "warning")
        return
    vague = vague_words(veto.trigger)
    if vague is not None:
        yield Fault("vague", "warning", veto.find(vague_words))
    if ranked_trigger(veto.trigger) is not None:
        yield Fault("ranked", "warning", veto.find(ranked_trigger))
    elif (
        outside_event(veto.trigger) is not None
        and not (vague is not None and _same_words(veto))
        and not _answered_before(veto)
    ):
        yield Fault("uncontrolled", "warning", veto.find(outside_event))


def _answered_before(veto: VetoFact) -> bool:
    """Whether the graver degree of what the line tells before (因管理不到位发生…的;死亡 3 人以上的) sets it off."""
    if veto.node is None or not graver_only(veto.trigger):
        return False
    indicator = veto.node.indicator
    said = (veto.node.name, indicator.description, indicator.criteria)
    return any(answers(normalise(text).text) for text in said if text)


def _same_words(veto: VetoFact) -> bool:
    """Whether the vague words and the outside event are the very same stretch: one fault, not two."""
    vague, outside = veto.find(vague_words), veto.find(outside_event)
    if vague is None or outside is None or vague.place.path != outside.place.path:
        return False
    start, end = vague.place.start or 0, vague.place.end or 0
    return start <= (outside.place.start or 0) < end


def _consequence(veto: VetoFact, classes: int) -> Iterator[Fault]:
    if len(consequence_classes(_aftermath(veto))) >= classes:
        yield Fault("many_consequences", "warning")
    if not has_duration(veto.text) and not has_relief(veto.text):
        yield Fault("no_end", "warning")


def _aftermath(veto: VetoFact) -> str:
    """What follows: the consequences where they stand apart, else everything."""
    apart = ";".join(said.text for said in veto.parts if said.passage.field == "consequence")
    return apart or veto.text
