"""Figures of one scheme for the head of a report, and its inventory of vetoes."""

from __future__ import annotations

from collections.abc import Mapping

from .facts.facts import Facts
from .findings.report import KindTotal, Summary, VetoEntry
from .source.document import Document

KINDS = ("input", "process", "output", "outcome", "satisfaction", "unknown")
PROCESS = ("input", "process")


def summarise(facts: Facts) -> Summary:
    """Leaves, points and their composition by kind; ordinary leaves only."""
    leaves: dict[str, int] = dict.fromkeys(KINDS, 0)
    points: dict[str, float] = dict.fromkeys(KINDS, 0.0)
    for leaf in facts.leaves:
        kind = facts.kind(leaf).kind
        leaves[kind] += 1
        points[kind] += facts.points.of(leaf)
    process = [leaf for leaf in facts.leaves if facts.kind(leaf).kind in PROCESS]
    return Summary(
        leaves=len(facts.hierarchy.leaves),
        points=facts.points.total,
        stated_total=facts.scheme.total_points,
        process_share=round(facts.points.share(process), 6) if facts.leaves else None,
        vetoes=len(facts.vetoes),
        max_depth=facts.hierarchy.max_depth,
        estimated=facts.points.estimated,
        counted_by_leaves=facts.points.by_leaves,
        by_kind={kind: KindTotal(leaves[kind], round(points[kind], 6)) for kind in KINDS},
    )


def veto_inventory(facts: Facts, documents: Mapping[str, Document]) -> tuple[VetoEntry, ...]:
    """Every veto with its place, open ones first."""
    entries = [
        VetoEntry(veto.matter, veto.basis_text, veto.disguised, documents[veto.place.document].region(veto.place))
        for veto in facts.vetoes
    ]
    return tuple(sorted(entries, key=lambda entry: (entry.disguised, entry.region.offset)))
