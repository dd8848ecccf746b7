"""What a report says of places, held against the files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from kpi_audit.errors import DocumentError
from kpi_audit.source.decode import decode

_BREAK = re.compile(r"\r\n|[\n\r]")


def check_places(report: dict[str, Any]) -> None:
    """Every line and column of a JSON report lies in its file, and evidence stands where it says."""
    for document in report["documents"]:
        for one in document["findings"]:
            _within(one["path"], one)
            for word in one["evidence"]:
                written = _within(one["path"], word)
                assert _same(written, word["text"]), (written, word["text"])
            for spot in one["related"]:
                _within(spot["path"], spot)


def _lines(path: str) -> list[Any]:
    data = Path(path).read_bytes()
    try:
        text = decode(data).text
    except DocumentError as error:
        text = str(error.args_by_name["text"]) if "text" in error.args_by_name else data.decode("utf-8", "replace")
    return _BREAK.split(text)


def _within(path: str, spot: dict[str, Any]) -> str:
    """The text of a region."""
    lines = _lines(path)
    line, column = spot["line"], spot["column"]
    assert 1 <= line <= len(lines), spot
    assert 1 <= column <= len(lines[line - 1]) + 1, spot
    last, end = spot.get("end_line", line), spot.get("end_column", column)
    assert (line, column) <= (last, end), spot
    assert last <= len(lines), spot
    assert end <= len(lines[last - 1]) + 1, spot
    if line == last:
        return str(lines[line - 1][column - 1 : end - 1])
    return str("\n".join([lines[line - 1][column - 1 :], *lines[line : last - 1], lines[last - 1][: end - 1]]))


def _same(written: str, said: str) -> bool:
    """Blanks may be folded; what is escaped reads otherwise."""
    if "\\" in written or "''" in written:
        return True
    return re.sub(r"\s+", "", written) == re.sub(r"\s+", "", said)
