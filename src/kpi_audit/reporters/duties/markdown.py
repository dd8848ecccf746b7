"""The duty table in Markdown."""

from __future__ import annotations

from ...findings.duty_table import DutyTable
from ...words.voice import Voice
from ..markdown_text import escaped, table
from .wording import backed, bare, by_category, counts, notes, outside


def duty_lines(duties: DutyTable, voice: Voice, *, whole: bool) -> list[str]:
    """The body of a section: by category and list, then what somebody has to look at; every duty when ``whole``."""
    grid = by_category(duties, voice)
    rows = [
        (f"**{escaped(name)}**" if place in grid.strong else escaped(name), *cells)
        for place, (name, cells) in enumerate(grid.rows)
    ]
    lines = [escaped(counts(duties, voice)), ""]
    lines += table((grid.corner, *grid.head), rows, right=range(1, len(grid.head) + 1))
    for key, said in (("bare", bare(duties, voice, every=whole)), ("backed", backed(duties, voice) if whole else [])):
        if said:
            lines += [
                "",
                f"**{voice.text(f'duties.{key}', n=len(duties.bare))}**",
                "",
                *(f"- {escaped(one)}" for one in said),
            ]
    rest = [outside(duties, voice, every=whole), *notes(duties, voice)]
    return [*lines, *(line for said in rest if said for line in ("", escaped(said)))]
