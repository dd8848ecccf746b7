"""What the assessed units must fill in and hand up: forms, how often, how many hours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...findings.finding import Evidence
from ...reading.burden.beats import find_beats
from ...reading.burden.speakers import from_above
from ...reading.text.normal import normalise
from ...scheme.parts import ReportForm
from ...source.location import Place
from ...startup import patterns as re
from ...startup.records import dataclass
from ..addressed import Addressed
from ..facts import Facts
from ..hierarchy import Node
from ..process.statutes import law_of
from .attention import rhythms, scheme_texts, words_at

FORM_HOURS, ITEM_HOURS, NARRATIVE_HOURS, PHOTO_HOURS = 1.0, 2 / 60, 4.0, 0.5
"""Hours of one submission where the form does not say: our assumption, printed with the finding."""
HOURS_PER_YEAR = 2000.0
_AUTOMATIC = re.compile(r"自动|共享|接口|抓取|对接|推送|无需填报")
_NARRATIVE = re.compile(r"总结|报告|材料|小结|汇报|方案|分析|简报|信息")
_PHOTO = re.compile(r"照片|图片|影像|视频|截图")


@dataclass(frozen=True, slots=True)
class Form:
    """Something handed up ``per_year`` times; ``hours`` each, ``assumed`` where the form does not say."""

    name: str
    per_year: float
    hours: float
    assumed: bool
    declared: bool
    place: Place
    evidence: tuple[Evidence, ...] = ()
    scope: tuple[str, ...] = ()

    @property
    def yearly_hours(self) -> float:
        """Hours a year."""
        return self.per_year * self.hours


class Sheaf:
    """The forms that all units of the same lines hand up; ``submissions`` and ``hours`` a year."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self.forms = tuple(forms)
        self.submissions = sum(form.per_year for form in self.forms)
        self.hours = sum(form.yearly_hours for form in self.forms)


@dataclass(frozen=True, slots=True, eq=False)
class Load:
    """What a unit hands up; ``capacity`` its working hours a year, if known."""

    unit: str
    sheaf: Sheaf
    capacity: float | None

    @property
    def forms(self) -> tuple[Form, ...]:
        """What is handed up."""
        return self.sheaf.forms

    @property
    def submissions(self) -> float:
        """Times a year."""
        return self.sheaf.submissions

    @property
    def hours(self) -> float:
        """Hours a year."""
        return self.sheaf.hours

    @property
    def share(self) -> float:
        """Hours as a share of the unit's working hours, 0 where these are not known."""
        return self.hours / self.capacity if self.capacity else 0.0


_CALLED = frozenset({"日报", "周报", "旬报", "月报", "季报"})
"""Reports named by their rhythm: of one line each name is one report."""


def reporting_loads(facts: Facts) -> list[Load]:
    """The load of each unit; one load for all where no units are listed."""
    return facts.once("reporting loads", lambda: _loads(facts))


def _loads(facts: Facts) -> list[Load]:
    forms = Addressed((form, form.scope) for form in _forms(facts))
    if not forms.everything():
        return []
    sheaves: dict[frozenset[str], Sheaf] = {}
    loads = []
    for name, names, capacity in _units(facts):
        own = forms.names(names)
        if own not in sheaves:
            sheaves[own] = Sheaf(forms.to(own))
        loads.append(Load(name, sheaves[own], capacity))
    return loads or [Load("", Sheaf(forms.everything()), None)]


def working_hours(facts: Facts, names: frozenset[str]) -> float | None:
    """The working hours a year of the unit of these names, None where its staff is not known."""
    known = facts.once("working hours", lambda: _working_hours(facts))
    return min((known[name] for name in names if name in known), default=(0, None))[1]


def _working_hours(facts: Facts) -> dict[str, tuple[int, float | None]]:
    """The place in the list and the working hours of the first unit of each name whose staff is known."""
    found: dict[str, tuple[int, float | None]] = {}
    for place, (_, names, hours) in enumerate(_units(facts)):
        for name in names if hours else ():
            found.setdefault(name, (place, hours))
    return found


def _forms(facts: Facts) -> list[Form]:
    """Every form once, however many lines it serves; what comes by itself, or yearly by law, left out."""
    found: dict[str, Form] = {}
    for node in facts.hierarchy.nodes:
        for index, report in enumerate(node.indicator.reports):
            form = _declared(node, index, report)
            if form is not None:
                known = found.get(form.name or f"{node.id}/{index}")
                if known is None or known.per_year < form.per_year:
                    found[form.name or f"{node.id}/{index}"] = form
    return [*found.values(), *_read(facts, bool(found))]


def _declared(node: Node, index: int, report: ReportForm) -> Form | None:
    times = report.frequency.per_year if report.frequency is not None else None
    if report.hours == 0 or (report.channel and _AUTOMATIC.search(normalise(report.channel).text)):
        return None
    if times is None:
        times = 1.0
    if times <= 1 and law_of(node) is not None:
        return None
    hours = report.hours if report.hours is not None else _assumed(report)
    place = node.indicator.place("reports", index)
    name = normalise(report.form or "").text.strip()
    return Form(name, times, hours, report.hours is None, True, place, (), node.indicator.applies_to)


def _assumed(report: ReportForm) -> float:
    name = normalise(report.form or "").text
    if _PHOTO.search(name):
        return PHOTO_HOURS
    if _NARRATIVE.search(name) and "表" not in name:
        return NARRATIVE_HOURS
    return FORM_HOURS + ITEM_HOURS * len(report.items)


def _read(facts: Facts, declared: bool) -> Iterator[Form]:
    """Regular reports that lines and running text ask for; lines with forms of their own speak by these."""
    for node, beats in rhythms(facts).items():
        if not node.is_leaf or node.indicator.reports or law_of(node) is not None:
            continue
        called: set[str] = set()  # 落实日报制度,…在日报上签字: one daily report
        for said, beat in beats:
            if beat.acts[0] == "report" and not from_above(beat.before, facts.scheme.assesses):
                words = words_at(node, said, beat.start, beat.end)
                if (name := words.text[-2:]) in called:
                    continue
                called |= {name} & _CALLED
                scope = node.indicator.applies_to
                yield Form(node.name, beat.per_year, FORM_HOURS, True, False, words.place, (words,), scope)
    rhythm = facts.scheme.frequency.reporting if facts.scheme.frequency is not None else None
    if rhythm is not None:
        if rhythm.per_year and not declared:
            place = facts.scheme.place("frequency", "reporting")
            yield Form("", rhythm.per_year, FORM_HOURS, True, True, place)
        return
    for text in scheme_texts(facts):
        for beat in find_beats(text.passage.text):
            if beat.acts[0] == "report" and not from_above(beat.before, facts.scheme.assesses):
                said_words = text.evidence(beat.start, beat.end)
                yield Form("", beat.per_year, FORM_HOURS, True, False, said_words.place, (said_words,))


def _units(facts: Facts) -> Iterator[tuple[str, frozenset[str], float | None]]:
    """Name, names and working hours of each unit: the capacity file knows best."""
    capacity = facts.dossier.capacity
    listed = list(capacity.units) if capacity is not None else []
    known = {name: one for one in listed for name in (one.id, one.name) if name}
    for unit in facts.scheme.units:
        names = frozenset(name for name in (unit.id, unit.name, unit.category) if name)
        found = next((known[name] for name in (unit.id, unit.name) if name in known), None)
        staff = found.staff if found is not None and found.staff is not None else unit.staff
        each = (found.hours_per_year if found is not None else None) or HOURS_PER_YEAR
        yield unit.name or unit.id or "", names, staff * each if staff else None
    if not facts.scheme.units:
        for one in listed:
            names = frozenset(name for name in (one.id, one.name) if name)
            yield (
                one.name or one.id or "",
                names,
                one.staff * (one.hours_per_year or HOURS_PER_YEAR) if one.staff else None,
            )
