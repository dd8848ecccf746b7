"""How many findings each rule has: as a table, as lines for a pipe, or beside the JSON report."""

from __future__ import annotations

from collections.abc import Sequence

from ...errors import UsageError
from ...findings.finding import Severity
from ...findings.report import Report
from ...words.voice import Voice
from ..base import terminal
from ..json_report import whole
from ..json_text import dumped
from .tally import Tally, tallies

FORMATS = ("rich", "concise", "json")


def render(name: str, report: Report, voice: Voice, exit_code: int) -> str:
    """The statistics in a format. Raises UsageError for one that has none."""
    if name not in FORMATS:
        raise UsageError("statistics_format", format=name, allowed="、".join(FORMATS))
    rows = tallies(report)
    if name == "json":
        return dumped(whole(report, voice, exit_code) | {"statistics": [_data(row) for row in rows]})
    if name == "concise":
        return "".join(f"{row.findings}\t{row.code}\t{terminal(voice.title(row.code))}\n" for row in rows)
    return _table(rows, report, voice)


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


def _table(rows: Sequence[Tally], report: Report, voice: Voice) -> str:
    """Columns aligned by display width, figures to the right; what is nowhere set aside has no column."""
    from rich.cells import cell_len

    figures = [[*row.counts.values(), row.findings, row.documents, row.suppressed, row.baselined] for row in rows]
    head = [voice.text(f"severity.{severity}") for severity in Severity]
    head += [voice.text(f"statistics.{name}") for name in ("sum", "documents", "suppressed", "baselined")]
    totals = [sum(column) for column in zip(*figures, strict=True)] or [0] * len(head)
    totals[4] = len(report.documents)
    shown = [number for number in range(len(head)) if number < 5 or totals[number]]
    names = [voice.text("listing.title"), *(f"{row.code} {voice.title(row.code)}" for row in rows)]
    names.append(voice.text("statistics.sum"))
    lines = [head, *([str(figure) for figure in line] for line in figures), [str(total) for total in totals]]
    wide = max(map(cell_len, names))
    widths = {number: max(cell_len(line[number]) for line in lines) for number in shown}
    written: list[str] = []
    for name, line in zip(names, lines, strict=True):
        cells = [" " * (2 + widths[number] - cell_len(line[number])) + line[number] for number in shown]
        written.append(name + " " * (wide - cell_len(name)) + "".join(cells) + "\n")
    return "".join(written)
