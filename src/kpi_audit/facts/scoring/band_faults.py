"""What is wrong with a table of bands: gaps, overlaps, shared boundaries, points out of order, values outside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ...findings.finding import Evidence
from ...reading.bands.fit import NEAR, Misfit, covered, misfits, position
from ...reading.bands.intervals import Interval
from ...reading.quantity.targets import Target
from ...startup import patterns as re
from ...startup.records import dataclass
from ..facts import Facts
from ..hierarchy import Node
from ..readings import place_of
from .bands import Row, Table, boundaries_defined, scores_rounded, tables

Fault = Literal["gap", "rounding", "overlap", "shared", "order", "target", "outside", "top", "bottom", "partial"]
_GROWS = re.compile(r"增长|增速|增幅|提高|上升|下降|降低|减少|完成率|完成[^率]{0,6}任务|进度|超额")
_BOUNDED = re.compile(
    r"(?<![不未非])(?:满意|合格|覆盖|达标|知晓|持证|办结|参与|参保|完好|培训|到位|整改|使用|公开|及时|准确|优良|化解|签约|上线|入户|回访|普及|出勤|到会|到岗|在岗|兑现|落实|处置)(?:率|度|面)"
)
_SHORTFALL = re.compile(
    r"(?:下降|降低|降幅|减少|回落|下滑|下跌|倒退|退步|低(?!于)|差距?|欠缺?|短缺|缺口?|少(?!于)|偏差|偏离|误差|相差)[^\d,，。;；]{0,8}\d"
)
"""Bands of a fall or of a gap (下降 1 个百分点以内, 与目标差 3% 以内): of these less is better."""
_FULFILLED = re.compile(r"符合|达到要求|满足|落实到位|全部|均|完成|合格|无")
_FAILED = re.compile(r"未|不|没有|缺|逾期|差错|超期|漏")
_OPEN = Interval(None, False, None, False)
_ABOVE = re.compile(r"(?:超过|大于|多于|高于)\s?(\d+(?:\.\d+)?)\s?(%|[个项次家户人件处])")


@dataclass(frozen=True, slots=True)
class BandFault:
    """A fault of one kind in one table; ``spans`` are the values concerned, ``rows`` what they lie between."""

    kind: Fault
    grades: bool
    node: Node | None
    declared: bool
    spans: tuple[tuple[float, float], ...]
    rows: tuple[Row, ...]
    unit: str


def band_faults(facts: Facts) -> Iterator[BandFault]:
    """All faults, one for each kind and table."""
    for table in tables(facts):
        for kind, found in _grouped(facts, table).items():
            rows = tuple(dict.fromkeys(row for one in found for row in (table.rows[one.lower], table.rows[one.upper])))
            spans = tuple((one.low, one.high) for one in found)
            yield BandFault(kind, table.grades, table.node, table.declared, spans, rows, table.unit)
        if table.grades:
            yield from _ends(facts, table)
        elif table.node is not None and not table.losses:
            yield from _line(facts, table)
    for leaf in facts.leaves:
        yield from _partial(facts, leaf)


def _grouped(facts: Facts, table: Table) -> dict[Fault, list[Misfit]]:
    found: dict[Fault, list[Misfit]] = {}
    for one in misfits([row.interval for row in table.rows], whole=table.whole):
        kind: Fault = one.kind
        if kind == "gap" and table.declared and table.grades and one.high - one.low <= 1 + NEAR:
            kind = "rounding"
        if (table.open and kind in ("gap", "rounding")) or (table.losses and kind != "shared"):
            continue
        if kind == "shared" and boundaries_defined(facts, table.node):
            continue
        if kind == "rounding" and scores_rounded(facts, table.node):
            continue
        found.setdefault(kind, []).append(one)
    return found


def _ends(facts: Facts, table: Table) -> Iterator[BandFault]:
    """Grades that do not reach the full score, exceed it, or leave low scores without a grade."""
    if not table.declared:
        return
    ordered = sorted(table.rows, key=lambda row: position(row.interval))
    lowest, highest = ordered[0], ordered[-1]
    top, high, low = table.top, highest.interval.high, lowest.interval.low
    if top is not None and high is not None and high < top - NEAR:
        yield BandFault("top", True, None, True, ((high, top),), (highest,), "分")
    if top is not None and highest.interval.low is not None and highest.interval.low > top + NEAR and not _bonus(facts):
        yield BandFault("outside", True, None, True, ((highest.interval.low, top),), (highest,), "分")
    if low is not None and low > NEAR:
        yield BandFault("bottom", True, None, True, ((0.0, low),), (lowest,), "分")


def _bonus(facts: Facts) -> bool:
    return facts.scheme.bonus is not None or "bonus" in facts.roles.values()


def _line(facts: Facts, table: Table) -> Iterator[BandFault]:
    """Points that rise and fall, values that cannot be, a target without a level."""
    assert table.node is not None
    rows = sorted(table.rows, key=lambda row: position(row.interval))
    if wrong := _disorder(facts, table.node, rows):
        yield BandFault("order", False, table.node, table.declared, (), wrong, table.unit)
    if table.unit == "%" and _of_a_whole(facts, table.node):
        beyond = tuple(
            row
            for row in rows
            if row.interval.low is not None and row.interval.low >= 100 and not row.interval.holds(100)
        )
        if beyond:
            yield BandFault(
                "outside", False, table.node, table.declared, ((beyond[0].interval.low or 0.0, 100.0),), beyond, "%"
            )
    target = _declared_target(facts, table.node)
    if target is None or target.value is None or table.open or target.high is not None:
        return
    if table.unit and target.unit and target.unit != table.unit:
        return
    spans = [row.interval for row in rows]
    inside = any(one.low <= target.value <= one.high for one in misfits(spans))
    if not covered(spans, target.value) and not inside:
        lowest = rows[0].interval.low
        edge = rows[0] if lowest is not None and target.value <= lowest else rows[-1]
        yield BandFault(
            "target", False, table.node, table.declared, ((target.value, target.value),), (edge,), table.unit
        )


def _of_a_whole(facts: Facts, node: Node) -> bool:
    """Whether a line measures a share that cannot be more than all."""

    def said() -> bool:
        name = " ".join(part.text for part in facts.reading(node).line.passages if part.field != "target")
        return _BOUNDED.search(name) is not None and _GROWS.search(name) is None

    return facts.once(("of a whole", node), said)  # a line may have thousands of tables


def _declared_target(facts: Facts, node: Node) -> Target | None:
    def first() -> Target | None:
        return next((one for one in facts.reading(node).targets if one.words.home == "target"), None)

    return facts.once(("declared target", node), first)


def _disorder(facts: Facts, node: Node, rows: list[Row]) -> tuple[Row, ...]:
    """Neighbours whose points go against the direction of the line; a single peak is a best range."""
    if any(row.points is None and not row.full for row in rows):
        return ()
    worth = [float("inf") if row.full else row.points or 0.0 for row in rows]
    target = next(iter(facts.reading(node).targets), None)
    polarity = node.indicator.polarity
    up = polarity == "higher_better" if polarity else None
    if up is None and target is not None and target.words.home in ("target", "name") and target.direction:
        up = target.direction == "higher"
    if up is None and any(_BOUNDED.search(said) for said in (node.name, *(row.said for row in rows))):
        up = True
    if any(_SHORTFALL.search(row.said) for row in rows):
        up = None  # the bands are of what is lacking, whatever the line is of
    if up is None:
        peak = worth.index(max(worth))
        falls = [n for n in range(peak) if worth[n] > worth[n + 1]]
        falls += [n for n in range(peak, len(worth) - 1) if worth[n] < worth[n + 1]]
    else:
        falls = [n for n in range(len(worth) - 1) if (worth[n] > worth[n + 1] if up else worth[n] < worth[n + 1])]
    return (rows[falls[0]], rows[falls[0] + 1]) if falls else ()


def _partial(facts: Facts, leaf: Node) -> Iterator[BandFault]:
    """Full marks for all, nothing from so many failures on, and no word on the failures below that."""
    scoring = facts.reading(leaf).scoring
    outcomes = [one for one in scoring.outcomes if one.kind == "award"]
    if len(outcomes) != 2 or scoring.deductions or scoring.formulas:
        return
    best, worst = outcomes
    above = _ABOVE.search(worst.condition.text)
    if above is None or worst.points != 0 or best.points == 0 or best.words.field != worst.words.field:
        return
    if not _FAILED.search(worst.condition.text) or not _FULFILLED.search(best.condition.text):
        return
    if re.search(r"\d", best.condition.text[-12:]):
        return
    words = worst.condition
    row = Row(_OPEN, words.text, Evidence(place_of(leaf.indicator, words), words.text), 0.0)
    first = best.condition
    said = Row(_OPEN, first.text, Evidence(place_of(leaf.indicator, first), first.text), best.points, best.full)
    yield BandFault("partial", False, leaf, False, ((0.0, float(above[1])),), (said, row), above[2])
