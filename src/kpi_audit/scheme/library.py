"""The files of one run: each is read, parsed and loaded once, whoever asks for it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from ..errors import DocumentError
from ..findings.finding import Value
from ..source.decode import decode
from ..source.document import Document, read_documents
from ..source.location import KeyPath, Origin, Origins, Place
from ..startup.records import dataclass, field, replace
from .faults import Fault, arguments
from .load import Loaded, load


@dataclass(frozen=True, slots=True)
class Remark:
    """What an importer has to say of a document: a message of FMT034, about the value at ``path``."""

    key: str
    path: KeyPath = ()
    args: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Imported:
    """A file of another kind as the text of documents: the origins and the remarks of each, in their order."""

    text: str
    origins: tuple[Origins, ...]
    remarks: tuple[tuple[Remark, ...], ...]


Importer = Callable[[Path], Imported | None]
"""Makes documents of a file, None when it is no file for it. Raises DocumentError and OSError."""


class Library:
    """Loaded documents by file; ``documents`` gives the text behind every place of the run.

    ``reader`` opens a file: from the disk, or as it was at another time. Files that are no YAML are read through the
    importer, where there is one.
    """

    def __init__(self, reader: Callable[[Path], bytes] | None = None, importer: Importer | None = None) -> None:
        self._reader = reader or _from_disk
        self._importer = importer
        self._files: dict[Path, list[Loaded]] = {}
        self.documents: dict[str, Document] = {}

    def read(self, path: Path) -> list[Loaded]:
        """Every document of a file. Raises OSError when it cannot be opened; faults of form come back as data."""
        resolved = path.resolve()
        if resolved not in self._files:
            self._files[resolved] = self._open(path)
        return self._files[resolved]

    def provide(self, path: Path, data: bytes) -> None:
        """Let ``data`` be what the file at ``path`` holds, whether it is on the disk or not (standard input)."""
        self._files[path.resolve()] = self.parse(display_name(path), data)

    def _open(self, path: Path) -> list[Loaded]:
        name = display_name(path)
        try:
            imported = None if self._importer is None else self._importer(path)
        except DocumentError as error:
            return self._keep([_unreadable(name, b"", error)])
        if imported is None:
            return self.parse(name, self._reader(path))
        documents = read_documents(name, imported.text.encode())
        return self._keep(
            [
                _remarked(load(replace(document, origins=origins)), remarks)
                for document, origins, remarks in zip(documents, imported.origins, imported.remarks, strict=True)
            ]
        )

    def parse(self, name: str, data: bytes) -> list[Loaded]:
        """Every document in ``data``; a text that is no YAML becomes one document with the fault."""
        try:
            documents = read_documents(name, data)
        except DocumentError as error:
            loaded = [_unreadable(name, data, error)]
        else:
            loaded = [load(document) for document in documents] or [_empty(name, data)]
        return self._keep(loaded)

    def _keep(self, loaded: list[Loaded]) -> list[Loaded]:
        for one in loaded:
            self.documents[one.document.name] = one.document
        return loaded


def _from_disk(path: Path) -> bytes:
    return path.read_bytes()


def _remarked(loaded: Loaded, remarks: tuple[Remark, ...]) -> Loaded:
    """A document with the remarks of its importer among the faults."""
    name = loaded.document.name
    faults = tuple(Fault("FMT034", one.key, Place(name, one.path), one.args) for one in remarks)
    return replace(loaded, faults=(*loaded.faults, *faults))


def _unreadable(name: str, data: bytes, error: DocumentError) -> Loaded:
    """A file that is no YAML: one fault, at the culprit."""
    try:
        decoded = decode(data)
        document = Document.unparsed(name, decoded.text, decoded.encoding)
    except DocumentError:
        document = Document.unparsed(name, data.decode("utf-8", "replace"))
    if isinstance(origin := error.args_by_name.get("origin"), Origin):
        document = replace(document, origins={(): ((0, origin),)})
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
