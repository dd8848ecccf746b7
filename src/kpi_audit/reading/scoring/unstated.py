"""Bonus points without a figure: 工作有创新的可加分."""

from __future__ import annotations

from ...startup import patterns as re
from ..text.clauses import sentences
from ..text.line import Passage, Words

_OPEN = re.compile(
    r"(?:(?<!不)[可应]|(?<!不)予以|给予|适当|另行?|额外)(?:以|给予|予以|适当|另行|额外){0,2}加分(?=[,。;)]|\s|\Z)"
)
_TOLD = re.compile(r"酌|视|[下如附]|以下|\d(?:\.\d)?分|[:%]|上限|最[高多]|不超过|按照?|根据|依据|参照")
"""What is left to somebody's judgment is told as such; a list, a limit or another place may say how much."""


def open_bonus(passage: Passage) -> Words | None:
    """The first words of a passage that add points and do not say how many."""
    if "加分" not in passage.text:
        return None
    for sentence in sentences(passage.text):
        found = _OPEN.search(sentence.text)
        if found is not None and not _TOLD.search(sentence.text):
            return passage.words(sentence.start + found.start(), sentence.start + found.end())
    return None
