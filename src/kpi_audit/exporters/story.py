"""The story of an export: the tables of a document, written as a file of the kind that its name asks for."""

from __future__ import annotations

from collections.abc import Sequence

from ..errors import UsageError
from ..importers.paper import LONGEST
from ..scheme.load import Loaded
from ..scheme.scheme import Scheme
from .indicators import indicator_table
from .tables import Grid, information, record_tables

SUFFIXES = (".xlsx", ".docx", ".csv", ".tsv", ".md")
"""Kinds of files that are written."""


def grids_of(loaded: Loaded, *, chinese: bool) -> list[Grid]:
    """The tables of a document. Raises UsageError for one that no table can hold."""
    grids = [indicator_table(loaded, chinese)] if isinstance(loaded.model, Scheme) else []
    return [*grids, *information(loaded, chinese), *record_tables(loaded, chinese)]


def export(loaded: Loaded, suffix: str, *, chinese: bool) -> bytes:
    """A document as a file.

    Raises UsageError for an unknown kind and for a text that no cell can hold, DocumentError FMT031 without a library.
    """
    if suffix not in SUFFIXES:
        raise UsageError("unknown_table", suffix=suffix, allowed="、".join(SUFFIXES))
    grids = grids_of(loaded, chinese=chinese)
    _check(grids)
    if suffix == ".xlsx":
        from .writers.xlsx import write_xlsx

        return write_xlsx(grids)
    if suffix == ".docx":
        from .writers.docx import write_docx

        return write_docx(grids)
    if suffix == ".md":
        from .writers.markdown import write_markdown

        return write_markdown(grids)
    from .writers.delimited import write_delimited

    return write_delimited(grids, suffix)


def _check(grids: Sequence[Grid]) -> None:
    """What an importer would refuse, and Excel cannot hold, is not written into any kind of file."""
    for grid in grids:
        for row in grid.rows:
            for value in row.values:
                if isinstance(value, str) and len(value) > LONGEST:
                    raise UsageError("cell_too_long", n=len(value), limit=LONGEST, head=value[:20])
