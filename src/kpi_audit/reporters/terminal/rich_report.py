"""The report for people at a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from ...findings.report import Report
from ...words.voice import Voice
from ..digest import entries, leading
from .layout import MIN_WIDTH, Page
from .rich_duties import duties
from .rich_finding import all_findings, leading_findings, other_findings
from .rich_ladder import levels
from .rich_loads import loads
from .rich_parts import balance, bar, closing, crowds, heading, unchecked, vetoes
from .rich_tree import indicator_tree


def print_report(report: Report, voice: Voice, console: Console, *, verbose: bool = False, tree: bool = False) -> None:
    """The whole run on a console, no line wider than it.

    ``verbose`` unfolds what is told in short, ``tree`` adds the indicators with the findings at their nodes.
    """
    width = max(console.width, MIN_WIDTH)
    ascii_only = console.options.ascii_only
    for line in report_lines(report, voice, width, verbose=verbose, tree=tree, ascii_only=ascii_only):
        console.print(line, soft_wrap=True, highlight=False)


def report_lines(
    report: Report, voice: Voice, width: int, *, verbose: bool = False, tree: bool = False, ascii_only: bool = False
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
        if verbose:
            all_findings(page, document, voice, ascii_only)
        else:
            found = entries(document)
            first = leading(found)
            leading_findings(page, first, document, voice, ascii_only)
            other_findings(page, [entry for entry in found if entry not in first], document, voice, ascii_only)
        crowds(page, document, voice)
        balance(page, document, voice)
        levels(page, document, voice, verbose=verbose, ascii_only=ascii_only)
        duties(page, document, voice, verbose=verbose)
        vetoes(page, document, voice)
        if tree:
            indicator_tree(page, document, voice, ascii_only)
        unchecked(page, document, report, voice)
    for load in report.loads:
        loads(page, load, voice)
    if report.documents:
        page.blank()
        closing(page, report, voice, verbose=verbose)
    return page.lines
