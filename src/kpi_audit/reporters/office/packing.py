"""Office files with the same bytes every time: the parts of the archive in order, with one fixed date."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from types import SimpleNamespace
from typing import Any

_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")
_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest that an archive can hold: the report has no time of its own."""


@contextmanager
def undated() -> Iterator[None]:
    """What is put into an archive has the fixed date, whatever the clock says, or ``SOURCE_DATE_EPOCH``.

    The libraries ask the clock, and one that stands before 1980 (a computer without a battery) or after 2107 is refused
    by the archive.
    """
    clock = vars(zipfile).get("time")
    still = SimpleNamespace(time=lambda: 0, localtime=lambda *_: _DATE)
    vars(zipfile)["time"] = still
    try:
        yield
    finally:
        vars(zipfile)["time"] = clock


def repacked(document: Any) -> bytes:
    """A document of a library, which can ``save`` itself, as an archive without the time of its writing."""
    saved, made = BytesIO(), BytesIO()
    with undated():
        document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for info in sorted(source.infolist(), key=lambda one: (one.filename != "[Content_Types].xml", one.filename)):
            plain = zipfile.ZipInfo(info.filename, _DATE)
            plain.compress_type = zipfile.ZIP_DEFLATED
            plain.external_attr = 0o600 << 16
            part = source.read(info.filename)
            target.writestr(
                plain, _STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z\g<2>", part) if "core.xml" in plain.filename else part
            )
    return made.getvalue()
