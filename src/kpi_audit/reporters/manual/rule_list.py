"""The list of rules: aligned for a terminal, or a Markdown table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rich.cells import cell_len

from ...words.voice import Voice
from ..base import terminal
from ..markdown_text import escaped, table
from ..terminal.layout import wrap
from .rule_page import Sheet

_COLUMNS = ("code", "severity", "profile", "title", "name")
_NEEDED_LEAST = ("name", "profile", "severity")
"""Columns that a narrow terminal goes without, in this order: ``explain`` and the other forms have them."""
_GAP = "  "


def text_list(sheets: Sequence[Sheet], voice: Voice, width: int, room: int | None = None) -> str:
    """A chapter for each family, columns aligned by display width, as many as fit in the ``room`` of a terminal.

    ``width`` is for the remarks below.
    """
    head = [voice.text(f"listing.{column}") for column in _COLUMNS]
    rows = {sheet.card.code: [*map(terminal, _cells(sheet, voice))] for sheet in sheets}
    widths = _fitting([max(map(cell_len, column)) for column in zip(head, *rows.values(), strict=True)], room)
    lines = [*_lines(head, widths, room)]
    for prefix, members in groupby(sheets, key=lambda sheet: sheet.prefix):
        lines += ["", voice.family(prefix)]
        for sheet in members:
            lines += _lines(rows[sheet.card.code], widths, room)
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


def _fitting(widths: Sequence[int], room: int | None) -> dict[int, int]:
    """The columns that are shown, with their widths."""
    shown = dict(enumerate(widths))
    for name in _NEEDED_LEAST:
        if room is None or sum(shown.values()) + len(_GAP) * (len(shown) - 1) <= room:
            break
        del shown[_COLUMNS.index(name)]
    return shown


def _lines(cells: Sequence[str], widths: Mapping[int, int], room: int | None) -> Iterator[str]:
    """One row; a title that is too long for the narrowest form goes on below itself."""
    *padded, last = [cells[number] + " " * (width - cell_len(cells[number])) for number, width in widths.items()]
    head = _GAP.join([*padded, ""])
    first, *rest = wrap(last.rstrip(), max(room - cell_len(head), 1)) if room else [last.rstrip()]
    yield (head + first).rstrip()
    yield from (" " * cell_len(head) + part for part in rest)
