"""The head of a terminal report as an SVG picture, Chinese text in its full width."""

from __future__ import annotations

import html
from io import StringIO

from rich.cells import cell_len
from rich.console import Console

from ...findings.report import Report
from ...startup import patterns as re
from ...words.voice import Voice
from .rich_report import report_lines

CHARACTER = 12.2
"""Width of one cell in the exporter's units (its font size 20 times its aspect ratio 0.61)."""

_TEXT = re.compile(r'(<text [^>]*?textLength=")[\d.]+("[^>]*>)([^<]*)(</text>)')


def picture(report: Report, voice: Voice, *, width: int, lines: int, title: str) -> str:
    """The first ``lines`` lines of the report at ``width`` columns, as SVG; the same report gives the same bytes."""
    console = Console(file=StringIO(), record=True, width=width, force_terminal=True, color_system="truecolor")
    for line in report_lines(report, voice, width)[:lines]:
        console.print(line, soft_wrap=True, highlight=False)
    return _TEXT.sub(_widened, console.export_svg(title=title, unique_id="kpi-audit"))


def _widened(match: re.Match[str]) -> str:
    """The exporter squeezes every character into one cell; a Chinese one takes two."""
    cells = cell_len(html.unescape(match[3]))
    return f"{match[1]}{cells * CHARACTER:g}{match[2]}{match[3]}{match[4]}"
