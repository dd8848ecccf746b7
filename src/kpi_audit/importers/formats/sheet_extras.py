"""What hangs on a sheet beside its cells: remarks (批注), boxes of text, pictures, charts."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from ...startup.records import dataclass, field

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@dataclass(slots=True)
class Extras:
    """Remarks with cells, boxes with the row and column (from 1) that they hang on; pictures and charts are counted."""

    remarks: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[tuple[int, int, str]] = field(default_factory=list)
    pictures: int = 0
    charts: int = 0


def extras_of(archive: zipfile.ZipFile, part: str) -> Extras:
    """What hangs on the sheet in a part of a workbook. Raises ParseError for broken XML."""
    extras = Extras()
    for kind, target in _relations(archive, part):
        if kind == "comments":
            root = ElementTree.fromstring(archive.read(target))
            for one in root.iter(f"{_MAIN}comment"):
                text = "".join(piece.text or "" for piece in one.iter(f"{_MAIN}t"))
                extras.remarks.append((one.get("ref", ""), text))
        elif kind == "drawing":
            _drawing(ElementTree.fromstring(archive.read(target)), extras)
    return extras


def _relations(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str]]:
    """The last word of the type of each part that belongs to another, and its name."""
    folder, name = posixpath.split(part)
    relations = f"{folder}/_rels/{name}.rels"
    known = set(archive.namelist())
    if relations not in known:
        return
    for one in ElementTree.fromstring(archive.read(relations)):
        target = str(one.get("Target", ""))
        target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        named = target.lower().endswith(".xml")  # as what the archive was checked for before
        if named and one.get("TargetMode") != "External" and target in known:
            yield str(one.get("Type", "")).rpartition("/")[2], target


def _drawing(root: ElementTree.Element, extras: Extras) -> None:
    for anchor in root:
        start = anchor.find(f"{_DRAWING}from")
        row, column = (_number(start, f"{_DRAWING}{name}") for name in ("row", "col"))
        extras.pictures += sum(1 for _ in anchor.iter(f"{_DRAWING}pic"))
        extras.charts += sum(1 for _ in anchor.iter(_CHART))
        for box in anchor.iter(f"{_DRAWING}txBody"):
            lines = ("".join(piece.text or "" for piece in line.iter(f"{_TEXT}t")) for line in box.iter(f"{_TEXT}p"))
            text = "\n".join(line for line in lines if line.strip())
            if text:
                extras.boxes.append((row + 1, column + 1, text))


def _number(start: ElementTree.Element | None, name: str) -> int:
    found = None if start is None else start.find(name)
    text = "" if found is None else (found.text or "").strip()
    return int(text) if text.isdecimal() and len(text) < 8 else 0
