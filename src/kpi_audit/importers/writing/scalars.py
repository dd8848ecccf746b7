"""Texts as YAML that people like to read: plain where it is safe, quoted where it must be, blocks where long."""

from __future__ import annotations

import unicodedata

from ...source.nodes import Scalar
from ...source.scalars import resolve
from ...startup import patterns as re

LONG = 76
"""Columns beyond which a text becomes a block."""

_START = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<~]")
_UNSAFE = re.compile(r": |:$| #|[\t\n]|^(?:---|\.\.\.)|\s$")
_FLOW_UNSAFE = re.compile(r"[,\[\]{}:]")
_ESCAPED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\ufeff\ufffe\uffff]")
_SPACED_LINE = re.compile(r"(?m)^[ \t]|[ \t]$|\t")


def width(text: str) -> int:
    """Columns of a text on a terminal."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def scalar(text: str, *, flow: bool = False) -> str:
    """A text on one line."""
    if _is_plain(text, flow):
        return text
    if "\n" in text or _ESCAPED.search(text) or "\t" in text:
        return '"' + "".join(map(_escape, text)) + '"'
    return "'" + text.replace("'", "''") + "'"


def is_block(text: str) -> bool:
    """Whether a text is better written as a block of lines."""
    if _ESCAPED.search(text) or _SPACED_LINE.search(text) or text != text.strip("\n") or not text.strip():
        return False
    return "\n" in text or width(text) > LONG


def block(text: str, indent: str) -> list[str]:
    """The lines of a block, its header ``|-`` first."""
    return ["|-", *(f"{indent}{line}" if line else "" for line in text.split("\n"))]


def number(value: float) -> str:
    """A number without a needless ``.0``."""
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(float(value))


def _is_plain(text: str, flow: bool) -> bool:
    if not text or not _START.match(text) or _UNSAFE.search(text) or _ESCAPED.search(text):
        return False
    if flow and _FLOW_UNSAFE.search(text):
        return False
    return resolve(Scalar(0, len(text), text)) == text


def _escape(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character == "\n":
        return "\\n"
    if character == "\t":
        return "\\t"
    return f"\\u{ord(character):04x}" if _ESCAPED.match(character) else character
