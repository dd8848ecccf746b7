"""The report for people at a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from ...findings.report import Report
from ...words.voice import Voice
from .layout import MIN_WIDTH, Page
from .rich_finding import findings
from .rich_parts import bar, closing, heading, unchecked, vetoes


def print_report(report: Report, voice: Voice, console: Console, *, full: bool = False) -> None:
    """The whole run on a console, no line wider than it."""
    width = max(console.width, MIN_WIDTH)
    for line in report_lines(report, voice, width, full=full, ascii_only=console.options.ascii_only):
        console.print(line, soft_wrap=True, highlight=False)


def report_lines(
    report: Report, voice: Voice, width: int, *, full: bool = False, ascii_only: bool = False
) -> list[Text]:
    """The lines of the report, each at most ``width`` cells wide."""
    page = Page(width, "-" if ascii_only else "─")
    if not report.documents:
        page.write(voice.text("report.none"))
    for number, document in enumerate(report.documents):
        if number:
            page.blank()
        heading(page, document, voice)
        bar(page, document, voice, ascii_only=ascii_only)
        findings(page, document, voice, full=full, ascii_only=ascii_only)
        vetoes(page, document, voice)
        unchecked(page, document, report, voice)
    if report.documents:
        page.blank()
        closing(page, report, voice)
    return page.lines
