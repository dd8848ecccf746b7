"""Lines whose figures come from those assessed and that nobody else looks at."""

from __future__ import annotations

from ...findings.finding import Evidence
from ...reading.accountability.self_reports import checks_all, is_checked, own_provider, self_reported
from ...scheme.scheme import Scheme
from ...startup import patterns as re
from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node
from ..readings import evidence_of

_CHECKS = frozenset({"system", "onsite", "survey", "third_party", "audit"})
_OUTSIDE_SOURCES = frozenset({"statistics", "system", "survey", "third_party", "audit", "inspection"})
_NAMED = ("name", "description", "criteria", "data_source")

_OFFICES = re.compile("部门|单位|机关|科室|处室|企业|公司|学校|医院|干部|职工|教师|工作人员")


@dataclass(frozen=True, slots=True)
class OwnFigures:
    """A line that rests on the assessed unit's own figures; ``declared`` when its fields say so."""

    node: Node
    declared: bool
    evidence: tuple[Evidence, ...]


def own_figures(facts: Facts) -> list[OwnFigures]:
    """Ordinary lines on unchecked figures of those assessed, in document order."""
    general = any(checks_all(text.passage.text) for text in facts.texts if text.field == "text")
    found = [own for leaf in facts.leaves if (own := _of_leaf(facts, leaf)) is not None]
    return [own for own in found if not _checked(facts, own.node, general)]


def judged_by_provider(facts: Facts) -> list[Node]:
    """Lines whose assessor is also the only one who has the figures."""
    found = []
    for leaf in facts.leaves:
        source = leaf.indicator.data_source
        if source is None or source.type in _OUTSIDE_SOURCES or _CHECKS & set(facts.reading(leaf).verify):
            continue
        if source.provider and set(leaf.indicator.assessor) == {source.provider}:
            found.append(leaf)
    return found


def _of_leaf(facts: Facts, leaf: Node) -> OwnFigures | None:
    sources = [node.indicator.data_source for node in (leaf, *leaf.ancestors) if node.indicator.data_source]
    if sources:
        source = sources[0]
        if source.type in _OUTSIDE_SOURCES:
            return None
        name = source.provider or (source.text if source.type is None else None) or ""
        units = leaf.indicator.lead if _assesses_offices(facts.scheme) else ()
        if name and (name.strip() in facts.roster or own_provider(name, facts.scheme.assesses, units)):
            return OwnFigures(leaf, True, ())
        if source.type == "report" and not source.provider:
            return OwnFigures(leaf, True, ())
        if source.provider:
            return None
    for part in facts.reading(leaf).line.passages:
        if part.field in _NAMED and (said := self_reported(part)) is not None:
            return OwnFigures(leaf, False, evidence_of(leaf.indicator, [said.words]))
    return None


def _assesses_offices(scheme: Scheme) -> bool:
    """Whether the units that lead the work are those assessed: in a scheme for townships they are its offices above."""
    if scheme.assesses is None:
        return bool(_OFFICES.search(scheme.title))
    return scheme.assesses in ("organization", "individual")


def _checked(facts: Facts, leaf: Node, general: bool) -> bool:
    """Whether the line, its declared ways or the running text have the figures checked."""
    declared = next((node.indicator.verify for node in (leaf, *leaf.ancestors) if node.indicator.verify), ())
    if declared:
        return bool(_CHECKS & set(declared))
    if general:
        return True
    texts = [part.text for part in facts.reading(leaf).line.passages if part.field in _NAMED]
    checked = facts.once("groups with checks", lambda: _checked_groups(facts))
    return any(map(is_checked, texts)) or any(node.indicator.at.path in checked for node in leaf.ancestors)


def _checked_groups(facts: Facts) -> set[tuple[str | int, ...]]:
    """The paths of groups whose own text has the figures below them checked."""
    groups = (text for text in facts.texts if text.field == "group")
    return {text.place.path[:-1] for text in groups if is_checked(text.passage.text)}
