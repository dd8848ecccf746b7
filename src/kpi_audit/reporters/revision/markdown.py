"""A comparison in Markdown, to circulate before a meeting."""

from __future__ import annotations

from ... import __version__
from ...findings.comparison import Comparison
from ...words.voice import Voice
from ..markdown_text import escaped, table
from .chapters import Chapter, Revision

_MARKS = {"added": "+", "removed": "−", "changed": "→", "cleared": "−"}


def render(comparison: Comparison, voice: Voice) -> str:
    """The whole comparison; the same versions give the same bytes."""
    revision = Revision(comparison, voice)
    title = comparison.new.title or comparison.new.path
    lines = [f"# {voice.text('revision.heading')}", "", f"## {escaped(title)}", ""]
    lines.append(f"**{voice.text('report.verdict')}**{voice.text('markdown.colon')}{escaped(revision.verdict())}")
    for chapter in revision.chapters():
        lines += ["", f"### {escaped(chapter.title)}", "", *_body(chapter)]
    lines += ["", "---", "", voice.text("markdown.note", version=__version__)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _body(chapter: Chapter) -> list[str]:
    if chapter.rows:
        head, *rows = [tuple(map(escaped, row)) for row in chapter.rows]
        return table(head, rows, right=(1, 2))
    lines: list[str] = []
    for item in chapter.items:
        lines.append(f"- {_MARKS[item.status]} {escaped(item.head)}")
        lines += [f"  - {escaped(line)}" for line in item.lines]
    return lines
