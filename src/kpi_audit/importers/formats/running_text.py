"""Running text, a line a paragraph, as it is copied from a page on the web or out of Word; rows keep their tabs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ...source.location import Origin
from ...startup import patterns as re
from ..paper import Paper, Paragraph, checked
from ..values.names import label_of
from .delimited import read_text, table_of
from .stacked import stacked

_KEYED = re.compile(r"\s*+(?:[^\s:：#\[\]{}][^:：\n]{0,60}:(?:\s|$)|---|%YAML|[\[{]|-\s[^\n]{0,60}:(?:\s|$))")
"""How a file of keys and values begins; running text has colons of full width, or none."""
_REMARK = re.compile(r"\s*+(?:#.*)?+$")
_ENDED = "。；;！!？?：:）)”》"
_SLACK, _FULL, _PAGE = 4, 3, 32
"""Of a page that breaks its lines the full ones differ by so few cells (a character of Chinese takes two, a digit one),
are so many, and have so many cells at least."""
_RAGGED = 14
"""As many cells full lines differ by where letters, marks and blanks have widths of their own."""
_BROKEN = re.compile("[。；;][^。；;]{4,}[^。；;！!？?：:）)”》]$")
"""A line that ends a sentence and not the next was broken by its page."""
_FOLIO = re.compile(
    r"[-—–－·•]{1,4}\s{0,3}\d{1,3}\s{0,3}[-—–－·•]{1,4}|第\s?\d{1,3}\s?页[，,/]?\s?(?:共\s?\d{1,3}\s?页)?"
)
"""The number of a page, between two dashes or in words."""


def is_running_text(path: Path) -> bool:
    """Whether a plain text is no document of keys and values. Raises DocumentError FMT032 and OSError."""
    first = next((line for line in read_text(path).split("\n") if not _REMARK.match(line)), "")
    return not _KEYED.match(first)


def read_running_text(path: Path) -> list[Paper]:
    """The paper of a plain text. Raises DocumentError FMT032."""
    written = [line.strip(" \u3000\xa0\x0b") for line in read_text(path).split("\n")]
    kept = _without_folios(written)
    lines = _with_their_numbers([written[row] for row in kept])
    goes_on = _goes_on(lines)
    rows_of = [row for row, line in enumerate(lines) if line]
    place = {row: at for at, row in enumerate(rows_of)}
    filled = [(kept[row] + 1, lines[row]) for row in rows_of]
    paper = Paper("")
    at = tables = 0
    while at < len(lines):
        end = at
        while end < len(lines) and _is_row(lines[end]):
            end += 1
        if end - at > 1:
            tables += 1
            rows = ((kept[row], lines[row].split("\t")) for row in range(at, end))
            paper.blocks.append(table_of(rows, tables))
            at = end
            continue
        found = stacked(filled, place[at]) if at in place else None
        if found is not None:
            tables += 1
            table, after = found
            table.number = tables
            paper.blocks.append(table)
            at = rows_of[after] if after < len(rows_of) else len(lines)
            continue
        end = at + 1
        while end < len(lines) and goes_on[end - 1]:
            end += 1
        origin = Origin("line", row=kept[at] + 1)
        text = checked("".join(lines[at:end]), origin)
        if text:
            paper.blocks.append(Paragraph(text, origin))
        at = end
    return [paper]


def _without_folios(lines: Sequence[str]) -> list[int]:
    """The lines that are of the text: no numbers of pages and no empty lines beside these, which part no text."""
    folios = {row for row, line in enumerate(lines) if line and _FOLIO.fullmatch(line)}
    gone = set(folios)
    for row in sorted(folios):
        for step in (-1, 1):
            beside = row + step
            while 0 <= beside < len(lines) and beside not in gone and not lines[beside]:
                gone.add(beside)
                beside += step
    return [row for row in range(len(lines)) if row not in gone]


def _with_their_numbers(lines: list[str]) -> list[str]:
    """The lines, each number that stands alone before its text: out of a PDF the two come apart."""
    alone: int | None = None
    for row, line in enumerate(lines):
        if not line:
            continue
        if alone is not None and not label_of(line) and "\t" not in line:
            lines[row], lines[alone] = lines[alone] + line, ""
        alone = row if label_of(line) == line else None
    return lines


def _goes_on(lines: Sequence[str]) -> list[bool]:
    """Of each line, whether the next goes on with its sentence, as in what was copied from a page of fixed width."""
    cells = [_cells(line) for line in lines]
    lengths = sorted(size for size, line in zip(cells, lines, strict=True) if "\t" not in line)
    width = lengths[-_FULL] if len(lengths) >= _FULL else 0
    slack = _RAGGED if sum(_BROKEN.search(line) is not None for line in lines) >= _FULL else _SLACK
    if width < _PAGE or lengths[-1] - width > slack:
        return [False] * len(lines)
    return [
        size >= width - slack and not line.endswith(tuple(_ENDED)) and bool(below) and not _begins(below)
        for size, line, below in zip(cells, lines, [*lines[1:], ""], strict=True)
    ]


def _cells(line: str) -> int:
    """How wide a line is on paper: letters and digits take half of what a Chinese character takes."""
    return len(line) + sum(sign > "\u2013" for sign in line)


def _begins(line: str) -> bool:
    """Whether a line begins a paragraph: it has a number or cells."""
    return bool(label_of(line)) or "\t" in line


def _is_row(line: str) -> bool:
    """Whether a line has cells; Word parts the number of a paragraph from its text by a tab too."""
    first, tab, rest = line.partition("\t")
    return bool(tab and rest.strip()) and ("\t" in rest.strip() or not first or label_of(first) != first)
