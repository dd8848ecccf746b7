"""Every veto that a scheme sets: listed, in a veto group, marked on a line, or disguised in running text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ...reading.text.clauses import sentences
from ...reading.text.line import passage
from ...reading.veto.naming import matter_of, matter_said, vetoed_aside
from ...reading.veto.vetoes import VetoWords, matters, setting_sentences, veto_clauses
from ...scheme.parts import Basis
from ...scheme.scheme import Scheme, Veto
from ...startup import patterns as re
from ..alike import TextReading, amount_blind
from ..hierarchy import Hierarchy, Node
from ..readings import Reading, evidence_of
from ..roles import Role
from ..said import Said, cited_bases
from ..texts import Text
from .veto_fact import VetoFact

_CHAPTER_VETO = re.compile(r"否决|否优|评[优先]|评为优")
_CHAPTER = re.compile(r"下列|以下|如下|之一|本章|本办法|一律|事项")
_PUNCTUATION = re.compile(r"[\s,。;、:()《》“”\"的]|一票否决|事项|方面|工作")


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
    for group in hierarchy.branches:
        found += _of_group(group, chapter)
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


def _of_group(group: Node, chapter: tuple[Basis, ...]) -> Iterator[VetoFact]:
    """The one veto of a group that has it in brackets behind its name."""
    matter = vetoed_aside(group.name)
    if matter is not None:
        place = group.indicator.place("name")
        said = Said.whole(place, passage("name", group.name))
        basis = tuple(_group_basis(group)) or chapter
        yield VetoFact(
            matter_of(matter), place, (said,), False, False, (said.evidence(0, len(said.text)),), basis=basis
        )


_SETTING = ("name", "description", "criteria")


@amount_blind
def _sets_veto(texts: TextReading) -> bool:
    return any(setting_sentences(part.text) for part in texts.line.passages if part.field in _SETTING)


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
