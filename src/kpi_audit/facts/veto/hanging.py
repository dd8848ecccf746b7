"""Whether a veto hangs on a scored line."""

from __future__ import annotations

from ...reading.veto.topics import core
from ..facts import Facts
from ..hierarchy import Node


def vetoed(facts: Facts, leaf: Node) -> bool:
    """A veto is marked on the line, stands in its text, or is listed under its very name."""
    if facts.roles[leaf] == "veto" or facts.reading(leaf).flag("veto"):
        return True
    name = core(leaf.name)
    lines, names = facts.once("what vetoes hang on", lambda: _hung_on(facts))
    return leaf in lines or name in names


def _hung_on(facts: Facts) -> tuple[set[Node], set[str]]:
    """Lines with a veto in their text, and what those are listed under that stand in no line."""
    lines = {veto.node for veto in facts.vetoes if veto.node is not None}
    return lines, {core(veto.matter) for veto in facts.vetoes if veto.node is None}
