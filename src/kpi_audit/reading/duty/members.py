"""The members of a compound line: what its name enumerates and the sentences of its criteria, each as a line."""

from __future__ import annotations

from collections.abc import Iterator

from ...startup import patterns as re
from ..text.clauses import sentences
from ..text.line import Line

_MEMBER = re.compile(r"[^、和与及,;]{2,}")


def members(line: Line) -> Iterator[Line]:
    """The members in order; none of a field that has but one."""
    for each in line.passages:
        if each.field == "name":
            spans = [found.span() for found in _MEMBER.finditer(each.text)]
        elif each.field in ("description", "criteria"):
            spans = [(found.start, found.end) for found in sentences(each.text)]
        else:
            continue
        if len(spans) > 1:
            yield from (Line((each.cut(*span),)) for span in spans)
