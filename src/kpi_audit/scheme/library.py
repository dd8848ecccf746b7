"""The files of one run: each is read, parsed and loaded once, whoever asks for it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from ..errors import DocumentError, UsageError
from ..findings.finding import Value
from ..source.decode import contents, decode
from ..source.document import Document, read_documents
from ..source.location import KeyPath, Origin, Origins, Place
from ..startup.records import dataclass, field, replace
from .faults import Fault, arguments
from .load import Loaded, load
from .run.reach import resolved


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


KEPT = 32
"""Files that stay in memory when a library is trimmed: those read last."""


class Library:
    """Loaded documents by file; ``documents`` gives the text behind every place of the run.

    ``reader`` opens a file: from the disk, or as it was at another time. Files that are no YAML are read through the
    importer, where there is one. To another process a library goes without what it has read.
    """

    def __init__(self, reader: Callable[[Path], bytes] | None = None, importer: Importer | None = None) -> None:
        self._reader = reader or _from_disk
        self._importer = importer
        self._files: dict[Path, list[Loaded]] = {}  # what was read last comes last
        self._given: dict[Path, bytes] = {}  # what cannot be read again
        self._loaded: dict[str, Loaded] = {}
        self.documents: dict[str, Document] = {}

    def __reduce__(self) -> tuple[object, ...]:
        """Trees know their nodes by identity, which no copy keeps: the other process reads for itself."""
        return _again, (self._reader, self._importer, self._given)

    def read(self, path: Path) -> list[Loaded]:
        """Every document of a file. Raises OSError when it cannot be opened; faults of form come back as data."""
        leads_to = resolved(path)
        found = self._files.pop(leads_to, None)
        self._files[leads_to] = found = self._open(path) if found is None else found
        return found

    def document(self, path: Path, name: str) -> Loaded:
        """A document that stood in a file when it was read first. Raises UsageError where it is gone since."""
        if name not in self._loaded:
            try:
                self.read(path)
            except OSError:
                raise UsageError("changed_meanwhile", file=display_name(path)) from None
        if name not in self._loaded:
            raise UsageError("changed_meanwhile", file=display_name(path))
        return self._loaded[name]

    def provide(self, path: Path, data: bytes) -> None:
        """Let ``data`` be what the file at ``path`` holds, whether it is on the disk or not (standard input)."""
        self._given[resolved(path)] = data
        self._files[resolved(path)] = self.parse(display_name(path), data)

    def trim(self) -> None:
        """Forget all but the files read last; what cannot be read again stays."""
        for path in [path for path in self._files if path not in self._given][:-KEPT]:
            for one in self._files.pop(path):
                self._loaded.pop(one.document.name, None)
                self.documents.pop(one.document.name, None)

    def _open(self, path: Path) -> list[Loaded]:
        name = display_name(path)
        try:
            imported = None if self._importer is None else self._importer(path)
        except DocumentError as error:
            return self._keep([_unreadable(name, b"", error)])
        if imported is None:
            data = self._reader(path)
            if path.exists() and not path.is_file():  # a pipe
                self._given[resolved(path)] = data
            return self.parse(name, data)
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
            loaded = [load(document) for document in read_documents(name, data)] or [_empty(name, data)]
        except DocumentError as error:  # a tag of some texts is looked at only when they are read
            loaded = [_unreadable(name, data, error)]
        return self._keep(loaded)

    def _keep(self, loaded: list[Loaded]) -> list[Loaded]:
        for one in loaded:
            self.documents[one.document.name] = one.document
            self._loaded[one.document.name] = one
        return loaded


def _again(reader: Callable[[Path], bytes], importer: Importer | None, given: Mapping[Path, bytes]) -> Library:
    """The library in another process."""
    library = Library(reader, importer)
    for path, data in given.items():
        library.provide(path, data)
    return library


def _from_disk(path: Path) -> bytes:
    return contents(path)


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
    except DocumentError as undecodable:  # it knows the text as far as there is one, by whose lines the place is told
        document = Document.unparsed(name, str(undecodable.args_by_name["text"]))
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
