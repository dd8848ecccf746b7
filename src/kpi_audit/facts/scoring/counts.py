"""Absolute counts held against units of different size, and rates that rest on a handful of cases."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings.finding import Evidence
from ...reading.counts.tallies import tallies
from ...reading.scoring.scoring import read_scoring
from ...reading.text.line import line
from ...reading.text.spotting import spot
from ...scheme.scheme import Unit
from ...startup import patterns as re
from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node
from ..points.unit_sets import unit_sets
from ..readings import evidence_of

_GROUPED = re.compile(
    r"(?:规模|人口|体量|基数)[^,。;]{0,6}(?:相近|相当|接近|相仿)|按[^,。;]{0,10}(?:规模|人口|体量|辖区大小)[^,。;]{0,8}(?:分组|分类|分档|系数|分(?:为|成)[^,。;]{1,4}[组类档])"
)
_COUNTED = re.compile(
    r"(?:数|量|总数|总量|件数|起数|次数|人次|批次)(?:排名|排序|[^率]{0,4}排)|按[^,。;]{0,10}(?:数|量|起数|件数|次数)[^,。;率]{0,4}(?:排名|排序)"
    r"|(?P<most>问题)?(?:起数|件数|次数|数量?|总?量)?(?:最多|居[^,。;率]{0,8}(?=前[一二两三四五\d])|[位排]列?[居在名]?[^,。;率]{0,8}(?=前[一二两三四五\d]))"
    r"[^,。;率\d]{0,6}(?:[前后末][一二两三四五\d]{1,2}[名位个]|第[一二三1-3]名?)"
)
"""Ranks by a number, and the places of those that have most (信访件数最多的后三名, 投诉量居前三位)."""
_SAMPLE = re.compile(
    r"(每[村社组网户][^,。;]{0,6})?(?:抽[查取检样测]|随机(?:抽取|抽查|选取|访问|入户)|抽)[^,。;%]{0,10}?(\d{1,4})(?:名|位)?(户|份|人|名|件|处|家|个|条|位)"
)
_RATE = re.compile(r"率|满意度|比例|占比")
_PERSON = re.compile("(?:人员|职工|员工|干部|党员|学员)\\Z")
"""Whom a scheme for persons is about (没有发表的人员扣 1 分): none of many."""
_FIGURE = re.compile(r"\d+")
LIKE = 2.0
"""Units are of like size when the largest is less than so many times the smallest."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """The smallest and the largest unit that are assessed together."""

    small: str
    least: float
    large: str
    most: float
    people: bool

    @property
    def ratio(self) -> float:
        """How many times the largest is the smallest."""
        return self.most / self.least


@dataclass(frozen=True, slots=True)
class Count:
    """A leaf that counts; ``kind`` says what, ``what`` names it, ``sample`` is the size of a small base."""

    kind: str
    node: Node | None
    what: str
    evidence: tuple[Evidence, ...]
    points: float | None = None
    sample: float | None = None


def counts(facts: Facts, least: float) -> Iterator[Count]:
    """Leaves with counts that nothing puts in proportion; ``least``: cases below which a rate is unsafe."""
    alike = _alike(facts)
    single = {leaf for one in unit_sets(facts) for leaf in one}  # lines of one unit are compared with nobody's
    for leaf in facts.hierarchy.leaves:
        if facts.roles[leaf] in ("bonus", "veto"):
            continue
        found = None if alike or leaf in single else _counted(facts, leaf)
        found = found or _small_base(facts, leaf, least)
        if found is not None:
            yield found
    if not alike:
        yield from _running(facts)


def sizes(facts: Facts) -> Sizes | None:
    """How far the declared units differ; None where their sizes are not declared."""
    for people in (True, False):
        known = [(unit, size) for unit in facts.scheme.units if (size := _size(unit, people=people))]
        if len(known) > 1:
            small, large = min(known, key=lambda one: one[1]), max(known, key=lambda one: one[1])
            return Sizes(_name(small[0]), small[1], _name(large[0]), large[1], people)
    return None


def _alike(facts: Facts) -> bool:
    """Whether the assessed units are of like size, or grouped by size; a single unit is compared with nobody."""
    if len(facts.scheme.units) == 1 or any(_GROUPED.search(text.passage.text) for text in facts.texts):
        return True
    scope = facts.scheme.ranking.scope if facts.scheme.ranking is not None else None
    if scope and _GROUPED.search(scope):
        return True
    found = sizes(facts)
    return found is not None and found.ratio < LIKE


def _counted(facts: Facts, leaf: Node) -> Count | None:
    if leaf.indicator.formula is not None and leaf.indicator.formula.denominator:
        return None
    if leaf.indicator.metric in ("rate", "coverage", "quality", "survey"):
        return None
    reading = facts.reading(leaf)
    found = list(tallies(reading.line, reading.scoring))
    if facts.scheme.assesses == "individual":  # one person's complaints and errors have no population behind them
        found = [one for one in found if one.kind != "events" and not _PERSON.search(one.what.text)]
    if found:
        first = found[0]
        words = [words for one in found for words in (one.what, one.step.words)]
        return Count(first.kind, leaf, first.what.text, evidence_of(leaf.indicator, words), first.step.points)
    return _ranked(facts, leaf)


def _running(facts: Facts) -> Iterator[Count]:
    """A clause of the running text that counts for every line (被投诉的每件从总分中扣 1 分)."""
    for text in facts.texts:
        said = line(text=text.passage.raw) if text.field == "text" else None
        found = [] if said is None else list(tallies(said, read_scoring(said)))
        if found:
            first = found[0]
            places = [text.place.words(words.start, words.end) for words in (first.what, first.step.words)]
            evidence = (Evidence(places[0], first.what.text), Evidence(places[1], first.step.words.text))
            yield Count(first.kind, None, first.what.text, evidence, first.step.points)


def _ranked(facts: Facts, leaf: Node) -> Count | None:
    """Units put in order by how many events they had."""
    if not facts.reading(leaf).flag("ranked"):
        return None
    for part in facts.reading(leaf).line.passages:
        said = _COUNTED.search(part.text)
        events = [hit for hit in spot(part.text, "counted_events") if hit.name == "event"]
        if said and (events or said["most"]) and not re.search(r"每[万千百]|率", part.text):
            first = (events[0].start, events[0].end) if events else said.span("most")
            words = part.words(*first)
            return Count("ranked", leaf, words.text, evidence_of(leaf.indicator, [words, part.found(said)]))
    return None


def _small_base(facts: Facts, leaf: Node, least: float) -> Count | None:
    """A rate of fewer cases than ``least``, used for ranks or all-or-nothing points."""
    reading = facts.reading(leaf)
    if not (reading.flag("ranked") or reading.scoring.zeros) or any(step.per for step in reading.scoring.deductions):
        return None
    formula = leaf.indicator.formula
    if formula is not None and formula.denominator and (figure := _FIGURE.search(formula.denominator)):
        return (
            Count("few", leaf, formula.denominator, (), sample=float(figure[0])) if float(figure[0]) < least else None
        )
    if not any(_RATE.search(part.text) for part in reading.line.passages):
        return None
    for part in reading.line.passages:
        said = _SAMPLE.search(part.text)
        if said and not said[1] and 1 < float(said[2]) < least:
            words = part.found(said)
            return Count("few", leaf, words.text, evidence_of(leaf.indicator, [words]), sample=float(said[2]))
    return None


def _size(unit: Unit, *, people: bool) -> float | None:
    return unit.population if people else unit.staff


def _name(unit: Unit) -> str:
    return unit.name or unit.id or ""
