"""Levels that were written out field by field (``scoring.steps``), whatever keys their author chose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...reading.bands.intervals import Interval, interval
from ...reading.scoring.scoring import read_scoring
from ...reading.text.line import line
from ...startup.records import dataclass

_LOW = ("min", "low", "from", "gte", "下限", "最低")
_HIGH = ("max", "high", "to", "lt", "上限", "最高")
_POINTS = ("points", "score", "分值", "得分", "分")
_WHEN = ("when", "condition", "range", "band", "target", "if", "条件", "区间", "范围", "情形", "档次")


@dataclass(frozen=True, slots=True)
class StepBand:
    """One level; ``interval`` is None where it names no figures."""

    interval: Interval | None
    said: str
    points: float | None
    full: bool = False


def step_bands(steps: Iterable[object]) -> list[StepBand]:
    """The levels of a list of texts (“≥95%得5分”) or of mappings with bounds or a condition."""
    found: list[StepBand] = []
    for step in steps:
        if isinstance(step, Mapping):
            found.append(_mapped({str(name): value for name, value in step.items()}))
        else:
            found.extend(_written(str(step)))
    return found


def _mapped(step: Mapping[str, object]) -> StepBand:
    points = _figure(step, _POINTS)
    low, high = _figure(step, _LOW), _figure(step, _HIGH)
    if low is not None or high is not None:
        span = Interval(low, True, high, False)
        return StepBand(span, _bounds(low, high), points)
    said = next((str(step[name]) for name in _WHEN if name in step), "")
    return StepBand(interval(said) if said else None, said, points)


def _bounds(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return f"<{high:g}" if low is None else f"≥{low:g}"
    return f"{low:g}—{high:g}"


def _written(step: str) -> list[StepBand]:
    outcomes = read_scoring(line(criteria=step)).outcomes
    return [
        StepBand(interval(one.condition.text), one.condition.text, one.points, one.full)
        for one in outcomes
        if one.kind == "award"
    ]


def _figure(step: Mapping[str, object], names: tuple[str, ...]) -> float | None:
    for name in names:
        value = step.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return float(value)
        if isinstance(value, str):
            try:
                return float(value.strip().rstrip("%％分"))
            except ValueError:
                continue
    return None
