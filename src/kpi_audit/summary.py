"""Figures for reports: of one scheme with its inventory of vetoes, and of all schemes that lie on one unit."""

from __future__ import annotations

from collections.abc import Mapping

from .facts.across import composite, merging
from .facts.across.calendar import added
from .facts.across.clan import clan
from .facts.across.load import Part, part_of
from .facts.facts import Facts
from .facts.process.composition import composition
from .facts.veto.veto_fact import VetoFact
from .findings.load import LoadRow, LoadTable, MergeEntry
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
        points=round(found.shares.weigh(facts.leaves), 6) if by_points else facts.points.total,
        stated_total=facts.scheme.total_points,
        process_share=round(found.shares.of([*found.doing, *found.lawful]), 6) if facts.leaves else None,
        vetoes=sum(not _common(veto) for veto in facts.vetoes),
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
        if not _common(veto)
    ]
    return tuple(sorted(entries, key=lambda entry: (entry.disguised, entry.region.offset)))


def _common(veto: VetoFact) -> bool:
    """A clause on discipline or cheating such as every scheme has in its running text: no veto of this scheme."""
    return veto.disguised and veto.integrity


def burden(facts: Facts) -> LoadRow:
    """What one scheme asks in a year of the unit that has most to bear."""
    return _row(part_of(facts, frozenset()))


def load_table(facts: Facts) -> LoadTable | None:
    """The table of the clan that a scheme is the first of; None for the others and for a scheme without siblings."""
    if not facts.siblings:
        return None
    family = clan(facts)
    if family[0] is not facts:
        return None
    found = composite.composite(facts)
    if len(found.parts) < 2:
        return None
    return LoadTable(
        unit=found.unit,
        units=found.units,
        alike=found.alike,
        assesses=facts.scheme.assesses,
        issuers=found.issuers,
        rows=tuple(_row(part) for part in found.parts),
        total=_total(found),
        merges=tuple(MergeEntry(one.kind, one.name, one.callers) for one in merging.merges(family)),
    )


def _row(part: Part) -> LoadRow:
    return LoadRow(
        issuer=part.caller,
        path=part.facts.dossier.order[0],
        title=part.facts.scheme.title,
        leaves=part.leaves,
        vetoes=part.vetoes,
        letters=part.letters,
        inspections=part.inspections,
        submissions=part.submissions,
        hours=part.hours,
        inspections_by_month=part.inspections_by_month,
        submissions_by_month=part.reports_by_month,
        deadlines_by_month=part.deadlines_by_month,
    )


def _total(found: composite.Composite) -> LoadRow:
    return LoadRow(
        issuer="",
        path="",
        title="",
        leaves=int(found.values["leaves"]),
        vetoes=int(found.values["vetoes"]),
        letters=int(found.values["letters"]),
        inspections=found.values["inspections"],
        submissions=found.submissions,
        hours=found.hours,
        inspections_by_month=added(part.inspections_by_month for part in found.parts),
        submissions_by_month=found.reports,
        deadlines_by_month=added(part.deadlines_by_month for part in found.parts),
    )
