"""Everything derived from one dossier, one cached property a topic."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from ..scheme.dossier import Dossier
from ..scheme.materials import ResultValue
from ..scheme.run.outline import year_of
from ..scheme.scheme import Scheme
from .alike import Alike
from .duty import duties as listed
from .family import MEMBERS, bring_together
from .hierarchy import Hierarchy, Node
from .level import levels as above
from .points.points import Points
from .readings import KindFact, Likeness, Reading, likeness, subject_words
from .roles import Role, Roles
from .roster import Roster
from .texts import Text, running_texts
from .veto.veto_fact import VetoFact
from .veto.vetoes import find_vetoes

if TYPE_CHECKING:
    from .duty.duties import Duties
    from .level.levels import Levels

T = TypeVar("T")


class Facts:
    """Derived facts about a scheme and its materials; rules read them and never change them."""

    def __init__(self, dossier: Dossier, company: Company | None = None) -> None:
        self.dossier = dossier
        self.scheme: Scheme = dossier.scheme
        self.company = Company() if company is None else company
        self.reading: Callable[[Node], Reading] = _Readings(self).__getitem__  # what the texts of a node say
        self._kept: dict[object, object] = {}

    def once(self, key: object, make: Callable[[], T]) -> T:
        """What several rules want to know of the scheme, under a key of its own: worked out the first time."""
        if key not in self._kept:
            self._kept[key] = make()
        return cast(T, self._kept[key])

    def has(self, material: str) -> bool:
        """Whether a material (named by the reason of its absence) is in the dossier."""
        if material == "no_upper":
            return bool(self.dossier.uppers)
        if material == "no_duty_list":
            return self.dossier.duty_list is not None
        if material == "no_siblings":
            return bool(self.dossier.siblings)
        if material == "no_previous":
            return self.dossier.previous is not None
        if material == "no_capacity":
            capacity = self.dossier.capacity  # tasks without anybody's staff tell nothing
            staffed = [unit.staff for unit in self.scheme.units]
            return capacity is not None and any([*staffed, *(unit.staff for unit in capacity.units)])
        return False

    @property
    def path(self) -> str:
        """The scheme's document."""
        return self.dossier.path

    @cached_property
    def year(self) -> int | None:
        """The assessed year: declared, else the end of the period, else a year in the title."""
        return year_of(self.scheme)

    @cached_property
    def period(self) -> tuple[datetime.date, datetime.date] | None:
        """The first and the last day assessed: declared, else the calendar year."""
        declared = self.scheme.period
        start, end = (declared.start, declared.end) if declared is not None else (None, None)
        if start is not None and end is not None:
            return start, end
        if self.year is None:
            return None
        return start or datetime.date(self.year, 1, 1), end or datetime.date(self.year, 12, 31)

    @cached_property
    def hierarchy(self) -> Hierarchy:
        """The tree of indicators."""
        return Hierarchy(self.scheme)

    @cached_property
    def roles(self) -> dict[Node, Role]:
        """The role of every leaf."""
        return Roles(self.hierarchy, {node: self.reading(node) for node in self.hierarchy.nodes}).roles

    @cached_property
    def roster(self) -> Roster:
        """The listed units."""
        return Roster(self.scheme.units)

    @cached_property
    def results(self) -> dict[str, list[ResultValue]]:
        """Last period's values of each indicator, by its id."""
        found: dict[str, list[ResultValue]] = {}
        for value in self.dossier.results.values if self.dossier.results is not None else ():
            found.setdefault(value.indicator, []).append(value)
        return found

    @cached_property
    def points(self) -> Points:
        """Points and shares."""
        return Points(self.scheme, self.hierarchy, self.roles, self.reading)

    @cached_property
    def leaves(self) -> list[Node]:
        """The leaves that carry ordinary points."""
        return self.points.ordinary

    @cached_property
    def texts(self) -> list[Text]:
        """The running text of the scheme."""
        return running_texts(self.scheme, self.hierarchy)

    @cached_property
    def vetoes(self) -> list[VetoFact]:
        """Open and disguised vetoes."""
        return find_vetoes(self.scheme, self.hierarchy, self.roles, self.reading, self.texts)

    @cached_property
    def levels(self) -> Levels:
        """Each indicator beside its counterpart of the level above."""
        return above.Levels(self, tuple(self.company.of(upper) for upper in self.dossier.uppers))

    @cached_property
    def duties(self) -> Duties | None:
        """Which duty backs which indicator; None without a duty list."""
        duty_list = self.dossier.duty_list
        return None if duty_list is None else listed.Duties(duty_list, self.hierarchy.leaves, dates=self.period)

    @cached_property
    def previous(self) -> Facts | None:
        """The facts of last year's scheme; None when it was not given."""
        previous = self.dossier.previous
        return None if previous is None else self.company.of(previous)

    @cached_property
    def siblings(self) -> tuple[Facts, ...]:
        """The facts of the other schemes of the run on the same units."""
        return tuple(self.company.of(each) for each in self.dossier.siblings)

    @cached_property
    def peers(self) -> tuple[Facts, ...]:
        """The facts of the other schemes of the run that carry out the same upper scheme."""
        return tuple(self.company.of(each) for each in self.dossier.peers)

    def kind(self, leaf: Node) -> KindFact:
        """The kind of a leaf."""
        return self.reading(leaf).kind


class _Readings(dict[Node, Reading]):
    """The reading of every node; a look-up costs no call, and every rule looks up every line."""

    def __init__(self, facts: Facts) -> None:
        super().__init__()
        self._facts = facts
        self._common: frozenset[str] | None = None
        self._alike: defaultdict[Likeness, Alike] = defaultdict(Alike)

    def __missing__(self, node: Node) -> Reading:
        if self:
            self[node] = self._of(node)
            return self[node]
        for each in self._facts.hierarchy.nodes:  # all at once: who is alike is known then
            self[each] = self._of(each)
        if len(self._alike) >= MEMBERS:
            bring_together(self._alike)
        return self[node]

    def _of(self, node: Node) -> Reading:
        title = self._facts.scheme.title or ""
        return Reading(node, self._facts.year, self._subject, self._alike[likeness(node)], title)

    def _subject(self) -> frozenset[str]:
        if self._common is None:
            self._common = subject_words([self[leaf] for leaf in self._facts.hierarchy.leaves])
        return self._common


class Company:
    """The facts of schemes that are audited together: worked out once, whoever asks for them."""

    def __init__(self, dossiers: Iterable[Dossier] = ()) -> None:
        self._facts: dict[str, Facts] = {}
        self._shared: dict[object, object] = {}
        for dossier in dossiers:
            self.of(dossier)

    def of(self, dossier: Dossier) -> Facts:
        """The facts of a scheme; those of the dossier that was given first, if there are several of one document."""
        if dossier.path not in self._facts:
            self._facts[dossier.path] = Facts(dossier, self)
        return self._facts[dossier.path]

    def once(self, key: object, make: Callable[[], T]) -> T:
        """What is worked out for several schemes together, under a key of its own, the first time it is wanted."""
        if key not in self._shared:
            self._shared[key] = make()
        return cast(T, self._shared[key])
