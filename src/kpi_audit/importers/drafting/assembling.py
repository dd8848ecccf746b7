"""From the papers of a file to drafts."""

from __future__ import annotations

from collections.abc import Sequence

from ...startup import patterns as re
from ..draft import Branch, Draft, Said, said
from ..paper import Paper, Paragraph
from ..prose.listed import duties_in
from ..prose.outline import BODY, Item, outline
from ..prose.scored import add_scored, is_aside, scored
from ..prose.titles import find_title, is_title, stated_total
from ..prose.vetoes import take_texts
from ..tables.duties import add_duties
from ..tables.grid import Grid
from ..tables.levels import levels_of
from ..tables.rows import section_role
from ..tables.tree import grow, is_first_section
from ..tables.worth import set_worth
from ..values.names import name_from, whole_name
from ..values.points import points_in_name
from ..wishes import Wishes
from .merging import attach_outside, go_on, is_whole, merged
from .outside import settle_sections, settle_vetoes
from .overview import without_overview
from .parts import Part, nothing, parts_of
from .surroundings import around, head, show_unknown

_SPEAKS = re.compile(r"\d\s?分(?![钟之])")
"""Points, of whatever."""


def assemble(papers: Sequence[Paper], file: str, wishes: Wishes) -> list[Draft]:
    """The drafts of a file. Raises DocumentError FMT033 when there is nothing that could be one."""
    parts = parts_of(papers, wishes)
    duties = [part for part in parts if any(grid.kind == "duties" for grid in part.grids) or _lists_duties(part)]
    others = [part for part in parts if part not in duties]
    drafts: list[Draft] = []
    if duties:
        drafts.append(add_duties(duties, file))
    drafts += _schemes(others, file, with_prose=not duties)
    drafts = [draft for draft in drafts if draft.trees.get("indicators") or draft.records.get("duties")]
    if not drafts:
        raise nothing(papers, parts)
    for part in others:
        for draft in drafts if not part.grids else ():
            _rest(part, draft, first=draft is drafts[0])
    drafts[0].notes[:0] = [note for paper in papers for note in paper.notes]
    for draft in drafts:
        draft.source = draft.source if len(drafts) > 1 else ""
    return drafts


def _lists_duties(part: Part) -> bool:
    """Whether a stretch without a table has lists of duties in its text."""
    return not part.grids and next(duties_in(part.paragraphs), None) is not None


def _schemes(parts: list[Part], file: str, *, with_prose: bool) -> list[Draft]:
    tabled = [part for part in parts if part.grids]
    if not tabled:
        return [_prose(part, file) for part in parts if with_prose]
    drafts = [_draft(part, file, several=len(tabled) > 1) for part in tabled]
    _name_classes(tabled, drafts)
    drafts = attach_outside(without_overview(_without_forms(tabled, drafts), file))
    if len(drafts) > 1 and not any(map(is_whole, drafts)):
        drafts = [merged(drafts, file)]
    for draft in drafts:
        settle_sections(draft)
    return drafts


def _without_forms(parts: list[Part], drafts: list[Draft]) -> list[Draft]:
    """The drafts that say something; what stands in a form to fill in is shown with the one before it."""
    says = [any(draft.trees.values()) or bool(draft.vetoes) for draft in drafts]
    kept = [draft for draft, whole in zip(drafts, says, strict=True) if whole]
    owner = next(iter(kept), None)
    for part, draft, whole in zip(parts, drafts, says, strict=True):
        if owner is None or whole:
            owner = draft
            continue
        around(owner, part.paragraphs)
        show_unknown(Part(part.name, unknown=[grid.table for grid in part.grids]), owner)
    return kept or drafts


def _name_classes(parts: list[Part], drafts: list[Draft]) -> None:
    """Schemes for several classes of units under one title have it with the name of the class."""
    for part, draft in zip(parts, drafts, strict=True):
        if part.of:
            title = draft.fields["title"]
            draft.fields["title"] = Said(f"{title.value}（{part.of}）", title.parts)


def _rest(part: Part, draft: Draft, *, first: bool) -> None:
    """What stands on a sheet without a table of indicators goes with every scheme; what is not read is told once."""
    if draft.kind == "scheme" and draft.source != part.name:
        untitled = draft.fields["title"].origin is None and find_title(part.paragraphs)[0]
        around(draft, head(part, draft, part.paragraphs, "") if untitled else part.paragraphs)
    elif draft.kind != "scheme" and first:
        for one in part.paragraphs:
            draft.note("passage", one.origin, text=one.text)
    if not first:
        return
    if draft.source != part.name or draft.kind != "scheme":
        show_unknown(part, draft)


def _draft(part: Part, file: str, *, several: bool) -> Draft:
    """A document made of tables and of what stands around them."""
    draft = Draft(source=part.name)
    captions = [one for grid in part.grids for one in grid.caption]
    paragraphs = head(part, draft, part.paragraphs, file)
    for grid in part.grids:
        special = any(section_role(one.text) is not None for one in grid.caption)
        before = len(draft.tree("indicators"))
        heading = _group(grid, draft)
        if heading is None and not special and (named := _named_outside(grid)) is not None:
            heading, special = named, True
        if heading is None and not special and several and section_role(part.name) is not None:
            heading, special = Branch(said(part.name, grid.columns[0].origin)), True
        if len(part.grids) > 1 or special:
            grow(grid, draft, above=heading)
        else:
            alike = heading is not None and is_first_section(grid, str(heading.name.value))
            if heading is not None and not alike and "points" in heading.fields:
                draft.fields.setdefault("total_points", heading.fields["points"])
            grow(grid, draft, first=heading if alike else None)
        if before and not grid.caption:
            go_on(draft.tree("indicators"), before)
    settle_vetoes(draft)
    take_texts(draft)
    origins = {branch.name.origin for branch in draft.branches()}
    used = {one for one in captions if one.origin in origins}
    around(draft, [one for one in paragraphs if one not in used])
    show_unknown(part, draft)
    return draft


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
        set_worth(branch, points, paragraph.origin)
        return branch
    return None


def _named_outside(grid: Grid) -> Branch | None:
    """The group that a column called 加分事项 makes of a table which has no heading."""
    column = next(reversed(levels_of(grid).names), None)
    if column is None or section_role(column.heading) is None:
        return None
    return Branch(said(column.heading, column.origin))


def _prose(part: Part, file: str) -> Draft:
    """A document without a table: its scored sections are the tree."""
    draft = Draft(source=part.name)
    paragraphs = head(part, draft, part.paragraphs, file)
    loose: list[Paragraph] = []
    told: set[str] = set()
    beside: list[Item] = []
    for item in outline(paragraphs):
        if section_role(item.text) is None and scored(item) and not is_aside(item):
            draft.rows += sum(1 for _ in item.walk())
            loose += [one.paragraph for left in add_scored(item, draft) for one in left.walk()]
            told.add(item.style)
        else:
            loose += [one.paragraph for one in item.walk()]
            beside += [item] if _SPEAKS.search(item.text) and not is_aside(item) else []
    for item in beside:
        if item.rank != BODY and item.style in told and section_role(item.text) is None:
            draft.note("unscored", item.origin, todo=True, text=name_from(item.text))
    around(draft, loose)
    show_unknown(part, draft)
    return draft
