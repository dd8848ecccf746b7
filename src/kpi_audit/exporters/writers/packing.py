"""Office files without the time of day in them: the same scheme gives the same bytes."""

from __future__ import annotations

import io
import re
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ...reporters.office.packing import undated

_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_FIXED = rb"\g<1>2020-01-01T00:00:00Z"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def packed(document: Any) -> bytes:
    """The parts of a document of a library, which can ``save`` itself, as an archive with fixed dates."""
    saved, made = io.BytesIO(), io.BytesIO()
    with undated():
        document.save(saved)
    with ZipFile(saved) as first, ZipFile(made, "w", ZIP_DEFLATED) as last:
        for name in first.namelist():
            part = first.read(name)
            if name == "docProps/core.xml":
                part = _DATES.sub(_FIXED, part)
            entry = ZipInfo(name, _FIRST_DAY)
            entry.compress_type = ZIP_DEFLATED
            last.writestr(entry, part)
    return made.getvalue()
