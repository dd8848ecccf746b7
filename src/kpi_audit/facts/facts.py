"""Everything derived from one dossier, one cached property a topic."""

from __future__ import annotations

import re
from functools import cached_property

from ..scheme.dossier import Dossier
from ..scheme.scheme import Scheme
from .duty.duties import Duties
from .hierarchy import Hierarchy, Node
from .level.levels import Levels
from .points.points import Points
from .readings import KindFact, Reading, subject_words
from .roles import Role, Roles
from .texts import Text, running_texts
from .veto.vetoes import VetoFact, find_vetoes

_YEAR = re.compile(r"(?<!\d)(20\d\d|19[5-9]\d)\s*(?:年|[-—至]20\d\d)")


class Facts:
    """Derived facts about a scheme and its materials; rules read them and never change them."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.scheme: Scheme = dossier.scheme
        self._readings: dict[Node, Reading] = {}

    def has(self, material: str) -> bool:
        """Whether a material (named by the reason of its absence) is in the dossier."""
        if material == "no_upper":
            return bool(self.dossier.uppers)
        if material == "no_duty_list":
            return self.dossier.duty_list is not None
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
        scheme = self.scheme
        if scheme.year is not None:
            return scheme.year
        if scheme.period is not None and scheme.period.end is not None:
            return scheme.period.end.year
        said = _YEAR.search(scheme.title)
        return int(said[1]) if said else None

    @cached_property
    def hierarchy(self) -> Hierarchy:
        """The tree of indicators."""
        return Hierarchy(self.scheme)

    @cached_property
    def roles(self) -> dict[Node, Role]:
        """The role of every leaf."""
        return Roles(self.hierarchy, {node: self.reading(node) for node in self.hierarchy.nodes}).roles

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
        uppers = tuple(Facts(upper) for upper in self.dossier.uppers)
        return Levels(self, uppers)

    @cached_property
    def duties(self) -> Duties | None:
        """Which duty backs which indicator; None without a duty list."""
        duty_list = self.dossier.duty_list
        return None if duty_list is None else Duties(duty_list, self.hierarchy.leaves, year=self.year)

    @cached_property
    def previous(self) -> Facts | None:
        """The facts of last year's scheme; None when it was not given."""
        previous = self.dossier.previous
        return None if previous is None else Facts(previous)

    def reading(self, node: Node) -> Reading:
        """What the texts of a node say."""
        if node not in self._readings:
            self._readings[node] = Reading(node, self.year, self._subject)
        return self._readings[node]

    @cached_property
    def _subject(self) -> frozenset[str]:
        return subject_words(self.hierarchy.leaves)

    def kind(self, leaf: Node) -> KindFact:
        """The kind of a leaf."""
        return self.reading(leaf).kind
