"""Which lines carry out a law: their own basis is a law or a regulation."""

from __future__ import annotations

from ...reading.veto.documents import document_standing
from ...scheme.parts import Basis
from ...startup import patterns as re
from ..hierarchy import Node

_LAW = re.compile(r"(?<![办方看作做手用想执依])法(?:》|$|[(（]|第[\d一二三四五六七八九十百]+条)|条例(?:》|$|[(（]|第)")


def law_of(node: Node) -> Basis | None:
    """The law or regulation that a line rests on; declared types win over names."""
    for basis in node.indicator.basis:
        if is_law(basis):
            return basis
    return None


def is_law(basis: Basis) -> bool:
    """Whether a document is a law or a regulation, national or local."""
    if basis.type is not None:
        return basis.type in ("law", "regulation")
    return document_standing(basis.document) == "law" or bool(_LAW.search(basis.document))
