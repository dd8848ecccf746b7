"""Data as JSON text: what ``json.dumps`` with an indent of two writes, in a fifth of the time.

The standard library writes indented text in Python, a generator in a generator for every level; a report of ten
thousand findings takes it longer than the audit of some schemes.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from json.encoder import encode_basestring as quoted

from ..startup import patterns as re

# a lone surrogate has no UTF-8; the others are line ends to many programs, though not to JSON
_UNSAFE = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def dumped(data: object) -> str:
    """Data as the text of a file."""
    return encoded(data) + "\n"


def encoded(data: object) -> str:
    """The data as JSON text, Chinese as it is: as ``plain`` has them, indented by two."""
    return safe_json(_text(data, "\n"))


def on_one_line(data: object) -> str:
    """The same without a line break."""
    return safe_json(json.dumps(plain(data), ensure_ascii=False, allow_nan=False))


def safe_json(text: str) -> str:
    """JSON that can be written as UTF-8 and read by the line: what hinders either is escaped, so it survives."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def plain(value: object) -> object:
    """The value as JSON has it: floats to six digits, whole ones as integers, no infinities."""
    if isinstance(value, bool) or value is None:
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


def _text(value: object, newline: str) -> str:
    """The text of a value whose lines begin with ``newline``; what is met most often is asked for first."""
    if isinstance(value, str):
        return quoted(value)
    if value is None:
        return "null"
    if isinstance(value, int):
        return int.__repr__(value) if not isinstance(value, bool) else "true" if value else "false"
    inner = newline + "  "
    if isinstance(value, dict):
        lines = [
            f"{quoted(str(key))}: {quoted(item) if type(item) is str else _text(item, inner)}"
            for key, item in value.items()
        ]
        return f"{{{inner}{f',{inner}'.join(lines)}{newline}}}" if lines else "{}"
    if isinstance(value, list | tuple):
        lines = [_text(item, inner) for item in value]
        return f"[{inner}{f',{inner}'.join(lines)}{newline}]" if lines else "[]"
    if isinstance(value, Mapping):
        return _text(dict(value), newline)
    return json.dumps(plain(value))  # a float, or nothing that JSON has
