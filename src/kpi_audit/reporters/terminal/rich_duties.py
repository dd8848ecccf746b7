"""The duty table on the terminal."""

from __future__ import annotations

from ...findings.report import DocumentReport
from ...words.voice import Voice
from ..duties.wording import backed, bare, by_category, counts, notes, outside
from .figures import figures
from .layout import Page


def duties(page: Page, document: DocumentReport, voice: Voice, *, verbose: bool) -> None:
    """By category and list, then what somebody has to look at; every duty with its indicators when ``verbose``."""
    table = document.duty_table
    if table is None:
        return
    page.blank()
    page.flow([(voice.text("duties.title"), "bold"), (counts(table, voice), "dim")])
    figures(page, by_category(table, voice))
    for key, style, said in (
        ("bare", "yellow", bare(table, voice, every=verbose)),
        ("backed", "bold", backed(table, voice) if verbose else []),
    ):
        if said:
            page.write(voice.text(f"duties.{key}", n=len(table.bare)), style)
            for line in said:
                page.write(line, margin=("  ", ""))
    rest = outside(table, voice, every=verbose)
    if rest:
        page.write(rest, "yellow")
    for note in notes(table, voice):
        page.write(note, "dim")
