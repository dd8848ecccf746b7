"""The story of an export: the tables of a document, written as a file of the kind that its name asks for."""

from __future__ import annotations

from ..errors import UsageError
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
    """A document as a file. Raises UsageError for an unknown kind, DocumentError FMT031 without the library."""
    if suffix not in SUFFIXES:
        raise UsageError("unknown_table", suffix=suffix, allowed="、".join(SUFFIXES))
    grids = grids_of(loaded, chinese=chinese)
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
