"""Scored lines whose unit is not given the power, funds or staff that the outcome takes, or does not control it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ...findings.finding import Evidence
from ...reading.duty.means import Means, forced, given, withheld
from ...reading.duty.portions import read_portion
from ...reading.text.line import Passage, Words, passage
from ...scheme.duty import Duty
from ...source.location import Place
from ...startup.records import dataclass
from ..alike import TextReading, amount_blind
from ..burden.attention import words_at
from ..facts import Facts
from ..hierarchy import Node
from ..points.shares import Shares, shares_of
from ..readings import evidence_of, said_at
from ..veto.hanging import vetoed
from .certainty import FOUND

Ground = Literal["declared", "duty", "said", "forced"]
_FIELDS = ("name", "description", "criteria")
_KINDS: tuple[Means, ...] = ("power", "funds", "staff")


@dataclass(frozen=True, slots=True)
class Lack:
    """What a line lacks: names of means, or ``control``. ``share`` is of the whole; ``veto``: a veto hangs on it."""

    node: Node
    lacks: tuple[str, ...]
    ground: Ground
    place: Place
    share: float
    veto: bool
    evidence: tuple[Evidence, ...] = ()
    duty: Duty | None = None
    duty_id: str = ""
    declared_duty: bool = False


def lacking(facts: Facts) -> Iterator[Lack]:
    """Scored leaves without means, in order; one that scores only the unit's own helping or reporting is left out."""
    shares = shares_of(facts)
    promised = frozenset(means for text in facts.texts for means in given(text.passage.text))
    for leaf in facts.hierarchy.leaves:
        if facts.roles[leaf] == "bonus":
            continue
        found = _lack(facts, leaf, promised)  # most lines lack nothing, whatever their own texts give
        if found is not None and (own := _given(facts, leaf)):
            found = _lack(facts, leaf, promised | own)
        if found is not None and read_portion(facts.reading(leaf).line).as_lead:
            lacks, ground, place, evidence, duty = found
            share, veto = _share(facts, shares, leaf), vetoed(facts, leaf)
            ref = _duty_ref(facts, leaf) if ground == "duty" else ("", False)
            yield Lack(leaf, lacks, ground, place, share, veto, evidence, duty, *ref)


def delegated(facts: Facts, leaf: Node) -> bool:
    """Whether the power comes with the task: declared, or said in the texts of the line, its groups or the scheme."""
    extents = {
        name: next((one for node in (leaf, *leaf.ancestors) if (one := _extent(node, name))), None) for name in _KINDS
    }
    if extents["power"] in ("full", "partial") and "none" not in extents.values():
        return True
    return "power" in _given(facts, leaf)


def withheld_in_text(facts: Facts) -> Iterator[tuple[Means, Evidence]]:
    """Means that running text withholds from all lines, each once."""
    seen: set[Means] = set()
    promised = frozenset(means for text in facts.texts for means in given(text.passage.text))
    for text in facts.texts:
        if text.field != "text":
            continue
        for words in withheld(text.passage.text):
            if words.means not in seen and words.means not in promised:
                seen.add(words.means)
                yield words.means, text.evidence(words.start, words.end)


_Found = tuple[tuple[str, ...], Ground, Place, tuple[Evidence, ...], Duty | None]


def _lack(facts: Facts, leaf: Node, cleared: frozenset[str]) -> _Found | None:
    """The first ground on which a leaf lacks means, beside those that are ``cleared``."""
    return (
        _declared(leaf, cleared)
        or _by_duty(facts, leaf, cleared)
        or _said(facts, leaf, cleared)
        or _forced(facts, leaf, cleared)
    )


def _declared(leaf: Node, cleared: frozenset[str]) -> _Found | None:
    """Fields of the line or its groups that say ``none``."""
    for node in (leaf, *leaf.ancestors):
        if node.indicator.means is not None or node.indicator.controllable is not None:
            break
    else:
        return None
    lacks: list[str] = []
    places: list[Place] = []
    for name in _KINDS:
        holder = next((one for one in (leaf, *leaf.ancestors) if _extent(one, name)), None)
        if holder is not None and _extent(holder, name) == "none" and name not in cleared:
            lacks.append(name)
            places.append(holder.indicator.place("means", name))
    holder = next((one for one in (leaf, *leaf.ancestors) if one.indicator.controllable), None)
    if holder is not None and holder.indicator.controllable == "none":
        lacks.append("control")
        places.append(holder.indicator.place("controllable"))
    return (tuple(lacks), "declared", places[0], (), None) if lacks else None


def _extent(node: Node, name: str) -> str | None:
    means = node.indicator.means
    return None if means is None else getattr(means, name)


def _duty_ref(facts: Facts, leaf: Node) -> tuple[str, bool]:
    match = facts.duties.match(leaf) if facts.duties is not None else None
    return ("", False) if match is None or not match.ids else (match.ids[0], match.matched_by == "declared")


def _by_duty(facts: Facts, leaf: Node, cleared: frozenset[str]) -> _Found | None:
    """A duty of which the list says that the unit has no power; what was taken back is another rule's."""
    if facts.duties is None or "power" in cleared or any(_extent(one, "power") for one in (leaf, *leaf.ancestors)):
        return None
    match = facts.duties.match(leaf)
    if not match.ids or match.list == "taken_back" or (match.matched_by == "text" and match.score < FOUND):
        return None
    duty = facts.duties.duty(match.ids[0])
    if duty is None or duty.power is not False:
        return None
    place = leaf.indicator.place("duty_ref" if match.matched_by == "declared" else "name")
    return ("power",), "duty", place, evidence_of(leaf.indicator, match.words), duty


def _texts(facts: Facts, leaf: Node) -> list[tuple[Node, Passage]]:
    """The line's own texts, and those of its groups, each with whose it is."""
    return [
        (node, part)
        for node in (leaf, *leaf.ancestors)
        for part in facts.reading(node).line.passages
        if part.field in _fields(node, leaf)
    ]


def _fields(node: Node, leaf: Node) -> tuple[str, ...]:
    return _FIELDS if node is leaf else _FIELDS[1:]


@amount_blind
def _withheld(texts: TextReading, fields: tuple[str, ...]) -> tuple[tuple[Means, Words], ...]:
    parts = [part for part in texts.line.passages if part.field in fields]
    return tuple([(one.means, part.words(one.start, one.end)) for part in parts for one in withheld(part.text)])


def _forces(texts: TextReading, fields: tuple[str, ...]) -> bool:
    return any(forced(part.text) for part in texts.line.passages if part.field in fields)


def _given(facts: Facts, leaf: Node) -> frozenset[str]:
    reasons = [one.indicator.reason for one in (leaf, *leaf.ancestors) if one.indicator.reason]
    said = [part.text for _, part in _texts(facts, leaf)] + [passage("reason", one).text for one in reasons]
    return frozenset(means for text in said for means in given(text))


def _said(facts: Facts, leaf: Node, cleared: frozenset[str]) -> _Found | None:
    lacks: dict[str, Evidence] = {}
    for node in (leaf, *leaf.ancestors):
        for means, words in facts.reading(node).says(_withheld, _fields(node, leaf)):
            open_ = not any(_extent(one, means) for one in (leaf, *leaf.ancestors))
            if open_ and means not in cleared:
                lacks.setdefault(means, said_at(node, words))
    evidence = tuple(lacks.values())
    return (tuple(lacks), "said", evidence[0].place, evidence, None) if lacks else None


def _forced(facts: Facts, leaf: Node, cleared: frozenset[str]) -> _Found | None:
    """Coercive acts of office scored at a village, or at a township whose duty list is not at hand."""
    level = facts.scheme.assesses
    own = any(_extent(one, "power") for one in (leaf, *leaf.ancestors)) or "power" in cleared
    if own or not (level == "village" or (level == "township" and facts.duties is None)):
        return None
    nodes = (leaf, *leaf.ancestors)
    if not any(facts.reading(node).says(_forces, _fields(node, leaf)) for node in nodes):
        return None
    parts = _texts(facts, leaf)
    if forced("。".join([part.text for _, part in parts])) is None:
        return None
    for node, part in parts:
        span = forced(part.text)
        if span is not None:
            evidence = words_at(node, part, *span)
            return ("power",), "forced", evidence.place, (evidence,), None
    return None


def _share(facts: Facts, shares: Shares, leaf: Node) -> float:
    """The leaf's share; of a line that only takes points, what its largest step takes."""
    if facts.roles[leaf] == "ordinary":
        return shares.own(leaf)
    steps = [step.high or step.points for step in facts.reading(leaf).scoring.deductions if not step.percent]
    return max(steps, default=0.0) / shares.total if shares.measure == "points" and shares.total else 0.0
