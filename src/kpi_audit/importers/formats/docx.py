"""Word documents: one paper of paragraphs and tables, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ...errors import DocumentError
from ...source.location import Origin
from ...startup import patterns as re
from ...startup.records import dataclass, field
from ..archive import check_archive
from ..own.marks import cell_of
from ..paper import Cell, Note, Paper, Paragraph, Row, Span, Table, checked
from .numbering import Numbering

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = {f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", _FALLBACK, f"{_W}rPr", f"{_W}pPr"}
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}
_WRAPPERS = {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag", f"{_W}moveTo"}
_HEADING = re.compile(r"(?i)^(?:heading|标题)\s*(\d)$")
MAX_COLUMNS = 100
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

    def __post_init__(self) -> None:
        styles = _part(self.document, "/styles")
        self.numbering = Numbering(_part(self.document, "/numbering"), styles)
        self.headings = _heading_styles(styles)

    def paper(self) -> Paper:
        """Everything in the body; what stands in boxes follows the paragraph that they hang on."""
        for element in _blocks(self.document.element.body):
            if element.tag == f"{_W}tbl":
                self._table(element)
            else:
                self._paragraph(element)
                for box in _boxes(element):
                    for inner in _blocks(box):
                        if inner.tag == f"{_W}p":
                            self._paragraph(inner)
                        else:
                            self._table(inner)
        notes = [Note("nested_tables", {"n": self.nested})] if self.nested else []
        return Paper("", self.blocks, notes)

    def _paragraph(self, element: Any) -> None:
        label = self.numbering.label(element)
        text = _text(element)
        if not text.strip():
            return
        self.paragraphs += 1
        if self.paragraphs > MAX_PARAGRAPHS:
            raise DocumentError("FMT032", "huge_text", limit=MAX_PARAGRAPHS)
        origin = Origin("paragraph", row=self.paragraphs)
        self.blocks.append(Paragraph(checked(text, origin), origin, label.strip(), self._heading(element)))

    def _heading(self, element: Any) -> int:
        properties = element.find(f"{_W}pPr")
        style = None if properties is None else properties.find(f"{_W}pStyle")
        return 0 if style is None else self.headings.get(style.get(f"{_W}val", ""), 0)

    def _table(self, element: Any) -> None:
        self.tables += 1
        table = Table([], number=self.tables)
        open_spans: dict[int, Span] = {}  # by left column: areas that a later row may go on
        number = 0
        for element_row in _rows(element):
            number += 1
            cells, spans, goes_on = self._row(element_row, number)
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
        if any(any(row.cells) for row in table.rows):
            self.blocks.append(table)

    def _row(self, element: Any, number: int) -> tuple[list[Cell | None], list[tuple[int, int]], set[int]]:
        """Cells by column, the columns that each cell takes, and where an area from above goes on."""
        cells: list[Cell | None] = [None] * _before(element)
        spans: list[tuple[int, int]] = []
        goes_on: set[int] = set()
        for cell in _cells(element):
            left = len(cells)
            width = _grid_span(cell)
            spans.append((left, left + width - 1))
            self.cells += width
            if left + width > MAX_COLUMNS or self.cells > MAX_CELLS:
                raise DocumentError("FMT032", "huge_table", table=self.tables, cells=MAX_CELLS, columns=MAX_COLUMNS)
            origin = Origin("table", table=self.tables, row=number, column=len(spans))
            text = self._cell_text(cell)
            if _goes_on(cell):
                goes_on.add(left)
                text = ""
            cells += [cell_of(text, origin)] + [None] * (width - 1)
        return cells, spans, goes_on

    def _cell_text(self, cell: Any) -> str:
        lines: list[str] = []
        for element in _blocks(cell):
            if element.tag == f"{_W}p":
                label, text = self.numbering.label(element).strip(), _text(element)
                lines.append(label + text if text.strip() else "")
            else:
                self.nested += 1
                rows = ("\t".join(_text(inner) for inner in _cells(row)) for row in _rows(element))
                lines += [line for line in rows if line.strip()]
        return "\n".join(line for line in lines if line.strip())


def _blocks(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables under an element, those in content controls and insertions too."""
    for child in parent:
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _blocks(child)


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == f"{_W}tr":
            if child.find(f"{_W}trPr/{_W}del") is None:  # a row that a revision strikes out
                yield child
        elif child.tag in _WRAPPERS:
            yield from _rows(child)


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == f"{_W}tc":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _cells(child)


def _boxes(paragraph: Any) -> Iterator[Any]:
    for box in paragraph.iter(f"{_W}txbxContent"):
        if not any(above.tag == _FALLBACK for above in box.iterancestors()):
            yield box


def _text(element: Any) -> str:
    """The text as it would be printed: revisions accepted, no text of fields' codes or boxes."""
    said: list[str] = []
    waiting = [iter(element)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif child.tag == f"{_W}t":
            said.append(child.text or "")
        elif child.tag in _BREAKS:
            said.append(_BREAKS[child.tag])
        elif child.tag not in _SKIPPED:
            if child.tag == f"{_W}p" and said:
                said.append("\n")
            waiting.append(iter(child))
    return "".join(said)


def _grid_span(cell: Any) -> int:
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    value = "" if span is None else str(span.get(f"{_W}val", ""))
    return max(1, int(value)) if value.isdecimal() and len(value) < 5 else 1


def _goes_on(cell: Any) -> bool:
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merge is not None and merge.get(f"{_W}val", "continue") != "restart"


def _before(row: Any) -> int:
    """Columns that a row leaves out at its beginning."""
    skip = row.find(f"{_W}trPr/{_W}gridBefore")
    value = "" if skip is None else str(skip.get(f"{_W}val", ""))
    return min(int(value), MAX_COLUMNS) if value.isdecimal() and len(value) < 5 else 0


def _part(document: Any, kind: str) -> Any:
    """The root of a part that belongs to the document; None when there is none."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith(kind) and not relation.is_external:
            part = relation.target_part
            if hasattr(part, "element"):
                return part.element
    return None


def _heading_styles(styles: Any) -> dict[str, int]:
    found: dict[str, int] = {}
    for style in () if styles is None else styles.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        match = _HEADING.match(str(name.get(f"{_W}val", ""))) if name is not None else None
        if match:
            found[style.get(f"{_W}styleId", "")] = int(match[1])
    return found
