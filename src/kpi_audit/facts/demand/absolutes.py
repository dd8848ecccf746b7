"""Leaves whose target leaves no slack, and what hangs on missing it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from ...findings.finding import Evidence
from ...reading.demand.absolutes import Absolute, find_absolutes
from ...reading.text.clauses import sentences
from ...reading.text.line import Line, Words, line
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
_MISSED = re.compile(
    r"一票否[决优](?:制|权)?|取消[^,。;]{0,12}资格|不得分|不计分|全扣|零分|扣完|扣除?|[本该此]项|全部|所有|分值?|发生|出现|造成|存在"
    r"|未(?:能)?|达不?到|达标|完不?成|实现|低于|超过|不足|否则|反之|如有?|凡|一律|直接|实行|予以|给予|目标|任务|要求|以上|以下"
    r"|[每起次例件的得满]|[^一-鿿]"
)
"""What a sentence says of any miss (未达到的不得分, 发生一起一票否决): the rest of it names a case of its own."""
_CASE = 2
"""Characters of the shortest case."""
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
    hangs = _hangs(facts, leaf, words)
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


def _hangs(facts: Facts, leaf: Node, words: Words) -> Literal["veto", "all"] | None:
    reading = facts.reading(leaf)
    declared = reading.declared_flag("veto")
    if declared or (declared is None and (reading.flag("veto") or reading.marks.disguised_veto)):
        told = [text for text in _sentences(reading.line, "name", "description", "criteria") if veto_words(text)]
        if declared or not told or _about(told, reading.line, words):
            return "veto"
    if len(reading.scoring.levels) >= _LEVELS or reading.scoring.formulas:
        return None
    told = [text for text in _sentences(reading.line, "criteria") if _NOTHING.search(text)]
    if told and _about(told, reading.line, words):
        return "all"
    structured = leaf.indicator.scoring
    return "all" if structured is not None and structured.mode == "threshold" else None


def _sentences(one: Line, *fields: str) -> Iterator[str]:
    for passage in one.passages:
        if passage.field in fields:
            yield from (sentence.text for sentence in sentences(passage.text))


def _about(told: Sequence[str], one: Line, words: Words) -> bool:
    """Whether one of some sentences tells what a miss of the target in ``words`` costs: it names no other case."""
    asked = [text for text in _sentences(one, words.field) if words.text in text]
    asked += [passage.text for passage in one.passages if passage.field in ("name", "target")]
    known = {*pairwise("\n".join(asked))}
    cases = (_MISSED.sub("", text) for text in told)
    return any(len(case) < _CASE or not known.isdisjoint(pairwise(case)) for case in cases)
