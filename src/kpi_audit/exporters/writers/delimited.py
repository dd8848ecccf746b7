"""Tables as separated values: one below the other, each under its caption, a blank line between."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from ...reporters.base import visible
from ..tables import Grid, Value

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
    """A value as text, line by line, with what would act on the reader's screen or hide from him written out."""
    return "\n".join(map(visible, text_of(value).split("\n")))


def text_of(value: Value) -> str:
    """A value as text; a number without a needless ``.0``."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return value or ""
