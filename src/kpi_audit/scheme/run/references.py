"""From what a scheme says of another file to the document that it means, or to the fault that says why not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ...source.location import Place
from ..element import Element
from ..faults import Fault
from ..library import Library, display_name
from ..load import MODELS, Loaded
from ..names import DOCUMENT_KINDS
from ..scheme import Scheme
from ..shape import shape_of


@dataclass(frozen=True, slots=True)
class Reference:
    """A file that is wanted as a document of a kind: named by the scheme ``owner`` at ``at``, or by an option.

    ``role`` is the key of the format under which it is wanted (``upper``, ``duty_list`` …).
    """

    owner: str
    at: Place
    role: str
    file: Path
    model: type[Element]

    @property
    def key(self) -> str:
        """What named it: the Chinese key, or the option."""
        if not self.at.path:
            return f"--{self.role.replace('_', '-')}"
        return shape_of(Scheme).fields[self.role].alias or self.role


@dataclass(frozen=True, slots=True)
class Opened:
    """A document and the file that it stands in."""

    loaded: Loaded
    file: Path

    @property
    def name(self) -> str:
        """The document's name, unique in the run."""
        return self.loaded.document.name

    @property
    def scheme(self) -> Scheme:
        """Its model, which must be a scheme."""
        assert isinstance(self.loaded.model, Scheme)
        return self.loaded.model


@dataclass(slots=True)
class References:
    """Opens what references mean; ``faults`` by the document that holds the reference."""

    library: Library
    faults: dict[str, list[Fault]] = field(default_factory=dict)

    def open(self, wanted: Reference) -> Opened | None:
        """The first document of the kind in the file, the owner itself left out."""
        try:
            documents = self.library.read(wanted.file)
        except OSError:
            self.fault(wanted, "FMT017", "missing_file")
            return None
        others = [one for one in documents if one.document.name != wanted.owner]
        for loaded in others:
            if isinstance(loaded.model, wanted.model):
                return Opened(loaded, wanted.file)
        if not others:
            self.fault(wanted, "FMT020", "itself")
        elif any(loaded.model is None for loaded in others):
            self.fault(wanted, "FMT017", "broken_file")
        else:
            kind = next(kind for kind, known in MODELS.items() if known is wanted.model)
            found = "、".join(_names(loaded.kind for loaded in others))
            self.fault(wanted, "FMT018", "wrong_document", expected=DOCUMENT_KINDS[kind], found=found)
        return None

    def fault(self, wanted: Reference, code: str, key: str, **args: str | int) -> None:
        """A reference that leads nowhere."""
        told = {"key": wanted.key, "file": display_name(wanted.file), **args}
        self.faults.setdefault(wanted.owner, []).append(Fault(code, key, wanted.at, told))


def _names(kinds: Iterable[str]) -> list[str]:
    return sorted({DOCUMENT_KINDS[kind] for kind in kinds})
