"""A located tree as plain Python data, for our own data files (lexicons, cards, catalogues)."""

from __future__ import annotations

from pathlib import Path

from ..startup.kept import KEPT
from .document import read_documents
from .nodes import Mapping, Node, Scalar
from .scalars import resolve


def plain(node: Node) -> object:
    """Dicts, lists and scalars; the caller knows that the data are ours and of modest size."""
    if isinstance(node, Scalar):
        return resolve(node)
    if isinstance(node, Mapping):
        return {key: plain(value) for key, (_, value) in node.entries.items()}
    return [plain(item) for item in node.items]


def load_data(path: Path) -> object:
    """The data in one of our own YAML files; from the command line they are kept between runs."""
    found = path.stat()
    stamp = [found.st_mtime_ns, found.st_size]
    data = KEPT.recall(path.as_posix(), stamp)
    if data is None:
        data = _read(path)
        KEPT.remember(path.as_posix(), stamp, data)
    return data


def _read(path: Path) -> object:
    documents = read_documents(path.name, path.read_bytes())
    return plain(documents[0].root) if documents else None
