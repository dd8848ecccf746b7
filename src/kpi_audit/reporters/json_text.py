"""Data as JSON text."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping

from ..startup import patterns as re

# a lone surrogate has no UTF-8; of the others some end lines to many programs, some act on a terminal or turn what is
# read there around, though not in JSON
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


_COMMAND = re.compile(r"##(?=[A-Za-z]{0,40}\[)")
"""What a runner of CI takes for a command wherever it stands in a line; ``::`` only where one begins."""


def dumped(data: object) -> str:
    """Data as the text of a file."""
    return encoded(data) + "\n"


def encoded(data: object) -> str:
    """The data as JSON text, Chinese as it is: as ``plain`` has them, indented by two."""
    return safe_json(json.dumps(plain(data), ensure_ascii=False, allow_nan=False, indent=2))


def on_one_line(data: object) -> str:
    """The same without a line break."""
    return safe_json(json.dumps(plain(data), ensure_ascii=False, allow_nan=False))


def safe_json(text: str) -> str:
    """JSON to be written as UTF-8, read by the line and looked at: what hinders any of it is escaped and survives."""
    if "##" in text:
        text = _COMMAND.sub(r"\\u0023#", text)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def plain(value: object) -> object:
    """The value as JSON has it: floats to six digits, whole ones as integers, no infinities."""
    if value is None or isinstance(value, str | int):  # most of it
        return value
    if isinstance(value, float):
        if not math.isfinite(value):
            return None
        rounded = round(value, 6)
        return int(rounded) if rounded == int(rounded) else rounded
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value
