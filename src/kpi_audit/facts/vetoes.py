"""Every veto that a scheme sets: listed, in a veto group, marked on a line, or disguised in running text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..findings.finding import Evidence
from ..reading.clauses import sentences
from ..reading.line import Passage
from ..reading.vetoes import carried_out_elsewhere, veto_words
from ..scheme.parts import Basis
from ..scheme.scheme import Scheme, Veto
from ..source.location import Place
from .hierarchy import Hierarchy, Node
from .readings import Reading, evidence_of
from .roles import Role
from .texts import Text

_CITED = re.compile(r"《[^》]{2,60}》")


@dataclass(frozen=True, slots=True, eq=False)
class VetoFact:
    """One veto. ``text`` is all that it says, in normal form; ``disguised`` when it is not called one."""

    matter: str
    place: Place
    text: str
    disguised: bool
    declared: bool
    evidence: tuple[Evidence, ...] = ()
    node: Node | None = None
    veto: Veto | None = None
    basis: tuple[Basis, ...] = ()

    @property
    def basis_text(self) -> str | None:
        """The documents it rests on: the field's, else those cited in its text."""
        if self.basis:
            return "、".join(basis.document for basis in self.basis)
        cited = _CITED.findall(self.text)
        return "、".join(cited) or None

    @property
    def integrity(self) -> bool:
        """A party-discipline disqualification common to all schemes; it is not counted."""
        if self.veto is not None and self.veto.class_ is not None:
            return self.veto.class_ == "integrity"
        return bool(_INTEGRITY.search(self.text)) and not _OTHER.search(self.text)


_INTEGRITY = re.compile(
    r"违纪违法|违法违纪|违规违纪|党风廉政|廉洁|腐败|贪污|受贿|行贿|党纪|政务处分|刑事责任|立案审查|留置|纪律处分"
)
_OTHER = re.compile(r"通报|事故|上访|信访|排名|位次|污染|舆情|火灾|指标|任务")


def find_vetoes(
    scheme: Scheme,
    hierarchy: Hierarchy,
    roles: dict[Node, Role],
    reading: Callable[[Node], Reading],
    texts: list[Text],
) -> list[VetoFact]:
    """The vetoes of a scheme in the order listed above; one matter counts once, wherever it is repeated."""
    found: list[VetoFact] = []
    found += (_listed(veto) for veto in scheme.vetoes)
    for leaf in hierarchy.leaves:
        found += _of_leaf(leaf, roles[leaf], reading(leaf))
    for text in texts:
        found += _in_text(text)
    return _distinct(found)


def _listed(veto: Veto) -> VetoFact:
    parts = (veto.matter, veto.trigger, *veto.consequence, veto.duration, veto.relief)
    text = ";".join(part for part in parts if part)
    place = veto.at if veto.matter is None else _matter_place(veto)
    return VetoFact(
        matter=veto.matter or veto.trigger or "",
        place=place,
        text=text,
        disguised=False,
        declared=True,
        veto=veto,
        basis=veto.basis,
    )


def _matter_place(veto: Veto) -> Place:
    """A veto written as a bare text is its own matter."""
    return veto.place("matter") if veto.trigger or veto.basis or veto.consequence or veto.class_ else veto.at


def _of_leaf(leaf: Node, role: Role, reading: Reading) -> Iterator[VetoFact]:
    declared = leaf.indicator.veto
    words = reading.marks.veto
    hidden = reading.marks.disguised_veto
    if declared is False:
        return
    if role == "veto" or declared:
        text = ";".join(passage.text for passage in reading.line.passages)
        evidence = evidence_of(leaf.indicator, words)
        yield VetoFact(
            leaf.name,
            leaf.indicator.place("name"),
            text,
            False,
            bool(declared),
            evidence,
            leaf,
            basis=leaf.indicator.basis,
        )
    elif words or hidden:
        setting = [word for word in (*words, *hidden) if not _elsewhere(reading, word.field, word.start)]
        if setting:
            text = ";".join(passage.text for passage in reading.line.passages)
            yield VetoFact(
                leaf.name,
                leaf.indicator.place("name"),
                text,
                disguised=not words,
                declared=False,
                evidence=evidence_of(leaf.indicator, setting),
                node=leaf,
                basis=leaf.indicator.basis,
            )


def _elsewhere(reading: Reading, field: str, start: int) -> bool:
    """Whether the words only mention a veto that somebody else sets."""
    passage: Passage | None = reading.line.passage(field)
    if passage is None:
        return False
    for sentence in sentences(passage.text):
        first, last = passage.normal.origin(sentence.start, sentence.end)
        if first <= start < last:
            return carried_out_elsewhere(sentence.text)
    return False


def _in_text(text: Text) -> Iterator[VetoFact]:
    for sentence in sentences(text.passage.text):
        hits = veto_words(sentence.text)
        if not hits or carried_out_elsewhere(sentence.text):
            continue
        disguised = not any(hit.open for hit in hits)
        start, end = sentence.start + hits[0].start, sentence.start + hits[0].end
        evidence = text.evidence(start, end)
        yield VetoFact(
            matter=_matter_of(sentence.text),
            place=evidence.place,
            text=sentence.text,
            disguised=disguised,
            declared=False,
            evidence=(evidence,),
        )


def _matter_of(sentence: str) -> str:
    """A short name: the condition at the head of the sentence."""
    head = re.sub(r"^\s*(?:[\d一二三四五六七八九十]+[.、)]|\([^)]{1,3}\))\s*", "", sentence.strip())
    head = re.split(r"[,。;]", head, maxsplit=1)[0]
    return head if len(head) <= 30 else head[:29] + "…"


def _distinct(vetoes: list[VetoFact]) -> list[VetoFact]:
    """The same matter repeated elsewhere counts once; the first place stands."""
    kept: list[VetoFact] = []
    names: set[str] = set()
    for veto in vetoes:
        name = re.sub(r"[\s,。、;:()《》“”\"的]|一票否决|事项|方面|工作", "", veto.matter)
        if name and name in names:
            continue
        names.add(name)
        kept.append(veto)
    return kept
