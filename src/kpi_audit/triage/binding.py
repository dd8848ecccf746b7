"""What a suppression is about: the node on its line, or the next node and all below it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from ..source.document import Comment, Document
from ..source.location import KeyPath
from ..source.nodes import Mapping, Node, Scalar, Sequence
from ..startup import patterns as re
from ..startup.records import dataclass

_UNSEEN_BREAK = re.compile("[\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A pair of a mapping or an item of a list, as it is written: from ``start`` to ``end`` in the text."""

    start: int
    end: int
    key: Node | None  # None for an item
    node: Node
    path: KeyPath


@dataclass(frozen=True, slots=True)
class Scope:
    """What a suppression covers; the whole document without ``entry``.

    ``line`` is that of a comment at the end of a line: nodes below that begin on later lines are out.
    """

    entry: Entry | None = None
    line: int | None = None

    @property
    def size(self) -> tuple[int, int]:
        """The nearer a scope is to a finding, the smaller."""
        if self.entry is None:
            return (1, 0)
        return (0, self.entry.end - self.entry.start)


class Bindings:
    """The way from a comment of one document to its scope."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def bind(self, comment: Comment) -> Scope | str:
        """The scope of a comment, or the key of the reason why there is none.

        What ends a line to YAML 1.1 and to no editor (NEL, LS, PS) makes one line of many: it would hold for all.
        """
        if _UNSEEN_BREAK.search(self._document.lines.line_text(comment.line)):
            return "unseen_break"
        before = self._document.text[self._document.lines.line_start(comment.offset) : comment.offset]
        if not before.strip():
            return self._below(comment)
        if not before.replace("-", "").strip() and not before.strip().startswith("---"):
            entry = self._next(comment.offset)  # only the dash of an item: its first line is this one
            return "nothing_follows" if entry is None else Scope(entry, comment.line)
        return self._beside(comment)

    def _beside(self, comment: Comment) -> Scope | str:
        """The outermost entry that starts on the line, else the innermost one that runs on to it."""
        start = self._document.lines.line_start(comment.offset)
        first = bisect_right(self._starts, start - 1)
        if first < len(self._entries) and self._entries[first].start < comment.offset:
            return Scope(self._entries[first], comment.line)
        around = next((entry for entry in reversed(self._entries[:first]) if entry.end > start), None)
        return "nothing_here" if around is None else Scope(around, comment.line)

    def _below(self, comment: Comment) -> Scope | str:
        """The next entry; the value of the entry before when that is still to come."""
        following = self._next(comment.offset)
        before = self._before(comment.offset)
        if before is not None and isinstance(before.node, Scalar) and comment.offset < before.node.start:
            return Scope(before)
        if following is None:
            return "nothing_follows"
        indent = self._indent(following.start)
        ended = before is not None and indent < comment.column - 1 <= self._indent(before.start)
        return "block_ends" if ended and not self._in_flow(comment.offset) else Scope(following)

    def _next(self, offset: int) -> Entry | None:
        at = bisect_right(self._starts, offset)
        return self._entries[at] if at < len(self._entries) else None

    def _before(self, offset: int) -> Entry | None:
        """The entry that starts last before an offset: of several at one place the innermost."""
        at = bisect_right(self._starts, offset)
        return self._entries[at - 1] if at else None

    def _indent(self, offset: int) -> int:
        """Blanks before the first sign on the line of an offset."""
        line = self._document.text[self._document.lines.line_start(offset) : offset + 1]
        return len(line) - len(line.lstrip())

    def _in_flow(self, offset: int) -> bool:
        """Whether an offset lies between the brackets of a collection."""
        around = (entry.node for entry in self._entries if entry.node.start < offset < entry.node.end)
        return any(not isinstance(node, Scalar) and self._document.text[node.start] in "[{" for node in around)

    @cached_property
    def _starts(self) -> list[int]:
        return [entry.start for entry in self._entries]

    @cached_property
    def _entries(self) -> list[Entry]:
        """Every entry in the order of the text, the outer of two at one place first."""
        found = sorted(self._walk(), key=lambda pair: (pair[1].start, pair[0]))
        return [entry for _, entry in found]

    def _walk(self) -> Iterator[tuple[int, Entry]]:
        """Entries with their depth; what an alias repeats is written elsewhere and met there."""
        seen: set[int] = set()
        waiting: list[tuple[Node, KeyPath]] = [(self._document.root, ())]
        while waiting:
            node, path = waiting.pop()
            if isinstance(node, Scalar) or id(node) in seen:
                continue
            seen.add(id(node))
            below: list[tuple[Node, KeyPath]] = []
            if isinstance(node, Sequence):
                below += [(item, (*path, index)) for index, item in enumerate(node.items)]
                for item, at in below:
                    if node.start <= item.start and item.end <= node.end:
                        yield len(path), Entry(item.start, item.end, None, item, at)
            else:
                for key, value in node.pairs:
                    below.append((value, (*path, self._named(node, key))))
                    inside = key.end <= value.start and value.end <= node.end
                    yield len(path), Entry(key.start, value.end if inside else key.end, key, value, below[-1][1])
                below += [(source, path) for source in node.merges]
            waiting += reversed(below)

    def _named(self, mapping: Mapping, key: Node) -> str:
        return self._document.meant(mapping, key.value) if isinstance(key, Scalar) else ""
