"""How points are spread over the leaves and chapters of a scheme."""

from __future__ import annotations

import math

from ...reading.scoring.totals import is_excerpt
from ...reading.text.clauses import sentences
from ...startup import patterns as re
from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node
from ..points.shares import Shares, shares_of
from ..points.unit_sets import is_whole_set

_COMPOSITE = re.compile(
    r"(?:日常|平时|月度|季度|半年|年度|专项|业务|综合|定量|共性|个性|单项)[^,。;]{0,6}?(?:考核|测评|评估|得分|成绩)"
)
_ITEMS = re.compile(r"(?:\A|[\s。;,])(?:\(?\d{1,2}[.、)](?!\d)|[①-⑳]|\([一二三四五六七八九十]{1,2}\))")
_MANY = 3
_SLIP = 1.25
"""A stated total above this many times the sum is no total of these lines."""


@dataclass(frozen=True, slots=True)
class Part:
    """A leaf or a chapter with its share of the whole, 0 to 1."""

    node: Node
    share: float
    points: float
    estimated: bool


@dataclass(frozen=True, slots=True)
class Distribution:
    """Shares of the leaves and of the first tier in the ``whole``; ``spread``: variation of the leaves' points."""

    leaves: tuple[Part, ...]
    chapters: tuple[Part, ...]
    spread: float
    whole: float


def distribution(facts: Facts) -> Distribution | None:
    """The distribution; None where points do not tell (no points, an excerpt, too few or too many unknown)."""
    shares = shares_of(facts)
    if shares.measure != "points" or (is_excerpt(facts.scheme.title) and facts.scheme.total_points is None):
        return None
    known = [leaf for leaf in facts.leaves if facts.points.of(leaf) > 0]
    whole = _whole(facts, shares)
    if not whole:
        return None
    leaves = tuple(
        Part(leaf, facts.points.of(leaf) / whole, facts.points.of(leaf), facts.points.is_estimated(leaf))
        for leaf in known
    )
    mean = sum(one.points for one in leaves) / len(leaves) if leaves else 0.0
    variance = sum((one.points - mean) ** 2 for one in leaves) / len(leaves) if leaves else 0.0
    return Distribution(leaves, _chapters(facts, shares, whole), math.sqrt(variance) / mean if mean else 0.0, whole)


def composite(facts: Facts, leaf: Node) -> bool:
    """A leaf that stands for many: another assessment's result, or a list of matters in one cell.

    Where the line is all that its unit is assessed by, two matters are a list.
    """
    many = 2 if is_whole_set(facts, leaf) else _MANY
    passages = facts.reading(leaf).line.passages
    if any(part.field == "name" and _COMPOSITE.search(part.text) for part in passages):
        return True
    scoring = facts.reading(leaf).scoring
    words = [step.words for step in (*scoring.awards, *scoring.deductions)]
    words += [said.words for said in scoring.stated]
    for part in passages:
        items = len(_ITEMS.findall(part.text))
        inside = sum(one.field == part.field for one in words)
        if any(len(ladder) + 1 >= items for ladder in scoring.ladders):
            continue  # (1)85% 以上计满分;(2)75% 以上计 45 分: rungs of one matter
        if items >= many and (inside >= many or len(sentences(part.text)) >= many):
            return True
    return False


def reason_of(node: Node) -> str | None:
    """Why the author deviates, said at the node or a group above it."""
    return next((one.indicator.reason for one in (node, *node.ancestors) if one.indicator.reason), None)


def _whole(facts: Facts, shares: Shares) -> float:
    """The stated total where the lines fall a little short of it (one without points, a slip); else their sum."""
    total = facts.scheme.total_points
    return total if total is not None and shares.total <= total <= _SLIP * shares.total else shares.total


def _chapters(facts: Facts, shares: Shares, whole: float) -> tuple[Part, ...]:
    found = []
    for root in facts.hierarchy.roots:
        inside = [leaf for leaf in root.leaves() if leaf in shares.weights]
        if root.section == "indicators" and inside:
            points = shares.weigh(inside)
            found.append(Part(root, points / whole, points, any(facts.points.is_estimated(leaf) for leaf in inside)))
    return tuple(found)
