"""Which reader opens which file."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from ..errors import DocumentError
from .kinds import SUFFIXES, UNSUPPORTED
from .paper import Paper


def read_papers(path: Path, sheets: Collection[str] = (), *, hidden: bool = False) -> list[Paper]:
    """The papers of a file. Raises DocumentError (FMT030 to FMT033) and OSError."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise DocumentError("FMT030", UNSUPPORTED.get(suffix, "unknown_kind"), suffix=suffix or path.name)
    if sheets and suffix != ".xlsx":
        raise DocumentError("FMT033", "no_sheets_here", suffix=suffix)
    if suffix == ".xlsx":
        from .formats.xlsx import read_xlsx

        return read_xlsx(path, sheets, hidden=hidden)
    if suffix == ".docx":
        from .formats.docx import read_docx

        return read_docx(path)
    if suffix in (".md", ".markdown"):
        from .formats.markdown import read_markdown

        return read_markdown(path)
    if suffix == ".txt":
        from .formats.markdown import read_plain

        return read_plain(path)
    from .formats.delimited import read_delimited

    return read_delimited(path)
