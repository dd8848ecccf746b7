"""The files of one run: each is read, parsed and loaded once, whoever asks for it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from ..errors import DocumentError
from ..source.decode import decode
from ..source.document import Document, read_documents
from ..source.location import Place
from .faults import Fault, arguments
from .load import Loaded, load


class Library:
    """Loaded documents by file; ``documents`` gives the text behind every place of the run.

    ``reader`` opens a file: from the disk, or as it was at another time.
    """

    def __init__(self, reader: Callable[[Path], bytes] | None = None) -> None:
        self._reader = reader or _from_disk
        self._files: dict[Path, list[Loaded]] = {}
        self.documents: dict[str, Document] = {}

    def read(self, path: Path) -> list[Loaded]:
        """Every document of a file. Raises OSError when it cannot be opened; faults of form come back as data."""
        resolved = path.resolve()
        if resolved not in self._files:
            self._files[resolved] = self.parse(display_name(path), self._reader(path))
        return self._files[resolved]

    def provide(self, path: Path, data: bytes) -> None:
        """Let ``data`` be what the file at ``path`` holds, whether it is on the disk or not (standard input)."""
        self._files[path.resolve()] = self.parse(display_name(path), data)

    def parse(self, name: str, data: bytes) -> list[Loaded]:
        """Every document in ``data``; a text that is no YAML becomes one document with the fault."""
        try:
            documents = read_documents(name, data)
        except DocumentError as error:
            loaded = [_unreadable(name, data, error)]
        else:
            loaded = [load(document) for document in documents] or [_empty(name, data)]
        for one in loaded:
            self.documents[one.document.name] = one.document
        return loaded


def _from_disk(path: Path) -> bytes:
    return path.read_bytes()


def _unreadable(name: str, data: bytes, error: DocumentError) -> Loaded:
    """A file that is no YAML: one fault, at the culprit."""
    try:
        decoded = decode(data)
        document = Document.unparsed(name, decoded.text, decoded.encoding)
    except DocumentError:
        document = Document.unparsed(name, data.decode("utf-8", "replace"))
    fault = Fault(error.code, error.key, Place(name, (), error.offset, error.end), arguments(error))
    return Loaded(document, "scheme", None, (fault,))


def _empty(name: str, data: bytes) -> Loaded:
    document = Document.unparsed(name, decode(data).text)
    return Loaded(document, "scheme", None, (Fault("FMT004", "empty", Place(name, ())),))


def display_name(path: Path) -> str:
    """A path relative to the working directory, with ``/``: the same however it was spelt."""
    here = Path.cwd()
    absolute = here / path
    tidy = Path(os.path.normpath(absolute))
    try:
        if tidy != absolute and tidy.resolve() != absolute.resolve():  # ".." behind a link
            tidy = absolute.resolve()
        if tidy.is_relative_to(here):
            return tidy.relative_to(here).as_posix()
        return Path(os.path.relpath(tidy.resolve(), here.resolve())).as_posix()
    except (OSError, RuntimeError, ValueError):  # a circle of links, or another drive
        return tidy.as_posix()
