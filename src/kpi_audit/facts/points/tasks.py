"""How finely work is cut up: key tasks with many lines under them, and the smallest step of points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...findings.finding import Evidence
from ...reading.text.line import Words
from ...reading.text.normal import normalise
from ...scheme.names import LOCAL
from ...startup import patterns as re
from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node

# A description or a basis that calls the group one task; a mere heading does not.
_ONE_TASK = re.compile(
    r"(?:一|单|本|该|此|同一?)[项件个](?:年度|市级|县级|省级|区级)?(?:重点|专项|中心|重要)?(?:工作)?(?:任务|事项|行动)|(?:专项|攻坚|整治|三年)行动方案|专项任务|任务书"
)
_THOUSANDS = re.compile(r"[双两二2三3四4]千分制|[23]000分制")


@dataclass(frozen=True, slots=True)
class KeyTask:
    """A task that several leaves carry out: the upper indicator they name, or the group that is one task."""

    name: str
    leaves: tuple[Node, ...]
    group: Node | None


@dataclass(frozen=True, slots=True)
class SmallStep:
    """The smallest step of points in a scheme, and where it stands."""

    points: float
    node: Node
    words: Words


def key_tasks(facts: Facts, leaves: Sequence[Node]) -> Iterator[KeyTask]:
    """Tasks with the leaves under them, in document order."""
    counted = set(leaves)
    upper: dict[str, list[Node]] = {}
    for leaf in leaves:
        named = next((node.indicator.upper_ref for node in (leaf, *leaf.ancestors) if node.indicator.upper_ref), None)
        if named and named not in LOCAL:
            upper.setdefault(named, []).append(leaf)
    for name, found in upper.items():
        yield KeyTask(name, tuple(found), None)
    for group in facts.hierarchy.branches:
        if not _one_task(group):
            continue
        below = tuple(leaf for leaf in group.leaves() if leaf in counted)
        if not any(node.indicator.upper_ref for node in (group, *below)):
            yield KeyTask(group.name, below, group)


def smallest_step(facts: Facts) -> SmallStep | None:
    """The smallest step that points are given or taken in."""
    found: list[SmallStep] = []
    for leaf in facts.hierarchy.leaves:
        scoring = facts.reading(leaf).scoring
        steps = (*scoring.awards, *scoring.deductions, *scoring.bonuses)
        found += [SmallStep(step.points, leaf, step.words) for step in steps if step.points > 0 and not step.percent]
    return min(found, key=lambda step: step.points, default=None)


def thousands(facts: Facts) -> Evidence | None:
    """Words of a scale of several thousand points, in the title or in running text."""
    if found := _THOUSANDS.search(facts.scheme.title):
        place = facts.scheme.place("title")
        return Evidence(place.words(found.start(), found.end()), found[0])
    for text in facts.texts:
        if found := _THOUSANDS.search(text.passage.text):
            return text.evidence(found.start(), found.end())
    return None


def _one_task(group: Node) -> bool:
    indicator = group.indicator
    texts = (indicator.description or "", *(basis.document for basis in indicator.basis))
    return any(_ONE_TASK.search(normalise(text).text) for text in texts)
