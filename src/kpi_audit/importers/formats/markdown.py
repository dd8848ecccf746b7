"""Markdown: tables, headings and paragraphs; emphasis is taken off, escapes are undone."""

from __future__ import annotations

from pathlib import Path

from ...errors import DocumentError
from ...source.location import Origin
from ...startup import patterns as re
from ..archive import head
from ..own.marks import cell_of
from ..paper import Paper, Paragraph, Row, Table, checked
from .delimited import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, read_text

_RULE = re.compile(r"^\s*+\|?\s*+:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)*+\|?\s*+$")
_HEADING = re.compile(r"^ {0,3}(#{1,6})\s++(.*)$")
_BREAK = re.compile(r"(?i)<br\s*/?>")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_STRONG = re.compile(r"(?<!\\)(\*\*|__)(?=\S)(.{1,500}?)(?<=[^\s\\])\1")
_CODE = re.compile(r"(?<!\\)`([^`\n]+)`")
_MARK = re.compile(r"^\s*(?:>\s*)*(?:[-*+]\s+)?")
_FENCE = re.compile(r"^\s*(?:```|~~~)")
_PART = re.compile(r"((?:\\.|[^\\|]|\\$)*+)(?:\||$)")


def read_markdown(path: Path) -> list[Paper]:
    """The paper of a Markdown file. Raises DocumentError FMT032."""
    head(path)
    lines = read_text(path).split("\n")
    paper = Paper("")
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
        paragraph = _paragraph(lines[at], at + 1)
        if paragraph is not None:
            paper.blocks.append(paragraph)
        at += 1
    return [paper]


def _paragraph(line: str, number: int) -> Paragraph | None:
    origin = Origin("line", row=number)
    heading = _HEADING.match(line)
    if _FENCE.match(line) or re.fullmatch(r"\s*([-*_=]\s*){3,}", line):
        return None
    text = checked(_plain(heading[2].rstrip().rstrip("#").rstrip() if heading else _MARK.sub("", line)), origin)
    return Paragraph(text, origin, heading=len(heading[1]) if heading else 0) if text else None


def _table(lines: list[str], start: int, end: int, number: int) -> Table:
    table = Table([], number=number)
    if end - start > MAX_ROWS:
        raise DocumentError("FMT032", "huge_table", table=number, cells=MAX_CELLS, columns=MAX_COLUMNS)
    for at in range(start, end):
        if at == start + 1:
            continue
        parts = _split(lines[at])
        if len(parts) > MAX_COLUMNS:
            raise DocumentError("FMT032", "huge_table", table=number, cells=MAX_CELLS, columns=MAX_COLUMNS)
        cells = [
            cell_of(_plain(part), Origin("line", row=at + 1, column=column)) for column, part in enumerate(parts, 1)
        ]
        if any(cells):
            table.rows.append(Row(at + 1, cells))
    table.fill()
    return table


def _split(line: str) -> list[str]:
    """The cells of a table row; the bars at its ends are no cells."""
    parts = [match[1] for match in _PART.finditer(line.strip())]
    if parts and not parts[-1].strip():
        parts.pop()
    return parts[1:] if parts and not parts[0].strip() else parts


def _plain(text: str) -> str:
    text = _BREAK.sub("\n", text)
    text = _STRONG.sub(r"\2", text)
    text = _CODE.sub(r"\1", text)
    return _ESCAPE.sub(r"\1", text)
