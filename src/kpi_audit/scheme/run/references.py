"""From what a scheme says of another file to the document that it means, or to the fault that says why not."""

from __future__ import annotations

from pathlib import Path

from ...findings.finding import Term, Value
from ...source.location import Place
from ...startup.records import dataclass, field
from ..element import Element
from ..faults import Fault
from ..library import Library, display_name
from ..load import MODELS, Loaded
from ..scheme import Scheme
from ..shape import shape_of
from .reach import Reach, is_address


@dataclass(frozen=True, slots=True)
class Reference:
    """A file that is wanted as a document of a kind: named by the scheme ``owner`` at ``at``, or by an option.

    ``role`` is the key of the format under which it is wanted (``upper``, ``duty_list`` …), ``said`` what was written.
    """

    owner: str
    at: Place
    role: str
    file: Path
    said: str
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
    reach: Reach
    faults: dict[str, list[Fault]] = field(default_factory=dict)

    def open(self, wanted: Reference) -> Opened | None:
        """The first document of the kind in the file, the owner itself left out; a file out of reach is not opened."""
        try:
            if self._out_of_reach(wanted):
                return None
            documents = self._read(wanted)
        except PermissionError:
            self.fault(wanted, "FMT017", "no_permission")
            return None
        except (OSError, RuntimeError, ValueError):  # the last two: a circle of links, a name that cannot be
            self.fault(wanted, "FMT017", "missing_file")
            return None
        return None if documents is None else self._chosen(wanted, documents)

    def _out_of_reach(self, wanted: Reference) -> bool:
        if is_address(wanted.said):
            self.fault(wanted, "FMT017", "address", file=wanted.said)
            return True
        home = wanted.said.startswith("~") and not wanted.file.exists()
        if home or not self.reach.covers(wanted.file):
            self.fault(wanted, "FMT021", "home" if home and self.reach.anywhere else "outside", file=wanted.said)
            return True
        return False

    def _read(self, wanted: Reference) -> list[Loaded] | None:
        """The documents of the file; None where it is no file at all, which would never end or say nothing."""
        if wanted.file.is_dir():
            self.fault(wanted, "FMT017", "folder")
            return None
        if wanted.file.exists() and not wanted.file.is_file():
            self.fault(wanted, "FMT017", "no_file")
            return None
        return self.library.read(wanted.file)

    def _chosen(self, wanted: Reference, documents: list[Loaded]) -> Opened | None:
        others = [one for one in documents if one.document.name != wanted.owner]
        for loaded in others:
            if isinstance(loaded.model, wanted.model):
                return Opened(loaded, wanted.file)
        if not others:
            self.fault(wanted, "FMT020", "itself")
        elif any(loaded.model is None for loaded in others):
            self.fault(wanted, "FMT017", "broken_file", **_faults_of(others))
        else:
            kind = next(kind for kind, known in MODELS.items() if known is wanted.model)
            found = [Term(f"document.{each}") for each in sorted({loaded.kind for loaded in others})]
            self.fault(wanted, "FMT018", "wrong_document", expected=Term(f"document.{kind}"), found=found)
        return None

    def fault(self, wanted: Reference, code: str, key: str, **args: Value) -> None:
        """A reference that leads nowhere."""
        told: dict[str, Value] = {"key": wanted.key, **args}
        if "file" not in told:
            told["file"] = display_name(wanted.file)
        self.faults.setdefault(wanted.owner, []).append(Fault(code, key, wanted.at, told))


def _faults_of(documents: list[Loaded]) -> dict[str, Value]:
    """How many faults keep documents from being used, with the line and the code of the first."""
    told = [(loaded.document.region(one.place), one) for loaded in documents for one in loaded.faults if one.blocks]
    told.sort(key=lambda each: (each[0].line, each[0].column))
    line, code = (told[0][0].line, told[0][1].code) if told else (1, "FMT")
    return {"count": max(1, len(told)), "line": line, "fault": code}
