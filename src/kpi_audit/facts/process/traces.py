"""Leaves that papers alone decide: looked at instead of the work, or scored themselves."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Literal

from ...findings.finding import Evidence
from ...reading.proof.besides import gives
from ...reading.proof.conditions import by_figure, demanded_besides, looked_through, set_up_besides
from ...reading.proof.evidence import distinct, handed_in
from ...reading.proof.traces import PAPERS, PaperTrail, read_trail
from ...reading.text.line import Words
from ...reading.text.numbering import core_name
from ...source.location import Place
from ...startup import patterns as re
from ..alike import TextReading, amount_blind, marks_said, proof_said
from ..facts import Facts
from ..hierarchy import Node
from ..readings import evidence_of
from .products import good_product, keeps_files
from .statutes import law_of

Part = Literal["checked", "made", "besides"]
"""Papers are all that is looked at; making them is what scores; they are one condition among others."""
_RESULTS = ("output", "outcome", "satisfaction")
_SURE = 0.4
_VERBS = ("查阅", "调阅", "书面")
_LOOKED_UP = re.compile(
    "(?:(?:查阅|查看|翻阅|审阅|审核|检查|查)(?:(?:相关|有关|软件|内业|文字|书面|工作|基础|档案){0,2}(?:资料|材料|台[账帐])|档案)"
    "|(?:软件|内业|文字|书面|基础|档案)?(?:资料|材料|台[账帐])(?:查阅|审核|审查|检查|核查))"
    "(?:部分|情况|类|项目)?"
)
"""What a group is called whose lines are scored by papers."""


def paper_trail(facts: Facts, leaf: Node) -> PaperTrail:
    """The paper trail of a leaf; papers that a law asks for are none."""
    if law_of(leaf) is not None or keeps_files(facts) or good_product(facts, leaf):
        return PaperTrail()
    reading = facts.reading(leaf)
    if not (leaf.indicator.verify or reading.marks.trace or reading.proof.verify):
        return PaperTrail()
    trail = reading.says(_weighed_trail if reading.says(_gives) else _trail, tuple(leaf.indicator.verify))
    kind = reading.kind
    if kind.kind in _RESULTS and kind.confidence >= _SURE:  # papers are mentioned, the result is scored
        return PaperTrail(trail.checked)
    return trail


@amount_blind
def _gives(texts: TextReading) -> bool:
    return any(map(gives, texts.line.passages))


def _weighed_trail(texts: TextReading, declared: tuple[str, ...]) -> PaperTrail:
    if not declared and by_figure(texts.line):
        return PaperTrail()
    trail = read_trail(texts.line, texts.says(marks_said), texts.says(proof_said), declared)
    rules = not trail.made and all(words.text == "制度" for words in trail.checked)
    if not (rules and trail.checked) or looked_through(texts.line, trail.checked):
        return trail
    # rules that must be there beside how a place looks are no trace of work
    aside = demanded_besides(texts.line, trail.checked) or set_up_besides(texts.line, trail.checked)
    return PaperTrail() if aside else trail


@amount_blind
def _trail(texts: TextReading, declared: tuple[str, ...]) -> PaperTrail:
    """Where nothing is given, no award is weighed against another."""
    return _weighed_trail(texts, declared)


def on_papers(facts: Facts, leaf: Node) -> bool:
    """Whether papers decide the score of a leaf, or points of it, and nothing else that is looked at does."""
    trail = paper_trail(facts, leaf)
    return bool(trail.checked or trail.made) or _declared(facts, leaf) or headed(facts, leaf) is not None


def headed(facts: Facts, leaf: Node) -> Node | None:
    """The group that has its lines scored by papers (查阅资料 60 分), if nothing else is looked at."""
    group = leaf.parent
    if group is None or leaf.indicator.verify or not any(word in group.name for word in "查审核翻"):
        return None
    if not _LOOKED_UP.fullmatch(core_name(group.name)):
        return None
    reading = facts.reading(leaf)
    other = not {*reading.proof.verify} <= PAPERS or law_of(leaf) is not None or keeps_files(facts)
    return None if other or by_figure(reading.line) else group


def part_of_papers(facts: Facts, leaf: Node) -> Part:
    """What papers are for the points of a leaf that is ``on_papers``."""
    if leaf.indicator.verify or headed(facts, leaf) is not None:
        return "checked"
    trail = paper_trail(facts, leaf)
    return facts.reading(leaf).says(_part, trail.checked, trail.made)


@amount_blind
def _part(texts: TextReading, checked: tuple[Words, ...], made: tuple[Words, ...]) -> Part:
    looked = looked_through(texts.line, checked)
    more = demanded_besides(texts.line, (*checked, *made))
    if more and not looked:
        return "besides"
    if made and (not looked or (not more and any(words.field == "name" for words in made))):
        return "made"
    return "checked"


def proof_words(facts: Facts, leaf: Node) -> tuple[Evidence, ...]:
    """The words that say so, at most four; none where the author declared it without words."""
    trail = paper_trail(facts, leaf)
    said = trail.made if part_of_papers(facts, leaf) == "made" else (*trail.made, *trail.checked)
    words = [one for one in said if one.text not in _VERBS] or list(said)
    if not words and (group := headed(facts, leaf)) is not None:
        return (Evidence(group.indicator.place("name"), group.name),)
    outer = (one for one in words if not any(_inside(one, other) for other in words))
    return evidence_of(leaf.indicator, tuple(islice(outer, 4)))


def proof_place(facts: Facts, leaf: Node) -> Place:
    """Where a finding on the papers of a leaf stands: at the first words, at its name where its group says so."""
    if leaf.indicator.verify or paper_trail(facts, leaf) != PaperTrail():
        words = proof_words(facts, leaf)
        return words[0].place if words else leaf.indicator.place("verify")
    return leaf.indicator.place("name")


def named(papers: Sequence[Evidence]) -> list[str]:
    """What papers are called, each once."""
    return distinct([one.text for one in papers])


def materials(facts: Facts, leaf: Node) -> list[str]:
    """The materials that a leaf asks for: the declared list, else those its text names."""
    return list(leaf.indicator.evidence) or handed_in(facts.reading(leaf).proof)


def _declared(facts: Facts, leaf: Node) -> bool:
    verify = leaf.indicator.verify
    return bool(verify) and set(verify) <= {"documents", "photos"} and law_of(leaf) is None and not keeps_files(facts)


def _inside(one: Words, other: Words) -> bool:
    shorter = other.end - other.start > one.end - one.start
    return one.field == other.field and shorter and other.start <= one.start and one.end <= other.end
