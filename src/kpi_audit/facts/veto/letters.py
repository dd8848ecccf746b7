"""Pledge letters that units must sign: listed or said in running text; and lines that score the signing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from ...findings.finding import Evidence
from ...reading.text.clauses import sentences
from ...reading.text.lexicon import lexicon
from ...reading.text.line import Words
from ...reading.text.normal import normalise
from ...reading.veto.documents import cited_documents
from ...reading.veto.letters import LetterWords, letter_words
from ...reading.veto.topics import Cores, core
from ...scheme.parts import Basis
from ...source.location import Place
from ...startup import patterns as re
from ...startup.records import dataclass
from ..alike import TextReading, amount_blind
from ..facts import Facts
from ..hierarchy import Node
from ..readings import said_at
from .bases import footing

_BELOW = {
    "city": ("county", "township", "village", "household", "subordinate"),
    "county": ("township", "village", "household", "subordinate"),
    "township": ("village", "household", "subordinate"),
    "village": ("household", "subordinate"),
}


LONGEST = 16
"""A longer name is a sentence that mentions many things."""


@dataclass(frozen=True, slots=True)
class LetterFact:
    """A letter that the assessed unit signs. ``required``: law or a central document asks for it."""

    topic: str
    place: Place
    evidence: Evidence
    declared: bool
    required: bool
    basis: tuple[Basis, ...] = ()
    scored: Node | None = None


@dataclass(frozen=True, slots=True)
class SigningFact:
    """A scored line that rewards the signing of a letter."""

    node: Node
    topic: str
    evidence: Evidence


def find_letters(facts: Facts) -> list[LetterFact]:
    """The letters of a scheme, each topic once, listed ones first."""
    found: list[LetterFact] = []
    for letter in facts.scheme.letters:
        topic = letter.topic or ""
        place = letter.place("topic") if letter.signer or letter.basis else letter.at
        founded = footing(letter.basis, facts.scheme, 0) == "enough"
        found.append(_fact(facts, topic, place, Evidence(place, topic), letter.basis, declared=True, founded=founded))
    for text in facts.texts:
        for words in letter_words(text.passage.text):
            if not words.signing or _below(words, facts) or _GENERAL.fullmatch(words.topic):
                continue
            evidence = text.evidence(words.start, words.end)
            basis = tuple(_cited(text.passage.text, words, evidence.place))
            founded = footing(basis, facts.scheme, 0) == "enough"
            topic = words.topic
            found.append(_fact(facts, topic, evidence.place, evidence, basis, declared=False, founded=founded))
    named = [core(letter.topic) for letter in found]
    known = Cores(named)
    kept: set[int] = set()
    for at, letter_fact in enumerate(found):
        if letter_fact.declared or kept.isdisjoint(known.like(named[at])):
            kept.add(at)
    return [found[at] for at in sorted(kept)]


def counted_letters(facts: Facts) -> list[LetterFact]:
    """The letters of a scheme but for those that law or the centre asks for; worked out once."""
    return facts.company.once(
        ("letters", facts.path), lambda: [letter for letter in find_letters(facts) if not letter.required]
    )


def find_signing(facts: Facts) -> Iterator[SigningFact]:
    """Scored lines that reward signing, or punish its absence; letters that law asks for are left out."""
    for leaf in facts.leaves:
        signing = facts.reading(leaf).says(_signing)
        if signing is not None and not _required(leaf.name):
            topic, words = signing
            yield SigningFact(leaf, topic, said_at(leaf, words))


_FIELDS = ("name", "description", "criteria")


@amount_blind
def _signing(texts: TextReading) -> tuple[str, Words] | None:
    """The topic and the words of the first letter that is to be signed and that no law asks for."""
    for passage in texts.line.passages:
        signed = [one for one in letter_words(passage.text) if one.signing] if passage.field in _FIELDS else []
        if signed and not _required(passage.text[signed[0].start : signed[0].end]):
            return signed[0].topic, passage.words(signed[0].start, signed[0].end)
    return None


def _fact(
    facts: Facts,
    topic: str,
    place: Place,
    evidence: Evidence,
    basis: tuple[Basis, ...],
    *,
    declared: bool,
    founded: bool,
) -> LetterFact:
    required = founded or _required(topic)
    return LetterFact(topic, place, evidence, declared, required, basis, _scored(facts, topic))


def _scored(facts: Facts, topic: str) -> Node | None:
    """The scored line (else the group) on the same topic."""
    nodes, cores = facts.once("cores of scored names", lambda: _scored_names(facts))
    return next((nodes[place] for place in cores.like(core(normalise(topic).text))), None)


def _scored_names(facts: Facts) -> tuple[list[Node], Cores]:
    """Scored lines, then the groups of such, with the cores of their names, each core once."""
    ordinary = set(facts.leaves)
    groups = (node for node in facts.hierarchy.branches if not ordinary.isdisjoint(node.leaves()))
    found: dict[str, Node] = {}
    for node in (*facts.leaves, *groups):
        name = core(_NUMBER.sub("", normalise(node.name).text))
        if len(name) <= LONGEST:
            found.setdefault(name, node)
    return [*found.values()], Cores([*found])


# The yearly letter on everything is the scheme itself in another form.
_GENERAL = re.compile(r"(?:年度|综合|目标|任务|管理|工作|考核|绩效|岗位|责任|[状书制]|承诺|军令|保证)*")
_NUMBER = re.compile(r"^\s*(?:[\d一二三四五六七八九十]+[.、)]|\([^)]{1,3}\)|第[\d一二三四五六七八九十]+[条项])+")


def _required(topic: str) -> bool:
    return any(hit.name == "required" for hit in lexicon("letters").scan(normalise(topic).text))


def _below(words: LetterWords, facts: Facts) -> bool:
    """Whether the letter is signed further down, between the assessed unit and those below it."""
    return words.party in _BELOW.get(facts.scheme.assesses or "", ("household",))


def _cited(text: str, words: LetterWords, place: Place) -> Iterator[Basis]:
    said = sentences(text)
    at = bisect_right(said, words.start, key=attrgetter("start")) - 1
    if at >= 0 and words.start < said[at].end:
        yield from (Basis(at=place, document=cited.name) for cited in cited_documents(said[at].text))
