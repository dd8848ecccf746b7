"""The load tables on the terminal, cut into blocks of months where they do not fit side by side."""

from __future__ import annotations

from ...findings.load import LoadTable
from ...words.voice import Voice
from ..loads.wording import by_issuer, by_month, has_months, merged, notes, title
from .figures import figures
from .layout import Page


def loads(page: Page, load: LoadTable, voice: Voice) -> None:
    """The load by issuer, by month, and what could be asked once."""
    page.blank()
    page.rule(title(load, voice), "magenta")
    figures(page, by_issuer(load, voice))
    if has_months(load):
        page.blank()
        page.write(voice.text("load.by_month"), "bold")
        figures(page, by_month(load, voice))
    for note in notes(load, voice):
        page.write(note, "dim")
    merges = merged(load, voice)
    if merges:
        page.blank()
        page.write(voice.text("load.merges"), "bold")
        for line in merges:
            page.write(line, margin=("  ", ""))
