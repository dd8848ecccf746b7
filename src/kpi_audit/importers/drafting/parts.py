"""Papers cut into stretches that make one document each: paragraphs, grids, and tables without a known header."""

from __future__ import annotations

from collections.abc import Sequence

from ...errors import DocumentError
from ...startup.records import dataclass, field
from ..paper import Paper, Paragraph, Table
from ..prose.titles import is_title
from ..tables.grid import Grid, cut
from ..tables.rows import is_continuation, rank_of
from ..values.points import points_in_name, tight
from ..wishes import Wishes
from .abreast import abreast
from .continuing import go_on, goes_on

FULL = 100.0
"""A table of so many points is a scheme of its own."""
_CAPTION = 40


@dataclass(slots=True)
class Part:
    """A stretch of a paper that makes one document."""

    name: str
    paragraphs: list[Paragraph] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    unknown: list[Table] = field(default_factory=list)


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
    for block in paper.blocks:
        if isinstance(block, Paragraph):
            loose.append(block)
            continue
        pieces = [piece for table in abreast(block, wishes.columns) for piece in cut(table, wishes.columns)]
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
            at = _new_title(loose) if parts[-1].grids else None
            if at is not None:
                parts[-1].paragraphs += loose[:at]
                parts.append(Part(paper.name))
                loose = loose[at:]
            loose = [one for one in loose if not (parts[-1].grids and is_continuation(one.text))]
            piece.caption = _caption(loose)
            parts[-1].paragraphs += loose
            parts[-1].grids.append(piece)
            loose = []
    parts[-1].paragraphs += loose
    return parts


def _new_title(paragraphs: Sequence[Paragraph]) -> int | None:
    """Where the title of a further document stands; that of a part worth less than the whole is none."""
    for number, one in enumerate(paragraphs):
        if not one.label and not rank_of(one.text) and is_title(one.text):
            points = points_in_name(tight(one.text))[1]
            if points is None or (points.value or 0) >= FULL:
                return number
    return None


def _caption(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The line right above a table, when it is a heading."""
    last = paragraphs[-1:] if paragraphs else []
    return [one for one in last if len(tight(one.text)) <= _CAPTION and not one.text.rstrip().endswith(("。", "；"))]
