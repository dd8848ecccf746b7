"""Targets of all levels side by side, and which level made them stricter by how much."""

from __future__ import annotations

from ...findings.ladder import Cell, Column, Ladder, Row, Step
from ...reading.quantity.targets import Target
from ...scheme.names import LADDER
from ..facts import Facts
from ..hierarchy import Node
from .chains import Raise, climb, comparable, raised
from .pairing import target_of
from .rung import Rung, level_of

_SHORT = 16
"""A declared target of so many characters is shown as it stands."""
_LEAST = 2
"""So many levels must have a target for the same indicator."""


def ladder(facts: Facts) -> Ladder | None:
    """The shared indicators of a scheme; None without a scheme above, or where none is shared."""
    if not facts.levels.uppers:
        return None
    ways = [way for leaf in facts.hierarchy.leaves if len(way := _way(facts, leaf)) >= _LEAST]
    depth: dict[str, int] = {}
    columns: dict[str, Rung] = {}
    for way in ways:
        for steps, (rung, _) in enumerate(way):
            key = level_of(rung) or rung.path
            depth[key] = max(depth.get(key, 0), steps)
            columns.setdefault(key, rung)
    order = sorted(columns, key=lambda key: (_rank(key), -depth[key], columns[key].path))
    rows = [row for way in ways if (row := _row(way, order)) is not None]
    if not rows:
        return None
    heads = tuple(Column(level_of(one), one.scheme.title, one.path) for one in (columns[key] for key in order))
    return Ladder(heads, tuple(rows))


def _way(facts: Facts, leaf: Node) -> list[tuple[Rung, Node]]:
    """An indicator level by level, as far up as each target can be held against the next one."""
    way = climb(facts, leaf)
    for steps, (rung, node) in enumerate(way[:-1]):
        if not comparable(rung, node):
            return way[: steps + 1]
    return way


def _rank(key: str) -> int:
    """Levels of administration from the top; what has no level stands by its distance."""
    return LADDER.index(key) if key in LADDER else len(LADDER)


def _row(way: list[tuple[Rung, Node]], order: list[str]) -> Row | None:
    cells: dict[str, Cell] = {}
    declared, score = True, 1.0
    targets = _compared(way)
    lowest = targets[0]
    for (rung, node), target in zip(way, targets, strict=True):
        if target is not None:
            same = None if lowest is None else target.in_unit(lowest.unit)
            value = None if same is None else same.value
            cells[level_of(rung) or rung.path] = Cell(_said(node, target), _step(rung, node), value)
        upper = rung.levels.counterpart(node)
        if upper is not None:
            declared, score = declared and upper.declared, min(score, upper.score)
    if len(cells) < _LEAST:
        return None
    node = way[0][1]
    return Row(node.id, node.name, tuple(cells.get(key) for key in order), declared, score)


def _compared(way: list[tuple[Rung, Node]]) -> list[Target | None]:
    """Of each level the target that was found stricter than the one above, or by which the one below was; else its
    first."""
    targets: list[Target | None] = []
    below: Raise | None = None
    for rung, node in way:
        own = raised(rung, node)
        held = below.theirs.target if below is not None and below.theirs.node is node else None
        targets.append(own.ours if own is not None else held or target_of(rung, node))
        below = own
    return targets


def _said(node: Node, target: Target) -> str:
    """The target as its author wrote it, when that is short; else the words that were read."""
    spec = node.indicator.target
    whole = spec.text.strip() if spec is not None and spec.text and target.words.field == "target" else ""
    return whole if 0 < len(whole) <= _SHORT else target.words.text


def _step(rung: Rung, node: Node) -> Step | None:
    found = raised(rung, node)
    if found is None:
        return None
    gap = found.gap
    return Step(gap.measure, round(gap.size, 6), round(gap.points, 6), found.theirs.target.unit)
