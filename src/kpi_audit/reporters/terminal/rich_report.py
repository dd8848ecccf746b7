"""The report for people at a terminal."""

from __future__ import annotations

from rich.console import Console

from ...findings.report import Report
from ...words.voice import Voice
from .layout import MIN_WIDTH, Page
from .rich_finding import findings
from .rich_parts import bar, closing, heading, unchecked, vetoes


def print_report(report: Report, voice: Voice, console: Console, *, full: bool = False) -> None:
    """The whole run on a console, no line wider than it."""
    ascii_only = console.options.ascii_only
    page = Page(max(console.width, MIN_WIDTH), "-" if ascii_only else "─")
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
    for line in page.lines:
        console.print(line, soft_wrap=True, highlight=False)
