"""One level of a chain of schemes: what the others need to know of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

from ...findings.finding import Term
from ...reading.alignment.places import Places, titled
from ...reading.quantity.heads import each_unit
from ...reading.quantity.targets import Target
from ...reading.text.clauses import said_before
from ...scheme.dossier import Dossier
from ...scheme.materials import ResultValue
from ...scheme.names import LADDER
from ...scheme.scheme import Scheme
from ...startup import patterns as re
from ...startup.records import dataclass, replace
from ..hierarchy import Hierarchy, Node
from ..readings import Reading
from ..roster import Roster

if TYPE_CHECKING:
    from ...reading.alignment.aligner import Aligner
    from ...reading.alignment.figures import Figure
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

    def figures(self, node: Node) -> list[Target]:
        """The targets of a node, its time limits and ratios."""

    def placed(self, node: Node) -> list[Figure]:
        """Those of them that are numbers, in their texts."""

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


def regions_of(rung: Rung) -> Places:
    """Names of the place alone: what a text says of the whole of it (清溪县播种面积) it may as well not say."""
    named = (rung.scheme.jurisdiction, *titled(rung.scheme.title))
    return Places(name for name in named if name and len(name) > 1)


_STOP = re.compile(r"[,，。;；:：\n]")
_TOGETHER = re.compile(r"全[县市区镇乡州省]|[共总]|合计")
_TIMES = 5
"""So many times as much as is asked of each unit is rather for all of them."""


def assessed(rung: Rung) -> str | None:
    """The level of the units that a scheme assesses: declared, else the one below its issuer."""
    own = level_of(rung)
    if rung.scheme.assesses is not None or own not in LADDER[:-1]:
        return rung.scheme.assesses
    return LADDER[LADDER.index(own) + 1]


def of_each(rung: Rung, node: Node, target: Target) -> str | None:
    """The level of the units of each of which a target is asked; None where it is asked of the whole."""
    return each_unit(_ahead(rung, node, target))


def for_one(rung: Rung, node: Node, ours: Target, theirs: Target) -> bool:
    """Whether a target can be meant for one unit, as one of the level above is (每个乡镇3支): said of no whole place,
    and not so many times as much."""
    if ours.value is None or theirs.value is None or ours.value >= _TIMES * theirs.value:
        return False
    return _TOGETHER.search(_ahead(rung, node, ours)) is None


def as_each(rung: Rung, node: Node, ours: Target, above: Rung, counterpart: Node, theirs: Target) -> Target:
    """Our target, as one of each unit where the level above asks it of each unit that we assess."""
    if ours.each or not theirs.each or of_each(above, counterpart, theirs) != assessed(rung):
        return ours
    said = ours.in_unit(theirs.unit)
    return replace(ours, each=True) if said is not None and for_one(rung, node, said, theirs) else ours


def _ahead(rung: Rung, node: Node, target: Target) -> str:
    passage = rung.reading(node).line.passage(target.words.field)
    return "" if passage is None else said_before(_STOP, passage.raw, target.words.start)
