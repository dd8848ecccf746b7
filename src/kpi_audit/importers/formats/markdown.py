"""Markdown: tables, headings and paragraphs; emphasis is taken off, escapes are undone."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from ...errors import DocumentError
from ...source.location import Origin
from ...startup import patterns as re
from ..paper import LONGEST, Paper, Paragraph, Table, checked
from .delimited import MAX_COLUMNS, read_text, table_of
from .html_tables import CLOSES, OPENS, html_table

_RULE = re.compile(r"^\s*+\|?\s*+:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)*+\|?\s*+$")
_HEADING = re.compile(r"^ {0,3}(#{1,6})(?=\s)(.*)$")
_CLOSING = re.compile(r"(?<=\s)#+$")
_BREAK = re.compile(r"(?i)<br\s*/?>")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_STRONG = re.compile(r"\*\*|__")
_CODE = re.compile(r"(?<!\\)`([^`\n]+)`")
_MARK = re.compile(r"^\s*(?:>\s*)*(?:[-*+]\s+)?")
_FENCE = re.compile(r"^\s*(?:```|~~~)")
_RAW = len("<br>")  # characters for one of the text, at most
_PART = re.compile(r"((?:\\.|[^\\|]|\\$)*+)(?:\||$)")


def read_markdown(path: Path) -> list[Paper]:
    """The paper of a Markdown file. Raises DocumentError FMT032."""
    lines = read_text(path).split("\n")
    paper = Paper("")
    ends = _ends(lines)
    at = tables = 0
    while at < len(lines):
        if "|" in lines[at] and at + 1 < len(lines) and _RULE.match(lines[at + 1]) and "-" in lines[at + 1]:
            tables += 1
            end = at + 2
            while end < len(lines) and "|" in lines[end] and lines[end].strip():
                end += 1
            paper.blocks.append(_table(lines, at, end, tables))
            at = end
            continue
        if at in ends:
            tables += 1
            end = ends[at]
            said, table = html_table("\n".join(lines[at:end]), at + 1, tables)
            beside = _paragraph(said, at + 1)
            if beside is not None:
                paper.blocks.append(beside)
            if table.rows:
                paper.blocks.append(table)
            at = end
            continue
        paragraph = _paragraph(lines[at], at + 1)
        if paragraph is not None:
            paper.blocks.append(paragraph)
        at += 1
    return [paper]


def _ends(lines: list[str]) -> dict[int, int]:
    """The line behind each table written as HTML, by the line that opens it, tables inside of it included; where it is
    not closed, the next blank line. From the end to the beginning, so that no line is read for each table before it."""
    found: dict[int, int] = {}
    depth, blank = 0, len(lines)
    lower = [(len(lines), 0)]  # lines before which fewer are open than before all between them and the one at hand
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        opened = len(OPENS.findall(line)) if "<" in line else 0
        depth -= opened - (len(CLOSES.findall(line)) if "<" in line else 0)
        while lower and lower[-1][1] > depth:
            lower.pop()
        if opened:
            found[at] = lower[-1][0] if lower else blank
        lower.append((at, depth))
        if not line.strip():
            blank = at
    return found


def _paragraph(line: str, number: int) -> Paragraph | None:
    origin = Origin("line", row=number)
    heading = _HEADING.match(line)
    marks = "".join(line.split())
    if _FENCE.match(line) or (len(marks) > 2 and not marks.strip("-*_=")):
        return None
    said = _CLOSING.sub("", heading[2].strip()) if heading else _MARK.sub("", line)
    text = checked(_plain(said, origin), origin)
    return Paragraph(text, origin, heading=len(heading[1]) if heading else 0) if text else None


def _table(lines: list[str], start: int, end: int, number: int) -> Table:
    within = (at for at in range(start, end) if at != start + 1)
    barred, width = lines[start].lstrip().startswith("|"), len(_split(lines[start]))
    return table_of(((at, _cells(lines[at], barred, width)) for at in within), number, _plain)


def _cells(line: str, barred: bool, width: int) -> list[str]:
    """The cells of a row; one cell short below a header without bars at its ends, a bar ends an empty first cell."""
    parts = _split(line)
    return ["", *parts] if not barred and len(parts) == width - 1 and line.lstrip().startswith("|") else parts


def _split(line: str) -> list[str]:
    """The cells of a table row; the bars at its ends are no cells."""
    parts = [match[1] for match in islice(_PART.finditer(line.strip()), MAX_COLUMNS + 3)]
    if parts and not parts[-1].strip():
        parts.pop()
    return parts[1:] if parts and not parts[0].strip() else parts


def _plain(text: str, origin: Origin) -> str:
    """A text without markup. Raises DocumentError FMT032 for one that is too long even when all of it is escaped."""
    if len(text) > _RAW * LONGEST:
        raise DocumentError("FMT032", "huge_cell", origin=origin, n=len(text), limit=LONGEST)
    text = _BREAK.sub("\n", text)
    text = _weakened(text)
    text = _CODE.sub(r"\1", text)
    return _ESCAPE.sub(r"\1", text)


def _weakened(text: str) -> str:
    """The text without the marks of strong emphasis; those that open or close nothing are text."""
    waiting: dict[str, int] = {}
    marks: set[int] = set()
    for found in _STRONG.finditer(text):
        mark, at = found[0], found.start()
        before, after = text[at - 1 : at], text[at + 2 : at + 3]
        if mark in waiting and before.strip(" \t\n\\") and at > waiting[mark] + 2:
            marks |= {waiting.pop(mark), at}
        elif before != "\\" and after.strip():
            waiting.setdefault(mark, at)
    return _STRONG.sub(lambda found: "" if found.start() in marks else found[0], text)
