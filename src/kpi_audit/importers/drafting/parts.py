"""Papers cut into stretches that make one document each: paragraphs, grids, and tables without a known header."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...errors import DocumentError
from ...source.location import Origin
from ...startup import patterns as re
from ...startup.records import dataclass, field
from ..paper import Paper, Paragraph, Table
from ..prose.titles import is_title
from ..tables.grid import Grid, cut
from ..tables.rows import is_continuation, rank_of, section_role
from ..values.names import label_of
from ..values.points import points_in_name, tight
from ..wishes import Wishes
from .abreast import abreast
from .cards import upright
from .continuing import again, go_on, goes_on, join

FULL = 100.0
"""A table of so many points is a scheme of its own."""
_CAPTION = 40
_SPECIAL = {"情形": "name", "具体情形": "name", "主要情形": "name", "具体内容": "content"}
"""What columns mean on a sheet that is called 一票否决, 加分 or 扣分."""
_CLASS = re.compile(
    r"(?:乡镇|镇街|街道|行政村|村居|社区|部门|单位|园区|开发区|学校|医院|企业)(?:[(（][^()（）]{1,12}[)）])?$|.类$"
)
"""What the assessed units of a scheme are called."""


@dataclass(slots=True)
class Part:
    """A stretch of a paper that makes one document."""

    name: str
    paragraphs: list[Paragraph] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    unknown: list[Table] = field(default_factory=list)
    of: str = ""  # the class of units, where the paper has a table for each of several


def parts_of(papers: Sequence[Paper], wishes: Wishes) -> list[Part]:
    """The stretches of all papers."""
    return [part for paper in papers for part in _parts(paper, wishes)]


def nothing(papers: Sequence[Paper], parts: Sequence[Part]) -> DocumentError:
    """The error that no table was understood, and no paragraph states points."""
    table = next((table for part in parts for table in part.unknown), None)
    if table is None:
        told = [note.key for paper in papers for note in paper.notes]
        hidden, drawn = (
            any(key.startswith("hidden_") for key in told),
            any(key.endswith(("pictures", "charts")) for key in told),
        )
        return DocumentError("FMT033", "nothing_seen" if hidden else "nothing_written" if drawn else "nothing")
    head = next((row for row in table.rows if len(row.filled()) > 2), table.rows[0])
    heads = "、".join(" ".join(cell.text.split()) for _, cell in head.filled()[:8])
    return DocumentError("FMT033", "no_header", row=head.number, heads=heads)


def _parts(paper: Paper, wishes: Wishes) -> list[Part]:
    """The stretches of a paper, cut where a further title stands above a further table."""
    parts = [Part(paper.name)]
    loose: list[Paragraph] = []
    classes = _classes(paper)
    columns = {**(_SPECIAL if section_role(paper.name) is not None else {}), **wishes.columns}
    shared: list[Paragraph] = []
    for block in paper.blocks:
        if isinstance(block, Paragraph):
            loose.append(block)
            continue
        pieces = [piece for table in abreast(upright(block), columns) for piece in cut(table, columns)]
        if not any(isinstance(piece, Grid) for piece in pieces):
            if parts[-1].grids and goes_on(block, parts[-1].grids[-1], loose):
                go_on(block, parts[-1].grids[-1], paper)
                parts[-1].paragraphs += [one for one in loose if not is_continuation(one.text)]
                loose = []
                continue
            if block.width > 2 and len(block.rows) > 1:
                parts[-1].unknown.append(block)
                continue
        for piece in pieces:
            if isinstance(piece, Paragraph):
                loose.append(piece)
                continue
            if parts[-1].grids and again(piece, parts[-1].grids[-1], loose):
                join(piece, parts[-1].grids[-1])
                loose = []
                continue
            at = _new_title(loose, classes) if parts[-1].grids else None
            if at is not None:
                parts[-1].paragraphs += loose[:at]
                parts.append(Part(paper.name, list(shared)))
                loose = loose[at:]
            loose = [one for one in loose if not (parts[-1].grids and is_continuation(one.text))]
            piece.caption = _caption(loose)
            heads = [at for at, one in enumerate(loose) if one.origin in classes]
            if heads:
                parts[-1].of = classes[loose[heads[0]].origin]
                shared = shared if len(parts) > 1 else loose[: heads[0]]  # title and rules above the first class
            parts[-1].paragraphs += [one for one in loose if one.origin not in classes]
            parts[-1].grids.append(piece)
            loose = []
    for part in parts if parts[-1].of else parts[-1:]:  # what stands below the last table is for all classes
        part.paragraphs += loose
    return parts


def _classes(paper: Paper) -> dict[Origin, str]:
    """The classes of units whose headings each state the whole score: 一、农业类乡镇（100分）, 二、工业类（100分）."""
    found: dict[Origin, tuple[str, float]] = {}
    for one in paper.blocks:
        if isinstance(one, Paragraph) and len(one.text) <= _CAPTION and (rank_of(one.text) or one.label):
            name, points = points_in_name(tight(one.text))
            name = name[len(label_of(name)) :]
            if points is not None and (points.value or 0) >= FULL and _CLASS.search(name):
                found[one.origin] = (name, points.value or 0)
    alike = len(found) > 1 and len({points for _, points in found.values()}) == 1
    return {origin: name for origin, (name, _) in found.items()} if alike else {}


def _new_title(paragraphs: Sequence[Paragraph], classes: Mapping[Origin, str]) -> int | None:
    """Where the title of a further document stands; that of a part worth less than the whole is none."""
    for number, one in enumerate(paragraphs):
        if one.origin in classes:
            return number
        if not one.label and not rank_of(one.text) and is_title(one.text):
            points = points_in_name(tight(one.text))[1]
            if points is None or (points.value or 0) >= FULL:
                return number
    return None


def _caption(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The line right above a table, when it is a heading."""
    last = paragraphs[-1:] if paragraphs else []
    return [one for one in last if len(tight(one.text)) <= _CAPTION and not one.text.rstrip().endswith(("。", "；"))]
