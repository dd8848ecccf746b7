"""Workbooks: a paper for each sheet, with the values that the last program stored; nothing is calculated or run."""

from __future__ import annotations

import datetime
import posixpath
import warnings
import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from ...errors import DocumentError
from ...source.location import Origin
from ...startup import patterns as re
from ..archive import check_archive
from ..own.marks import cell_of
from ..paper import Cell, Note, Paper, Paragraph, Row, Span, Table, checked, cleaned
from .margins import scoring_in
from .number_formats import date_shown, number_shown
from .sheet_extras import Extras, extras_of
from .sheet_shape import MAX_CELLS, MAX_ROWS, SheetShape, letters_of, shape_of_sheet
from .struck import is_struck, may_strike, struck_in, struck_note

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CODES = re.compile(r"&(?:\"[^\"&]{0,60}\"|K[0-9A-F]{6}|\d{1,3}|[A-Z])")
"""Fonts, sizes and fields in a header or footer."""
_SIMPLE_NAME = re.compile(r"[^\W\d]\w*")
_ERRORS = ("#REF!", "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#VALUE!", "#SPILL!", "#CALC!")


def read_xlsx(path: Path, sheets: Collection[str] = (), *, hidden: bool = False) -> list[Paper]:
    """The papers of a workbook, of the named sheets only when ``sheets`` names some.

    Hidden sheets, rows and columns are left out and noted, unless ``hidden``. Raises DocumentError FMT031 without
    openpyxl, FMT032 for a file that is broken or hostile, FMT033 for a sheet that is not there.
    """
    check_archive(path, "xlsx")
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise DocumentError("FMT031", "missing", library="openpyxl") from None
    try:
        with zipfile.ZipFile(path) as archive, path.open("rb") as file, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on extensions that do not concern us
            parts = list(_sheet_parts(archive))
            rich = may_strike(archive)
            book = load_workbook(file, read_only=True, data_only=True, keep_links=False, rich_text=rich)
            try:
                return _papers(archive, parts, book, sheets, hidden, strikes=rich)
            finally:
                book.close()
    except (DocumentError, MemoryError):
        raise
    except Exception as error:  # what a broken file makes the library raise is anyone's guess
        raise DocumentError("FMT032", "corrupt", kind="xlsx") from error


def _papers(
    archive: zipfile.ZipFile,
    parts: list[tuple[str, str, bool]],
    book: Any,
    sheets: Collection[str],
    hidden: bool,
    *,
    strikes: bool,
) -> list[Paper]:
    known = [name for name, _, _ in parts]
    for name in sheets:
        if name not in known:
            raise DocumentError("FMT033", "no_sheet", sheet=name, known="、".join(known))
    stored = frozenset(archive.namelist())
    linked = any(name.startswith("xl/externalLinks/") for name in stored)
    loaded = {sheet.title: sheet for sheet in reversed(book.worksheets)}  # of one name the first, as the library has it
    papers: list[Paper] = []
    left_out: list[str] = []
    for name, part, concealed in parts:
        if (sheets and name not in sheets) or part not in stored:
            continue
        if concealed and not hidden and not sheets:
            left_out.append(name)
            continue
        with archive.open(part) as stream:
            shape = shape_of_sheet(stream, name)
        papers.append(_paper(name, loaded[name], shape, hidden, strikes=strikes))
        _hang_on(papers[-1], extras_of(archive, part))
    notes = [Note("hidden_sheets", {"sheets": "、".join(left_out)})] if left_out else []
    notes += [Note("external_links", {})] if linked else []
    if papers:
        papers[0].notes[:0] = notes
    return papers


def _sheet_parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str, bool]]:
    """Name, part and hidden state of every sheet, in the order of the tabs."""
    text = archive.read("xl/workbook.xml")
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {one.get("Id"): one for one in relations}
    for sheet in ElementTree.fromstring(text).iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}sheet"):
        relation = targets[sheet.get(_RELATION)]
        if not str(relation.get("Type", "")).endswith("/worksheet"):
            continue  # a chart on a sheet of its own
        target = str(relation.get("Target", ""))
        part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
        yield str(sheet.get("name")), part, sheet.get("state", "visible") != "visible"


def _paper(name: str, sheet: Any, shape: SheetShape, hidden: bool, *, strikes: bool) -> Paper:
    paper = Paper(name)
    away_rows = set() if hidden or shape.filtered else shape.hidden_rows
    away_columns = set() if hidden else shape.hidden_columns
    columns = sorted(shape.columns - away_columns)
    table = Table([], letters=[letters_of(number) for number in columns], number=1)
    corners = {(top, left): bottom for top, left, bottom, _ in shape.merges}
    lost: dict[tuple[int, int], Cell] = {}  # corners of merged areas that are hidden while the rest is seen
    skipped: list[int] = []
    numbers: list[int] = []
    struck: list[tuple[str, str]] = []
    gone: list[tuple[str, str]] = []  # rows that are struck out
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_row=shape.last_row, max_col=shape.last_column) if shape.last_row else ()
    for number, cells in enumerate(rows, 1):
        read = {column: _cell(name, number, column, cells[column - 1], shape) for column in shape.columns}
        found = [read[column] for column in columns]
        if not any(read.values()):
            continue
        away = number in away_rows
        low = [one for one in columns if read[one] is not None and corners.get((number, one), number) == number]
        if strikes and not away and low and all(is_struck(cells[one - 1]) for one in low):
            away = True
            gone.append((f"{letters_of(low[0])}{number}", " ".join(str(cells[one - 1].value) for one in low)))
        for column, cell in read.items():
            if cell is not None and (away or column in away_columns) and (number, column) in corners:
                lost[number, column] = cell
        if number in away_rows:
            skipped.append(number)
        elif not away and any(found):
            numbers.append(number)
            table.rows.append(Row(number, found))
            struck += [(f"{letters_of(one)}{number}", struck_in(cells[one - 1])) for one in columns if strikes]
    _merge(table, shape, numbers, columns, lost, name)
    paper.notes += _hidden_notes(name, shape, skipped, away_columns, hidden)
    if said := scoring_in(_CODES.sub(" ", text) for text in shape.margins):
        paper.notes.append(Note("margins", said))
    for key, texts in (("sheet_struck_rows", gone), ("sheet_struck", struck)):
        if (note := struck_note(key, texts, sheet=name)) is not None:
            paper.notes.append(note)
    if table.rows:
        paper.blocks.append(table)
    return paper


def _hang_on(paper: Paper, extras: Extras) -> None:
    """Boxes as paragraphs below the table; remarks and pictures are no part of the scheme, but told."""
    for row, column, text in extras.boxes:
        origin = Origin("cell", sheet=_quoted(paper.name), cell=f"{letters_of(column)}{row}", row=row, column=column)
        if said := checked(text, origin):
            paper.blocks.append(Paragraph(said, origin))
    if extras.remarks:
        said = "；".join(f"{cell} {' '.join(cleaned(text).split())}" for cell, text in extras.remarks)
        paper.notes.append(Note("sheet_remarks", {"sheet": paper.name, "n": len(extras.remarks), "text": said}))
    if extras.pictures:
        paper.notes.append(Note("sheet_pictures", {"sheet": paper.name, "n": extras.pictures}))
    if extras.charts:
        paper.notes.append(Note("sheet_charts", {"sheet": paper.name, "n": extras.charts}))


def _merge(
    table: Table,
    shape: SheetShape,
    rows: list[int],
    columns: list[int],
    lost: dict[tuple[int, int], Cell],
    sheet: str,
) -> None:
    """Merged areas, cut to the rows and columns that are kept; the value of a hidden corner goes to the first."""
    positions = 0
    for top, left, bottom, right in shape.merges:
        above, before = bisect_left(rows, top), bisect_left(columns, left)
        span = Span(above, before, bisect_right(rows, bottom) - 1, bisect_right(columns, right) - 1)
        if span.top > span.bottom or span.left > span.right:
            continue
        positions += (span.bottom - span.top + 1) * (span.right - span.left + 1)
        if positions > MAX_CELLS:
            raise DocumentError("FMT032", "huge_sheet", sheet=sheet, cells=MAX_CELLS, rows=MAX_ROWS)
        if (top, left) in lost:
            table.rows[span.top].cells[span.left] = lost[top, left]
        table.merge(span)


def _hidden_notes(
    name: str, shape: SheetShape, skipped: list[int], columns: Collection[int], hidden: bool
) -> Iterator[Note]:
    if skipped:
        yield Note("hidden_rows", {"sheet": name, "n": len(skipped), "rows": _listed(str(one) for one in skipped)})
    if columns and (letters := [letters_of(one) for one in sorted(columns) if one <= shape.last_column]):
        yield Note("hidden_columns", {"sheet": name, "n": len(letters), "columns": _listed(letters)})
    if shape.filtered and shape.hidden_rows and not hidden:
        yield Note("filtered_rows", {"sheet": name, "n": len(shape.hidden_rows)})


def _listed(names: Any) -> str:
    names = list(names)
    return "、".join(names[:12]) + ("…" if len(names) > 12 else "")


def _cell(sheet: str, row: int, column: int, cell: Any, shape: SheetShape) -> Cell | None:
    """A cell with a value, or with a formula whose value nobody stored."""
    value = cell.value
    if value is None and (row, column) not in shape.unsaved:
        return None
    origin = Origin("cell", sheet=_quoted(sheet), cell=f"{letters_of(column)}{row}", row=row, column=column)
    if value is None:
        return Cell("", origin, fault="formula")
    if isinstance(value, bool):
        return Cell("TRUE" if value else "FALSE", origin)
    if isinstance(value, int | float):
        shown = number_shown(value, str(cell.number_format or ""))
        return Cell(shown, origin, number=None if shown.endswith("%") else float(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        value = date_shown(value.date(), str(cell.number_format or ""))
    if cell.data_type == "e" and value in _ERRORS:
        return Cell(str(value), origin, fault="error")
    return cell_of(str(value), origin)


def _quoted(sheet: str) -> str:
    """The name of a sheet as Excel writes it before ``!``."""
    return sheet if _SIMPLE_NAME.fullmatch(sheet) else "'" + sheet.replace("'", "''") + "'"
