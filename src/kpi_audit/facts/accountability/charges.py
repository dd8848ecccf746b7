"""Every place of a scheme where something that happens is punished."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ...findings.finding import Evidence
from ...reading.accountability.events import REPORTED, Event, context_objects, find_events
from ...reading.accountability.phrases import phrases
from ...reading.accountability.punished import Punished, punished
from ...reading.accountability.tails import find_tails
from ...reading.text.line import Passage, Words
from ...reading.veto.topics import topics
from ...startup import patterns as re
from ...startup.records import dataclass, field, replace
from ..alike import TextReading
from ..facts import Facts
from ..hierarchy import Node
from ..readings import said_at
from ..said import Said
from ..texts import Text

Where = Literal["leaf", "list", "veto", "bar", "ranking"]
"""A scored line, the negative list, a veto, a bar on bonus points, a consequence of the place in a ranking."""

_SHORT = re.compile(
    r"^[\s,、:]*+(?:否则|如有?|若有?|凡|每|有|发生|出现|一|1|起|次|例|件|处|宗|人次?|的|及|以上)*+[,\s]*$"
)
_EARLIER = 120
"""Characters before “once” in which it is looked for what happened."""


@dataclass(frozen=True, slots=True, eq=False)
class Charge:
    """One punished event at one place; ``phrases`` are the clauses of its trigger, for events without a name."""

    where: Where
    event: Event | None
    phrases: tuple[str, ...]
    evidence: Evidence
    node: Node | None
    points: float | None
    extra: bool = False
    name: str = ""
    seat: object = field(init=False)
    """What counts as one place."""

    def __post_init__(self) -> None:
        path = self.evidence.place.path
        whole = path[:2] if self.where == "veto" else path  # matter and trigger of a veto are one place
        seat = self.node if self.node is not None else (whole, self.where)
        object.__setattr__(self, "seat", seat)


def find_charges(facts: Facts) -> list[Charge]:
    """Every charge in document order, vetoes and running text last."""
    found: list[Charge] = []
    before: list[Charge] = []
    for leaf in facts.hierarchy.leaves:
        if facts.roles[leaf] == "veto":
            continue
        own = list(_of_leaf(facts, leaf, [one for one in before if one.node and one.node.parent is leaf.parent]))
        found += own
        before = own or before
    for veto in facts.vetoes:
        if not veto.integrity:
            found += _of_veto(veto.parts, veto.trigger or veto.matter, veto.node, veto.matter)
    for text in facts.texts:
        if text.field != "group":
            found += _of_text(text)
    return found


def _of_leaf(facts: Facts, leaf: Node, before: list[Charge]) -> Iterator[Charge]:
    negative = facts.roles[leaf] == "penalty"
    for one in facts.reading(leaf).says(_punished_said, negative):
        where: Where = "bar" if one.hit.sanction == "bar" else "list" if negative else "leaf"
        worth = one.hit.points if one.hit.sanction == "points" else None
        if one.hit.sanction == "zero":
            worth = facts.points.of(leaf) or None
        evidence = said_at(leaf, one.words)
        events = [_placed(facts, leaf, event) for event in one.events]
        events = [placed for event in events for placed in _inherited(event, before)]
        whole: tuple[Event | None, ...] = tuple(events) or (None,)
        for event in whole:
            yield Charge(where, event, one.phrases, evidence, leaf, worth, one.hit.extra, leaf.name)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a line punishes: the words, and the events or phrases of what happens."""

    hit: Punished
    words: Words
    events: tuple[Event, ...]
    phrases: tuple[str, ...]


def _punished_said(texts: TextReading, negative: bool) -> tuple[_Said, ...]:
    passages = texts.line.passages
    criteria = "".join([part.text for part in passages if part.field == "criteria"])
    found: list[_Said] = []
    for part in passages:
        if part.field not in ("name", "description", "criteria") or (part.field == "name" and part.text in criteria):
            continue
        for hit in punished(part.text, negative=negative):
            trigger = _trigger(texts, part, hit)
            words = part.words(hit.start, hit.end)
            found.append(_Said(hit, words, tuple(find_events(trigger)), phrases(trigger)))
    return tuple(found)


def _trigger(texts: TextReading, part: Passage, hit: Punished) -> str:
    """The trigger; where it says no more than “once”, what stands before it or the name of the line."""
    text = part.text[hit.start : hit.middle]
    if not _SHORT.match(text):
        return text
    earlier = part.text[max(0, hit.start - _EARLIER) : hit.start]
    if part.field == "criteria" and len(earlier) < _EARLIER and not find_events(earlier):
        name = texts.line.passage("name")
        earlier = f"{name.raw if name else ''},{earlier}"[-_EARLIER:]
    return earlier + text


def _placed(facts: Facts, leaf: Node, event: Event) -> Event:
    """An event with the objects that its line and groups tell."""
    if event.kind in REPORTED:
        own = _topics(leaf.name)
        general = facts.roles[leaf] == "penalty" and not own
        return replace(event, objects=() if general else own[:1] or (leaf.id,))
    if event.objects or event.universal or event.inherits or facts.roles[leaf] == "penalty":
        return event
    names = (leaf.name, *(group.name for group in leaf.ancestors))
    return replace(event, objects=context_objects(event.kind, names)) if event.kind != "case" else event


def _topics(text: str) -> tuple[str, ...]:
    """What others spoke of: public opinion is no topic of its own."""
    return tuple(topic for topic in topics(text) if topic != "opinion")


def _inherited(event: Event, before: list[Charge]) -> Iterator[Event]:
    """“总数超过…的”, “同类事故”: the events of the line before."""
    if not event.inherits:
        yield event
        return
    same = [one.event for one in before if one.event is not None and one.event.kind == event.kind]
    if same:
        for earlier in same:
            yield replace(earlier, start=event.start, end=event.end, inherits=False)
    elif event.kind != "case":
        yield replace(event, inherits=False)


def _of_veto(parts: tuple[Said, ...], trigger: str, node: Node | None, name: str) -> Iterator[Charge]:
    for said in parts:
        if said.passage.field in ("consequence", "duration", "relief") or said.text not in trigger:
            continue
        events = [_topical(event, said.text) for event in find_events(said.text)]
        whole: tuple[Event | None, ...] = tuple(events) or (None,)
        evidence = said.evidence(0, len(said.text))
        for event in whole:
            yield Charge("veto", event, phrases(said.text), evidence, node, None, name=name)


def _topical(event: Event, text: str) -> Event:
    return replace(event, objects=_topics(text)[:1]) if event.kind in REPORTED else event


def _of_text(text: Text) -> Iterator[Charge]:
    if text.field == "text":
        for hit in punished(text.passage.text):
            said = Said(text.place, text.passage, hit.start, hit.end)
            trigger = text.passage.text[hit.start : hit.middle]
            where: Where = "bar" if hit.sanction == "bar" else "list"
            worth = hit.points if hit.sanction == "points" else None
            for event in find_events(trigger):
                evidence = said.evidence(0, len(said.text))
                name = trigger.rpartition(":")[2]
                yield Charge(where, _topical(event, trigger), (), evidence, None, worth, hit.extra, name)
    if text.field in ("text", "accountability", "ranking"):
        for tail in find_tails(text.passage.text, open_end=text.field == "ranking"):
            evidence = text.evidence(tail.start, tail.end)
            yield Charge("ranking", tail.event, (), evidence, None, None)
