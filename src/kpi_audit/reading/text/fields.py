"""Which passages of a line a reader looks at."""

from __future__ import annotations

from ...startup import patterns as re
from .line import Line, Passage
from .tight import tight


def looked_at(line: Line, fields: tuple[str, ...], hint: re.Pattern[str]) -> list[Passage]:
    """The passages of ``fields`` that ``hint`` finds something in, figures drawn close.

    Transcribed tables often repeat the head of the criteria as the name: such a name is read once, in the
    criteria.
    """
    try:
        looked = line.memos["looked_at"]
    except KeyError:
        looked = line.memos["looked_at"] = _all(line)
    return [looked[field][1] for field in fields if field in looked and hint.search(looked[field][0])]


def _all(line: Line) -> dict[str, tuple[str, Passage]]:
    """The passages to be looked at by field, each as it is for the hint, and drawn close."""
    found: dict[str, tuple[str, Passage]] = {}
    for passage in line.passages:
        if passage.field != "name" or not _repeated(passage, line):
            found.setdefault(passage.field, (passage.text, tight(passage)))
    return found


def _repeated(name: Passage, line: Line) -> bool:
    words = name.text.strip()
    return any(other.field in ("description", "criteria") and words in other.text for other in line.passages)
