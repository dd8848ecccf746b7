"""The levels side by side on the terminal."""

from __future__ import annotations

from ...findings.ladder import Ladder, Row
from ...findings.report import DocumentReport
from ...words.voice import Voice
from ..ladder.wording import UP, cell, counts, heads, name
from .grid import Paragraphs, grid
from .layout import Page

LETTER = "^"
"""The mark of a raise on a console that has ASCII only."""
SHOWN = 12
"""Rows shown unless all are asked for: those that some level raised come first."""


def levels(page: Page, document: DocumentReport, voice: Voice, *, verbose: bool, ascii_only: bool) -> None:
    """One row a shared indicator, one column a level; a raise is marked with its size."""
    ladder = document.ladder
    if ladder is None:
        return
    rows = ladder.rows if verbose else _foremost(ladder)
    page.blank()
    told = counts(document, voice)
    page.flow([(voice.text("ladder.title"), "bold"), (told.replace(UP, LETTER) if ascii_only else told, "dim")])
    grid(page, heads(ladder, voice), [_cells(row, voice, ascii_only) for row in rows])
    left = len(ladder.rows) - len(rows)
    if left:
        page.write(voice.text("ladder.more", n=left), "dim", margin=("  ", ""))


def _foremost(ladder: Ladder) -> list[Row]:
    """So many rows in their order, the raised ones before the others."""
    chosen = sorted(ladder.rows, key=lambda row: not row.raised)[:SHOWN]
    return [row for row in ladder.rows if row in chosen]


def _cells(row: Row, voice: Voice, ascii_only: bool) -> list[Paragraphs]:
    found: list[Paragraphs] = [[(name(row, voice), "")]]
    for one in row.cells:
        text, step = cell(one, voice)
        step = step.replace(UP, LETTER) if ascii_only else step
        found.append([(text or "-", "" if text else "dim"), *([(step, "yellow")] if step else [])])
    return found
