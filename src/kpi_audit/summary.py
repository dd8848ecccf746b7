"""Figures of one scheme for the head of a report, and its inventory of vetoes."""

from __future__ import annotations

from collections.abc import Mapping

from .facts.facts import Facts
from .facts.process.composition import composition
from .findings.report import KindTotal, Summary, VetoEntry
from .source.document import Document

KINDS = ("input", "process", "output", "outcome", "satisfaction", "unknown")


def summarise(facts: Facts) -> Summary:
    """Leaves, points and their composition by kind; ordinary leaves, as the unit with the longest list sees them."""
    found = composition(facts)
    leaves: dict[str, int] = dict.fromkeys(KINDS, 0)
    points: dict[str, float] = dict.fromkeys(KINDS, 0.0)
    by_points = found.shares.measure == "points"
    for leaf in facts.leaves:
        kind = facts.kind(leaf).kind
        leaves[kind] += 1
        points[kind] += found.shares.weigh([leaf]) if by_points else facts.points.of(leaf)
    return Summary(
        leaves=len(facts.hierarchy.leaves),
        points=found.shares.total if by_points else facts.points.total,
        stated_total=facts.scheme.total_points,
        process_share=round(found.shares.of([*found.doing, *found.lawful]), 6) if facts.leaves else None,
        vetoes=len(facts.vetoes),
        max_depth=facts.hierarchy.max_depth,
        estimated=facts.points.estimated,
        counted_by_leaves=not by_points,
        by_kind={kind: KindTotal(leaves[kind], round(points[kind], 6)) for kind in KINDS},
    )


def veto_inventory(facts: Facts, documents: Mapping[str, Document]) -> tuple[VetoEntry, ...]:
    """Every veto with its place, open ones first."""
    entries = [
        VetoEntry(veto.matter, veto.basis_text, veto.disguised, documents[veto.place.document].region(veto.place))
        for veto in facts.vetoes
    ]
    return tuple(sorted(entries, key=lambda entry: (entry.disguised, entry.region.offset)))
