"""Nil reports, the same work on paper and on screen, and apps that units must use."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings.finding import Evidence
from ...reading.burden.papers import find_apps, find_double_media, find_mandates, find_nil_reports
from ...reading.text.line import Words
from ...reading.text.normal import normalise
from ...source.location import Place
from ...startup import patterns as re
from ...startup.records import dataclass, replace
from ..alike import TextReading, amount_blind
from ..facts import Facts
from ..hierarchy import Node
from ..process.statutes import law_of
from ..readings import said_at
from .attention import scheme_texts

_PAPER = re.compile(r"纸质|纸面|书面|打印|手写")
_ON_APP = re.compile(r"平台|系统|APP|小程序|打卡|上传", re.IGNORECASE)
_SCREEN = re.compile(r"电子|系统|平台|APP|网|邮箱|OA|小程序|线上", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Demand:
    """Something asked for, in these words; ``node`` where a line asks."""

    place: Place
    evidence: tuple[Evidence, ...]
    node: Node | None
    declared: bool = False


@dataclass(frozen=True, slots=True)
class Apps:
    """Apps that units must use, by name."""

    names: tuple[str, ...]
    place: Place
    evidence: tuple[Evidence, ...]
    declared: bool


def nil_reports(facts: Facts) -> Iterator[Demand]:
    """Where a report is wanted though nothing happened; one for each line, one for running text."""
    for node in facts.hierarchy.nodes:
        if law_of(node) is not None:
            continue
        for index, report in enumerate(node.indicator.reports):
            if find_nil_reports(normalise(report.form or "").text):
                yield Demand(node.indicator.place("reports", index), (), node, True)
                break
        else:
            said = facts.reading(node).says(_nothing_reported)
            if said:
                words = tuple([said_at(node, one) for one in said])
                yield Demand(words[0].place, words, node)
    found = [
        text.evidence(start, end) for text in scheme_texts(facts) for start, end in find_nil_reports(text.passage.text)
    ]
    if found:
        yield Demand(found[0].place, tuple(found), None)


@amount_blind
def _nothing_reported(texts: TextReading) -> tuple[Words, ...]:
    return tuple([said.words(start, end) for said in texts.said for start, end in find_nil_reports(said.text)])


def double_media(facts: Facts) -> Iterator[Demand]:
    """Where the same is wanted on paper and on screen."""
    for node in facts.hierarchy.nodes:
        declared = [
            node.indicator.place("reports", index)
            for index, report in enumerate(node.indicator.reports)
            if report.channel and _both(normalise(report.channel).text)
        ]
        if declared:
            yield Demand(declared[0], (), node, True)
            continue
        said = facts.reading(node).says(_both_media)
        if said:
            words = tuple([said_at(node, one) for one in said])
            yield Demand(words[0].place, words, node)
    for text in scheme_texts(facts):
        for pair in find_double_media(text.passage.text):
            words = tuple(text.evidence(start, end) for start, end in sorted(pair))
            yield Demand(words[0].place, words, None)


@amount_blind
def _both_media(texts: TextReading) -> tuple[Words, ...]:
    for said in texts.said:
        for pair in find_double_media(said.text):
            return tuple([said.words(start, end) for start, end in sorted(pair)])
    return ()


def mandated_apps(facts: Facts) -> Apps | None:
    """Apps listed as mandatory, else those that scored lines name or running text tells to use."""
    listed = [app for app in facts.scheme.apps if app.mandatory is not False]
    if facts.scheme.apps:
        names = tuple(dict.fromkeys(app.name or "" for app in listed))
        return Apps(names, replace(facts.scheme.place("apps"), key=True), (), True) if names else None
    found: dict[str, Evidence] = {}
    for leaf in facts.hierarchy.leaves:
        for name, said in facts.reading(leaf).says(_apps):
            found.setdefault(name, said_at(leaf, said))
    for text in scheme_texts(facts):
        for name, (start, end) in find_mandates(text.passage.text):
            found.setdefault(name, text.evidence(start, end))
    if not found:
        return None
    words = tuple(found.values())
    return Apps(tuple(one.text for one in words), words[0].place, words, False)


@amount_blind
def _apps(texts: TextReading) -> tuple[tuple[str, Words], ...]:
    return tuple([(name, said.words(*span)) for said in texts.said for name, span in find_apps(said.text)])


def on_app(demand: Demand) -> bool:
    """Whether a government app or system is what asks."""
    return any(_ON_APP.search(words.text) for words in demand.evidence)


def _both(channel: str) -> bool:
    return bool(_PAPER.search(channel) and _SCREEN.search(channel)) and "或" not in channel
