"""The files of one run: each is read, parsed and loaded once, whoever asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..errors import DocumentError
from ..findings.finding import Value
from ..source.decode import decode
from ..source.document import Document, read_documents
from ..source.location import KeyPath, Origin, Origins, Place
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

    Files that are no YAML are read through the importer, where there is one.
    """

    def __init__(self, importer: Importer | None = None) -> None:
        self._importer = importer
        self._files: dict[Path, list[Loaded]] = {}
        self.documents: dict[str, Document] = {}

    def read(self, path: Path) -> list[Loaded]:
        """Every document of a file. Raises OSError when it cannot be opened; faults of form come back as data."""
        resolved = path.resolve()
        if resolved not in self._files:
            self._files[resolved] = self._open(path)
        return self._files[resolved]

    def _open(self, path: Path) -> list[Loaded]:
        name = display_name(path)
        try:
            imported = None if self._importer is None else self._importer(path)
        except DocumentError as error:
            return self._keep([_unreadable(name, b"", error)])
        if imported is None:
            return self.parse(name, path.read_bytes())
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
    """A path relative to the working directory where that is possible, with ``/``."""
    absolute = path if path.is_absolute() else Path.cwd() / path
    try:
        return absolute.relative_to(Path.cwd()).as_posix()
    except ValueError:
        try:
            return absolute.resolve().relative_to(Path.cwd().resolve(), walk_up=True).as_posix()  # type: ignore[call-arg]
        except (TypeError, ValueError):
            return path.as_posix()
