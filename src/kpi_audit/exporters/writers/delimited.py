"""Tables as separated values: one below the other, each under its caption, a blank line between."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from ...startup import patterns as re
from ..tables import Grid, Value

_ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that act on a screen or turn a line round. What merely takes no room (emoji joiners) is left alone."""
_SEPARATORS = {".csv": ",", ".tsv": "\t"}


def write_delimited(grids: Sequence[Grid], suffix: str) -> bytes:
    """UTF-8 with a mark, by which Excel knows it, and the line ends that it writes."""
    paper = io.StringIO(newline="")
    writer = csv.writer(paper, delimiter=_SEPARATORS[suffix], lineterminator="\r\n")
    for number, grid in enumerate(grids):
        if number:
            writer.writerow([])
        writer.writerow([grid.caption])
        writer.writerow(grid.head)
        writer.writerows([shown(value) for value in row.values] for row in grid.rows)
    return paper.getvalue().encode("utf-8-sig", "replace")


def shown(value: Value) -> str:
    r"""A value as text, with what would act on the reader's screen written out (``\u202e``)."""
    return _ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", text_of(value))


def text_of(value: Value) -> str:
    """A value as text; a number without a needless ``.0``."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return value or ""
