"""Headers and footers of pages: a title and a number as a rule, but rules of scoring stand there too."""

from __future__ import annotations

from collections.abc import Iterable

from ...startup import patterns as re

_SCORING = re.compile(r"\d\s*分(?!钟)|[扣得加减]\s*\d|不得分|一票否[决优]|酌情扣")
"""What makes words at the head or foot of a page more than a title and a number."""
_SHOWN = 200
"""Characters of what stands in the margins that are shown."""


def scoring_in(texts: Iterable[str]) -> dict[str, str | int | float]:
    """What to tell of the texts in the margins that speak of points; empty where none does."""
    said = [" ".join(text.split()) for text in texts]
    scoring = [text for text in dict.fromkeys(said) if _SCORING.search(text)]
    return {"n": len(scoring), "text": "；".join(scoring)[:_SHOWN]} if scoring else {}
