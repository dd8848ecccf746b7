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
    return any(veto.node is leaf or (veto.node is None and core(veto.matter) == name) for veto in facts.vetoes)
