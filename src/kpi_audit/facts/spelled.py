"""What an author wrote field by field, spelt out as the words that it stands for: every reader of texts reads it."""

from __future__ import annotations

from collections.abc import Iterator

from ..reading.text.line import Words
from ..scheme.indicator import Indicator
from ..scheme.parts import TargetSpec
from ..source.location import Place
from .scoring.structured import StepBand, step_bands

_BEHIND = frozenset({"左右", "以上", "及以上", "以下", "以内", "之内"})
"""Operators that Chinese puts behind the figure."""
_PLAIN = frozenset({"=", "==", "等于", "为"})
"""Operators that Chinese leaves out."""
_BETWEEN = ";"


def target_said(spec: TargetSpec | None) -> str | None:
    """A target as words: its text, else ``{op: ≥, value: 95, unit: "%"}`` as “≥95%”."""
    if spec is None or spec.text is not None or spec.value is None:
        return None if spec is None else spec.text
    figure, op = f"{spec.value:g}{spec.unit or ''}", (spec.op or "").strip()
    if op in _PLAIN:
        return figure
    return f"{figure}{op}" if op in _BEHIND else f"{op}{figure}"


def criteria_said(indicator: Indicator) -> str | None:
    """The criteria, else the steps of the structured scoring as sentences (“≥95%得8分”)."""
    if indicator.criteria or indicator.scoring is None or not indicator.scoring.steps:
        return indicator.criteria
    return _BETWEEN.join(_steps_said(indicator)) or None


def place_of_spelt(indicator: Indicator, words: Words) -> Place | None:
    """Where words of a spelt text come from: the figure of the target, or the step; None for words that stand there."""
    if words.field == "target" and indicator.target is not None and indicator.target.text is None:
        return indicator.place("target", "value")
    if words.field != "criteria" or indicator.criteria or indicator.scoring is None:
        return None
    behind = 0
    for index, (step, said) in enumerate(zip(indicator.scoring.steps, _steps_said(indicator), strict=True)):
        start, behind = behind, behind + len(said) + len(_BETWEEN)
        if words.start < behind:
            place = indicator.place("scoring", "steps", index)
            end = min(words.end - start, len(said))
            return place.words(words.start - start, end) if isinstance(step, str) else place
    return indicator.place("scoring", "steps")


def _steps_said(indicator: Indicator) -> Iterator[str]:
    assert indicator.scoring is not None
    unit = _unit(indicator)
    for step in indicator.scoring.steps:
        yield step if isinstance(step, str) else "".join(_band_said(band, unit) for band in step_bands([step]))


def _unit(indicator: Indicator) -> str:
    """The unit of levels that are bare figures."""
    spec = indicator.target
    if spec is not None and spec.unit:
        return spec.unit
    said = f"{'' if spec is None else spec.text or ''}{indicator.name}"
    return "%" if "%" in said or "率" in said else ""


def _band_said(band: StepBand, unit: str) -> str:
    span = band.interval
    if span is None or (span.low is None and span.high is None) or span.unit:
        condition = band.said
    elif span.high is None:
        condition = f"{span.low:g}{unit}以上"
    elif span.low is None:
        condition = f"不足{span.high:g}{unit}"
    else:
        condition = f"{span.low:g}{unit}以上不足{span.high:g}{unit}"
    if band.points is None:
        return condition
    points = f"{abs(band.points):g}"
    return f"{condition}{'不得分' if not band.points else f'得{points}分' if band.points > 0 else f'扣{points}分'}"
