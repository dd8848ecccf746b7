"""Example schemes as they are shown: long lines folded, further files named in the reader's language."""

from __future__ import annotations

from ...startup import patterns as re
from ...words.voice import Voice

_FILE = re.compile(r"^# (?:file|scheme): (\S+)\s*$", re.MULTILINE)
_INDENT = " "


def shown(example: str, voice: Voice, width: int | None) -> list[str]:
    """The lines of an example, folded into ``width`` cells where one is given; they still read as the same data."""
    lines = _FILE.sub(lambda match: voice.text("page.file", name=match[1]), example.rstrip()).split("\n")
    return lines if width is None else [part for line in lines for part in folded(line, width)]


def folded(line: str, width: int) -> list[str]:
    """A line of YAML broken between the entries of its brackets, where a break changes nothing."""
    from rich.cells import cell_len

    if cell_len(line) <= width:
        return [line]
    margin = " " * (len(line) - len(line.lstrip("- "))) + _INDENT
    parts: list[str] = []
    current = ""
    for entry in _entries(line):
        if current.strip() and cell_len(current + entry.rstrip()) > width:
            parts.append(current.rstrip())
            current = margin
        current += entry
    return [*parts, current.rstrip()]


def _entries(line: str) -> list[str]:
    """The line cut after each comma that separates entries of a bracket."""
    cuts, depth, quote = [0], 0, ""
    for index, character in enumerate(line):
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'" and line[index - 1 : index] in ("", " ", "[", "{"):
            quote = character
        elif character in "{[":
            depth += 1
        elif character in "]}":
            depth -= 1
        elif character == "," and depth > 0 and line[index + 1 : index + 2] == " ":
            cuts.append(index + 2)
    return [line[start:end] for start, end in zip(cuts, [*cuts[1:], len(line)], strict=True)]
