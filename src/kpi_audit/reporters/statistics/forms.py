"""How many findings each rule has: as a table, as lines for a pipe, or beside the JSON report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...errors import UsageError
from ...findings.finding import Severity
from ...findings.report import Report
from ...words.voice import Voice
from ..base import terminal
from ..json_report import whole
from ..json_text import dumped
from .tally import Tally, tallies

FORMATS = ("rich", "concise", "json")


_GAP = 2
NARROWEST = 20
"""A column of titles that is narrower is no table any more."""


def render(name: str, report: Report, voice: Voice, exit_code: int, room: int | None = None) -> str:
    """The statistics in a format, a table in the ``room`` of a terminal. Raises UsageError for one that has none."""
    if name not in FORMATS:
        raise UsageError("statistics_format", format=name, allowed="、".join(FORMATS))
    rows = tallies(report)
    if name == "json":
        return dumped(whole(report, voice, exit_code) | {"statistics": [_data(row) for row in rows]})
    if name == "concise":
        return "".join(f"{row.findings}\t{row.code}\t{terminal(voice.title(row.code))}\n" for row in rows)
    return _table(rows, report, voice, room)


def _data(row: Tally) -> dict[str, object]:
    counts = {severity.value: count for severity, count in row.counts.items()}
    return {
        "code": row.code,
        "name": row.name,
        "family": row.family,
        "findings": row.findings,
        **counts,
        "suppressed": row.suppressed,
        "baselined": row.baselined,
        "documents": row.documents,
    }


def _table(rows: Sequence[Tally], report: Report, voice: Voice, room: int | None) -> str:
    """Columns aligned by display width, figures to the right; what is nowhere set aside has no column."""
    figures = [[*row.counts.values(), row.findings, row.documents, row.suppressed, row.baselined] for row in rows]
    head = [voice.text(f"severity.{severity}") for severity in Severity]
    head += [voice.text(f"statistics.{name}") for name in ("sum", "documents", "suppressed", "baselined")]
    totals = [sum(column) for column in zip(*figures, strict=True)] or [0] * len(head)
    totals[4] = len(report.documents)
    shown = [number for number in range(len(head)) if number < 5 or totals[number]]
    names = [voice.text("listing.title"), *(terminal(f"{row.code} {voice.title(row.code)}") for row in rows)]
    names.append(voice.text("statistics.sum"))
    lines = [head, *([str(figure) for figure in line] for line in figures), [str(total) for total in totals]]
    cells = [[line[number] for number in shown] for line in lines]
    return "".join(f"{line}\n" for line in _laid_out(names, cells, room))


def _laid_out(names: Sequence[str], cells: Sequence[Sequence[str]], room: int | None) -> Iterator[str]:
    """The lines of a table; a title that has no room is folded, and where titles would have next to none, the figures
    stand under them, each behind its head and zeros left out."""
    from rich.cells import cell_len

    from ..terminal.layout import Page, wrap

    widths = [max(map(cell_len, column)) for column in zip(*cells, strict=True)]
    wide = max(map(cell_len, names))
    left = wide if room is None else min(wide, room - sum(widths) - _GAP * len(widths))
    if left < min(wide, NARROWEST):
        page = Page(room or wide)
        for name, line in zip(names[1:], cells[1:], strict=True):
            page.write(name)
            page.flow(
                [(f"{title} {figure}", "") for title, figure in zip(cells[0], line, strict=True) if figure != "0"],
                margin=("  ", ""),
            )
        yield from (line.plain for line in page.lines)
        return
    for name, line in zip(names, cells, strict=True):
        first, *rest = wrap(name, left)
        figures = "".join(
            " " * (_GAP + width - cell_len(cell)) + cell for cell, width in zip(line, widths, strict=True)
        )
        yield first + " " * (left - cell_len(first)) + figures
        yield from (f"  {part}" for part in rest)
