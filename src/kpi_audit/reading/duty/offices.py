"""One name for an office, whatever it is called (``lexicons/offices.yaml``): 妇女联合会 and 妇联 are one."""

from __future__ import annotations

from ..search.classes import spellings
from ..text.lexicon import lexicon
from ..text.normal import normalise
from ..text.vocabulary import per_vocabulary


def office(name: str) -> str:
    """The name with its office as the list heads it; what stands before it (a place) is kept."""
    text = normalise(name).text
    known = _known()
    for start in range(len(text)):
        if text[start:] in known:
            return text[:start] + known[text[start:]]
    return text


@per_vocabulary
def _known() -> dict[str, str]:
    classes = lexicon("offices").classes.values()
    return {spelling: each.name for each in classes for word in each.words for spelling in spellings(word)}
