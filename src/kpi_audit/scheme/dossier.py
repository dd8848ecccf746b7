"""A scheme with the materials it is held against: upper schemes, duty list, last year's scheme, capacity, results."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from ..source.location import Place
from .duty import DutyList
from .element import Element
from .faults import Fault
from .library import Library, display_name
from .load import MODELS, Loaded
from .materials import Capacity, Results
from .names import DOCUMENT_KINDS
from .scheme import Scheme

T = TypeVar("T", bound=Element)


@dataclass(frozen=True, slots=True, eq=False)
class Dossier:
    """What a rule may look at. ``uppers`` are dossiers themselves, so a chain can be walked level by level."""

    scheme: Scheme
    path: str
    uppers: tuple[Dossier, ...] = ()
    duty_list: DutyList | None = None
    previous: Dossier | None = None
    capacity: Capacity | None = None
    results: Results | None = None


@dataclass(frozen=True, slots=True)
class Extras:
    """Materials named on the command line, for schemes that do not name their own."""

    uppers: tuple[Path, ...] = ()
    duty_list: Path | None = None
    previous: Path | None = None


@dataclass(slots=True)
class Assembler:
    """Finds the materials of schemes; ``faults`` collects what could not be found."""

    library: Library
    extras: Extras = Extras()
    faults: list[Fault] = field(default_factory=list)

    def assemble(self, loaded: Loaded, path: Path) -> Dossier:
        """The dossier of a loaded scheme that stands at ``path``."""
        return self._dossier(loaded, path, (path.resolve(),))

    def _dossier(self, loaded: Loaded, path: Path, trail: tuple[Path, ...]) -> Dossier:
        scheme = loaded.model
        assert isinstance(scheme, Scheme)
        first = len(trail) == 1
        uppers = [
            (path.parent / name, scheme.place("upper", *([i] if self._listed(loaded, "upper") else [])))
            for i, name in enumerate(scheme.upper)
        ]
        if not uppers and first:
            uppers = [(extra, scheme.place()) for extra in self.extras.uppers]
        previous = None
        if scheme.previous is not None:
            previous = self._scheme(path.parent / scheme.previous, scheme.place("previous"), trail)
        elif first and self.extras.previous is not None:
            previous = self._scheme(self.extras.previous, scheme.place(), trail)
        return Dossier(
            scheme=scheme,
            path=loaded.document.name,
            uppers=tuple(found for file, at in uppers if (found := self._scheme(file, at, trail))),
            duty_list=self._duty_list(scheme, path, first),
            previous=previous,
            capacity=self._material(scheme.capacity, Capacity, path, scheme.place("capacity")),
            results=self._material(scheme.results, Results, path, scheme.place("results")),
        )

    def _listed(self, loaded: Loaded, key: str) -> bool:
        return type(loaded.document.node((key,))).__name__ == "Sequence"

    def _duty_list(self, scheme: Scheme, path: Path, first: bool) -> DutyList | None:
        if scheme.duty_list is None and first and self.extras.duty_list is not None:
            return self._open(self.extras.duty_list, DutyList, scheme.place())
        return self._material(scheme.duty_list, DutyList, path, scheme.place("duty_list"))

    def _material(self, said: str | T | None, model: type[T], path: Path, at: Place) -> T | None:
        if said is None or isinstance(said, model):
            return said
        return self._open(path.parent / str(said), model, at)

    def _scheme(self, file: Path, at: Place, trail: tuple[Path, ...]) -> Dossier | None:
        if file.resolve() in trail:
            self._fault("FMT020", "cycle", at, file=display_name(file))
            return None
        loaded = self._find(file, Scheme, at)
        return None if loaded is None else self._dossier(loaded, file, (*trail, file.resolve()))

    def _open(self, file: Path, model: type[T], at: Place) -> T | None:
        loaded = self._find(file, model, at)
        return loaded.model if loaded is not None and isinstance(loaded.model, model) else None

    def _find(self, file: Path, model: type[Element], at: Place) -> Loaded | None:
        name = display_name(file)
        try:
            documents = self.library.read(file)
        except OSError:
            self._fault("FMT017", "missing_file", at, file=name)
            return None
        kind = next(kind for kind, known in MODELS.items() if known is model)
        for loaded in documents:
            if isinstance(loaded.model, model):
                return loaded
        if any(loaded.model is None for loaded in documents):
            self._fault("FMT017", "broken_file", at, file=name)
        else:
            found = "、".join(_names(loaded.kind for loaded in documents))
            self._fault("FMT018", "wrong_document", at, file=name, expected=DOCUMENT_KINDS[kind], found=found)
        return None

    def _fault(self, code: str, key: str, at: Place, **args: str) -> None:
        args["key"] = str(at.path[0]) if at.path else ""
        self.faults.append(Fault(code, key, at, dict(args)))


def _names(kinds: Iterable[str]) -> list[str]:
    return sorted({DOCUMENT_KINDS[kind] for kind in kinds})
