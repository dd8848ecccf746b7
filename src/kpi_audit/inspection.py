"""How the tool reads a scheme, node by node: what was declared, what was inferred and from which words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .facts.facts import Facts
from .facts.hierarchy import Node
from .facts.readings import Reading, place_of
from .findings.inspection import Inspection, Row, Span
from .reading.quantity.targets import Target
from .reading.scoring.scoring import Step
from .reading.text.line import Words
from .source.document import Document
from .source.location import pointer

TRAITS = ("trace", "app", "veto", "ranked", "voluntary")


def inspect_scheme(facts: Facts, document: Document) -> Inspection:
    """Every node of a scheme."""
    rows = tuple(_row(facts, document, node) for node in facts.hierarchy.nodes)
    return Inspection(document.path, "scheme", facts.scheme.title, facts.points.total, rows)


def _row(facts: Facts, document: Document, node: Node) -> Row:
    reading = facts.reading(node)
    leaf = node.is_leaf
    spans: list[Span] = []

    def rest(about: str, words: Iterable[Words]) -> None:
        for one in words:
            region = document.region(place_of(node.indicator, one))
            written = document.text[region.offset : region.end_offset] if one.field != one.home else one.text
            spans.append(Span(about, one.field, written, region.line, region.column))

    values: dict[str, Any] = {
        "pointer": pointer(node.indicator.at),
        "id": node.id,
        "name": node.name,
        "path": list(node.names),
        "line": document.region(node.indicator.place()).line,
        "leaf": leaf,
        "points": _points(facts, node),
        "share": facts.points.share(node.leaves()),
    }
    if leaf:
        values |= _leaf(facts, node, reading, rest)
    else:
        values |= dict.fromkeys(("kind", "kind_source"), "unknown") | {
            "kind_source": "inferred",
            "kind_confidence": 0.0,
        }
        values |= dict.fromkeys(TRAITS, False) | {
            "verify": [],
            "frequency": None,
            "target": None,
            "deadline": None,
        }
        values |= {"deductions": [], "bonuses": [], "cap": None, "duty_ref": None, "upper_ref": None}
    role = facts.roles[node] if leaf else ""
    return Row(node.depth, role, leaf and facts.points.is_estimated(node), values, tuple(spans))


def _leaf(facts: Facts, node: Node, reading: Reading, rest: Any) -> dict[str, Any]:
    kind, scoring = reading.kind, reading.scoring
    rest("kind", kind.words)
    values: dict[str, Any] = {
        "kind": kind.kind,
        "kind_source": "declared" if kind.declared else "inferred",
        "kind_confidence": kind.confidence,
    }
    for trait in TRAITS:
        values[trait] = reading.flag(trait)
        if values[trait]:
            rest(trait, reading.mark(trait))
    values["verify"] = list(reading.verify)
    values["frequency"] = _frequency(node, reading, rest)
    values["target"] = _target(reading, rest)
    values["deadline"] = reading.deadline.date if reading.deadline else None
    rest("deadline", [reading.deadline.words] if reading.deadline else ())
    values["deductions"] = _steps(scoring.deductions)
    values["bonuses"] = _steps(scoring.bonuses)
    rest("deductions", (step.words for step in scoring.deductions))
    rest("bonuses", (step.words for step in scoring.bonuses))
    declared = node.indicator.scoring
    caps = [cap.points for cap in scoring.caps if cap.points is not None]
    values["cap"] = declared.cap if declared is not None and declared.cap is not None else next(iter(caps), None)
    rest("cap", (cap.words for cap in scoring.caps))
    values["duty_ref"] = _duty(facts, node)
    values["upper_ref"] = _upper(facts, node)
    return values


def _points(facts: Facts, node: Node) -> float | None:
    if not node.is_leaf:
        return facts.points.group_total(node)
    if facts.roles[node] == "ordinary":
        return facts.points.of(node) if facts.points.known(node) else None
    return facts.points.stated(node)


def _frequency(node: Node, reading: Reading, rest: Any) -> dict[str, Any] | None:
    declared = node.indicator.frequency
    if declared is not None and declared.per_year is not None:
        said = declared.name or f"{declared.times or 0:g}/{declared.per or 'year'}"
        return {"per_year": declared.per_year, "text": said}
    if not reading.frequencies:
        return None
    most = max(reading.frequencies, key=lambda found: found.per_year)
    rest("frequency", [most.words])
    return {"per_year": most.per_year, "text": most.words.text}


def _target(reading: Reading, rest: Any) -> dict[str, Any] | None:
    target: Target | None = next(iter(reading.targets), None)
    if target is None:
        return None
    rest("target", [target.words])
    found = {"op": target.op, "value": target.value, "unit": target.unit, "text": target.words.text}
    return found if target.high is None else {**found, "high": target.high}


def _steps(steps: Iterable[Step]) -> list[dict[str, Any]]:
    return [
        {"points": step.points, "per": step.per, "text": step.words.text}
        | ({} if step.high is None else {"high": step.high})
        for step in steps
    ]


def _duty(facts: Facts, node: Node) -> dict[str, Any] | None:
    if facts.duties is None:
        return None
    match = facts.duties.match(node)
    return {
        "ids": list(match.ids),
        "list": match.list,
        "matched_by": "text" if match.matched_by == "admission" else match.matched_by,
        "score": match.score,
        "candidates": [{"id": duty, "score": score} for duty, score in match.candidates],
    }


def _upper(facts: Facts, node: Node) -> dict[str, Any] | None:
    """The indicator above; where nothing is sure, the nearest ones are candidates only."""
    counterpart = facts.levels.counterpart(node)
    near = facts.levels.candidates(node)
    if counterpart is None and not near:
        return None
    found: dict[str, Any] = {"id": None, "path": None, "matched_by": "none", "score": near[0].score if near else 0.0}
    if counterpart is not None:
        found["id"], found["path"] = counterpart.node.id, counterpart.rung.path
        found["matched_by"] = "declared" if counterpart.declared else "text"
        found["score"] = counterpart.score
    found["candidates"] = [{"id": one.node.id, "path": one.rung.path, "score": one.score} for one in near]
    return found
