"""Office files for the tests, built with the libraries or written by hand, as offices have them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from docx import Document
from openpyxl import Workbook

from kpi_audit.importers.story import Result, import_file
from kpi_audit.importers.wishes import Wishes, column_roles
from kpi_audit.scheme.library import Library
from kpi_audit.scheme.load import Loaded
from kpi_audit.words.voice import Voice

Rows = Sequence[Any]
SHEET = "xl/worksheets/sheet1.xml"
BODY = "word/document.xml"


def workbook(path: Path, sheets: Mapping[str, Rows], merges: Mapping[str, Iterable[str]] | None = None) -> Path:
    """A workbook; ``merges`` gives the merged areas of each sheet."""
    book = Workbook()
    del book[book.sheetnames[0]]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for area in (merges or {}).get(name, ()):
            sheet.merge_cells(area)
    book.save(path)
    return path


def sheet(path: Path, rows: Rows, merges: Iterable[str] = (), name: str = "乡镇考核") -> Path:
    """A workbook of one sheet."""
    return workbook(path, {name: rows}, {name: merges})


def document(path: Path, *blocks: object) -> Path:
    """A Word document: a text is a paragraph, a list of rows a table; None in a row goes on with the cell above."""
    made: Any = Document()
    for block in blocks:
        if isinstance(block, str):
            made.add_paragraph(block)
        else:
            _table(made, block)  # type: ignore[arg-type]
    made.save(str(path))
    return path


def _table(made: Any, rows: Rows) -> None:
    table = made.add_table(rows=len(rows), cols=max(len(row) for row in rows))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            if text is not None:
                table.cell(at, column).text = str(text)
            elif at:
                top = at - 1
                while rows[top][column] is None:
                    top -= 1
                merged = table.cell(top, column).merge(table.cell(at, column))
                merged.text = str(rows[top][column])


def edited(
    path: Path, changes: Mapping[str, Callable[[bytes], bytes]], added: Mapping[str, bytes] | None = None
) -> Path:
    """The same archive with some parts rewritten and others added: what no library would write."""
    made = io.BytesIO()
    with zipfile.ZipFile(path) as first, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as last:
        for name in first.namelist():
            data = first.read(name)
            last.writestr(name, changes[name](data) if name in changes else data)
        for name, data in (added or {}).items():
            last.writestr(name, data)
    path.write_bytes(made.getvalue())
    return path


def put(before: bytes, text: bytes) -> Callable[[bytes], bytes]:
    """An edit that puts a text in front of the first place where ``before`` stands."""

    def change(data: bytes) -> bytes:
        assert before in data
        return data.replace(before, text + before, 1)

    return change


def imported(path: Path, *, lang: str = "zh", maps: Sequence[str] = (), **wishes: Any) -> Result:
    """What becomes of a file."""
    return import_file(path, Wishes(columns=column_roles(list(maps)), chinese=lang == "zh", **wishes), Voice(lang))


def loaded(path: Path, **wishes: Any) -> list[Loaded]:
    """The documents of a file; none of them may have a fault of form."""
    result = imported(path, **wishes)
    documents = Library(importer=lambda _: result.imported).read(path)
    assert [fault for one in documents for fault in one.faults if fault.blocks] == []
    return documents


def scheme(path: Path, **wishes: Any) -> Any:
    """The only document of a file, as a model."""
    [one] = loaded(path, **wishes)
    assert one.model is not None
    return one.model


def outline(indicators: Iterable[Any]) -> list[Any]:
    """A tree as nested lists: (name, points) for a leaf, (name, points, children) for a group."""
    return [
        (one.name, one.points, outline(one.children)) if one.children else (one.name, one.points) for one in indicators
    ]


def todos(path: Path, **wishes: Any) -> list[tuple[str, str]]:
    """The notes that somebody must look into: message key and cell."""
    notes = [note for draft in imported(path, **wishes).drafts for note in draft.all_notes() if note.todo]
    return [(note.key, note.origin.cell or str(note.origin.row) if note.origin else "") for note in notes]


def notes(path: Path, **wishes: Any) -> dict[str, Mapping[str, object]]:
    """Every note by its key."""
    return {note.key: note.args for draft in imported(path, **wishes).drafts for note in draft.all_notes()}
