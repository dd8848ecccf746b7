"""Inspections that the assessed units receive: how many a year, unannounced ones, comprehensive ones."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings.finding import Evidence
from ...reading.burden.beats import find_beats
from ...reading.burden.checks import find_comprehensive, find_unannounced
from ...reading.burden.speakers import checks_units, from_above, of_the_unit
from ...reading.text.line import Words
from ...scheme.scheme import Inspection
from ...source.location import Place
from ...startup import patterns as re
from ...startup.records import dataclass, replace
from ..alike import TextReading, amount_blind
from ..facts import Facts
from ..hierarchy import Hierarchy, Node
from ..readings import said_at
from .attention import rhythms, scheme_texts, unattended, words_at

_LAWFUL = re.compile(r"依法|法定|执法检查|[法例]》|双随机|监督抽检")
_COMPREHENSIVE = re.compile(r"综合(?!执法|治理|整治|利用)|全面|年度")
_NUMBER = re.compile(r"^[\s\d一二三四五六七八九十(（]+[.、)）]\s*")
_UNIT = re.compile(r"(?<!对)(?:各|被考核|所有)(?!考核|牵头|主管|职能)[^,。;]{0,8}(?:要|应|须|应当|必须)?$")


@dataclass(frozen=True, slots=True)
class Visits:
    """Inspections a year; ``uncounted`` come at no stated rhythm."""

    per_year: float
    uncounted: int
    place: Place
    evidence: tuple[Evidence, ...]
    declared: bool


@dataclass(frozen=True, slots=True)
class Unlimited:
    """An unannounced check without a number of times; ``node`` where a line says so."""

    place: Place
    evidence: tuple[Evidence, ...]
    declared: bool
    subject: str = ""
    node: Node | None = None


@dataclass(frozen=True, slots=True)
class Comprehensive:
    """Comprehensive inspections of one body a year."""

    by: str
    per_year: float
    place: Place
    evidence: tuple[Evidence, ...]
    declared: bool


def visits(facts: Facts) -> Visits | None:
    """All inspections a year: listed ones, else those that texts give a rhythm; those that law orders left out."""
    scheme = facts.scheme
    listed = [one for one in scheme.inspections if not lawful(one)]
    times = [_times(one) for one in listed]
    rhythm = scheme.frequency.inspection if scheme.frequency is not None else None
    overall = (rhythm.per_year or 0.0) if rhythm is not None else 0.0
    total = sum(time for time in times if time is not None)
    if listed and total >= overall:
        return Visits(total, times.count(None), replace(scheme.place("inspections"), key=True), (), True)
    if overall:
        return Visits(overall, 0, scheme.place("frequency", "inspection"), (), True)
    found = list(_read(facts))
    if not found:
        return None
    words = tuple(evidence for evidence, _ in found)
    return Visits(sum(times for _, times in found), 0, words[0].place, words, False)


def unlimited(facts: Facts) -> Iterator[Unlimited]:
    """Unannounced checks with no number of times a year."""
    for index, one in enumerate(facts.scheme.inspections):
        if one.unannounced and not lawful(one) and _times(one) is None:
            yield Unlimited(facts.scheme.place("inspections", index), (), True, one.subject or one.by or "")
    said = [
        text.evidence(check.start, check.end)
        for text in scheme_texts(facts)
        for check in find_unannounced(text.passage.text)
        if not _UNIT.search(check.before)
    ]
    if said:
        yield Unlimited(said[0].place, tuple(said), False, said[0].text)
    alone = unattended(facts)
    for node in facts.hierarchy.nodes:
        words = None if node in alone else _unlimited(facts, node)
        if words is not None:
            yield Unlimited(words.place, (words,), False, words.text, node)


def comprehensive(facts: Facts) -> Iterator[Comprehensive]:
    """What each body inspects comprehensively, in the order of the list; then what running text says."""
    by: dict[str, list[tuple[float, Place]]] = {}
    for index, one in enumerate(facts.scheme.inspections):
        times = _times(one)
        if times is not None and one.by and _covers(one, facts.hierarchy):
            by.setdefault(one.by, []).append((times, facts.scheme.place("inspections", index)))
    for name, found in by.items():
        yield Comprehensive(name, sum(times for times, _ in found), found[0][1], (), True)
    if not by:
        for text in scheme_texts(facts):
            for check in find_comprehensive(text.passage.text):
                words = text.evidence(check.start, check.end)
                yield Comprehensive("", check.per_year, words.place, (words,), False)


def _unlimited(facts: Facts, node: Node) -> Evidence | None:
    """The first words of a line or group by which it is checked unannounced."""
    words = facts.reading(node).says(_unannounced, facts.scheme.assesses)
    return None if words is None else said_at(node, words)


@amount_blind
def _unannounced(texts: TextReading, assesses: str | None) -> Words | None:
    for said in texts.said:
        for check in find_unannounced(said.text):
            if check.as_method or from_above(check.before, assesses):
                return said.words(check.start, check.end)
    return None


def _read(facts: Facts) -> Iterator[tuple[Evidence, float]]:
    """Checks by those above that a text gives a rhythm."""
    for text in scheme_texts(facts):
        for beat in find_beats(text.passage.text):
            if (
                beat.acts[0] == "check"
                and checks_units(beat, facts.scheme.assesses)
                and not of_the_unit(beat, facts.scheme.assesses)
            ):
                yield text.evidence(beat.start, beat.end), beat.per_year
    for node, beats in rhythms(facts).items():
        for said, beat in beats if facts.roles.get(node) == "ordinary" else ():
            if beat.acts[0] == "check" and from_above(beat.before, facts.scheme.assesses):
                yield words_at(node, said, beat.start, beat.end), beat.per_year


def _times(one: Inspection) -> float | None:
    return one.frequency.per_year if one.frequency is not None else None


def lawful(one: Inspection) -> bool:
    """Whether law orders an inspection, as its subject says."""
    return bool(_LAWFUL.search(f"{one.subject or ''}"))


def _covers(one: Inspection, hierarchy: Hierarchy) -> bool:
    """Named comprehensive, or naming two or more first-level groups."""
    subject = one.subject or ""
    if _COMPREHENSIVE.search(subject):
        return True
    groups = {_NUMBER.sub("", root.name) for root in hierarchy.roots if root.section == "indicators" and root.children}
    return sum(1 for name in groups if name and name in subject) >= 2
