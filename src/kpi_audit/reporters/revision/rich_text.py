"""A comparison on a terminal."""

from __future__ import annotations

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from ...findings.comparison import Comparison
from ...words.voice import Voice
from ..base import terminal
from ..terminal.layout import MIN_WIDTH, Page
from .chapters import Chapter, Item, Revision

_MARKS = {"added": ("+", "green"), "removed": ("-", "red"), "changed": ("~", "yellow"), "cleared": ("-", "green")}
_NEW_FAULT = ("+", "red")
_COLUMN = 18
"""Cells of a figure; longer ones (paths) push the next column on."""


def print_comparison(comparison: Comparison, voice: Voice, console: Console) -> None:
    """The whole comparison, no line wider than the console."""
    page = Page(max(console.width, MIN_WIDTH), "-" if console.options.ascii_only else "─")
    revision = Revision(comparison, voice)
    page.rule(style="dim")
    page.write(comparison.new.title or comparison.new.path, "bold")
    label = voice.text("report.verdict") + voice.text("markdown.colon")
    page.write(revision.verdict(), "bold", label=label)
    findings = {voice.text("revision.findings_added", n=len(comparison.added))}
    for chapter in revision.chapters():
        page.blank()
        page.rule(chapter.title, "blue")
        if chapter.rows:
            _rows(page, chapter)
        for item in chapter.items:
            _item(page, item, fault=chapter.title in findings)
    for line in page.lines:
        console.print(line, soft_wrap=True, highlight=False)


def _rows(page: Page, chapter: Chapter) -> None:
    for name, before, after in (map(terminal, row) for row in chapter.rows):
        if max(map(cell_len, (name, before, after))) >= _COLUMN or page.width < 3 * _COLUMN:
            page.write(f"{before} → {after}", label=f"{name}  ")
            continue
        cells = [name + " " * (_COLUMN - cell_len(name)), before + " " * (_COLUMN - cell_len(before)), after]
        page.lines.append(Text("".join(cells).rstrip()))


def _item(page: Page, item: Item, *, fault: bool) -> None:
    mark, style = _NEW_FAULT if fault else _MARKS[item.status]
    page.write(item.head, style, label=f"{mark} ")
    for line in item.lines:
        page.write(line, margin=("    ", ""))
