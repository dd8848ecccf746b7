"""The levels side by side in words: heads, cells, and how much each level added."""

from __future__ import annotations

from ...findings.ladder import Cell, Column, Ladder, Row, Step
from ...findings.report import DocumentReport
from ...words.voice import Voice

UP = "▲"
"""Marks a step that made a target stricter."""


def heads(ladder: Ladder, voice: Voice) -> list[str]:
    """The head of each column: the indicator, then the levels from the top down."""
    return [voice.text("ladder.indicator"), *(_head(column, voice) for column in ladder.columns)]


def _head(column: Column, voice: Voice) -> str:
    return column.title if column.level is None else voice.term("rung", column.level)


def name(row: Row, voice: Voice) -> str:
    """The indicator of a row; one that was found by wording says so."""
    said = row.name if row.id.startswith("#") else f"{row.id} {row.name}"
    if row.declared:
        return said
    return said + voice.text("ladder.same_name" if row.score == 1 else "ladder.by_text", score=round(row.score, 2))


def added(step: Step, voice: Voice) -> str:
    """What a level added, behind its mark."""
    if step.measure in ("operator", "average"):
        return f"{UP} {voice.text(f'ladder.{step.measure}')}"
    unit = f" {step.unit}" if step.unit else ""
    if step.unit == "%":
        unit = voice.text("match.points", points=step.difference)
    return f"{UP} {voice.text('ladder.added', points=step.difference, unit=unit)}"


def cell(found: Cell | None, voice: Voice) -> tuple[str, str]:
    """The target of a level, and what that level added; both empty where there is none."""
    if found is None:
        return "", ""
    return found.text, "" if found.step is None else added(found.step, voice)


def counts(document: DocumentReport, voice: Voice) -> str:
    """How many indicators are shared and how many of them were raised on the way."""
    ladder = document.ladder
    return "" if ladder is None else voice.text("ladder.counts", shared=len(ladder.rows), raised=ladder.raised)
