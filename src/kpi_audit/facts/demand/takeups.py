"""Voluntary matters that a scheme turns into quotas."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Literal

from ...findings.finding import Evidence
from ...reading.demand.voluntary import Takeup, find_takeup, pressed
from ...reading.text.clauses import sentences
from ...reading.text.line import Words, line
from ...reading.veto.vetoes import veto_words
from ...startup import patterns as re
from ...startup.records import dataclass
from ..alike import TextReading
from ..facts import Facts
from ..hierarchy import Node
from ..process.prohibited import scored_leaves
from ..process.statutes import law_of
from ..readings import evidence_of
from ..texts import Text
from ..veto.veto_fact import VetoFact

_COSTS = re.compile("扣|不得分|否决|取消|约谈|通报|问责|排名|末等|不合格")
_SPARED = re.compile(
    "不(?:得|再|作为|纳入|列入|将|以)[^。;]{0,24}(?:考核|扣分|排名|否决)|自愿原则|坚持[^,。;]{0,6}自愿"
)
_STEM = 2
"""So many characters of a voluntary matter tell which vetoes speak of it."""
Force = Literal["veto", "full", "high", "shortfall", "ranked", "quota"]


@dataclass(frozen=True, slots=True, eq=False)
class TakeupFact:
    """A leaf (or a sentence of running text) that makes a voluntary matter a must; ``share`` in percent if given."""

    node: Node | None
    force: Force
    share: float | None
    evidence: tuple[Evidence, ...]
    declared: bool


def takeups(facts: Facts, high: float) -> list[TakeupFact]:
    """Every scored leaf that asks for voluntary take-up under pressure; ``high`` in percent counts as such alone."""
    lines = [found for leaf in scored_leaves(facts) if (found := _of(facts, leaf, high)) is not None]
    return [*lines, *(found for text in facts.texts if text.field == "text" for found in _in_text(text, high))]


def _in_text(text: Text, high: float) -> Iterator[TakeupFact]:
    """Sentences of running text that hang points, a rank or a veto on take-up."""
    for sentence in sentences(text.passage.text):
        if not _COSTS.search(sentence.text) or _SPARED.search(sentence.text):
            continue
        said = line(text=sentence.text)
        found, press, veto = find_takeup(said, declared=False), pressed(said), veto_words(sentence.text)
        if found is None or not (found.share or found.amount or found.shortfall):
            continue
        full = found.share is not None and found.share >= 100
        strong: Force = "high" if found.share is not None and found.share >= high else "shortfall"
        force: Force = "veto" if veto else "full" if full else "ranked" if press and not found.shortfall else strong
        words = [*found.shown, *([press] if press and force == "ranked" else [])]
        spans = [(one.start, one.end) for one in words] + [(one.start, one.end) for one in veto[:1]]
        evidence = tuple(
            text.evidence(sentence.start + start, sentence.start + end) for start, end in sorted(set(spans))
        )
        yield TakeupFact(None, force, found.share, evidence, False)


def _of(facts: Facts, leaf: Node, high: float) -> TakeupFact | None:
    reading = facts.reading(leaf)
    declared = _declared(leaf)
    if declared is False or law_of(leaf) is not None:
        return None
    found = reading.says(_takeup, bool(declared))
    if found is None:
        return None
    only_rewards = facts.roles[leaf] == "bonus" and found.shortfall is None
    press = None if only_rewards else reading.says(_pressed)
    force = _force(facts, leaf, found, press, high)
    if force is None or (only_rewards and force not in ("full", "high")):
        return None
    places = [press] if press is not None else list(reading.marks.ranked[:1])
    shown = (*found.shown, *(places if force == "ranked" else []))
    evidence = (*evidence_of(leaf.indicator, shown), *(_veto(facts, leaf, found) if force == "veto" else ()))
    return TakeupFact(leaf, force, found.share, evidence, bool(declared))


def _takeup(texts: TextReading, declared: bool) -> Takeup | None:
    return find_takeup(texts.line, declared=declared)


def _pressed(texts: TextReading) -> Words | None:
    return pressed(texts.line)


def _declared(leaf: Node) -> bool | None:
    """The author's word, on the line or its groups."""
    for node in (leaf, *leaf.ancestors):
        if node.indicator.voluntary is not None:
            return node.indicator.voluntary
    return None


def _force(facts: Facts, leaf: Node, found: Takeup, press: Words | None, high: float) -> Force | None:
    ranked = facts.reading(leaf).flag("ranked") or press is not None
    figures = found.share is not None or found.amount is not None or found.shortfall is not None
    if not figures:  # a rank alone counts where points hang on it
        return "ranked" if ranked and (leaf.indicator.ranked or facts.reading(leaf).scoring.deductions) else None
    if _veto(facts, leaf, found):
        return "veto"
    if found.share is not None and found.share >= 100:
        return "full"
    if found.share is not None and found.share >= high:
        return "high"
    if found.shortfall is not None:
        return "shortfall"
    if ranked:
        return "ranked"
    return "quota" if found.amount is not None else None


def _veto(facts: Facts, leaf: Node, found: Takeup) -> tuple[Evidence, ...]:
    """The words of a veto that hangs on it, on the line itself or elsewhere in the scheme."""
    reading = facts.reading(leaf)
    declared = reading.declared_flag("veto")
    if declared:
        return (Evidence(leaf.indicator.place("veto"), leaf.name),)
    own = (*reading.marks.veto, *reading.marks.disguised_veto)
    if own and declared is None:
        return evidence_of(leaf.indicator, own[:1])
    stem = found.object.text[:_STEM] if found.object is not None else ""
    hanging = (veto for veto in _vetoes_on(facts, stem) if veto.node is not leaf)
    return tuple(veto.words for veto in islice(hanging, 1))


def _vetoes_on(facts: Facts, stem: str) -> list[VetoFact]:
    """The vetoes that speak of something; of nothing there are none."""
    if len(stem) != _STEM:
        return [veto for veto in facts.vetoes if stem and stem in veto.text]
    return facts.once("vetoes by stem", lambda: _by_stem(facts.vetoes)).get(stem, [])


def _by_stem(vetoes: Iterable[VetoFact]) -> Mapping[str, list[VetoFact]]:
    """The vetoes by each pair of characters in their text."""
    found: dict[str, list[VetoFact]] = defaultdict(list)
    for veto in vetoes:
        for pair in {veto.text[at : at + _STEM] for at in range(len(veto.text) - _STEM + 1)}:
            found[pair].append(veto)
    return dict(found)
