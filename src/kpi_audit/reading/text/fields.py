"""Which passages of a line a reader looks at."""

from __future__ import annotations

from collections.abc import Iterator

from ...startup import patterns as re
from .line import Line, Passage
from .tight import tight


def looked_at(line: Line, fields: tuple[str, ...], hint: re.Pattern[str]) -> Iterator[Passage]:
    """The passages of ``fields`` that ``hint`` finds something in, figures drawn close.

    Transcribed tables often repeat the head of the criteria as the name: such a name is read once, in the
    criteria.
    """
    for field in fields:
        passage = line.passage(field)
        if passage is None or not hint.search(passage.text):
            continue
        if field == "name" and _repeated(passage, line):
            continue
        yield tight(passage)


def _repeated(name: Passage, line: Line) -> bool:
    words = name.text.strip()
    return any(other.field in ("description", "criteria") and words in other.text for other in line.passages)
