"""How often a scheme, or some of its lines, is scored: declared, else as title, names and texts say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...findings.finding import Evidence
from ...reading.burden.beats import Beat, find_beats
from ...reading.burden.speakers import from_above, of_the_unit, scores_outright
from ...reading.text.line import Passage, passage
from ...source.location import Place
from ...startup import patterns as re
from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node
from .attention import rhythms, scheme_texts, unattended, words_at

_CHAIN = re.compile(
    r"(?:每|按|逐)?(?:月|周|旬|日)度?(?:调度|通报|督查|检查|点评|讲评|晾晒|会商|督导|抽查|公示)[、,和及](?:[^。;]{0,8}[、,])?"
    r"(?:[每按逐]?季度?|[每]?半年|年[终底]?度?)(?:考核|考评|评比|通报|讲评|总评|点评|测评|评价|[考评])"
)
_ANNUAL = re.compile(r"年[终底]?度?(?:总?考核|总?考评|总评|[考评])|季度?(?:考核|考评|[考评])")
_DEDUCTS = re.compile(r"[扣减]\s*\d")


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Scored so often a year; ``node`` is the line or group that says so, None for the scheme."""

    per_year: float
    place: Place
    evidence: tuple[Evidence, ...]
    declared: bool
    node: Node | None = None


def scheme_rhythm(facts: Facts) -> Rhythm | None:
    """How often the scheme as a whole is scored; None where nothing says so or it goes by itself."""
    declared = facts.scheme.frequency.scoring if facts.scheme.frequency is not None else None
    if declared is not None:
        place = facts.scheme.place("frequency", "scoring")
        return Rhythm(declared.per_year, place, (), True) if declared.per_year else None
    if facts.leaves and unattended(facts).issuperset(facts.leaves):
        return None
    return max(_said(facts), key=lambda rhythm: rhythm.per_year, default=None)


def line_rhythms(facts: Facts) -> Iterator[Rhythm]:
    """Ordinary leaves that are scored in a rhythm of their own, each with the most frequent."""
    alone, said = unattended(facts), rhythms(facts)
    for leaf in facts.leaves:
        for node in (leaf, *leaf.ancestors) if leaf not in alone else ():
            speaks = node in said or node.indicator.frequency is not None
            own = _own(facts, node, said.get(node, ())) if speaks else None
            if own is not None:
                yield Rhythm(own.per_year, own.place, own.evidence, own.declared, leaf)
                break


def find_chain(facts: Facts) -> Evidence | None:
    """A method of assessment in steps (月调度、季通报、年终总评) whose frequent step gives no points."""
    for text in scheme_texts(facts):
        for match in _CHAIN.finditer(text.passage.text):
            if _ANNUAL.search(match[0]):
                return text.evidence(match.start(), match.end())
    return None


def _said(facts: Facts) -> Iterator[Rhythm]:
    title = passage("title", facts.scheme.title)
    for beat in find_beats(title.text):
        if beat.scores:
            words = title.words(beat.start, beat.end)
            place = facts.scheme.place("title").words(words.start, words.end)
            yield Rhythm(beat.per_year, place, (Evidence(place, words.text),), False)
    for text in scheme_texts(facts):
        for beat in find_beats(text.passage.text):
            if beat.scores and not of_the_unit(beat):
                said = text.evidence(beat.start, beat.end)
                yield Rhythm(beat.per_year, said.place, (said,), False)


def _own(facts: Facts, node: Node, beats: Iterable[tuple[Passage, Beat]]) -> Rhythm | None:
    """What a line or a group declares or says of its own scoring."""
    declared = node.indicator.frequency
    if declared is not None:
        times = declared.per_year
        return Rhythm(times, node.indicator.place("frequency"), (), True, node) if times else None
    found = []
    for said, beat in beats:
        if _scores_line(facts, beat, said.text):
            words = words_at(node, said, beat.start, beat.end)
            found.append(Rhythm(beat.per_year, words.place, (words,), False, node))
    return max(found, key=lambda rhythm: rhythm.per_year, default=None)


def _scores_line(facts: Facts, beat: Beat, text: str) -> bool:
    """Points every time: said outright, or those above check and take points for what they find."""
    if beat.scores and scores_outright(beat, facts.scheme.assesses):
        return True
    checked = beat.acts[0] in ("check", "score") and from_above(beat.before, facts.scheme.assesses)
    return checked and ("score" in beat.acts or bool(_DEDUCTS.search(text)))
