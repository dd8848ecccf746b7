"""What is ranked, how often rankings go round, and what the last must bear."""

from __future__ import annotations

from ...findings.finding import Evidence
from ...reading.burden.beats import find_beats
from ...reading.burden.ranking import find_tails, is_ranking, ranks_everything, tail_of_field, within_groups
from ...reading.burden.speakers import of_the_unit
from ...reading.text.line import Words, passage
from ...source.location import Place
from ...startup import patterns as re
from ...startup.records import dataclass
from ..alike import TextReading, amount_blind
from ..facts import Facts
from ..hierarchy import Node
from ..readings import evidence_of, said_at
from .attention import rhythms, scheme_texts, words_at

_NO = re.compile(r"^\s*(?:无|没有|不|否|/|-)")


@dataclass(frozen=True, slots=True)
class RankedLeaf:
    """A leaf scored by rank; ``declared`` when a field says so."""

    node: Node
    declared: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Circulated:
    """A ranking that goes round so often a year."""

    per_year: float
    place: Place
    evidence: tuple[Evidence, ...]
    declared: bool


@dataclass(frozen=True, slots=True)
class TailFact:
    """What a text makes the last bear."""

    effect: str
    evidence: Evidence


def ranked_leaves(facts: Facts) -> dict[Node, RankedLeaf]:
    """The leaves that are ranked, in document order."""
    return facts.once("ranked leaves", lambda: _ranked_leaves(facts))


def _ranked_leaves(facts: Facts) -> dict[Node, RankedLeaf]:
    found = {leaf: _ranked(facts, leaf) for leaf in facts.hierarchy.leaves}
    return {leaf: ranked for leaf, ranked in found.items() if ranked is not None}


def _ranked(facts: Facts, leaf: Node) -> RankedLeaf | None:
    """Whether a leaf is ranked: its own field, its groups', its scoring mode, else its words."""
    for node in (leaf, *leaf.ancestors):
        declared = node.indicator.ranked
        if declared is None and node.indicator.scoring is not None and node.indicator.scoring.mode == "rank":
            declared = True
        if declared is not None:
            return RankedLeaf(leaf, True, _rank_words(facts, leaf)) if declared else None
    words = _rank_words(facts, leaf)
    return RankedLeaf(leaf, False, words) if words else None


def everything(facts: Facts) -> Evidence | None:
    """Running text that has every task ranked for itself."""
    for text in scheme_texts(facts):
        for start, end in ranks_everything(text.passage.text):
            return text.evidence(start, end)
    return None


def grouped(facts: Facts, leaf: Node) -> bool:
    """Whether a leaf's ranking is among units alike, by its words or the scheme's scope."""
    scope = facts.scheme.ranking.scope if facts.scheme.ranking is not None else None
    texts = [said.text for said in facts.reading(leaf).said]
    return any(within_groups(text) for text in [*texts, passage("scope", scope or "").text])


def _kept_back(published: str | bool | None) -> bool:
    """Whether it is said that the places are not made known."""
    return _NO.match(published) is not None if isinstance(published, str) else published is False


def scheme_circulars(facts: Facts) -> Circulated | None:
    """How often the scheme's ranking goes round: declared, else as running text says; None where it does not."""
    ranking, rhythm = facts.scheme.ranking, facts.scheme.frequency
    if ranking is not None and _kept_back(ranking.published):
        return None
    for declared, place in (
        (ranking.frequency if ranking is not None else None, facts.scheme.place("ranking", "frequency")),
        (rhythm.ranking if rhythm is not None else None, facts.scheme.place("frequency", "ranking")),
    ):
        if declared is not None:
            return Circulated(declared.per_year, place, (), True) if declared.per_year else None
    found = [
        Circulated(beat.per_year, said.place, (said,), False)
        for text in scheme_texts(facts)
        for beat in find_beats(text.passage.text)
        if beat.ranks and not of_the_unit(beat)
        for said in [text.evidence(beat.start, beat.end)]
    ]
    return max(found, key=lambda one: one.per_year, default=None)


def leaf_circulars(facts: Facts, ranked: RankedLeaf) -> Circulated | None:
    """How often the ranking of one line goes round."""
    leaf = ranked.node
    found = []
    for said, beat in rhythms(facts).get(leaf, ()):
        if beat.ranks:
            words = words_at(leaf, said, beat.start, beat.end)
            found.append(Circulated(beat.per_year, words.place, (words,), False))
    often = max(found, key=lambda one: one.per_year, default=None)
    declared = leaf.indicator.frequency
    if declared is not None and declared.per_year:
        words_said = ranked.evidence[:2] if often is None else often.evidence
        return Circulated(declared.per_year, leaf.indicator.place("frequency"), words_said, True)
    return often


def leaf_tail(facts: Facts, leaf: Node) -> TailFact | None:
    """What a line makes the last bear; under a veto the last lose everything."""
    if leaf.indicator.ranked is False:
        return None
    threatened = facts.roles.get(leaf) == "veto" or leaf.indicator.veto is True
    found = [TailFact(effect, said_at(leaf, words)) for effect, words in facts.reading(leaf).says(_tails, threatened)]
    return min(found, key=lambda one: one.effect, default=None)  # a consequence before mere points


@amount_blind
def _tails(texts: TextReading, threatened: bool) -> tuple[tuple[str, Words], ...]:
    return tuple(
        [
            (tail.effect, said.words(tail.start, tail.end))
            for said in texts.said
            for tail in find_tails(said.text, threatened=threatened)
        ]
    )


def scheme_tails(facts: Facts) -> list[TailFact]:
    """What running text, consequence clauses and vetoes make the last bear."""
    found = [
        TailFact(tail.effect, text.evidence(tail.start, tail.end))
        for text in scheme_texts(facts)
        for tail in (tail_of_field if text.field == "ranking" else find_tails)(text.passage.text)
    ]
    for index, veto in enumerate(facts.scheme.vetoes):
        for field in ("matter", "trigger"):
            said = passage(field, getattr(veto, field) or "")
            for tail in find_tails(said.text, threatened=True):
                words = said.words(tail.start, tail.end)
                where = facts.scheme.place("vetoes", index)
                place = veto.place(field) if veto.trigger or veto.basis or veto.consequence else where
                found.append(TailFact(tail.effect, Evidence(place.words(words.start, words.end), words.text)))
    return found


def _rank_words(facts: Facts, leaf: Node) -> tuple[Evidence, ...]:
    reading = facts.reading(leaf)
    if not reading.marks.ranked:
        return ()
    line = reading.line
    words = [
        one
        for one in reading.marks.ranked
        if (said := line.passage(one.field)) is not None and is_ranking(said.raw, one)
    ]
    return evidence_of(leaf.indicator, words)
