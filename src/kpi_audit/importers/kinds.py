"""Which files are imported, and which must be converted first."""

from __future__ import annotations

from pathlib import Path

SUFFIXES = (".xlsx", ".docx", ".csv", ".tsv", ".md", ".markdown", ".txt")
"""Files that are imported."""

UNSUPPORTED = {
    ".xls": "old_excel",
    ".et": "old_excel",
    ".ett": "old_excel",
    ".xlsb": "old_excel",
    ".ods": "old_excel",
    ".numbers": "old_excel",
    ".xlsm": "macro_excel",
    ".xltx": "old_excel",
    ".doc": "old_word",
    ".wps": "old_word",
    ".wpt": "old_word",
    ".rtf": "old_word",
    ".odt": "old_word",
    ".pages": "old_word",
    ".dotx": "old_word",
    ".docm": "macro_word",
    ".pdf": "pdf",
    ".ofd": "pdf",
    ".jpg": "picture",
    ".jpeg": "picture",
    ".png": "picture",
    ".tif": "picture",
    ".tiff": "picture",
    ".bmp": "picture",
    ".ppt": "slides",
    ".pptx": "slides",
    ".dps": "slides",
    ".zip": "packed",
    ".rar": "packed",
    ".7z": "packed",
    ".htm": "web_page",
    ".html": "web_page",
}
"""Files that must be converted first; the message of FMT030 says how."""


_LOCKS = ("~$", ".~")
"""How the names of the files begin by which office programs tell each other what is open."""


def is_lock(path: Path) -> bool:
    """Whether a file only says that another one is open."""
    return path.name.startswith(_LOCKS)


def is_office(path: Path) -> bool:
    """Whether a file is a document of Word or a workbook of Excel by its name."""
    return path.suffix.lower() in (".docx", ".xlsx") and not is_lock(path)


def opens(path: Path) -> bool:
    """Whether a file is one for the importers, be it only to be told how to convert it."""
    suffix = path.suffix.lower()
    return suffix in SUFFIXES or suffix in UNSUPPORTED
