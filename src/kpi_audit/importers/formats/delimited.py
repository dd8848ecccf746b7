"""Tables as plain text, a line a row: any separator, UTF-8 with or without mark, UTF-16, GB18030."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from ...errors import DocumentError
from ...source.decode import decode
from ...source.location import Origin
from ..archive import head
from ..own.marks import cell_of
from ..paper import Paper, Row, Table
from ..tables.lexicon import role_of
from .sheet_shape import letters_of

SEPARATORS = ",\t;|，；^~"
MAX_ROWS = 100_000
MAX_CELLS = 300_000
MAX_COLUMNS = 500
MEGABYTE = 1024 * 1024
MAX_TEXT = 16 * MEGABYTE
"""Bytes of a plain text; the longest scheme has some hundred thousand."""
_PAGE = re.compile(r"(?:\A|(?<=\n))\f+")
"""Where a new page begins; no editor counts it as a line."""
_SAMPLE, _HEADING = 60, 30
_BINARY = {b"PK\x03\x04": "really_zip", b"\xd0\xcf\x11\xe0": "really_ole", b"%PDF": "really_pdf"}


def read_delimited(path: Path) -> list[Paper]:
    """The paper of a file of separated values. Raises DocumentError FMT002 and FMT032."""
    text = read_text(path)
    table = Table([], number=1)
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:  # Excel's own word for it
        separator, text, shift = first.strip()[-1], rest, 1
    else:
        separator, shift = _separator(text), 0
    cells = 0
    for line, record in _records(text, separator):
        found = [
            cell_of(value, Origin("line", row=line + shift, column=column)) for column, value in enumerate(record, 1)
        ]
        while found and found[-1] is None:
            found.pop()
        cells += sum(cell is not None for cell in found)
        if cells > MAX_CELLS or len(table.rows) >= MAX_ROWS:
            raise _huge()
        if found:
            table.rows.append(Row(line + shift, found))
    table.fill()
    table.letters = [letters_of(column) for column in range(1, table.width + 1)]
    return [Paper("", [table] if table.rows else [])]


def _records(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Every record with the line on which it begins.

    A field is quoted when its closing quote stands before a separator or at the end of a line; any other quote is part
    of the text, as in ``"四个到位"建设,5``. Raises DocumentError FMT032 for a line of too many fields.
    """
    cut = re.escape(separator)
    field = re.compile(rf'"((?:[^"]|"")*+)"[ ]*(?={cut}|\n|\Z)|([^{cut}\n]*)')
    at, line, begin = 0, 1, 1
    record: list[str] = []
    while at < len(text):
        match = field.match(text, at)
        assert match is not None  # the second way matches anything
        quoted = match[1]
        record.append(match[2] if quoted is None else quoted.replace('""', '"'))
        if len(record) > MAX_COLUMNS:
            raise _huge(line)
        line += 0 if quoted is None else quoted.count("\n")
        at = match.end()
        if text[at : at + 1] == separator:
            at += 1
            if at < len(text):
                continue
            record.append("")
        at += 1  # the line feed
        line += 1
        yield begin, record
        record, begin = [], line


def _separator(text: str) -> str:
    """The separator that shows most headings in a row; then the one that cuts most rows into as many columns."""
    best, chosen = (0, 0.0, 0), SEPARATORS[0]
    for separator in SEPARATORS:
        rows = (record for _, record in _records(text, separator) if any(field.strip() for field in record))
        try:
            sample = list(islice(rows, _SAMPLE))
        except DocumentError:
            continue  # it cuts a line into more fields than a table has columns
        wide = [len(record) for record in sample if len(record) > 1]
        if not wide:
            continue
        heads = max(sum(bool(role_of(field)) for field in record if len(field) < _HEADING) for record in sample)
        usual = max(set(wide), key=lambda width: (wide.count(width), width))
        score = (heads if heads > 1 else 0, wide.count(usual) / len(sample), usual)
        if score > best:
            best, chosen = score, separator
    return chosen


def table_of(
    rows: Iterable[tuple[int, list[str]]], number: int, read: Callable[[str, Origin], str] = lambda text, _: text
) -> Table:
    """The table of some lines of a text (from 0), cut into cells. Raises DocumentError FMT032 for one too large."""
    table = Table([], number=number)
    for at, parts in rows:
        if len(parts) > MAX_COLUMNS or len(table.rows) >= MAX_ROWS:
            raise DocumentError("FMT032", "huge_table", table=number, cells=MAX_CELLS, columns=MAX_COLUMNS)
        origins = (Origin("line", row=at + 1, column=column) for column in range(1, len(parts) + 1))
        cells = [cell_of(read(part, origin), origin) for part, origin in zip(parts, origins, strict=True)]
        if any(cells):
            table.rows.append(Row(at + 1, cells))
    table.fill()
    return table


def _huge(line: int = 0) -> DocumentError:
    origin = Origin("line", row=line) if line else None
    return DocumentError("FMT032", "huge_rows", origin=origin, cells=MAX_CELLS, rows=MAX_ROWS, columns=MAX_COLUMNS)


def read_text(path: Path) -> str:
    """The text of a file, its lines ended by line feeds. Raises DocumentError FMT032 at the line of the culprit."""
    binary = _BINARY.get(head(path)[:4])
    if binary is not None:
        raise DocumentError("FMT032", binary)
    data = path.read_bytes()
    if not data.strip():
        raise DocumentError("FMT032", "empty")
    if len(data) > MAX_TEXT:
        raise DocumentError("FMT032", "huge_plain", megabytes=-(-len(data) // MEGABYTE), limit=MAX_TEXT // MEGABYTE)
    try:
        text = decode(data, breaks=True).text
    except DocumentError as error:
        args = error.args_by_name
        line = str(args.get("text", "")).count("\n", 0, error.offset) + 1
        encoding, character = args.get("encoding", ""), args.get("character", "")
        raise DocumentError("FMT032", error.key, at=line, encoding=encoding, character=character) from None
    return _PAGE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).replace("\f", "\n")
