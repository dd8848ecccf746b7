"""A scheme against the schemes it carries out: counterparts, raised targets, earlier deadlines, divided totals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from ...reading.alignment.aligner import Aligner
from ...reading.alignment.figures import Figure
from ...reading.alignment.places import Places
from ...reading.alignment.subjects import Subject
from ...reading.duty.wording import named_fields
from ...reading.quantity.targets import Target
from ...reading.search.inside import Inside
from ...reading.text.normal import normalise
from ...scheme.names import LOCAL
from ..hierarchy import Node
from .allocations import Allocation, allocations, joint_allocations, shares_of
from .chains import Advance, Monthly, Raise, advanced, comparable, monthly, raised
from .counterparts import Counterparts, aligner_of, subject_of
from .pairing import figures, placed, target_of
from .rung import Candidate, Counterpart, Rung, places_of, regions_of

__all__ = ["NEAR", "Counterpart", "Levels", "Raise", "alike", "target_of"]

NEAR = 0.85
"""Names at least this alike (Dice coefficient of character pairs) are taken for the same indicator."""
_NAME = 5
"""A name of fewer characters (环境整治) may stand in a text about something else."""


class Levels:
    """A scheme against the schemes it carries out; everything is worked out when first asked for."""

    def __init__(self, rung: Rung, uppers: Sequence[Rung]) -> None:
        self._rung = rung
        self.uppers = uppers
        self._counterparts = Counterparts(rung, uppers)
        self._subjects: dict[Node, Subject] = {}
        self._figures: dict[Node, list[Target]] = {}
        self._placed: dict[Node, list[Figure]] = {}
        self._raises: dict[Node, Raise | None] = {}

    def counterpart(self, node: Node) -> Counterpart | None:
        """The indicator above that a node carries out; None when there is none or it is a local priority."""
        return self._counterparts.of(node)

    def candidates(self, node: Node) -> tuple[Candidate, ...]:
        """The nearest indicators above by meaning, best first, whether sure or not."""
        return self._counterparts.candidates(node)

    def treated_above(self, node: Node) -> bool:
        """Whether a scheme above speaks of a matter of the node's name, were it in quite other words, or one of the two
        calls the other's line by its name."""
        return not self._matters_above.isdisjoint(named_fields(node.name)) or self._named_above(node)

    def _named_above(self, node: Node) -> bool:
        mine = self.subject(node)
        return mine.plain in self._called_above or bool(self._names_above.of(mine.text))

    @cached_property
    def _lines_above(self) -> list[Subject]:
        return [upper.levels.subject(leaf) for upper in self.uppers for leaf in upper.hierarchy.leaves]

    @cached_property
    def _names_above(self) -> Inside:
        return Inside((one.plain for one in self._lines_above), _NAME)

    @cached_property
    def _called_above(self) -> frozenset[str]:
        """The names of this scheme's lines that stand in a text of the schemes above."""
        mine = Inside((self.subject(leaf).plain for leaf in self._rung.hierarchy.leaves), _NAME)
        return frozenset[str]().union(*(mine.of(one.text) for one in self._lines_above))

    @cached_property
    def _matters_above(self) -> frozenset[str]:
        """What the names and texts of the schemes above speak of."""
        nodes = (node.indicator for upper in self.uppers for node in upper.hierarchy.nodes)
        texts = (text for one in nodes for text in (one.name, one.description, one.criteria) if text)
        return frozenset(name for text in texts for name in named_fields(normalise(text).text))

    def source(self, node: Node) -> Counterpart | None:
        """What a node carries out, by itself or as a line of a group that carries something out.

        The nearest reference decides; without one, the nearest node that says the same as an indicator above.
        """
        if not self.uppers:
            return None
        nodes = (node, *node.ancestors)
        referring = next((one for one in nodes if one.indicator.upper_ref is not None), None)
        if referring is not None:
            return self.counterpart(referring)
        return next((found for one in nodes if (found := self.counterpart(one)) is not None), None)

    def subject(self, node: Node) -> Subject:
        """What a node is about."""
        if node not in self._subjects:
            self._subjects[node] = subject_of(self._rung, node, self._places, self._regions)
        return self._subjects[node]

    def figures(self, node: Node) -> list[Target]:
        """The targets of a node, its time limits and ratios (``pairing.figures``)."""
        if node not in self._figures:
            self._figures[node] = figures(self._rung, node)
        return self._figures[node]

    def placed(self, node: Node) -> list[Figure]:
        """Those of them that are numbers, in their texts."""
        if node not in self._placed:
            self._placed[node] = placed(self._rung, node)
        return self._placed[node]

    @cached_property
    def _places(self) -> Places:
        return places_of(self._rung)

    @cached_property
    def _regions(self) -> Places:
        return regions_of(self._rung)

    @cached_property
    def aligner(self) -> Aligner:
        """The leaves of this scheme, for the schemes below to be aligned with."""
        return aligner_of(self._rung)

    @cached_property
    def dangling(self) -> list[Node]:
        """Nodes whose reference leads to no indicator of the schemes above."""
        nodes = (node for node in self._rung.hierarchy.nodes if node.indicator.upper_ref not in {None, *LOCAL})
        return [node for node in nodes if self.counterpart(node) is None]

    def raised(self, node: Node) -> Raise | None:
        """How a node's target is stricter than its counterpart's, if it is."""
        if node not in self._raises:
            self._raises[node] = raised(self._rung, node)
        return self._raises[node]

    @cached_property
    def comparable(self) -> list[Node]:
        """The leaves whose target can be compared with the one above."""
        return [leaf for leaf in self._rung.hierarchy.leaves if comparable(self._rung, leaf)]

    def monthly(self, node: Node) -> Monthly | None:
        """How a leaf's day of each month is earlier than its counterpart's, if it is."""
        return monthly(self._rung, node)

    def advanced(self, node: Node) -> Advance | None:
        """How a node's deadline is earlier than its counterpart's, if it is."""
        return advanced(self._rung, node)

    @cached_property
    def allocations(self) -> list[Allocation]:
        """Totals of the level above that this scheme exceeds by itself, or (told at the first) with others."""
        joint = (one for upper in self.uppers for one in self._jointly(upper.path).get(self._rung.path, ()))
        return [*allocations(shares_of(self._rung)), *joint]

    def _jointly(self, upper: str) -> Mapping[str, Sequence[Allocation]]:
        """What all schemes of the run under an upper scheme exceed together: worked out once, whoever asks."""
        if not self._rung.peers:
            return {}
        rungs = (self._rung, *self._rung.peers)

        def make() -> Mapping[str, Sequence[Allocation]]:
            return joint_allocations(one for one in rungs if any(above.path == upper for above in one.levels.uppers))

        return self._rung.company.once(("joint allocations", upper), make)


def alike(one: str, other: str) -> float:
    """Dice coefficient of the character pairs of two names, 0 to 1."""
    if one == other:
        return 1.0 if one else 0.0
    pairs, others = _pairs(one), _pairs(other)
    if not pairs or not others:
        return 0.0
    return 2 * len(pairs & others) / (len(pairs) + len(others))


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}
