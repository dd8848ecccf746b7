"""The indicator of the level above that each indicator carries out: by reference, else by meaning."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ...reading.alignment.aligner import CLOSE, FOUND, SHOWN, Aligner, Alignment, Match
from ...reading.alignment.likeness import MEASURED, TOLD, quantities_of_both
from ...reading.alignment.places import Places
from ...reading.alignment.quantities import Quantity
from ...reading.alignment.subjects import Subject, read_subject
from ...reading.sameness.broader import broadened, related
from ...scheme.names import LOCAL
from ..hierarchy import Node
from .gaps import is_growth
from .rung import Candidate, Counterpart, Rung

_FEW = 12
"""With more schemes above a line is not held against each of them."""
_SEVERAL = 2
"""A line of so many quantities may carry out several lines."""


class Counterparts:
    """The counterparts of one scheme's indicators, each worked out when first asked for."""

    def __init__(self, rung: Rung, uppers: Sequence[Rung]) -> None:
        self._rung = rung
        self._uppers = uppers
        self._found: dict[Node, Counterpart | None] = {}
        self._near: dict[Node, tuple[Candidate, ...]] = {}
        self._back: dict[Node, tuple[tuple[Node, Quantity], ...]] = {}
        self._said: dict[str, frozenset[tuple[str, str]]] = {}
        self._nearest: dict[tuple[Node, str], Alignment] = {}

    def of(self, node: Node) -> Counterpart | None:
        """The indicator above that a node carries out; None when there is none or it is a local priority."""
        if not self._uppers:
            return None
        if node not in self._found:
            self._found[node] = self._find(node)
        return self._found[node]

    def candidates(self, node: Node) -> tuple[Candidate, ...]:
        """The nearest indicators above by meaning, best first, sure or not; none where a reference decides."""
        if node.indicator.upper_ref is not None or not self._uppers:
            return ()
        if node not in self._near:
            self._near[node], _ = self._aligned(node)
        return self._near[node]

    def _find(self, node: Node) -> Counterpart | None:
        ref = node.indicator.upper_ref
        if ref in LOCAL:
            return None
        if ref is not None:
            return self._by_ref(ref)
        self._near[node], sure = self._aligned(node)
        if not sure:
            return None
        best, *others = self._near[node]
        beside = self._beside(node, best.rung)
        runner_up = next((one for one in others if all(one.node is not each.node for each in beside)), None)
        return Counterpart(best.rung, best.node, False, max(best.score, FOUND), runner_up, beside)

    def _by_ref(self, ref: str) -> Counterpart | None:
        file, _, wanted = ref.rpartition("#")
        for upper in self._uppers:
            if file and not upper.path.endswith(file):
                continue
            found = upper.hierarchy.by_id.get(wanted)
            if found is not None:
                return Counterpart(upper, found, True, 1.0)
        return None

    def _aligned(self, node: Node) -> tuple[tuple[Candidate, ...], bool]:
        """The nearest leaves of all schemes above, and whether the best is sure: found in its own scheme."""
        subject = self._rung.levels.subject(node)
        near: list[tuple[float, int, int, Candidate]] = []
        sure: set[int] = set()
        for order in self._in_reach(subject):
            upper = self._uppers[order]
            found = self._nearest[node, upper.path] = upper.levels.aligner.align(subject)
            for rank, match in enumerate(found.matches):
                leaf = upper.hierarchy.leaves[match.number]
                near.append((-match.score, order, rank, Candidate(upper, leaf, match.score)))
            if found.found is not None or self._likely(node, upper, found) or self._joins(node, upper, found):
                sure.add(order)
            elif not found.matches or found.matches[0].score < MEASURED:
                above, certain = self._of_fewer(node, upper, found)
                told = {id(leaf) for leaf, _ in above}
                near = [one for one in near if one[1] != order or id(one[3].node) not in told]
                near += [(-score, order, SHOWN, Candidate(upper, leaf, score)) for leaf, score in above]
                sure |= {order} if certain else set()
        near.sort(key=lambda one: one[:3])
        best = near[0] if near else None
        return tuple(one[3] for one in near[:SHOWN]), best is not None and best[1] in sure and -best[0] >= MEASURED

    def _in_reach(self, subject: Subject) -> Sequence[int]:
        """The schemes above that a line is held against: of many only those with a line that shares most of it."""
        if len(self._uppers) <= _FEW:
            return range(len(self._uppers))
        paths = tuple(upper.path for upper in self._uppers)
        owners, aligner = self._rung.company.once(("all lines above", paths), partial(_all_above, self._uppers))
        return sorted({owners[number] for number in aligner.near(subject)})

    def _likely(self, node: Node, upper: Rung, found: Alignment) -> bool:
        """Whether the nearest line asks a quantity that no other line of either scheme asks."""
        if not found.matches or not found.matches[0].measured:
            return False
        mine, lines = self._rung.levels.subject(node), upper.hierarchy.leaves
        first, *rest = (lines[match.number] for match in found.measured)
        best, others = upper.levels.subject(first), [upper.levels.subject(one) for one in rest]
        claimed = {ours for other in others for ours, _ in quantities_of_both(mine, other)}
        taken = self._taken(node, upper, first)
        asked = [(one, its) for one, its in quantities_of_both(mine, best) if one not in claimed and its not in taken]
        return any(one.label == its.label or not self._rivals(node, upper, first, one) for one, its in asked)

    def _rivals(self, node: Node, upper: Rung, above: Node, asked: Quantity) -> bool:
        """Whether a line above besides one asks the quantity of ours of some, so that either may be meant: no other
        line of this scheme asks that."""
        mine, lines = self._rung.levels.subject(node), upper.hierarchy.leaves
        others = (lines[number] for number in upper.levels.aligner.near(mine) if lines[number] is not above)
        asked_of_some = (
            (one, its) for one in others for ours, its in broadened(mine, upper.levels.subject(one)) if ours == asked
        )
        return any(its not in self._taken(node, upper, one) for one, its in asked_of_some)

    def _of_fewer(self, node: Node, upper: Rung, found: Alignment) -> tuple[list[tuple[Node, float]], bool]:
        """Lines above that ask a quantity of ours of some, or ours of some what they ask of all, with their scores; and
        whether it is surely the first: the only one that ours widens."""
        mine, lines = self._rung.levels.subject(node), upper.hierarchy.leaves
        seen = {match.number for match in found.matches}
        wider: list[Node] = []
        near: list[Node] = []
        for number in upper.levels.aligner.near(mine):
            above = upper.levels.subject(lines[number])
            asked = {its for _, its in broadened(mine, above)}
            if asked and not asked <= self._taken(node, upper, lines[number]):
                wider.append(lines[number])
            elif number not in seen and related(above, mine):
                near.append(lines[number])
        certain = len(wider) == 1 and all(one.score < TOLD or lines[one.number] is wider[0] for one in found.matches)
        scored = {id(lines[one.number]): one.score for one in found.matches}
        scores = [(leaf, MEASURED if certain else max(TOLD, scored.get(id(leaf), 0.0))) for leaf in wider]
        scores += [(leaf, TOLD) for leaf in near]
        return scores, certain

    def _taken(self, node: Node, upper: Rung, above: Node) -> set[Quantity]:
        """The quantities of a line above that other lines of this scheme ask, and do not ask of a line besides it in
        the very words."""
        if above not in self._back:
            rung, subject = self._rung, upper.levels.subject(above)
            own = (rung.hierarchy.leaves[match.number] for match in rung.levels.aligner.align(subject).measured)
            pairs = ((leaf, both) for leaf in own for both in quantities_of_both(rung.levels.subject(leaf), subject))
            said = self._said_above(upper)
            self._back[above] = tuple(
                (leaf, its)
                for leaf, (ours, its) in pairs
                if ours.label == its.label or (ours.label, ours.kind) not in said
            )
        return {its for leaf, its in self._back[above] if leaf is not node}

    def _said_above(self, upper: Rung) -> frozenset[tuple[str, str]]:
        """What the lines of a scheme above ask, in their words."""
        if upper.path not in self._said:
            subjects = (upper.levels.subject(leaf) for leaf in upper.hierarchy.leaves)
            self._said[upper.path] = frozenset((one.label, one.kind) for each in subjects for one in each.quantities)
        return self._said[upper.path]

    def _joins(self, node: Node, upper: Rung, found: Alignment) -> bool:
        """Whether lines that are equally near ask different quantities of ours: ours carries out all of them."""
        if not found.tied or found.matches[0].score < FOUND:
            return False
        near = [match for match in found.matches if match.score > found.matches[0].score - CLOSE]
        joined = self._parts(node, upper, near)
        return len(joined) == len(near) and len(found.matches) <= max(len(near), SHOWN - 1)

    def _parts(self, node: Node, upper: Rung, near: Sequence[Match]) -> list[Match]:
        """Those of the nearest lines of a scheme above that each ask a quantity of ours that none before them asks."""
        mine, seen = self._rung.levels.subject(node), set[Quantity]()
        parts: list[Match] = []
        for match in near:
            above = upper.hierarchy.leaves[match.number]
            asked = quantities_of_both(mine, upper.levels.subject(above))
            taken = self._taken(node, upper, above) if asked else set()
            ours = {one for one, its in asked if its not in taken}
            if ours and seen.isdisjoint(one for one, _ in asked):
                parts.append(match)
            seen |= ours
        return parts

    def _beside(self, node: Node, upper: Rung) -> tuple[Candidate, ...]:
        """What a line carries out of a scheme above besides the nearest line of it."""
        subject = self._rung.levels.subject(node)
        if len(subject.quantities) < _SEVERAL:
            return ()
        found = self._nearest[node, upper.path]
        near = [match for match in found.matches if match.score >= MEASURED]
        lines = upper.hierarchy.leaves
        return tuple(Candidate(upper, lines[one.number], one.score) for one in self._parts(node, upper, near)[1:])


def _all_above(uppers: Sequence[Rung]) -> tuple[list[int], Aligner]:
    """Which of the schemes above each of their lines is of, and all those lines together."""
    lines = [(order, leaf) for order, upper in enumerate(uppers) for leaf in upper.hierarchy.leaves]
    return [order for order, _ in lines], Aligner([uppers[order].levels.subject(leaf) for order, leaf in lines])


def subject_of(rung: Rung, node: Node, places: Places, regions: Places) -> Subject:
    """What a node is about; the unit of its target tells a rate from a total where the name does not.

    ``places`` are names that say nothing of it (``places_of``), ``regions`` those that texts say of the whole.
    """
    reading = rung.reading(node)
    stated = (one for one in reading.targets if one.words.home in ("target", "name"))
    first = next((one for one in stated if one.value is not None), None)
    unit, growth = ("", False) if first is None else (first.unit.partition("/")[0], is_growth(first, node.name))
    title = rung.scheme.title
    return read_subject(reading.line, unit, growth=growth, places=places, regions=regions, title=title)


def aligner_of(rung: Rung) -> Aligner:
    """The leaves of a scheme, for the schemes below to be aligned with."""
    return Aligner([rung.levels.subject(leaf) for leaf in rung.hierarchy.leaves])
