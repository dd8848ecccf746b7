"""Whether a scheme says that departments recognise one another's results."""

from __future__ import annotations

from ...reading.sameness.recognition import recognises
from ...startup import patterns as re
from ..facts import Facts

_NONE = re.compile(r"^\s*+(?:无|没有|暂无|不设|未设|否|/|-)\s*+[。.]?\s*$")


def mutual_recognition(facts: Facts) -> bool:
    """A declared clause, else one in running text."""
    clauses = facts.scheme.clauses
    said = clauses.mutual_recognition if clauses is not None else None
    if isinstance(said, str):
        return not _NONE.match(said)
    if said is not None:
        return said
    return any(recognises(text.passage.text) for text in facts.texts)
