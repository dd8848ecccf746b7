"""Last year's load against this year's: counts of what units are asked, promised reductions, and mere merging."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...findings.finding import Evidence
from ...reading.burden.reductions import Reduction, find_reductions, taken_over
from ...reading.text.line import passage
from ...reading.text.numbering import core_name
from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node
from ..points.unit_sets import load_of
from ..said import Said
from ..veto.letters import find_letters

MEASURES = ("leaves", "inspections", "forms", "letters", "vetoes", "ranked")


@dataclass(frozen=True, slots=True)
class Count:
    """How many of a kind there are (inspections: times a year), their names, and the lines that they are."""

    number: float
    names: tuple[str, ...]
    nodes: tuple[Node, ...] = ()


def counts(facts: Facts) -> dict[str, Count]:
    """What one unit is asked, by measure; vetoes on integrity and letters that law requires are left out."""
    leaves = load_of(facts).leaves
    forms = forms_of(facts)
    letters = [letter.topic for letter in find_letters(facts) if not letter.required]
    vetoes = [veto.matter for veto in facts.vetoes if not veto.integrity]
    ranked = tuple(leaf for leaf in leaves if facts.reading(leaf).flag("ranked"))
    return {
        "leaves": Count(len(leaves), tuple(leaf.name for leaf in leaves), tuple(leaves)),
        "inspections": _inspections(facts),
        "forms": Count(len(forms), tuple(forms)),
        "letters": Count(len(letters), tuple(letters)),
        "vetoes": Count(len(vetoes), tuple(vetoes)),
        "ranked": Count(len(ranked), tuple(leaf.name for leaf in ranked), ranked),
    }


def fresh(now: Count, before: Count, last: Mapping[Node, Node]) -> list[str]:
    """Names that were not there last year: of lines those that no line of last year (``last``) became; else by name,
    by their very words where their cores do not tell them apart."""
    if now.nodes:
        old = set(before.nodes)
        return list(dict.fromkeys(node.name for node in now.nodes if last.get(node) not in old))
    cores, exact = {core_name(name) for name in before.names}, set(before.names)
    new = list(dict.fromkeys(name for name in now.names if core_name(name) not in cores))
    return new or list(dict.fromkeys(name for name in now.names if name not in exact))


def _inspections(facts: Facts) -> Count:
    listed = facts.scheme.inspections
    rhythm = facts.scheme.frequency
    times = [(one.frequency.per_year if one.frequency is not None else None) or 1.0 for one in listed]
    names = tuple(one.subject or one.by or "" for one in listed)
    if not listed and rhythm is not None and rhythm.inspection is not None:
        return Count(rhythm.inspection.per_year or 1.0, ())
    return Count(sum(times), names)


def forms_of(facts: Facts) -> dict[str, int]:
    """Declared forms by name with their items, and lines whose text asks for regular reports, with how many it asks."""
    found: dict[str, int] = {}
    for node in facts.hierarchy.nodes:
        for form in node.indicator.reports:
            name = core_name(form.form or node.name)
            found[name] = max(found.get(name, 0), len(form.items) or 1)
    for leaf in facts.hierarchy.leaves:
        told = sum(one.subject == "report" for one in facts.reading(leaf).frequencies)
        if told and not any(node.indicator.reports for node in (leaf, *leaf.ancestors)):
            found.setdefault(core_name(leaf.name), told)
    return found


def promised(facts: Facts, year: int | None) -> Iterator[tuple[Reduction, Evidence]]:
    """Reductions that the scheme or its basis promises against last year (``year``), with their words."""
    parts = [Said.whole(text.place, text.passage) for text in facts.texts if text.field == "text"]
    for basis in facts.scheme.basis:
        parts.append(Said.whole(basis.at, passage("basis", basis.document)))
        if basis.clause:
            parts.append(Said.whole(basis.place("clause"), passage("clause", basis.clause)))
    for said in parts:
        for found in find_reductions(said.text):
            if found.year in (None, year):
                yield found, said.evidence(found.start, found.end)


def merged_from_elsewhere(facts: Facts) -> bool:
    """Whether lines were taken over from an assessment that is no longer held, as the scheme says."""
    texts = [text.passage.text for text in facts.texts if text.field in ("text", "group")]
    texts += [passage("reason", leaf.indicator.reason).text for leaf in facts.leaves if leaf.indicator.reason]
    return any(taken_over(text) for text in texts)
