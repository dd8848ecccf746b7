"""The duties of the list beside the indicators that back them."""

from __future__ import annotations

from collections.abc import Iterable

from ...findings.duty_table import Backing, DutyRow, DutySection, DutyTable, Outside, OutsideRow
from ...scheme.names import DUTY_KINDS
from ..across.duties import touched_elsewhere
from ..facts import Facts
from ..hierarchy import Node
from ..points.shares import shares_of
from .certainty import FOUND
from .coverage import coverage_of
from .duties import Duties
from .duty_match import DutyMatch


def duty_table(facts: Facts) -> DutyTable | None:
    """The table of a scheme with a duty list; an indicator on several duties counts for each with its part."""
    duties = facts.duties
    if duties is None:
        return None
    shares, matches = shares_of(facts), {leaf: duties.match(leaf) for leaf in facts.leaves}
    backing: dict[str, list[Backing]] = {}
    outside: list[OutsideRow] = []
    aside: list[Node] = []
    possible = 0
    for leaf, match in matches.items():
        weight = shares.weigh([leaf])
        why = _outside(facts, leaf, match)
        if match.ids and why is None:
            sure = match.matched_by == "declared" or match.score >= FOUND
            possible += not sure
            for one in match.ids:
                backing.setdefault(one, []).append(Backing(leaf.id, leaf.name, weight / len(match.ids), sure))
        elif why is not None:
            outside.append(OutsideRow(leaf.id, leaf.name, weight, why))
        else:
            aside.append(leaf)
    bare = {each for each, _ in coverage_of(facts, duties, touched_elsewhere(facts, duties)).bare}
    rows = tuple(_row(duties, each, backing.get(each, ())) for each in duties.ids)
    return DutyTable(
        title=duties.duty_list.title,
        by_leaves=shares.measure != "points",
        whole=round(shares.weigh(facts.leaves), 6),
        marked=any(row.core for row in rows),
        sections=tuple(_sections(rows)),
        duties=rows,
        outside=tuple(outside),
        aside=round(shares.weigh(aside), 6),
        aside_leaves=len(aside),
        possible=possible,
        bare=tuple(row for row in rows if row.id in bare),
    )


def _outside(facts: Facts, leaf: Node, match: DutyMatch) -> Outside | None:
    """Why a line is outside the list; None when it is on it, or on no single duty."""
    if match.catch_all:
        return "catch_all"
    if match.unknown_refs and not match.ids:
        return "unknown_ref"
    if match.ids or match.exempt or match.matched_by == "admission" or facts.kind(leaf).kind == "satisfaction":
        return None
    return "not_found"


def _row(duties: Duties, duty_id: str, backed_by: Iterable[Backing]) -> DutyRow:
    duty = duties.by_id[duty_id]
    return DutyRow(duty_id, duty.item, duty.list, duty.category, bool(duty.core), tuple(backed_by))


def _sections(rows: Iterable[DutyRow]) -> Iterable[DutySection]:
    """Lists in the order of the catalogue, then entries of none; categories in the order of the list."""
    by_list: dict[str | None, list[DutyRow]] = {}
    for row in rows:
        by_list.setdefault(row.list, []).append(row)
    for kind in (*DUTY_KINDS, None):
        own = by_list.get(kind, [])
        if not own:
            continue
        yield _section(kind, None, own)
        categories: dict[str, list[DutyRow]] = {}
        for row in own:
            categories.setdefault(row.category or "", []).append(row)
        for category, members in categories.items():
            yield _section(kind, category, members)


def _section(kind: str | None, category: str | None, rows: list[DutyRow]) -> DutySection:
    leaves = {one.id for row in rows for one in row.backed_by}
    backed = sum(bool(row.backed_by) for row in rows)
    return DutySection(kind, category, len(rows), backed, len(leaves), round(sum(row.weight for row in rows), 6))
