"""Whether an office file is what it says and of bearable size, before a library opens it."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path
from xml.etree import ElementTree

from ..errors import DocumentError

MAX_FILE = 64 * 1024 * 1024
"""Bytes of a file that is opened at all."""
MAX_ENTRIES = 10_000
MAX_TOTAL = 512 * 1024 * 1024
"""Bytes of all parts of a document, unpacked."""
MAX_RATIO = 400
"""A large XML part that shrinks to less than this is a bomb; a sheet of a million empty rows stays below 150."""
LARGE = 4 * 1024 * 1024
"""Bytes of a part from which on its ratio matters."""
PART_LIMITS = {"worksheet": 384 * 1024 * 1024, "sharedStrings": 48 * 1024 * 1024, "": 16 * 1024 * 1024}
"""Bytes of one XML part, by its name and by what it is declared to be: sheets are read as a stream, all else whole."""
_XML = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*(?:<|\Z)|Lo\xa7\x94")
"""How XML begins: maybe with a mark of its encoding, with blanks only so far, or in EBCDIC."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)|<\0!\0(?:\s\0)*[DE]\0[ON]\0|\0<\0!\0[DE]\0[ON]")
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError),
    *(LookupError, RuntimeError, SyntaxError, ValueError),  # no such part, a password, no XML, a false size
)
_STRICT = b"purl.oclc.org/ooxml"
"""In the names of Strict Open XML, which neither library reads."""
_PARTS = {"xlsx": "xl/workbook.xml", "docx": "word/document.xml"}


def head(path: Path) -> bytes:
    """The first bytes of a file. Raises DocumentError FMT032 for one that is too large, or a folder's like."""
    size = path.stat().st_size
    if size > MAX_FILE:
        raise DocumentError("FMT032", "huge_file", megabytes=round(size / 1024 / 1024), limit=MAX_FILE // 1024 // 1024)
    with path.open("rb") as file:
        return file.read(8)


def check_archive(path: Path, kind: str) -> None:
    """Raises DocumentError FMT032 unless the file is a harmless ``xlsx`` or ``docx``."""
    start = head(path)
    if start == _OLE:
        encrypted = "EncryptedPackage".encode("utf-16-le") in path.read_bytes()
        raise DocumentError("FMT032", "encrypted" if encrypted else f"old_inside_{kind}")
    if not start:
        raise DocumentError("FMT032", "empty")
    if start[:4] != _ZIP:
        raise DocumentError("FMT032", "corrupt", kind=kind)
    try:
        with zipfile.ZipFile(path) as archive:
            _check(archive, kind)
    except _BROKEN as error:
        raise DocumentError("FMT032", "corrupt", kind=kind) from error


def _check(archive: zipfile.ZipFile, kind: str) -> None:
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise DocumentError("FMT032", "bomb")
    names = {entry.filename for entry in entries}
    if _PARTS[kind] not in names:
        other = next((known for known, part in _PARTS.items() if part in names), None)
        raise DocumentError("FMT032", "corrupt" if other is None else f"really_{other}", kind=kind)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise DocumentError("FMT032", "macros", kind=kind)
    for entry in entries:
        if entry.flag_bits & 1:
            raise DocumentError("FMT032", "encrypted")
        _check_part(archive, entry, kind)
    with archive.open(_PARTS[kind]) as part:
        if _STRICT in part.read(16 * 1024):
            raise DocumentError("FMT032", "strict_xml", kind=kind)
    if kind == "xlsx":
        _check_roles(archive)


def _check_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, kind: str) -> None:
    """An XML part of modest size that declares no document type (the door of entity bombs and file inclusion).

    What it is called does not matter: the list of parts may declare a picture to be the text.
    """
    with archive.open(entry) as part:
        if not entry.filename.lower().endswith((".xml", ".rels", ".vml")) and not _XML.match(part.read(1024)):
            return
    limit = _limit(entry.filename) if kind == "xlsx" else PART_LIMITS[""]
    ratio = entry.file_size / max(entry.compress_size, 1)
    if entry.file_size > limit or (entry.file_size > LARGE and ratio > MAX_RATIO):
        raise DocumentError("FMT032", "bomb")
    with archive.open(entry) as part:
        before = b""
        while chunk := part.read(1024 * 1024):
            if _DOCTYPE.search(before + chunk):
                raise DocumentError("FMT032", "doctype")
            before = chunk[-32:]


def _check_roles(archive: zipfile.ZipFile) -> None:
    """No part is larger than what it is declared to be may be, wherever it lies."""
    sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
    for one in ElementTree.fromstring(archive.read("[Content_Types].xml")):
        if sizes.get(one.get("PartName", "")[1:], 0) > _limit(one.get("ContentType", "")):
            raise DocumentError("FMT032", "bomb")


def _limit(said: str) -> int:
    return next(limit for mark, limit in PART_LIMITS.items() if mark in said)
