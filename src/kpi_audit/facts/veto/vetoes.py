"""Every veto that a scheme sets: listed, in a veto group, marked on a line, or disguised in running text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from ...findings.finding import Evidence
from ...reading.text.clauses import sentences
from ...reading.text.line import passage
from ...reading.text.vocabulary import per_vocabulary
from ...reading.veto.integrity import concerns_cheating, concerns_discipline
from ...reading.veto.topics import NATIONAL, topics
from ...reading.veto.vetoes import VetoWords, matter_of, matter_said, matters, setting_sentences, veto_clauses
from ...scheme.parts import Basis
from ...scheme.scheme import Scheme, Veto
from ...source.location import Place
from ...startup import patterns as re
from ...startup.records import dataclass
from ..alike import TextReading
from ..hierarchy import Hierarchy, Node
from ..readings import Reading, evidence_of
from ..roles import Role
from ..said import Said, cited_bases
from ..texts import Text

_CHAPTER_VETO = re.compile(r"否决|否优|评[优先]|评为优")
_CHAPTER = re.compile(r"下列|以下|如下|之一|本章|本办法|一律|事项")
_PUNCTUATION = re.compile(r"[\s,。;、:()《》“”\"的]|一票否决|事项|方面|工作")


@dataclass(frozen=True, eq=False)
class VetoFact:
    """One veto. ``parts`` are all that it says; ``disguised`` when it is not called one."""

    matter: str
    place: Place
    parts: tuple[Said, ...]
    disguised: bool
    declared: bool
    evidence: tuple[Evidence, ...] = ()
    node: Node | None = None
    veto: Veto | None = None
    basis: tuple[Basis, ...] = ()
    said: bool = False  # read from a sentence; what is listed or has a line of its own counts as one of its own

    @property
    def words(self) -> Evidence:
        """The words that name it: those of a clause, else the head of its matter as it is written."""
        return self.evidence[0] if self.evidence else Evidence(self.place, self.matter.removesuffix("…"))

    @property
    def text(self) -> str:
        """All that it says, in normal form."""
        return ";".join(said.text for said in self.parts)

    @cached_property
    def trigger(self) -> str:
        """What sets it off: without the consequences, where they stand apart."""
        apart = self.veto is not None
        return ";".join(said.text for said in self.parts if not apart or said.passage.field in ("matter", "trigger"))

    @property
    def basis_text(self) -> str | None:
        """The documents it rests on: the field's, else those cited in its text or for its chapter."""
        return "、".join(dict.fromkeys(basis.document for basis in self.basis)) or None

    @property
    def subject(self) -> str:
        """What names its subject: the name of the line it stands in, else its matter."""
        return self.matter if self.node is None else self.node.name

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """What it is about: the topics of its subject, else those of its trigger."""
        return topics(self.subject) or topics(self.trigger)

    @cached_property
    def national(self) -> bool:
        """Whether a national document provides for a veto on such a matter."""
        return bool(NATIONAL.intersection((*topics(self.subject), *topics(self.trigger))))

    @property
    def integrity(self) -> bool:
        """A party-discipline disqualification common to all schemes, or one for cheating in the assessment itself.

        It is not counted: nobody needs a document from above to leave out who forged what was assessed.
        """
        if self.veto is not None and self.veto.class_ is not None:
            return self.veto.class_ == "integrity"
        return concerns_discipline(self.trigger) or (self.veto is None and concerns_cheating(self.trigger))

    def find(self, pattern: re.Pattern[str] | Callable[[str], re.Match[str] | None]) -> Evidence | None:
        """The first words that a pattern finds, with their place."""
        search = pattern.search if isinstance(pattern, re.Pattern) else pattern
        for said in self.parts:
            match = search(said.text)
            if match is not None:
                return said.evidence(match.start(), match.end())
        return None


def find_vetoes(
    scheme: Scheme,
    hierarchy: Hierarchy,
    roles: dict[Node, Role],
    reading: Callable[[Node], Reading],
    texts: list[Text],
) -> list[VetoFact]:
    """The vetoes of a scheme in the order listed above; one matter counts once, wherever it is repeated."""
    chapter = tuple(basis for text in texts for basis in _chapter_basis(text))
    found: list[VetoFact] = []
    for veto in scheme.vetoes:
        found += _listed(veto, chapter)
    for leaf in hierarchy.leaves:
        fact = _of_leaf(leaf, roles[leaf], reading(leaf), chapter)
        if fact is not None:
            found.append(fact)
    for text in texts:
        found += _in_text(text, chapter)
    return _distinct(found)


def _listed(veto: Veto, chapter: tuple[Basis, ...]) -> Iterator[VetoFact]:
    parts = tuple(_parts(veto))
    basis = veto.basis or tuple(cited_bases(parts)) or chapter
    bare = bool(veto.matter) and len(parts) == 1 and not veto.basis and not veto.class_
    naming = "matter" if veto.matter else "trigger" if veto.trigger else None
    place = veto.at if bare or naming is None else veto.place(naming)
    names = matters(parts[0].text) if bare and parts else []
    for name in names or [matter_of(veto.matter or veto.trigger or "")]:
        yield VetoFact(name, place, parts, disguised=False, declared=True, veto=veto, basis=basis)


def _parts(veto: Veto) -> Iterator[Said]:
    bare = not (veto.trigger or veto.basis or veto.consequence or veto.class_ or veto.duration or veto.relief)
    for field in ("matter", "trigger", "duration", "relief"):
        text = getattr(veto, field)
        if text:
            yield Said.whole(veto.at if bare else veto.place(field), passage(field, text))
    for index, text in enumerate(veto.consequence):
        yield Said.whole(veto.place("consequence", index), passage("consequence", text))


def _of_leaf(leaf: Node, role: Role, reading: Reading, chapter: tuple[Basis, ...]) -> VetoFact | None:
    declared = leaf.indicator.veto
    if declared is False:
        return None
    whole = role == "veto" or bool(declared)
    if not whole and not reading.says(_sets_veto):
        return None
    passages = [part for part in reading.line.passages if part.field in _SETTING]
    parts = tuple(Said.whole(leaf.indicator.place(part.field), part) for part in passages)
    setting = list(_setting(parts))
    evidence = [one.evidence(hits[0].start, hits[0].end) for one, hits in setting]
    said = matter_said(setting[0][0].text) if setting else ""
    inherited = tuple(basis for node in leaf.ancestors for basis in _group_basis(node))
    basis = leaf.indicator.basis or tuple(cited_bases(parts)) or inherited or (chapter if whole else ())
    return VetoFact(
        matter=matter_of(leaf.name) if whole else said or matter_of(leaf.name),
        place=leaf.indicator.place("name"),
        parts=parts if whole else tuple(one for one, _ in setting),
        disguised=not whole and not any(hit.open for _, hits in setting for hit in hits),
        declared=bool(declared),
        evidence=tuple(evidence) or evidence_of(leaf.indicator, reading.marks.veto),
        node=leaf,
        basis=basis,
        said=not whole,
    )


_SETTING = ("name", "description", "criteria")


def _sets_veto(texts: TextReading) -> bool:
    return any(_sets(part.text) for part in texts.line.passages if part.field in _SETTING)


@per_vocabulary
def _sets(text: str) -> bool:
    """Whether a text sets a veto."""
    return bool(setting_sentences(text))


def _setting(parts: tuple[Said, ...]) -> Iterator[tuple[Said, Sequence[VetoWords]]]:
    """The sentences of a line that set a veto."""
    for part in parts:
        for sentence, hits in setting_sentences(part.text):
            yield Said(part.place, part.passage, sentence.start, sentence.end), hits


def _in_text(text: Text, chapter: tuple[Basis, ...]) -> Iterator[VetoFact]:
    for found in veto_clauses(text.passage.text):
        stretches = [found.clause] if found.intro is None else [found.clause, found.intro]
        parts = tuple(Said(text.place, text.passage, one.start, one.end) for one in stretches)
        words = text.evidence(found.words.start, found.words.end)
        own = parts[0].evidence(0, len(parts[0].text)) if found.intro is not None else words
        yield VetoFact(
            matter=found.matter,
            place=own.place,
            parts=parts,
            disguised=not found.words.open,
            declared=False,
            evidence=(words,) if own is words else (own, words),
            basis=tuple(cited_bases(parts)) or chapter,
            said=True,
        )


def _group_basis(node: Node) -> Iterator[Basis]:
    yield from node.indicator.basis
    for field in _SETTING:
        if text := getattr(node.indicator, field):
            yield from cited_bases([Said.whole(node.indicator.place(field), passage(field, text))])


def _chapter_basis(text: Text) -> Iterator[Basis]:
    """A basis given once for all vetoes: “根据《…》,对下列事项实行一票否决”."""
    for sentence in sentences(text.passage.text):
        if _CHAPTER_VETO.search(sentence.text) and _CHAPTER.search(sentence.text):
            yield from cited_bases([Said(text.place, text.passage, sentence.start, sentence.end)])


def _distinct(vetoes: list[VetoFact]) -> list[VetoFact]:
    """The same matter repeated elsewhere counts once; an open veto stands for a disguised one."""
    kept: list[VetoFact] = []
    by_name: dict[str, int] = {}
    by_topic: dict[str, int] = {}
    for veto in vetoes:
        name, topic = _PUNCTUATION.sub("", veto.matter), next(iter(veto.topics), "")
        index = by_name.get(name) if name else None
        if index is None and veto.said and topic:
            index = by_topic.get(topic)
        if index is None:
            index = len(kept)
            kept.append(veto)
        elif kept[index].disguised and not veto.disguised:
            kept[index] = veto
        by_name.setdefault(name, index)
        by_topic.setdefault(topic, index)
    return kept
