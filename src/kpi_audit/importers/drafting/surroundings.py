"""What stands around the tables of a document: title, issuer, year and total, clauses, and the rest as text."""

from __future__ import annotations

from collections.abc import Iterable

from ...startup import patterns as re
from ..draft import Draft, said
from ..paper import Paragraph
from ..prose.clauses import take
from ..prose.outline import outline
from ..prose.titles import find_title, mentioned_total, stated_total, year_in
from ..prose.vetoes import add_article
from ..values.points import points_in_name, tight
from .parts import Part

NAMELESS = re.compile(r"(?i)(?:sheet|工作表|表)\s*\d*$")
"""Names of sheets that say nothing."""
_DATE = re.compile(r"20\d\d年\d{1,2}月\d{1,2}日")
_OFFICE = re.compile(r"[\u4e00-\u9fff、（）]{4,40}(?:政府|委员会|办公室|[党县市区镇乡工]委|局|办事处|领导小组|考核办)")
_SHOWN = 600
"""Characters of a table that is shown because it was not understood."""


def head(part: Part, draft: Draft, paragraphs: list[Paragraph], file: str) -> list[Paragraph]:
    """Write down title, year and total; the paragraphs that say something else are returned."""
    titles, title = find_title(paragraphs)
    if title:
        bare, points = points_in_name(title)
        draft.fields["title"] = said(bare, titles[0].origin)
        if points is not None and points.meaning == "points":
            draft.fields["total_points"] = said(points.value or 0, titles[-1].origin)
    else:
        name = part.name if part.name and not NAMELESS.match(part.name) else file.rsplit(".", 1)[0]
        draft.fields["title"] = said(name)
    year = year_in(str(draft.fields["title"].value))
    if year is not None:
        draft.fields["year"] = said(year, titles[0].origin if titles else None)
    kept = []
    for number, paragraph in enumerate(paragraphs):
        total = stated_total(paragraph.text)
        following = paragraphs[number + 1].text if number + 1 < len(paragraphs) else ""
        if total is not None:
            draft.fields.setdefault("total_points", said(total, paragraph.origin))
        elif _OFFICE.fullmatch(tight(paragraph.text)) and _DATE.fullmatch(tight(following)):
            draft.fields.setdefault("issuer", said(paragraph.text, paragraph.origin))
        elif paragraph not in titles:
            kept.append(paragraph)
    return kept


def around(draft: Draft, paragraphs: Iterable[Paragraph]) -> None:
    """Clauses into their fields, all else into the text."""
    waiting = list(outline(paragraphs))
    while waiting:
        item = waiting.pop(0)
        if take(item, draft) or add_article(item, waiting, draft):
            continue
        draft.text.append((item.whole, item.origin))
        waiting[:0] = item.below
    if "total_points" not in draft.fields:
        for text, origin in draft.text:
            total = mentioned_total(text)
            if total is not None:
                draft.fields["total_points"] = said(total, origin)
                break


def show_unknown(part: Part, draft: Draft) -> None:
    """Tables in which no header was found stay visible."""
    for table in part.unknown:
        rows = [" | ".join(" ".join(cell.text.split()) for _, cell in row.filled()) for row in table.rows]
        origin = table.rows[0].filled()[0][1].origin
        draft.note("no_header", origin, todo=True, n=len(rows), text=" ⏎ ".join(rows)[:_SHOWN])
