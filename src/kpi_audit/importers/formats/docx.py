"""Word documents: one paper of paragraphs and tables, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ...errors import DocumentError
from ...source.location import Origin
from ...startup.records import dataclass, field
from ..archive import check_archive
from ..own.marks import cell_of
from ..paper import Cell, Note, Paper, Paragraph, Row, Span, Table, checked
from .margins import scoring_in
from .struck import struck_note
from .word.elements import (
    CHARTS,
    DRAWN,
    MAX_COLUMNS,
    blocks_of,
    boxes_of,
    cells_of,
    heading_styles,
    hidden_texts,
    is_continued,
    is_fallback,
    left_out,
    part_of,
    parts_of,
    rows_of,
    struck_texts,
    text_of,
    unread,
    wholly_struck,
    width_of,
)
from .word.numbering import Numbering
from .word.signs import W

MAX_CELLS = 200_000
MAX_PARAGRAPHS = 20_000


def read_docx(path: Path) -> list[Paper]:
    """The paper of a document. Raises DocumentError FMT031 without python-docx, FMT032 for a broken or hostile file."""
    check_archive(path, "docx")
    try:
        from docx import Document
    except ImportError:
        raise DocumentError("FMT031", "missing", library="python-docx") from None
    try:
        return [_Reader(Document(str(path))).paper()]
    except (DocumentError, MemoryError):
        raise
    except Exception as error:  # what a broken file makes the library raise is anyone's guess
        raise DocumentError("FMT032", "corrupt", kind="docx") from error


_FRAMES = 4
"""Frames inside of one another that are opened."""


@dataclass(slots=True)
class _Reader:
    document: Any
    paragraphs: int = 0  # that are not empty, so far
    tables: int = 0
    cells: int = 0
    nested: int = 0
    blocks: list[Paragraph | Table] = field(default_factory=list)
    numbering: Numbering = field(init=False)
    headings: dict[str, int] = field(init=False)
    gone: dict[Any, str] = field(init=False)  # rows and paragraphs that are struck out

    def __post_init__(self) -> None:
        self.gone = wholly_struck(self.document.element.body)
        styles = part_of(self.document, "/styles")
        self.numbering = Numbering(part_of(self.document, "/numbering"), styles)
        self.headings = heading_styles(styles)

    def paper(self) -> Paper:
        """Everything in the body; what stands in boxes follows the paragraph that they hang on."""
        for element in blocks_of(self.document.element.body):
            self._block(element)
            for box in boxes_of(element) if element.tag == f"{W}p" else ():
                for inner in blocks_of(box):
                    self._block(inner)
        self._footnotes()
        return Paper("", self.blocks, list(self._notes()))

    def _block(self, element: Any, depth: int = 0) -> None:
        """A paragraph or a table; what stands in a table that only frames the page stands there by itself."""
        if element.tag == f"{W}p":
            self._paragraph(element)
        elif depth < _FRAMES and _is_frame(element):
            for row in rows_of(element):
                for cell in cells_of(row):
                    for inner in blocks_of(cell):
                        self._block(inner, depth + 1)
        else:
            self._table(element)

    def _notes(self) -> Iterator[Note]:
        """What is in the file and was not read, or not as it stands."""
        if self.nested:
            yield Note("nested_tables", {"n": self.nested})
        remarks = part_of(self.document, "/comments")
        texts = [text_of(one) for one in (() if remarks is None else remarks.iter(f"{W}comment"))]
        if texts:
            yield Note("remarks", {"n": len(texts), "text": "；".join(" ".join(text.split()) for text in texts)})
        body = self.document.element.body
        struck = struck_texts(body, self.gone)
        for key, found in (
            ("struck_rows", self.gone.values()),
            ("struck", struck),
            ("hidden_text", hidden_texts(body)),
        ):
            if (note := struck_note(key, (("", text) for text in found))) is not None:
                yield note
        for key, n in unread(body):
            if n:
                yield Note(key, {"n": n})
        drawn = sum(1 for one in self.document.element.body.iter(*DRAWN) if not is_fallback(one))
        if drawn:
            yield Note("pictures", {"n": drawn})
        charts = sum(1 for one in self.document.element.body.iter(*CHARTS) if not is_fallback(one))
        if charts:
            yield Note("charts", {"n": charts})
        if said := scoring_in(text_of(one) for one in parts_of(self.document, "/header", "/footer")):
            yield Note("margins", said)

    def _footnotes(self) -> None:
        """Notes at the foot of a page or at the end, as paragraphs behind all others."""
        for kind in ("footnote", "endnote"):
            notes = part_of(self.document, f"/{kind}s")
            for one in () if notes is None else notes.iter(f"{W}{kind}"):
                text = text_of(one).strip()
                if text and one.get(f"{W}type", "normal") == "normal":
                    self.paragraphs += 1
                    origin = Origin("paragraph", row=self.paragraphs)
                    self.blocks.append(Paragraph(checked(f"注：{text}", origin), origin))

    def _paragraph(self, element: Any) -> None:
        label = self.numbering.label(element)
        text = text_of(element)
        if not text.strip() or element in self.gone:
            return
        self.paragraphs += 1
        if self.paragraphs > MAX_PARAGRAPHS:
            raise DocumentError("FMT032", "huge_text", limit=MAX_PARAGRAPHS)
        origin = Origin("paragraph", row=self.paragraphs)
        self.blocks.append(Paragraph(checked(text, origin), origin, label.strip(), self._heading(element)))

    def _heading(self, element: Any) -> int:
        properties = element.find(f"{W}pPr")
        style = None if properties is None else properties.find(f"{W}pStyle")
        return 0 if style is None else self.headings.get(style.get(f"{W}val", ""), 0)

    def _table(self, element: Any) -> None:
        self.tables += 1
        table = Table([], number=self.tables)
        open_spans: dict[int, Span] = {}  # by left column: areas that a later row may go on
        number = 0
        hanging: dict[int, Cell] = {}  # what stands in rows that are struck out: it may be merged with the next
        for element_row in rows_of(element):
            number += 1
            cells, spans, goes_on = self._row(element_row, number)
            if element_row in self.gone:
                hanging |= {at: cell for at, cell in enumerate(cells) if cell is not None}
                continue
            for at in hanging.keys() & goes_on:
                cells[at] = hanging[at]
                open_spans.pop(at, None)
            hanging.clear()
            if not any(cells) and not goes_on:
                open_spans = {}
                continue
            index = len(table.rows)
            table.rows.append(Row(number, cells))
            now: dict[int, Span] = {}
            for left, right in spans:
                above = open_spans.get(left) if left in goes_on else None
                top = above.top if above is not None and above.right == right else index
                now[left] = Span(top, left, index, right)
                if top != index or left != right:
                    table.merge(now[left])
            open_spans = now
        table.fill()
        table.drop_empty()
        if table.rows:
            self.blocks.append(table)

    def _row(self, element: Any, number: int) -> tuple[list[Cell | None], list[tuple[int, int]], set[int]]:
        """Cells by column, the columns that each cell takes, and where an area from above goes on."""
        cells: list[Cell | None] = [None] * left_out(element)
        spans: list[tuple[int, int]] = []
        goes_on: set[int] = set()
        for cell in cells_of(element):
            left = len(cells)
            width = width_of(cell)
            spans.append((left, left + width - 1))
            self.cells += width
            if left + width > MAX_COLUMNS or self.cells > MAX_CELLS:
                raise DocumentError("FMT032", "huge_table", table=self.tables, cells=MAX_CELLS, columns=MAX_COLUMNS)
            origin = Origin("table", table=self.tables, row=number, column=len(spans))
            text = self._cell_text(cell)
            if is_continued(cell):
                goes_on.add(left)
                text = ""
            cells += [cell_of(text, origin)] + [None] * (width - 1)
        return cells, spans, goes_on

    def _cell_text(self, cell: Any) -> str:
        lines: list[str] = []
        for element in blocks_of(cell):
            if element.tag == f"{W}p":
                label, text = self.numbering.label(element).strip(), text_of(element)
                lines.append(label + text if text.strip() else "")
            else:
                self.nested += 1
                rows = ("\t".join(text_of(inner) for inner in cells_of(row)) for row in rows_of(element))
                lines += [line for line in rows if line.strip()]
        return "\n".join(line for line in lines if line.strip())


def _is_frame(table: Any) -> bool:
    """Whether a table has one column and a table inside of it, as pages that were made for the web have."""
    rows = [list(cells_of(row)) for row in rows_of(table)]
    return all(len(row) == 1 for row in rows) and any(
        inner.tag == f"{W}tbl" for row in rows for cell in row for inner in blocks_of(cell)
    )
