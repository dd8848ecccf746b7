"""The story of an import: open the file, find tables and text, make drafts, number them, write them."""

from __future__ import annotations

from pathlib import Path

from ..scheme.library import Imported
from ..startup.records import dataclass
from ..words.voice import Voice
from .draft import Draft
from .drafting.assembling import assemble
from .drafting.ids import number
from .drafting.shares import settle_shares
from .drafting.splitting import split, split_rows
from .opening import read_papers
from .own.blocks import own_blocks
from .own.reading import read_own
from .wishes import Wishes
from .writing.compose import write


@dataclass(frozen=True, slots=True)
class Result:
    """The text of an import with what it was made of."""

    imported: Imported
    drafts: tuple[Draft, ...]


def import_file(path: Path, wishes: Wishes, voice: Voice) -> Result:
    """The documents of a file. Raises DocumentError (FMT030 to FMT033) and OSError."""
    papers = read_papers(path, wishes.sheets, hidden=wishes.hidden)
    blocks = own_blocks(papers)
    drafts = assemble(papers, path.name, wishes) if blocks is None else [read_own(blocks, wishes)]
    for draft in drafts:
        if not draft.own:
            split_rows(draft)
            settle_shares(draft)
        if wishes.split:
            split(draft)
        number(draft)
    return Result(write(drafts, path.name, voice, chinese=wishes.chinese), tuple(drafts))
