"""A scheme with the materials it is held against: upper schemes, duty list, last year's scheme, capacity, results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Sequence as SequenceOf
from pathlib import Path
from typing import TypeVar

from ..source.location import Place
from ..source.nodes import Sequence
from ..startup.records import dataclass, field, replace
from .duty import DutyList
from .element import Element
from .faults import Fault
from .library import Library
from .load import Loaded
from .materials import Capacity, Results
from .run.chains import Chains
from .run.enrolled import Enrolled, with_options
from .run.extras import NOTHING, Extras
from .run.header import Header, header_of
from .run.outline import Outline
from .run.reach import named
from .run.references import Opened, Reference, References
from .run.siblings import Kin
from .scheme import Scheme

__all__ = ["Assembler", "Dossier", "Extras"]

T = TypeVar("T", bound=Element)

LONGEST = 40
"""Levels and years that a chain of schemes may count; there are six levels of administration."""


@dataclass(frozen=True, slots=True, eq=False)
class Dossier:
    """What a rule may look at. ``uppers`` are dossiers themselves, so a chain can be walked level by level.

    ``siblings`` are the other schemes of the run on the same units, ``peers`` those that carry out the same upper
    scheme, both in the order of the run and without siblings of their own. ``order`` is where it stands in the run.
    """

    scheme: Scheme
    path: str
    order: tuple[str, int] = ("", 0)
    uppers: tuple[Dossier, ...] = ()
    duty_list: DutyList | None = None
    previous: Dossier | None = None
    capacity: Capacity | None = None
    results: Results | None = None
    siblings: tuple[Dossier, ...] = ()
    peers: tuple[Dossier, ...] = ()

    @property
    def materials(self) -> tuple[tuple[str, str], ...]:
        """The documents that it is held against, by the key that names their kind; what stands in it is left out."""
        named: list[tuple[str, str]] = [("upper", upper.path) for upper in self.uppers]
        others = (("duty_list", self.duty_list), ("capacity", self.capacity), ("results", self.results))
        named += [(role, found.at.document) for role, found in others if found is not None]
        named += [] if self.previous is None else [("previous", self.previous.path)]
        return tuple((role, path) for role, path in named if path != self.path)

    def held_against(self) -> Iterator[Dossier]:
        """Every scheme that this one leads to, by level or year, each once."""
        seen = {self.path}
        edge = [self]
        while edge:
            one = edge.pop()
            for other in (*one.uppers, *([] if one.previous is None else [one.previous])):
                if other.path not in seen:
                    seen.add(other.path)
                    edge.append(other)
                    yield other


@dataclass(slots=True)
class Assembler:
    """Finds the materials of the schemes of a run, each once.

    References may open files in the folders of ``extras.reach``, in those of the schemes of the run and in those of the
    files that ``extras`` names. ``enrolled``: the documents of the run, where they are known already.
    """

    library: Library
    extras: Extras = NOTHING
    enrolled: Enrolled | None = None
    _run: Enrolled = field(init=False)
    _references: References = field(init=False)
    _chains: Chains = field(init=False)
    _made: dict[str, Dossier] = field(default_factory=dict)
    _height: dict[str, int] = field(default_factory=dict)
    _optional: dict[Extras, frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._run = self.enrolled or Enrolled(self.extras)
        self._references = References(self.library, self._run.reach)
        self._chains = Chains(self._references, self._held_against)

    def assemble(self, loaded: Loaded, path: Path) -> Dossier:
        """The dossier of a loaded scheme that stands at ``path``, without siblings."""
        self.enrol([(loaded, path)])
        return self._dossier(Opened(loaded, path))

    def enrol(self, members: Iterable[tuple[Loaded, Path]], extras: Extras | None = None) -> None:
        """Make documents part of the run before any is looked at: options hold for them, their folders are open.

        ``extras`` hold for these documents in place of those of the run.
        """
        for loaded, path in members:
            if loaded.document.name not in self._run.names:
                self._run.add(header_of(loaded, path), extras)
                self._references.reach = self._run.reach

    def assemble_group(self, members: SequenceOf[tuple[Loaded, Path]], kin: Kin) -> list[Dossier]:
        """The dossiers of schemes that are audited together, each with its siblings and peers among them."""
        bare = {loaded.document.name: self.assemble(loaded, path) for loaded, path in members}
        return [
            replace(
                dossier,
                siblings=tuple(bare[each] for each in kin.siblings(name)),
                peers=tuple(bare[each] for each in kin.peers(name)),
            )
            for name, dossier in bare.items()
        ]

    def outline(self, loaded: Loaded, path: Path) -> Outline:
        """What is known of a loaded scheme of the run before its materials are opened."""
        self.enrol([(loaded, path)])
        return self.outlined(header_of(loaded, path))

    def outlined(self, header: Header) -> Outline:
        """The outline of a scheme of the run, held against what options name for it, too."""
        assert header.outline is not None
        extras = self._run.extras_of(header.name)
        optional = (extras.uppers or extras.previous) and header.name not in self._named_by_options(extras)
        return with_options(header.outline, extras) if optional else header.outline

    def faults(self, dossier: Dossier) -> list[Fault]:
        """What could not be found for a scheme, and for those it leads to that are not of the run themselves."""
        names = [dossier.path, *(each.path for each in dossier.held_against() if each.path not in self._run.names)]
        return [fault for name in names for fault in self._references.faults.get(name, ())]

    def _dossier(self, start: Opened) -> Dossier:
        """Depth first without recursion: a chain may be long before it is found to be too long."""
        stack = [start]
        while stack:
            one = stack[-1]
            further = [link.target for link in self._chains.links(one) if link.target.name not in self._made]
            if further and one.name not in self._made:
                stack.extend(further)
                continue
            stack.pop()
            if one.name not in self._made:
                self._made[one.name] = self._made_of(one)
        return self._made[start.name]

    def _made_of(self, one: Opened) -> Dossier:
        """The dossier of a scheme whose uppers and forerunner are made."""
        uppers: dict[str, Dossier] = {}
        previous: Dossier | None = None
        height = 0
        for link in self._chains.links(one):
            above = self._height[link.target.name] + 1
            if above > LONGEST:
                self._references.fault(link.reference, "FMT020", "too_long", most=LONGEST)
                continue
            height = max(height, above)
            if link.reference.role == "previous":
                previous = self._made[link.target.name]
            else:
                uppers[link.target.name] = self._made[link.target.name]
        self._height[one.name] = height
        scheme = one.scheme
        duty_list = self._run.extras_of(one.name).duty_list if scheme.duty_list is None else None
        return Dossier(
            scheme=scheme,
            path=one.name,
            order=(one.loaded.document.path, one.loaded.document.number),
            uppers=tuple(uppers.values()),
            duty_list=self._material(scheme.duty_list, DutyList, one, "duty_list", duty_list),
            previous=previous,
            capacity=self._material(scheme.capacity, Capacity, one, "capacity"),
            results=self._material(scheme.results, Results, one, "results"),
        )

    def _material(
        self, said: str | T | None, model: type[T], one: Opened, role: str, extra: Path | None = None
    ) -> T | None:
        if isinstance(said, model):
            return said
        file = extra if said is None else named(one.file.parent, str(said))
        if file is None:
            return self._beside(one, model, role) if one.name in self._run.names else None
        at = one.scheme.place() if said is None else one.scheme.place(role)
        found = self._references.open(Reference(one.name, at, role, file, str(said or ""), model))
        return found.loaded.model if found is not None and isinstance(found.loaded.model, model) else None

    def _beside(self, one: Opened, model: type[T], kind: str) -> T | None:
        """What stands near a scheme of the run without being named."""
        near = self._run.nearby.find(one.loaded.document.path, one.scheme, kind)
        if near is None:
            return None
        found = self.library.document(near.file, near.name).model
        return found if isinstance(found, model) else None

    def _held_against(self, one: Opened) -> list[Reference]:
        """The schemes that a scheme names, or that options name for those of the run that name none."""
        scheme, folder = one.scheme, one.file.parent
        found = [
            Reference(one.name, self._place(one, index), "upper", named(folder, said), said, Scheme)
            for index, said in enumerate(scheme.upper)
        ]
        extras = self._run.extras_of(one.name)
        if (extras.uppers or extras.previous) and one.name not in self._named_by_options(extras):
            whole = scheme.place()
            if not scheme.upper:
                found += [Reference(one.name, whole, "upper", extra, "", Scheme) for extra in extras.uppers]
            if scheme.previous is None and extras.previous is not None:
                found.append(Reference(one.name, whole, "previous", extras.previous, "", Scheme))
        if scheme.previous is not None:
            at, said = scheme.place("previous"), scheme.previous
            found.append(Reference(one.name, at, "previous", named(folder, said), said, Scheme))
        return found

    def _place(self, one: Opened, index: int) -> Place:
        several = isinstance(one.loaded.document.node(("upper",)), Sequence)
        return one.scheme.place("upper", *([index] if several else []))

    def _named_by_options(self, extras: Extras) -> frozenset[str]:
        """The schemes that options name, and what these lead to: they are not held against themselves."""
        if extras not in self._optional:
            quiet = Assembler(self.library, Extras(reach=self._run.reach))
            files = [*extras.uppers, *([] if extras.previous is None else [extras.previous])]
            wanted = [Reference("", Place("", ()), "upper", file, "", Scheme) for file in files]
            found = [one for each in wanted if (one := quiet._references.open(each)) is not None]
            dossiers = [quiet.assemble(one.loaded, one.file) for one in found]
            self._optional[extras] = frozenset(each.path for one in dossiers for each in (one, *one.held_against()))
        return self._optional[extras]
