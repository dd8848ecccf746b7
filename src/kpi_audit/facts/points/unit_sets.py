"""Parts of a scheme that are for one unit, or one class of units, each, so that nobody is assessed by all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ...reading.text.normal import normalise
from ...startup import patterns as re
from ...startup.records import dataclass
from ..addressed import Addressed
from ..facts import Facts
from ..hierarchy import Node

# Groups named after the unit that they are for: 县水利局, 县教育局, 城关镇, 第一中学.
_UNIT = re.compile(
    r"(?:[局委办厅站所院部会社镇乡村]|中心|公司|集团|银行|大队|支队|街道|社区|学校|[中小]学|管委会|单位|部门|科室)(?:类|组)?(?:\([^)]{0,100}\))?$"
)
_CLASS = re.compile(
    r"(?:第?[A-E甲乙丙丁戊一二三四ⅠⅡⅢⅣ]|[平山城农牧林渔矿沿湖][区村业海])[类型组档](?=[乡镇街县市区村社单部企学园]|[)、:]|\Z)"
    r"|(?:平原|山区|丘陵|城区|牧区|库区|沿海|城郊)(?=乡镇|镇|乡|街道|县|村|社区)"
)
_LENGTH = 14
FEW = 3
"""Children named after units from which a group is a list of units; fewer may have such names by chance."""
MOST = 0.8
"""Sets are worth the same; a slip in one of ten does not make them parts of a whole."""


@dataclass(frozen=True, slots=True)
class Load:
    """What the unit with the longest list is assessed by: its leaves, and whether others have other lists."""

    leaves: tuple[Node, ...]
    several: bool


def unit_sets(facts: Facts) -> list[tuple[Node, ...]]:
    """The leaves of each set: groups named after units, (nearly) all worth the same, as the total shows."""
    return facts.once("unit sets", lambda: _unit_sets(facts))


def _unit_sets(facts: Facts) -> list[tuple[Node, ...]]:
    groups = [node for node in facts.hierarchy.nodes if node.section == "indicators" and _is_set(facts, node)]
    totals = [round(sum(facts.points.of(leaf) for leaf in node.leaves()), 2) for node in groups]
    usual, times = Counter(totals).most_common(1)[0] if totals else (0.0, 0)
    if not usual or times < max(2, MOST * len(groups)) or not _one_counts(facts, sum(totals), usual, len(groups)):
        return []
    return [tuple(node.leaves()) for node in groups]


def _is_set(facts: Facts, node: Node) -> bool:
    """A group named after a unit; one line where all beside it are named so and each has the points of all."""
    if not _names_unit(facts, node):
        return False
    if not node.is_leaf:
        below = (child for child in node.children if not child.is_leaf)
        return node not in lists_of_units(facts) and not any(_names_unit(facts, child) for child in below)
    if node.parent not in lists_of_units(facts):
        return False
    above = next((points for one in node.ancestors if (points := facts.points.stated(one)) is not None), None)
    return above is not None and above == facts.points.stated(node)


def lists_of_units(facts: Facts) -> set[Node]:
    """The groups that are lists of units, such as 重点考核部门 above 县水利局, 县林业局 and others."""
    return facts.once("lists of units", lambda: {one for one in facts.hierarchy.branches if _lists_units(one)})


def _lists_units(group: Node) -> bool:
    return len(group.children) >= FEW and all(named_after_unit(child.name) for child in group.children)


def is_whole_set(facts: Facts, leaf: Node) -> bool:
    """Whether a line is all that one unit is assessed by, beside what is common to all."""
    return leaf in facts.once("whole sets", lambda: {one[0] for one in unit_sets(facts) if len(one) == 1})


def tiers(facts: Facts) -> tuple[int, Node | None]:
    """How many tiers of indicators there are, and a leaf of the lowest; tiers that only name units are none."""
    sets = {leaf for one in unit_sets(facts) for leaf in one}
    heads = {group for group in facts.hierarchy.branches if _heads_units(facts, group)} if sets else set()
    deepest: tuple[int, Node | None] = (0, None)
    for leaf in facts.hierarchy.leaves:
        if leaf.section != "indicators":
            continue
        groups = [group for group in leaf.ancestors if leaf not in sets or group not in heads]
        if len(groups) + 1 > deepest[0]:
            deepest = (len(groups) + 1, leaf)
    return deepest


def _heads_units(facts: Facts, group: Node) -> bool:
    """A group named after a unit, or a heading over nothing but such groups."""
    return _names_unit(facts, group) or all(_names_unit(facts, child) for child in group.children)


def _one_counts(facts: Facts, parts: float, usual: float, groups: int) -> bool:
    """Whether the scheme counts one of the sets, not all: groups may also be named after who scores them."""
    stated = facts.scheme.total_points
    if stated is not None:
        everything = facts.points.total
        return abs(everything - parts + usual - stated) < abs(everything - stated)
    return groups >= 3 and facts.scheme.assesses == "organization"


def load_of(facts: Facts) -> Load:
    """The ordinary leaves that apply to one unit; the longest list where they differ."""
    sets = unit_sets(facts)
    longest: Sequence[Node] = max(sets, key=len, default=())
    others = {leaf for one in sets for leaf in one} - set(longest)
    leaves = [leaf for leaf in facts.leaves if leaf not in others]
    if not any(leaf.scope for leaf in leaves):
        return Load(tuple(leaves), bool(sets))
    units = _units(facts)
    lengths = [*map(Addressed((leaf, leaf.scope) for leaf in leaves).count, units)]
    names = units[lengths.index(max(lengths))]
    chosen = tuple(leaf for leaf in leaves if _applies(leaf, names))
    return Load(chosen, bool(sets) or len({*lengths}) > 1)


def leaves_for(facts: Facts, names: frozenset[str]) -> tuple[Node, ...]:
    """The ordinary leaves that apply to the unit of these names (id, name, category); without any, the longest list."""
    if not names:
        return load_of(facts).leaves
    sets = unit_sets(facts)
    own = next((one for one in sets if any(group.name in names for group in one[0].ancestors)), None)
    chosen = own or max(sets, key=len, default=())
    others = {leaf for one in sets for leaf in one} - set(chosen)
    return tuple(leaf for leaf in facts.leaves if leaf not in others and _applies(leaf, names))


def named_after_unit(name: str) -> bool:
    """Whether a group's name is that of a unit (县水利局, 城关镇, 第一中学) or of a kind of units."""
    name = normalise(name).text
    return len(name) <= _LENGTH and bool(_UNIT.search(name))


def classes_of(nodes: Sequence[Node]) -> dict[str, list[Node]]:
    """What each class of units is assessed by, where nodes are named after classes (A类乡镇 60 分, B类乡镇 60 分)."""
    named = [(node, _CLASS.search(normalise(node.name).text)) for node in nodes]
    classes = dict.fromkeys(found[0] for _, found in named if found)
    if len(classes) < 2:
        return {}
    return {one: [node for node, found in named if found is None or found[0] == one] for one in classes}


def never_together(facts: Facts, one: Node, other: Node) -> bool:
    """Whether no unit is assessed by both leaves: they stand under different units, or apply to different ones."""
    if one.parent is not other.parent and facts.scheme.assesses in ("organization", "individual", None):
        first, second = ([node for node in leaf.ancestors if _names_unit(facts, node)] for leaf in (one, other))
        if first and second and first[-1] is not second[-1]:
            return True
    if not (one.scope and other.scope):
        return False
    if facts.scheme.units:
        return not facts.roster.meet(one.scope, other.scope)
    return set(one.scope).isdisjoint(other.scope)


def _names_unit(facts: Facts, node: Node) -> bool:
    """Whether a node is named after a unit that scores nothing below it; asked for each two lines that it has."""
    known: dict[Node, bool] = facts.once("named after units", dict)
    if node not in known:
        name = normalise(node.name).text
        scorers = (assessor for leaf in node.leaves() for assessor in leaf.indicator.assessor)
        known[node] = named_after_unit(node.name) and not any(name in assessor for assessor in scorers)
    return known[node]


def _units(facts: Facts) -> list[frozenset[str]]:
    """The ids, names and categories of each unit; what ``applies_to`` names where no units are listed."""
    units = [frozenset(name for name in (unit.id, unit.name, unit.category) if name) for unit in facts.scheme.units]
    named = [] if units else sorted({name for leaf in facts.leaves for name in leaf.scope})
    return units or [frozenset({name}) for name in named] or [frozenset()]


def _applies(leaf: Node, names: frozenset[str]) -> bool:
    return not leaf.scope or not names.isdisjoint(leaf.scope)


def units_of(facts: Facts) -> list[frozenset[str]]:
    """The names under which lines are meant for a unit, one set for all units of the same; an empty one without any."""
    named = dict.fromkeys(one for node in facts.hierarchy.nodes for one in node.indicator.applies_to)
    if not named:
        return [frozenset()]
    called = [(unit.id, unit.name, unit.category) for unit in facts.scheme.units]
    units = dict.fromkeys(frozenset(name for name in names if name in named) for names in called if any(names))
    return [*units] or [frozenset({name}) for name in named]


def named_in(nodes: Iterable[Node]) -> frozenset[str]:
    """The units that nodes, or lines below them, are for."""
    below = (named_in(node.children) | frozenset(node.indicator.applies_to) for node in nodes)
    return frozenset[str]().union(*below)


def addressed(nodes: Iterable[Node]) -> Addressed[Node]:
    """Nodes, to be looked up by the units that they are for."""
    return Addressed((node, node.indicator.applies_to) for node in nodes)
