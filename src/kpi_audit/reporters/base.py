"""What text from a scheme must go through before it is shown: nothing in it may act or hide."""

from __future__ import annotations

import unicodedata
from functools import cache

from ..startup import patterns as re

LONGEST = 2000
"""Characters of a name or a sentence on a page that people read; the whole of it stands in the scheme."""
_BREAKS = re.compile(r"\r\n|[\n\r]")
# control, format (bidi, zero width), surrogate, unassigned, line and paragraph ends
_HIDDEN = ("Cc", "Cf", "Cs", "Cn", "Zl", "Zp")
# blanks and joiners that have a letter's category
_BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
_RARE_HAN = range(0x20000, 0x3FFFE)  # newer Han characters may be unknown to this Python
_COMMAND = re.compile(r"(?<=##)(?=[A-Za-z]{0,16}\[)|(?<=:)(?=:)")  # ##[group], ##vso[…], ##teamcity[…]; ::error::


def visible(text: str) -> str:
    r"""The text on one line: breaks as blanks, control, bidi and zero-width characters as ``\u202e``."""
    line = _BREAKS.sub(" ", text) if "\n" in text or "\r" in text else text
    if line.isprintable() and (line.isascii() or _BLANK.search(line) is None):  # nothing hidden is printable
        return line
    return "".join(map(_shown, line))


def readable(text: str, most: int = LONGEST) -> str:
    """Visible text at a length that can be read: a name of a hundred thousand letters would push all else away."""
    return visible(text if len(text) <= most else text[: most - 1] + "…")


def terminal(text: str) -> str:
    r"""Visible text that no CI runner takes for a command: a backslash breaks ``##[``, ``##vso[`` and ``::``."""
    return unheard(visible(text))


def unheard(line: str) -> str:
    """The line as it is, but for what a CI runner takes for a command."""
    return _COMMAND.sub(r"\\", line) if "##" in line or "::" in line else line


def terminal_parts(before: str, words: str, after: str) -> tuple[str, str, str]:
    """The same for a line in three parts; what forms only where they meet is broken too."""
    before, words, after = visible(before), visible(words), visible(after)
    line = before + words + after
    places = [match.start() for match in _COMMAND.finditer(line)]
    first, last = (cut + sum(place <= cut for place in places) for cut in (len(before), len(before + words)))
    line = _COMMAND.sub(r"\\", line)
    return line[:first], line[first:last], line[last:]


@cache
def _shown(character: str) -> str:
    code = ord(character)
    hidden = unicodedata.category(character) in _HIDDEN and code not in _RARE_HAN
    if not hidden and not _BLANK.match(character):
        return character
    if character == "\t":
        return "\\t"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
