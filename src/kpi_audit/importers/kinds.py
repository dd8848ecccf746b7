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


def opens(path: Path) -> bool:
    """Whether a file is one for the importers, be it only to be told how to convert it; a plain text is so only where
    an import is asked for."""
    suffix = path.suffix.lower()
    return suffix != ".txt" and (suffix in SUFFIXES or suffix in UNSUPPORTED)
