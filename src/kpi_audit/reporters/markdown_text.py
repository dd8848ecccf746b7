"""Markdown from parts: scheme text made inert, and tables whose cells cannot break."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..startup import patterns as re
from .base import visible

# what may begin emphasis, code, a link, HTML, an entity, a table cell, mathematics or a heading
_ACTIVE = re.compile(r"[\\`*_<>\[\]|~&$#{}^]")
# what makes a bare address a link, and what a CI runner takes for a command
_ADDRESS = re.compile(r"(?i)(?<=\bwww)\.|(?<=[a-z])://|@|:(?=:)|(?<=\bmailto):|(?<=\bxmpp):")
_MARKER = re.compile(r"([-+=]|\d{1,9}[.)](?=\s|$))")
_ORDERED = re.compile(r"(\d+)([.)])")


def escaped(text: str) -> str:
    """The text as Markdown that shows it and does nothing else, wherever in a line it is put."""
    line = _ACTIVE.sub(r"\\\g<0>", visible(text).strip())
    line = _ADDRESS.sub(lambda match: f"\\{match[0]}", line)
    if _MARKER.match(line):
        line = _ORDERED.sub(r"\1\\\2", line, count=1) if line[0].isdigit() else f"\\{line}"
    return line


def table(head: Sequence[str], rows: Iterable[Sequence[str]], *, right: Sequence[int] = ()) -> list[str]:
    """The lines of a table; cells are Markdown already. ``right`` names the columns of figures."""
    rule = ["---:" if column in right else "---" for column in range(len(head))]
    return [_row(head), _row(rule), *(_row(row) for row in rows)]


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell or " " for cell in cells) + " |"
