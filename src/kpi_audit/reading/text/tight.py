"""A passage without the single spaces that drafters put around figures (每少 1 次扣 0.5 分)."""

from __future__ import annotations

from ...startup import patterns as re
from .line import Passage
from .vocabulary import noted

# A space before a list number ("… 2.开展") opens a sentence and stays; so do runs of spaces.
_LOOSE = re.compile(
    r"(?<=[0-9%≥≤<>×=/~—-]) (?![ 0-9])"
    r"|(?<=[^\s。;]) (?=[0-9%≥≤<>×=/~—](?![0-9]?[.、](?![0-9])))"
)


@noted
def tight(passage: Passage) -> Passage:
    """The passage with spaces around figures dropped; its words still point at the original text."""
    text = passage.text
    if " " not in text:
        return passage
    gaps = [gap.start() for gap in _LOOSE.finditer(text)]
    if not gaps:
        return passage
    dropped = set(gaps)
    kept = [index for index in range(len(text)) if index not in dropped]
    old = passage.offsets
    offsets = [*(kept if old is None else [old[index] for index in kept]), len(passage.raw)]
    return Passage(passage.field, passage.raw, "".join([text[index] for index in kept]), offsets)
