"""Leaves whose measure is not defined, and how much of a scheme says unit, period, source and assessor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...findings.finding import Evidence
from ...reading.clarity.measures import Gap, find_gaps, rate_gap
from ...reading.clarity.parts import figures, standard
from ...reading.clarity.period import says_general_scoring, says_period, says_source
from ...reading.scoring.scoring import StatedPoints
from ...reading.text.line import Passage
from ...startup import patterns as re
from ...startup.records import dataclass
from ..alike import TextReading, scoring_said, targets_said
from ..facts import Facts
from ..hierarchy import Node
from ..points.shares import shares_of
from ..readings import evidence_of

_ELSEWHERE = re.compile(
    r"按照?[^,。;]{2,40}(?:办法|细则|标准|方案)[^,。;]{0,6}(?:[扣计得评加]分|执行|考核)|平均[分数值][^,。;]{0,4}(?:得分"
    r"|计算|计分)|按照?[^,。;]{1,20}[计得给]分|附[件表录]|见《|综合(?:评价|考评|评定)|赋\d|计算|领导[^,。;]{0,8}评价|互评|民主测评|打分|评分(?!标准|细则"
    r"|办法)|赋分|评定|[×*]\d|\d%(?:计入|折算|计算|计分)|率”?×|扣(?:除|减)?(?:相应|对应)的?分"
)
"""Another rule's matter: the scale stands elsewhere, or raters give the score."""
MOST = 0.75
"""From this share of lines that say how they are scored, a line that does not stands out."""
COLUMNS = ("measure", "period", "source", "assessor")


@dataclass(frozen=True, slots=True)
class Undefined:
    """A leaf with the gap of its definition that must be filled first."""

    node: Node
    kind: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many ``leaves`` miss each column, and how many miss any."""

    leaves: int
    incomplete: int
    missing: dict[str, int]


def undefined_lines(facts: Facts, heavy: float) -> Iterator[Undefined]:
    """One gap a leaf; quantities need a target from a share of ``heavy``."""
    shares = shares_of(facts)
    silent = _unscored(facts)
    for leaf in facts.hierarchy.leaves:
        if facts.roles[leaf] == "veto":
            continue
        gap = _gap(facts, leaf, heavy=shares.own(leaf) >= heavy - 1e-9)
        if gap is not None:
            yield gap
        elif leaf in silent:
            yield Undefined(leaf, "unscored", _text(facts, leaf))


def _gap(facts: Facts, leaf: Node, *, heavy: bool) -> Undefined | None:
    """The first gap that no declared field fills."""
    indicator, reading = leaf.indicator, facts.reading(leaf)
    spec = indicator.target
    if indicator.formula is not None or (spec is not None and (spec.value is not None or spec.base)):
        return None
    scoring = indicator.scoring
    if scoring is not None and (scoring.steps or scoring.rubric):
        return None
    based = leaf.id in facts.roster.bases
    for gap in reading.says(_gaps, heavy):
        if not (based and gap.kind in ("growth", "growth_base")):
            return Undefined(leaf, gap.kind, evidence_of(indicator, [gap.words]))
    if heavy and indicator.metric == "rate":
        for gap in rate_gap(reading.line):
            return Undefined(leaf, gap.kind, evidence_of(indicator, [gap.words]))
    return None


def _unscored(facts: Facts) -> set[Node]:
    """Lines that say nothing of how points are given, where nearly all others do and no clause speaks for all."""
    if any(says_general_scoring(text.passage.text) for text in facts.texts):
        return set()
    ordinary = facts.leaves
    told = {leaf for leaf in ordinary if _tells(facts, leaf)}
    if not ordinary or len(told) < MOST * len(ordinary):
        return set()
    return {leaf for leaf in ordinary if leaf not in told and not _granted(facts, leaf)}


def _tells(facts: Facts, leaf: Node) -> bool:
    """Whether a line says for what points are taken or given."""
    if leaf.indicator.scoring is not None:
        return True
    read = facts.reading(leaf).scoring
    conditional = (read.deductions, read.bonuses, read.zeros, read.formulas, read.discretion, read.ladders, read.fulls)
    if facts.reading(leaf).says(_elsewhere):
        return True
    return (
        any(conditional)
        or bool(read.caps)
        or any(step.per for step in read.awards)
        or len(read.awards) > 1
        or sum(said.words.field != "name" for said in read.stated) > 1  # 制度健全 2 分;有人负责 1 分
        or bool(read.unread)
    )


def _gaps(texts: TextReading, heavy: bool) -> tuple[Gap, ...]:
    return tuple(find_gaps(texts.line, texts.says(scoring_said), texts.says(targets_said), heavy=heavy))


def _elsewhere(texts: TextReading) -> bool:
    return any(_ELSEWHERE.search(passage.text) for passage in standard(texts.line))


def _granted(facts: Facts, leaf: Node) -> bool:
    """Whether the points stand for all that is asked (得 3 分; 经费到位,10 分)."""
    scoring = facts.reading(leaf).scoring
    return bool(scoring.awards) or any(_beside_what(said) for said in scoring.stated)


def _beside_what(said: StatedPoints) -> bool:
    """Whether points stand at the end of what is asked, not in brackets or in a name."""
    return said.words.field in ("description", "criteria") and said.words.text[:1].isdigit()


def _text(facts: Facts, leaf: Node) -> tuple[Evidence, ...]:
    """The standard as it stands, or the name."""
    passages: Sequence[Passage] = standard(facts.reading(leaf).line)
    return evidence_of(leaf.indicator, [passage.words(0, len(passage.text)) for passage in passages[-1:]])


def completeness(facts: Facts) -> Completeness:
    """The table of what ordinary leaves say of their measure, period, source and assessor."""
    running = [text.passage.text for text in facts.texts]
    scheme = facts.scheme
    period = facts.year is not None or scheme.period is not None or any(map(says_period, (scheme.title, *running)))
    source = any(map(says_source, running))
    missing = dict.fromkeys(COLUMNS, 0)
    incomplete = 0
    for leaf in facts.leaves:
        nodes = [leaf.indicator, *(node.indicator for node in leaf.ancestors)]
        has = {
            "measure": _measured(facts, leaf),
            "period": period
            or any(one.frequency or one.deadline for one in nodes)
            or bool(facts.reading(leaf).deadline),
            "source": source or any(one.data_source or one.verify for one in nodes) or bool(facts.reading(leaf).verify),
            "assessor": any(one.assessor or one.lead for one in nodes),
        }
        for name, there in has.items():
            missing[name] += not there
        incomplete += not all(has.values())
    return Completeness(len(facts.leaves), incomplete, missing)


def _measured(facts: Facts, leaf: Node) -> bool:
    """Whether something can be counted: a target, a formula, a figure, points per something."""
    indicator, reading = leaf.indicator, facts.reading(leaf)
    if indicator.target or indicator.formula or indicator.metric or indicator.scoring:
        return True
    read = reading.scoring
    steps = (*read.awards, *read.deductions, *read.bonuses)
    counted = any(step.per for step in steps) or bool(read.formulas or read.ladders)
    return counted or bool(reading.targets) or any(figures(passage.text) for passage in standard(reading.line))
