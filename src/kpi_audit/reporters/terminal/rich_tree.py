"""The tree of indicators with the findings at their nodes, for people at a terminal."""

from __future__ import annotations

from collections import Counter

from rich.cells import cell_len
from rich.text import Text

from ...findings.finding import Severity
from ...findings.report import DocumentReport
from ...findings.tree import TreeRow
from ...words.voice import Voice
from ..base import terminal
from .layout import Page, wrap
from .rich_parts import SEVERITY_STYLES

_DEEPEST = 8  # levels that are indented; deeper ones stand under the last
_MARKS = {Severity.ERROR: ("✗", "x"), Severity.WARNING: ("!", "!"), Severity.INFO: ("i", "i")}


def indicator_tree(page: Page, document: DocumentReport, voice: Voice, ascii_only: bool) -> None:
    """Every node: id, name, points, kind, then the codes of its findings, the worst first."""
    if not document.tree:
        return
    met: dict[str, Counter[tuple[Severity, str]]] = {}
    for located in document.findings:
        if located.finding.indicator is not None:
            key = (located.finding.severity, located.finding.code)
            met.setdefault(located.finding.indicator.id, Counter())[key] += 1
    page.blank()
    page.rule(voice.text("report.tree"), "blue")
    for row in document.tree:
        _node(page, row, met.get(row.id, Counter()), voice, ascii_only)


def _node(page: Page, row: TreeRow, met: Counter[tuple[Severity, str]], voice: Voice, ascii_only: bool) -> None:
    indent = "  " * min(row.depth - 1, _DEEPEST)
    head = terminal(f"{row.id}  {row.name}{_about(row, voice)}")
    style = "" if row.leaf else "bold"
    marks = _marks(met, ascii_only)
    room = page.width - len(indent)
    first, *rest = wrap(head, room)
    lines = [Text(indent + first, style), *(Text(indent + line, style) for line in rest)]
    for mark, colour in marks:
        if lines[-1].cell_len + 2 + cell_len(mark) > page.width:
            lines.append(Text(indent + "  "))
        lines[-1].append(f"  {mark}", colour)
    page.lines += lines


def _about(row: TreeRow, voice: Voice) -> str:
    parts = []
    if row.points is not None:
        parts.append(voice.text("inspect.estimated" if row.estimated else "inspect.points", n=row.points))
    if row.kind:
        parts.append(voice.term("kind", row.kind))
    if row.role:
        parts.append(voice.text(f"inspect.role_{row.role}"))
    return voice.text("markdown.aside", text=voice.text("list.joiner").join(parts)) if parts else ""


def _marks(met: Counter[tuple[Severity, str]], ascii_only: bool) -> list[tuple[str, str]]:
    found = sorted(met, key=lambda one: (one[0].rank, one[1]))
    return [(f"{_MARKS[severity][ascii_only]}{code}", SEVERITY_STYLES[severity]) for severity, code in found]
