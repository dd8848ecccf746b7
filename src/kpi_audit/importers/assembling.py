"""From the papers of a file to drafts: what is a table, what stands around it, what makes one document or several."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..errors import DocumentError
from ..source.location import Origin
from .draft import Branch, Draft, said
from .paper import Paper, Paragraph, Table
from .prose.clauses import take
from .prose.outline import outline
from .prose.scored import add_scored, scored
from .prose.titles import find_title, is_title, mentioned_total, stated_total, year_in
from .tables.duties import add_duties
from .tables.grid import Grid, cut
from .tables.rows import rank_of, section_role
from .tables.tree import grow
from .values.names import whole_name
from .values.points import points_in_name, tight
from .wishes import Wishes

_NAMELESS = re.compile(r"(?i)(?:sheet|工作表|表)\s*\d*$")
_CAPTION = 40
_FULL = 100.0
"""A table of so many points is a scheme of its own."""


@dataclass(slots=True)
class Part:
    """A stretch of a paper that makes one document: its paragraphs and its grids."""

    name: str
    paragraphs: list[Paragraph] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    unknown: list[Table] = field(default_factory=list)


def assemble(papers: Sequence[Paper], file: str, wishes: Wishes) -> list[Draft]:
    """The drafts of a file. Raises DocumentError FMT033 when there is nothing that could be one."""
    parts = parts_of(papers, wishes)
    notes = [note for paper in papers for note in paper.notes]
    duties = [part for part in parts if any(grid.kind == "duties" for grid in part.grids)]
    others = [part for part in parts if part not in duties]
    drafts: list[Draft] = []
    if duties:
        drafts.append(add_duties(duties, file))
    drafts += _schemes(others, file, with_prose=not duties)
    drafts = [draft for draft in drafts if draft.trees.get("indicators") or draft.records.get("duties")]
    if not drafts:
        raise nothing(parts)
    drafts[0].notes[:0] = notes
    for draft in drafts:
        draft.source = draft.source if len(papers) > 1 or len(drafts) > 1 else ""
    return drafts


def parts_of(papers: Sequence[Paper], wishes: Wishes) -> list[Part]:
    """The stretches of all papers."""
    return [part for paper in papers for part in _parts(paper, wishes)]


def _parts(paper: Paper, wishes: Wishes) -> list[Part]:
    """The stretches of a paper, cut where a further title stands above a further table."""
    parts = [Part(paper.name)]
    loose: list[Paragraph] = []
    for block in paper.blocks:
        if isinstance(block, Paragraph):
            loose.append(block)
            continue
        pieces = list(cut(block, wishes.columns))
        if not any(isinstance(piece, Grid) for piece in pieces) and block.width > 2 and len(block.rows) > 1:
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
            if points is None or (points.value or 0) >= _FULL:
                return number
    return None


def _caption(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The line right above a table, when it is a heading."""
    last = paragraphs[-1:] if paragraphs else []
    return [one for one in last if len(tight(one.text)) <= _CAPTION and not one.text.rstrip().endswith(("。", "；"))]


def _schemes(parts: list[Part], file: str, *, with_prose: bool) -> list[Draft]:
    tabled = [part for part in parts if part.grids]
    drafts = [_draft(part, file) for part in tabled]
    if not tabled:
        return [_prose(part, file) for part in parts if with_prose]
    whole = [draft for draft in drafts if _total(draft) >= _FULL - 5]
    if len(drafts) > 1 and len(whole) < len(drafts):
        drafts = [_merged(drafts, file)]
        drafts[0].note("merged_sheets")
    rest = [part for part in parts if not part.grids]
    for part in rest:
        _around(drafts[0], part.paragraphs)
    return drafts


def _draft(part: Part, file: str) -> Draft:
    """A document made of tables and of what stands around them."""
    draft = Draft(source=part.name)
    captions = [one for grid in part.grids for one in grid.caption]
    _head(part, draft, part.paragraphs, file)
    for grid in part.grids:
        above = _group(grid, draft) if len(part.grids) > 1 or _special(grid) else None
        grow(grid, draft, above)
    used = [one for one in captions if one.origin in _used(draft)]
    _around(draft, [one for one in part.paragraphs if one not in used])
    _unknown(part, draft)
    return draft


def _special(grid: Grid) -> bool:
    return any(section_role(one.text) is not None for one in grid.caption)


def _group(grid: Grid, draft: Draft) -> Branch | None:
    """The group that the heading above a table makes of it."""
    for paragraph in grid.caption:
        title = draft.fields.get("title")
        if title is not None and paragraph.origin in [origin for _, origin in title.parts]:
            return None
        text = f"{paragraph.label}{paragraph.text}"
        if stated_total(text) is not None or is_title(text):
            return None
        name, points = points_in_name(text)
        branch = Branch(said(whole_name(name), paragraph.origin))
        if points is not None and points.value is not None:
            branch.fields["weight" if points.meaning == "weight" else "points"] = said(points.value, paragraph.origin)
        return branch
    return None


def _used(draft: Draft) -> list[Origin]:
    """Where the names of branches come from."""
    return [branch.name.origin for branch in draft.branches() if branch.name.origin is not None]


def _head(part: Part, draft: Draft, paragraphs: list[Paragraph], file: str) -> None:
    """Title, year and total; what says nothing else is taken out of the paragraphs."""
    titles, title = find_title(paragraphs)
    if title:
        bare, points = points_in_name(title)
        draft.fields["title"] = said(bare, titles[0].origin)
        if points is not None and points.meaning == "points":
            draft.fields["total_points"] = said(points.value or 0, titles[-1].origin)
    else:
        name = part.name if part.name and not _NAMELESS.match(part.name) else file.rsplit(".", 1)[0]
        draft.fields["title"] = said(name)
    year = year_in(str(draft.fields["title"].value))
    if year is not None:
        draft.fields["year"] = said(year, titles[0].origin if titles else None)
    kept = []
    for paragraph in paragraphs:
        total = stated_total(paragraph.text)
        if total is not None:
            draft.fields.setdefault("total_points", said(total, paragraph.origin))
        elif paragraph not in titles:
            kept.append(paragraph)
    paragraphs[:] = kept


def _around(draft: Draft, paragraphs: Iterable[Paragraph]) -> None:
    """What stands around the tables: clauses into their fields, all else into the text."""
    waiting = list(outline(paragraphs))
    while waiting:
        item = waiting.pop(0)
        if take(item, draft):
            continue
        draft.text.append((item.whole, item.origin))
        waiting[:0] = item.below
    if "total_points" not in draft.fields:
        for text, origin in draft.text:
            total = mentioned_total(text)
            if total is not None:
                draft.fields["total_points"] = said(total, origin)
                break


def _prose(part: Part, file: str) -> Draft:
    """A document without a table: its scored sections are the tree."""
    draft = Draft(source=part.name)
    paragraphs = list(part.paragraphs)
    _head(part, draft, paragraphs, file)
    loose: list[Paragraph] = []
    for item in outline(paragraphs):
        draft.rows += sum(1 for _ in item.walk())
        if section_role(item.text) is None and scored(item):
            add_scored(item, draft)
        else:
            loose += [one.paragraph for one in item.walk()]
    _around(draft, loose)
    _unknown(part, draft)
    return draft


def _unknown(part: Part, draft: Draft) -> None:
    """Tables in which no header was found stay visible."""
    for table in part.unknown:
        rows = [" | ".join(cell.text for _, cell in row.filled()) for row in table.rows]
        origin = table.rows[0].filled()[0][1].origin
        draft.note("no_header", origin, todo=True, n=len(rows), text=" ⏎ ".join(rows)[:600])


def _total(draft: Draft) -> float:
    """The full score of a draft, as stated or as its lines add up."""
    stated = draft.fields.get("total_points")
    if stated is not None:
        return float(str(stated.value))
    leaves = [branch for root in draft.trees.get("indicators", ()) for branch in root.walk() if not branch.children]
    return sum(float(str(leaf.fields["points"].value)) for leaf in leaves if "points" in leaf.fields)


def _merged(drafts: list[Draft], file: str) -> Draft:
    """Sheets that are parts of one scheme: each is a group, named by its title or by its tab."""
    merged = Draft(fields={"title": said(file.rsplit(".", 1)[0])})
    for draft in drafts:
        title = draft.fields["title"]
        name = draft.source if draft.source and not _NAMELESS.match(draft.source) else str(title.value)
        group = Branch(said(name, title.origin))
        if "total_points" in draft.fields:
            group.fields["points"] = draft.fields["total_points"]
        group.children = draft.trees.get("indicators", [])
        if group.children:
            merged.tree("indicators").append(group)
        for section in ("bonus", "penalties"):
            merged.tree(section).extend(draft.trees.get(section, []))
            if section in draft.limits:
                merged.limits.setdefault(section, draft.limits[section])
        merged.vetoes += draft.vetoes
        for name, clause in draft.clauses.items():
            merged.clauses.setdefault(name, clause)
        merged.text += draft.text
        merged.notes += draft.notes
        merged.rows += draft.rows
        merged.numbered |= draft.numbered
        merged.start = merged.start or draft.start
        if "year" in draft.fields:
            merged.fields.setdefault("year", draft.fields["year"])
    return merged


def nothing(parts: list[Part]) -> DocumentError:
    """No table was understood, and no paragraph states points."""
    table = next((table for part in parts for table in part.unknown), None)
    if table is None:
        return DocumentError("FMT033", "nothing")
    head = next((row for row in table.rows if len(row.filled()) > 2), table.rows[0])
    return DocumentError(
        "FMT033", "no_header", row=head.number, heads="、".join(cell.text for _, cell in head.filled()[:8])
    )
