"""The list of rules: aligned for a terminal, or a Markdown table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.cells import cell_len

from ...words.voice import Voice
from ..markdown_text import escaped, table
from ..terminal.layout import wrap
from .rule_page import Sheet

_COLUMNS = ("code", "severity", "profile", "title", "name")
_GAP = "  "


def text_list(sheets: Sequence[Sheet], voice: Voice, width: int) -> str:
    """A chapter for each family, columns aligned by display width; ``width`` is for the remarks below."""
    head = [voice.text(f"listing.{column}") for column in _COLUMNS]
    rows = {sheet.card.code: _cells(sheet, voice) for sheet in sheets}
    widths = [max(map(cell_len, column)) for column in zip(head, *rows.values(), strict=True)]
    lines = [_line(head, widths)]
    for prefix, members in groupby(sheets, key=lambda sheet: sheet.prefix):
        lines += ["", voice.family(prefix)]
        lines += [_line(rows[sheet.card.code], widths) for sheet in members]
    lines += ["", *wrap(voice.text("listing.total", n=len(sheets)), width)]
    lines += wrap(voice.text("listing.more", code=sheets[0].card.code), width)
    return "\n".join(lines) + "\n"


def markdown_list(sheets: Sequence[Sheet], voice: Voice) -> str:
    """One table of all rules."""
    columns = (*_COLUMNS, "needs")
    rows = []
    for sheet in sheets:
        needs = [voice.term("page.material", need) for need in sheet.needs]
        rows.append([*map(escaped, _cells(sheet, voice)), voice.text("list.joiner").join(needs)])
    return "\n".join(table([voice.text(f"listing.{column}") for column in columns], rows)) + "\n"


def _cells(sheet: Sheet, voice: Voice) -> list[str]:
    severity = voice.text(f"severity.{sheet.severity}")
    return [
        sheet.card.code,
        severity,
        sheet.profile or "",
        sheet.card.title.spoken(voice.lang),
        sheet.card.slug,
    ]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [cell + " " * (width - cell_len(cell)) for cell, width in zip(cells, widths, strict=True)]
    return _GAP.join(padded).rstrip()
