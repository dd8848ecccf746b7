"""A located tree as plain Python data, for our own data files (lexicons, cards, catalogues)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from ..startup.kept import KEPT
from .document import read_documents
from .nodes import Mapping, Node, Scalar
from .scalars import resolve

T = TypeVar("T")


def plain(node: Node) -> object:
    """Dicts, lists and scalars; the caller knows that the data are ours and of modest size."""
    if isinstance(node, Scalar):
        return resolve(node)
    if isinstance(node, Mapping):
        return {key: plain(value) for key, (_, value) in node.entries.items()}
    return [plain(item) for item in node.items]


def load_data(path: Path) -> object:
    """The data in one of our own YAML files; from the command line they are kept between runs."""
    return kept(path.as_posix(), [path], lambda: _read(path))


def keeping() -> bool:
    """Whether what is made of our files is kept between runs."""
    return KEPT.is_open


def kept(name: str, files: Iterable[Path], make: Callable[[], T]) -> T:
    """Plain data made of files of ours, kept under a name until one of the files changes.

    ``files``: besides those of data the modules that say what is made of them, where these are not the reader's.
    """
    stamp: list[int] = []
    for file in files:
        found = file.stat()
        stamp += found.st_mtime_ns, found.st_size
    data: T | None = KEPT.recall(name, stamp)
    if data is None:
        data = make()
        KEPT.remember(name, stamp, data)
    return data


def _read(path: Path) -> object:
    documents = read_documents(path.name, path.read_bytes())
    return plain(documents[0].root) if documents else None
