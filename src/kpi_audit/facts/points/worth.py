"""Full marks of a line as its own words state them."""

from __future__ import annotations

from ...reading.scoring.scoring import Scoring
from ...reading.text.stretches import Stretches


def stated_points(scoring: Scoring) -> float | None:
    """Points written as such: “(10分)” in the name, else all those in the text together; bonus left out."""
    ordinary = [said for said in scoring.stated if not said.bonus]
    named = [said for said in ordinary if said.words.field == "name"]
    chosen = named[:1] or ordinary
    return sum(said.points for said in chosen) if chosen else None


def stated_bonus(scoring: Scoring) -> float:
    """Bonus points written as such: “7分奖分”."""
    return sum(said.points for said in scoring.stated if said.bonus)


def full_marks(scoring: Scoring) -> float | None:
    """The most that the criteria award: the best step of each ladder plus every award beside; None when open."""
    if scoring.fulls or any(level.full or level.percent for level in scoring.levels):
        return None
    best = [
        max(points)
        for ladder in scoring.ladders
        if (points := [level.points for level in ladder if level.points is not None])
    ]
    spans: dict[str, list[tuple[int, int]]] = {}
    for level in scoring.levels:
        spans.setdefault(level.words.field, []).append((level.words.start, level.words.end))
    inside = {field: Stretches(pairs) for field, pairs in spans.items()}
    loose = [step for step in scoring.awards if step.words.start not in inside.get(step.words.field, ())]
    if any(step.per is not None or step.shared or step.percent for step in loose):
        return None
    best += [step.most for step in loose]
    best += [formula.points for formula in scoring.formulas if formula.points is not None]
    return sum(best) if best else None
