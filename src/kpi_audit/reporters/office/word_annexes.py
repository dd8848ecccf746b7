"""The annexes of an audit opinion in Word: kinds, findings, levels, duties, what was not checked, as tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...findings.duty_table import DutyTable
from ...findings.report import DocumentReport, Report
from ...words.phrase import number, percent
from ...words.voice import Voice
from ..base import readable
from ..duties.wording import bare, by_category, counts, outside
from ..ladder.wording import cell, heads, name
from ..ladder.wording import counts as raised
from ..loads.wording import by_issuer, by_month, has_months, merged, notes, title
from ..outline import composition, families, not_checked, rule_title
from ..tables.figures import Grid
from .word_styles import table

_ROOM = 15.6
"""Centimetres between the margins."""
_CELL = 600
"""Characters of a cell: its row stays on one page."""
Rows = list[list[str]]


def annexes(paper: Any, document: DocumentReport, report: Report, voice: Voice) -> None:
    """Every table that has something to say, on pages of their own."""
    started = False

    def begin(named: str) -> None:
        nonlocal started
        heading = paper.add_paragraph(readable(named), style="Heading 1").paragraph_format
        heading.first_line_indent, heading.page_break_before, started = 0, not started, True

    def put(named: str, head: list[str], rows: Rows, widths: list[float]) -> None:
        if rows:
            begin(named)
            table(paper, head, [[readable(text, _CELL) for text in row] for row in rows], widths)

    kinds = [voice.text(f"markdown.{key}") for key in ("kind", "leaves", "points", "share")]
    put(voice.text("opinion.annex_kinds"), kinds, _kinds(document, voice), [4.5, 3.5, 3.5, 4.0])
    columns = [voice.text(f"opinion.{key}") for key in ("n", "where", "problem", "fix")]
    put(voice.text("opinion.annex_findings"), columns, list(_findings(document, voice)), [1.2, 3.4, 6.3, 4.7])
    numerals = iter(voice.text("markdown.numerals").split()[2:])
    if document.ladder is not None:
        levels = heads(document.ladder, voice)
        rows = [
            [name(row, voice), *(" ".join(filter(None, cell(one, voice))) for one in row.cells)]
            for row in document.ladder.rows
        ]
        put(_annex(next(numerals), "ladder.title", voice), levels, rows, _widths(4.6, len(levels)))
        _say(paper, raised(document, voice), voice)
    if document.duty_table is not None:
        grid = by_category(document.duty_table, voice)
        duties = [[row, *cells] for row, cells in grid.rows]
        named = _annex(next(numerals), "duties.title", voice)
        put(named, [grid.corner, *grid.head], duties, _widths(3.6, 1 + len(grid.head)))
        _duties(paper, document.duty_table, voice)
    missed = [
        [f"{one.code} {rule_title(one, voice)}".strip(), voice.reason(one.reason)]
        for one in not_checked(document, report)
    ]
    put(
        voice.text("report.not_checked"), [voice.text("markdown.rules"), voice.text("markdown.why")], missed, [8.0, 7.6]
    )


def load_annexes(paper: Any, report: Report, voice: Voice) -> None:
    """The load on one unit by issuer and by month, where several schemes lie on it."""
    for load in report.loads:
        heading = paper.add_paragraph(readable(title(load, voice)), style="Heading 1").paragraph_format
        heading.first_line_indent, heading.page_break_before = 0, True
        _figures(paper, by_issuer(load, voice))
        if has_months(load):
            paper.add_paragraph(readable(voice.text("load.by_month")), style="Heading 2")
            _figures(paper, by_month(load, voice))
        for said in (*notes(load, voice), *merged(load, voice)):
            _say(paper, said, voice)


def _figures(paper: Any, grid: Grid) -> None:
    rows = [[readable(text) for text in (row, *cells)] for row, cells in grid.rows]
    table(paper, [grid.corner, *grid.head], rows, _widths(3.4, 1 + len(grid.head)))


def _annex(numeral: str, key: str, voice: Voice) -> str:
    return voice.text("opinion.annex", n=numeral, title=voice.text(key))


def _widths(first: float, columns: int) -> list[float]:
    """The first column, and the others alike in what is left."""
    return [first] + [round((_ROOM - first) / max(columns - 1, 1), 2)] * (columns - 1)


def _say(paper: Any, text: str, voice: Voice) -> None:
    stop = voice.text("report.stop")
    paragraph = paper.add_paragraph(readable(text if text.endswith(stop) else text + stop))
    paragraph.paragraph_format.first_line_indent = paper.styles["Normal"].font.size * 2


def _kinds(document: DocumentReport, voice: Voice) -> Rows:
    return [
        [voice.text(f"kind.{part.kind}"), str(part.leaves), number(part.points), percent(part.share)]
        for part in composition(document)
    ]


def _findings(document: DocumentReport, voice: Voice) -> Iterator[list[str]]:
    ordered = (one for _, group in families(document.findings) for one in group)
    for count, located in enumerate(ordered, 1):
        finding = located.finding
        about = "" if finding.indicator is None else f"{finding.indicator.id} {finding.indicator.name} "
        place = voice.place(located.region)
        what = f"{finding.code} {voice.title(finding.code)}（{voice.text(f'severity.{finding.severity}')}）"
        yield [str(count), about + place, what + voice.say(finding), voice.advice(finding)]


def _duties(paper: Any, duties: DutyTable, voice: Voice) -> None:
    """What the table amounts to, and what somebody has to look at."""
    _say(paper, counts(duties, voice), voice)
    named = bare(duties, voice, every=True)
    if named:
        head = voice.text("duties.bare", n=len(duties.bare)) + voice.text("markdown.colon")
        _say(paper, head + voice.text("report.joiner").join(named), voice)
    said = outside(duties, voice, every=True)
    if said:
        _say(paper, said, voice)
