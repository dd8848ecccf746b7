"""What a report shows of a scheme beside its findings: its tree, and the scheme without its worst lines."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from .facts.facts import Facts
from .facts.hierarchy import Node
from .facts.process.composition import composition
from .findings.crowd import crowded
from .findings.report import DocumentReport, Located
from .findings.tree import TreeRow, WhatIf
from .source.document import Document
from .startup.records import replace


def tree_of(facts: Facts, document: Document) -> tuple[TreeRow, ...]:
    """Every node in document order."""
    return tuple(_row(facts, document, node) for node in facts.hierarchy.nodes)


def what_if(facts: Facts, findings: Sequence[Located]) -> WhatIf | None:
    """The scheme without the lines that several rules reach; None where there are none, or there are no others."""
    ids = [about.id for about, _ in crowded(findings)]
    gone = {leaf for one in ids if (node := facts.hierarchy.by_id.get(one)) is not None for leaf in node.leaves()}
    left = [leaf for leaf in facts.leaves if leaf not in gone]
    if not gone or not left:
        return None
    found = composition(facts)
    whole = found.shares.weigh(left)
    doing = found.shares.weigh(leaf for leaf in (*found.doing, *found.lawful) if leaf not in gone)
    names = {leaf.id for leaf in gone} | set(ids)
    return WhatIf(
        removed=tuple(ids),
        leaves=sum(leaf not in gone for leaf in facts.hierarchy.leaves),
        points=round(_points(facts, left), 6),
        process_share=round(doing / whole, 6) if whole else None,
        cleared=_about(findings, names),
    )


def what_is_left(document: DocumentReport) -> WhatIf | None:
    """What-if after more findings were set aside; None where now other lines would be left out."""
    before = document.what_if
    if before is None or tuple(about.id for about, _ in crowded(document.findings)) != before.removed:
        return None
    gone = set(before.removed)
    top: int | None = None  # depth of the node left out that the row is below
    for row in document.tree:
        top = None if top is not None and row.depth <= top else top
        top = row.depth if top is None and row.id in before.removed else top
        if top is not None and row.leaf:
            gone.add(row.id)
    return replace(before, cleared=_about(document.findings, gone))


def _about(findings: Iterable[Located], ids: Collection[str]) -> int:
    return sum(one.finding.indicator is not None and one.finding.indicator.id in ids for one in findings)


def _points(facts: Facts, leaves: Iterable[Node]) -> float:
    return sum(facts.points.of(leaf) for leaf in leaves)


def _row(facts: Facts, document: Document, node: Node) -> TreeRow:
    leaf = node.is_leaf
    role = facts.roles[node] if leaf else ""
    points = facts.points.of(node) if leaf and facts.points.known(node) else facts.points.group_total(node)
    return TreeRow(
        id=node.id,
        name=node.name,
        depth=node.depth,
        leaf=leaf,
        points=points,
        estimated=leaf and facts.points.is_estimated(node),
        share=round(facts.points.share(node.leaves()), 6),
        kind=facts.kind(node).kind if leaf else "",
        role="" if role == "ordinary" else role,
        line=document.region(node.indicator.place()).line,
    )
