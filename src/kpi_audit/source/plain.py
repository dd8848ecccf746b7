"""A located tree as plain Python data, for our own data files (lexicons, cards, catalogues)."""

from __future__ import annotations

from pathlib import Path

from .document import read_documents
from .scalars import resolve
from .tree import Mapping, Node, Scalar


def plain(node: Node) -> object:
    """Dicts, lists and scalars; the caller knows that the data are ours and of modest size."""
    if isinstance(node, Scalar):
        return resolve(node)
    if isinstance(node, Mapping):
        return {key: plain(value) for key, (_, value) in node.entries.items()}
    return [plain(item) for item in node.items]


def load_data(path: Path) -> object:
    """The data in one of our own YAML files."""
    (document,) = read_documents(path.name, path.read_bytes())
    return None if document.root is None else plain(document.root)
