"""Leaves whose target leaves no slack, and what hangs on missing it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ...findings.finding import Evidence
from ...reading.demand.absolutes import Absolute, find_absolutes
from ...reading.text.clauses import sentences
from ...reading.text.line import line
from ...reading.veto.vetoes import veto_words
from ...startup import patterns as re
from ...startup.records import dataclass
from ..alike import TextReading, amount_blind
from ..facts import Facts
from ..hierarchy import Node
from ..process.statutes import law_of
from ..readings import evidence_of

_RESULTS = ("outcome", "satisfaction")
_SURE = 0.4
_NOTHING = re.compile(
    r"不得分|不计分|全扣|零分|(?<![0-9.])0分(?![0-9])|扣完(?:本|该|此)项|扣除?(?:本|该|此)项(?:全部|所有)?分?值?(?:[,。;]|$)"
)
_LEVELS = 3
"""A ladder of so many levels is no all-or-nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class AbsoluteFact:
    """A leaf with an absolute target; ``hangs`` is what a miss costs beside points lost in proportion."""

    node: Node
    kind: Literal["full", "zero", "clear"]
    evidence: tuple[Evidence, ...]
    declared: bool
    risky: bool  # a result, or not wholly in the unit's hands
    hangs: Literal["veto", "all"] | None


def absolutes(facts: Facts) -> list[AbsoluteFact]:
    """Every leaf with an absolute target that is not plainly the unit's own act."""
    return [found for leaf in facts.hierarchy.leaves if (found := _of(facts, leaf)) is not None]


@dataclass(frozen=True, slots=True)
class SaidAbsolute:
    """A sentence of running text that hangs a veto or all points on an absolute target beyond the unit's hands."""

    kind: Literal["full", "zero", "clear"]
    hangs: Literal["veto", "all"]
    evidence: tuple[Evidence, ...]


def absolutes_in_text(facts: Facts) -> Iterator[SaidAbsolute]:
    """The same in running text, one a sentence; what costs nothing there is only an aim."""
    for text in facts.texts:
        for sentence in sentences(text.passage.text) if text.field == "text" else ():
            veto = veto_words(sentence.text)
            hangs: Literal["veto", "all"] | None = "veto" if veto else "all" if _NOTHING.search(sentence.text) else None
            found = [one for one in find_absolutes(line(text=sentence.text)) if one.hand == "beyond"] if hangs else []
            if hangs and found:
                words = found[0].words
                evidence = text.evidence(sentence.start + words.start, sentence.start + words.end)
                yield SaidAbsolute(found[0].kind, hangs, (evidence,))


def _of(facts: Facts, leaf: Node) -> AbsoluteFact | None:
    indicator = leaf.indicator
    if indicator.tolerance or indicator.controllable == "full" or law_of(leaf) is not None:
        return None
    found = [one for one in facts.reading(leaf).says(_absolutes_said) if one.hand != "own" or _uncontrolled(leaf)]
    if not found:
        return None
    risky = [one for one in found if _risky(facts, leaf, one)]
    first = (risky or found)[0]
    same = [one.words for one in (risky or found) if one.kind == first.kind]
    fields = {words.field: words for words in reversed(same)}
    words = fields.get("criteria") or fields.get("description") or fields.get("name") or first.words
    declared = _uncontrolled(leaf) or facts.kind(leaf).declared
    hangs = _hangs(facts, leaf)
    return AbsoluteFact(leaf, first.kind, evidence_of(indicator, [words]), declared, bool(risky), hangs)


@amount_blind
def _absolutes_said(texts: TextReading) -> list[Absolute]:
    return find_absolutes(texts.line)


def _risky(facts: Facts, leaf: Node, found: Absolute) -> bool:
    """A result, or something that is declared or known to be in others' hands."""
    kind = facts.kind(leaf)
    if _uncontrolled(leaf):
        return True
    if kind.declared:
        return kind.kind in _RESULTS
    return found.hand == "beyond" or (kind.kind in _RESULTS and kind.confidence >= _SURE)


def _uncontrolled(leaf: Node) -> bool:
    means = leaf.indicator.means
    return leaf.indicator.controllable in ("partial", "none") or (means is not None and means.power == "none")


def _hangs(facts: Facts, leaf: Node) -> Literal["veto", "all"] | None:
    reading = facts.reading(leaf)
    if reading.flag("veto") or (reading.declared_flag("veto") is None and reading.marks.disguised_veto):
        return "veto"
    if len(reading.scoring.levels) >= _LEVELS or reading.scoring.formulas:
        return None
    if any(_NOTHING.search(passage.text) for passage in reading.line.passages if passage.field == "criteria"):
        return "all"
    structured = leaf.indicator.scoring
    return "all" if structured is not None and structured.mode == "threshold" else None
