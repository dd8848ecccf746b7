"""Figures of a whole economy given to those who have none."""

from __future__ import annotations

from collections.abc import Iterator

from ...reading.alignment.names import plain_name
from ...reading.text.lexicon import lexicon
from ..facts import Facts
from ..hierarchy import Node
from ..level.rung import assessed, places_of

_LOW = ("township", "village")
_BESIDE = 4
"""So many characters beside a macro figure's name leave it that figure (增速, 完成额); more make another thing."""


def macro_figures(facts: Facts) -> Iterator[Node]:
    """Leaves on figures of a whole economy, in a scheme on townships or villages."""
    if assessed(facts) not in _LOW:
        return
    places = places_of(facts)
    for leaf in facts.leaves:
        name = facts.reading(leaf).line.passage("name")
        if name is None or not _macro(plain_name(name.text, places)):
            continue
        subject = facts.levels.subject(leaf)  # tells more, and takes longer
        if "project" not in subject.marks and subject.way not in ("share", "survey", "rank"):
            yield leaf


def _macro(plain: str) -> bool:
    """Whether a name is that of such a figure, and little else."""
    hits = lexicon("macro").scan(plain)
    return bool(hits) and len(plain) - max(hit.end - hit.start for hit in hits) <= _BESIDE
