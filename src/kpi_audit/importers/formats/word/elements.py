"""The elements of a Word document: what stands below them, what they say, how cells are merged."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any
from xml.etree import ElementTree

from ....startup import patterns as re
from .signs import MATHS, UNKNOWN, W, math_of, sign_of

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = {f"{W}del", f"{W}moveFrom", f"{W}txbxContent", _FALLBACK, f"{W}rPr", f"{W}pPr", f"{W}rt"}  # rt: 拼音
_BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}
DRAWN = (
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
"""Pictures; an embedded table has one too, of what it looks like."""
CHARTS = (
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
)
"""Where a chart or a diagram stands; what they say is in parts of their own."""
_WRAPPERS = {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}smartTag", f"{W}moveTo"}
_OFF = ("0", "false", "off")
MAX_COLUMNS = 100
_HEADING = re.compile(r"(?i)^(?:heading|标题)\s*(\d)$")


def blocks_of(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables under an element, those in content controls and insertions too."""
    for child in parent:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in _WRAPPERS:
            yield from blocks_of(child)


def rows_of(table: Any) -> Iterator[Any]:
    """The rows of a table that no revision strikes out."""
    for child in table:
        if child.tag == f"{W}tr":
            if child.find(f"{W}trPr/{W}del") is None:  # a row that a revision strikes out
                yield child
        elif child.tag in _WRAPPERS:
            yield from rows_of(child)


def cells_of(row: Any) -> Iterator[Any]:
    """The cells of a row."""
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in _WRAPPERS:
            yield from cells_of(child)


def unread(body: Any) -> Iterator[tuple[str, int]]:
    """What the text of a body lacks, by the key of the note on it, with how often: foreign parts, unknown signs."""
    yield "foreign_parts", sum(1 for _ in body.iter(f"{W}altChunk", f"{W}subDoc"))
    yield "signs", sum(sign_of(one) == UNKNOWN for one in body.iter(f"{W}sym"))


def boxes_of(paragraph: Any) -> Iterator[Any]:
    """The boxes of text that hang on a paragraph."""
    for box in paragraph.iter(f"{W}txbxContent"):
        if not is_fallback(box):
            yield box


def is_fallback(element: Any) -> bool:
    """Whether an element only repeats another for old programs."""
    return any(above.tag == _FALLBACK for above in element.iterancestors())


def text_of(element: Any) -> str:
    """The text as it would be printed: revisions accepted, no text of fields' codes or boxes."""
    said: list[str] = []
    waiting = [iter(element)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif child.tag == f"{W}t":
            said.append(child.text or "")
        elif child.tag in _BREAKS:
            said.append(_BREAKS[child.tag])
        elif child.tag == f"{W}sym":
            said.append(sign_of(child))
        elif child.tag in MATHS:
            said.append(math_of(child))
        elif child.tag not in _SKIPPED and not _is_unseen(child):
            if child.tag == f"{W}p" and said:
                said.append("\n")
            waiting.append(iter(child))
    return "".join(said)


def wholly_struck(body: Any) -> dict[Any, str]:
    """Rows of tables, and paragraphs outside of them, that are struck out from the first word to the last."""
    found: dict[Any, str] = {}
    if next(body.iter(f"{W}strike", f"{W}dstrike"), None) is None:
        return found
    for row in body.iter(f"{W}tr"):
        cells = [cell for cell in cells_of(row) if cell.find(f"{W}tcPr/{W}vMerge") is None and text_of(cell).strip()]
        if cells and all(map(_is_all_struck, cells)):
            found[row] = " ".join(map(text_of, cells))
    for paragraph in body.iter(f"{W}p"):
        inside = next(paragraph.iterancestors(f"{W}tbl"), None) is not None
        if not inside and text_of(paragraph).strip() and _is_all_struck(paragraph):
            found[paragraph] = text_of(paragraph)
    return found


def _is_all_struck(element: Any) -> bool:
    runs = [run for run in element.iter(f"{W}r") if text_of(run).strip() and not is_fallback(run)]
    return bool(runs) and all(map(_is_struck, runs))


def struck_texts(body: Any, gone: Container[Any] = ()) -> Iterator[str]:
    """Texts that are struck out by hand, those of runs beside each other as one; without what is gone."""
    for paragraph in body.iter(f"{W}p"):
        if paragraph in gone or (gone and any(row in gone for row in paragraph.iterancestors(f"{W}tr"))):
            continue
        said = ""
        for run in paragraph.iter(f"{W}r"):
            text = text_of(run) if _is_struck(run) and not is_fallback(run) else ""
            if said and not text:
                yield said
            said = said + text if text else ""
        if said:
            yield said


def hidden_texts(body: Any) -> Iterator[str]:
    """Texts that are formatted as hidden: nobody sees them on paper."""
    for run in body.iter(f"{W}r"):
        if _marked(run, "vanish"):
            yield "".join(one.text or "" for one in run.iter(f"{W}t"))


def _is_unseen(element: Any) -> bool:
    """Whether something is hidden, or only asks for what to write: 单击此处输入文字."""
    if element.tag == f"{W}r":
        return _marked(element, "vanish")
    return element.tag == f"{W}sdt" and element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None


def _marked(run: Any, *names: str) -> bool:
    marks = (run.find(f"{W}rPr/{W}{name}") for name in names)
    return any(mark is not None and mark.get(f"{W}val", "1") not in _OFF for mark in marks)


def _is_struck(run: Any) -> bool:
    return _marked(run, "strike", "dstrike")


def width_of(cell: Any) -> int:
    """How many columns a cell takes."""
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    value = "" if span is None else str(span.get(f"{W}val", ""))
    return max(1, int(value)) if value.isdecimal() and len(value) < 5 else 1


def is_continued(cell: Any) -> bool:
    """Whether a cell only goes on with the one above it."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val", "continue") != "restart"


def left_out(row: Any) -> int:
    """Columns that a row leaves out at its beginning."""
    skip = row.find(f"{W}trPr/{W}gridBefore")
    value = "" if skip is None else str(skip.get(f"{W}val", ""))
    return min(int(value), MAX_COLUMNS) if value.isdecimal() and len(value) < 5 else 0


def part_of(document: Any, kind: str) -> Any:
    """The root of a part that belongs to the document; None when there is none."""
    return next(parts_of(document, kind), None)


def parts_of(document: Any, *kinds: str) -> Iterator[Any]:
    """The roots of all parts of some kinds that belong to the document."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith(kinds) and not relation.is_external:
            part = relation.target_part
            if hasattr(part, "element"):
                yield part.element
            elif str(part.partname).lower().endswith(".xml"):  # as what the archive was checked for before
                yield ElementTree.fromstring(part.blob)


def heading_styles(styles: Any) -> dict[str, int]:
    """The levels of the styles of headings, by their ids."""
    found: dict[str, int] = {}
    for style in () if styles is None else styles.iter(f"{W}style"):
        name = style.find(f"{W}name")
        match = _HEADING.match(str(name.get(f"{W}val", ""))) if name is not None else None
        if match:
            found[style.get(f"{W}styleId", "")] = int(match[1])
    return found
