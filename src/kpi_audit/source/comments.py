"""Comments of a YAML document: what starts with # outside every scalar."""

from __future__ import annotations

from bisect import bisect_right

from ..startup import patterns as re
from ..startup.records import dataclass
from .lines import Lines
from .nodes import Node, scalars

_MARK = re.compile(r"(?:^|(?<=[ \t\n\r\x85\u2028\u2029]))#")
_LINE_END = re.compile(r"[\n\r\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment from its ``#`` to the end of the line; ``alone`` when nothing else stands on its line."""

    offset: int
    line: int
    column: int
    text: str
    alone: bool


def find_comments(text: str, start: int, end: int, root: Node, lines: Lines) -> list[Comment]:
    """The comments between two offsets, in order; ``root`` is the tree that lies there."""
    if "#" not in text[start:end]:
        return []
    # the header of a block scalar may carry a comment, so such a scalar counts from the line below
    taken = [
        (lines.line_end(node.start) if node.style in ("|", ">") else node.start, node.end) for node in scalars(root)
    ]
    starts = [first for first, _ in taken]
    found: list[Comment] = []
    at = start
    while (mark := _MARK.search(text, at, end)) is not None:
        offset = mark.start()
        inside = bisect_right(starts, offset) - 1
        if inside >= 0 and offset < taken[inside][1]:
            at = taken[inside][1]
            continue
        stop = _LINE_END.search(text, offset)
        at = stop.start() if stop else end
        line, column = lines.position(offset)
        alone = not text[lines.line_start(offset) : offset].strip()
        found.append(Comment(offset, line, column, text[offset:at].rstrip(), alone))
    return found
