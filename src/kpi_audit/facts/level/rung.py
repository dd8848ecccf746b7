"""One level of a chain of schemes: what the others need to know of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from ...findings.finding import Term
from ...reading.alignment.places import Places
from ...scheme.dossier import Dossier
from ...scheme.materials import ResultValue
from ...scheme.names import LADDER
from ...scheme.scheme import Scheme
from ...startup.records import dataclass
from ..hierarchy import Hierarchy, Node
from ..readings import Reading
from ..roster import Roster

if TYPE_CHECKING:
    from ...reading.alignment.aligner import Aligner
    from ...reading.alignment.subjects import Subject

T = TypeVar("T")


class Shared(Protocol):
    """What schemes that are audited together work out once."""

    def once(self, key: object, make: Callable[[], T]) -> T:
        """The value of a key, made when it is first wanted."""


class Rung(Protocol):
    """A scheme's facts as its neighbours see them."""

    @property
    def path(self) -> str:
        """The scheme's document."""

    @property
    def dossier(self) -> Dossier:
        """The scheme with its materials."""

    @property
    def scheme(self) -> Scheme:
        """The scheme itself."""

    @property
    def year(self) -> int | None:
        """The assessed year."""

    @property
    def hierarchy(self) -> Hierarchy:
        """Its tree."""

    @property
    def roster(self) -> Roster:
        """The listed units."""

    @property
    def results(self) -> Mapping[str, Sequence[ResultValue]]:
        """Last period's values of each indicator, by its id."""

    @property
    def levels(self) -> Standing:
        """Its own counterparts, one level further up."""

    @property
    def peers(self) -> Sequence[Rung]:
        """The other schemes of the run that carry out the same upper scheme."""

    @property
    def company(self) -> Shared:
        """What is worked out for all schemes of the run together."""

    def reading(self, node: Node) -> Reading:
        """What the texts of a node say."""


class Standing(Protocol):
    """A scheme beside the schemes it carries out."""

    @property
    def uppers(self) -> Sequence[Rung]:
        """The schemes of the level above."""

    @property
    def aligner(self) -> Aligner:
        """Its leaves, for those below to be aligned with."""

    def subject(self, node: Node) -> Subject:
        """What a node is about."""

    def counterpart(self, node: Node) -> Counterpart | None:
        """The indicator above that a node carries out."""

    def source(self, node: Node) -> Counterpart | None:
        """What a node carries out, by itself or as a line of a group."""


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """An indicator of the level above that may be meant; ``score`` from 0 to 1."""

    rung: Rung
    node: Node
    score: float


@dataclass(frozen=True, slots=True, eq=False)
class Counterpart:
    """An indicator of the level above. ``score`` is 1 for a reference, else how surely both say the same;
    ``runner_up`` is the next best, where the match rests on text; ``beside``: what else a line carries out that joins
    several of them."""

    rung: Rung
    node: Node
    declared: bool
    score: float
    runner_up: Candidate | None = None
    beside: tuple[Candidate, ...] = ()

    @property
    def all(self) -> tuple[Counterpart, ...]:
        """This one, and each of those beside it."""
        return (self, *(Counterpart(one.rung, one.node, False, one.score) for one in self.beside))


def level_of(rung: Rung) -> str | None:
    """The level of the issuer: declared, else the one above the units that it assesses."""
    scheme = rung.scheme
    if scheme.level is not None:
        return scheme.level
    if scheme.assesses in LADDER[1:]:
        return LADDER[LADDER.index(scheme.assesses) - 1]
    return None


def name_of(rung: Rung) -> Term | str:
    """How a level is named in a sentence: by its level, else by the title of its scheme."""
    level = level_of(rung)
    return Term(f"rung.{level}") if level is not None else rung.scheme.title


def places_of(rung: Rung) -> Places:
    """Names of the place and of its units: they say nothing of what a line is about."""
    named: Iterable[str | None] = (rung.scheme.jurisdiction, *(unit.name for unit in rung.scheme.units))
    return Places(name for name in named if name and len(name) > 1)
