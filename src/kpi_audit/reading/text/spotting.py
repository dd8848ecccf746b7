"""Words of a list in a text, those left out that another word claims (bodies' names, ``not_…`` classes)."""

from __future__ import annotations

from .lexicon import NEUTRAL, Hit, Taken, lexicon
from .vocabulary import gathered


@gathered
def spot(text: str, name: str) -> list[Hit]:
    """The words of ``lexicons/<name>.yaml`` in a normal text, by their start."""
    hits = lexicon(name, "neutral", layered=True).scan(text)
    words = [hit for hit in hits if not hit.name.startswith(("not_", NEUTRAL))]
    if not words or len(words) == len(hits):
        return words
    taken = Taken(hits)
    return [hit for hit in words if not taken.holds(hit)]
