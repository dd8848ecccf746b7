"""Office files with the same bytes every time: the parts of the archive in order, with one fixed date."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")
_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest that an archive can hold: the report has no time of its own."""


def repacked(data: bytes) -> bytes:
    """The same archive without the time of its writing."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for info in sorted(source.infolist(), key=lambda one: (one.filename != "[Content_Types].xml", one.filename)):
            plain = zipfile.ZipInfo(info.filename, _DATE)
            plain.compress_type = zipfile.ZIP_DEFLATED
            plain.external_attr = 0o600 << 16
            part = source.read(info.filename)
            target.writestr(
                plain, _STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z\g<2>", part) if "core.xml" in plain.filename else part
            )
    return made.getvalue()
