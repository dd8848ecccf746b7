"""Parser events → located nodes: anchors, aliases, merge keys, and limits against hostile files."""

from __future__ import annotations

from typing import Any

from ..errors import DocumentError
from ..startup import patterns as re
from .nodes import Mapping, Node, Scalar, Sequence

MAX_DEPTH = 64  # collections inside each other, aliases followed; real schemes stay below 12
MAX_NODES = 2_000_000  # nodes of a document with every alias written out
MAX_EXPANSION = 200  # the same, for each node that is really written

BREAKS = "\n\r\x85\u2028\u2029"  # what the C parser takes for a line break
_BLANKS = " \t" + BREAKS
_NEXT_BREAK = re.compile(f"[{BREAKS}]")
_PROPERTIES = re.compile(rf"(?:[&!][^{_BLANKS}]*(?:[{_BLANKS}]+(?:#[^{BREAKS}]*)?)*)+")
_YAML_TAG = "tag:yaml.org,2002:"
_COLLECTION_TAGS = (None, "!", _YAML_TAG + "map", _YAML_TAG + "seq")


class _Frame:
    """A collection that is still open, with the children of the one around it."""

    __slots__ = ("anchor", "flow", "height", "outer", "size_before", "start")

    def __init__(self, start: int, outer: list[Node], anchor: str | None, size_before: int, flow: bool) -> None:
        self.start = start
        self.outer = outer
        self.anchor = anchor
        self.size_before = size_before
        self.flow = flow
        self.height = 1


class TreeBuilder:
    """Builds nodes on a stack of its own, so that nesting never meets Python's recursion limit."""

    def __init__(self, text: str) -> None:
        self.roots: list[tuple[Node, int]] = []  # with the offset where the document starts
        self.items: list[Node] = []  # children of the innermost open collection; keys and values alternate
        self._written = 0  # children of the collections that are closed
        self._text = text
        self._repeated = 0  # nodes that aliases add to those written
        self._largest = (0, 0, 0)  # size, start and end of the alias that adds most
        self._stack: list[_Frame] = []
        self._anchors: dict[str, tuple[Node, int, int] | None] = {}  # node, size, height; None while it is open
        self._document_start = 0
        self._alias_end = 0  # of the last alias

    def handlers(self) -> dict[str, Any]:
        """What to do with each event that is no plain scalar, by the name of its class."""
        return {
            "DocumentStartEvent": self._start_document,
            "DocumentEndEvent": self._end_document,
            "MappingStartEvent": self._open,
            "SequenceStartEvent": self._open,
            "MappingEndEvent": self._close_mapping,
            "SequenceEndEvent": self._close_sequence,
            "AliasEvent": self._alias,
        }

    def special_scalar(self, event: Any, start: int, end: int) -> None:
        """A scalar whose extent the event does not tell: empty, block, or with an anchor or a tag."""
        if event.anchor or event.tag:
            start = self._behind_properties(start, end)
        elif start == end:
            # the parser puts an absent value where the next token stands, at times many lines below
            while start and self._text[start - 1] in _BLANKS:
                start -= 1
            end = start
        if event.style in ("|", ">"):
            end = self._block_end(start, end)
        node = Scalar(start, end, event.value, event.style or "", event.tag)
        if event.anchor:
            self._anchors[event.anchor] = (node, 1, 0)
        self.items.append(node)

    def _start_document(self, event: Any) -> None:
        self.items = []
        self._anchors = {}
        self._written = self._repeated = 0
        self._largest = (0, 0, 0)
        self._document_start = event.start_mark.index

    def _end_document(self, event: Any) -> None:
        del event
        self._written += 1  # the root
        if self._written + self._repeated > self._written * MAX_EXPANSION:
            raise self._bomb()
        root = self.items[0]
        if not (isinstance(root, Scalar) and root.value == root.style == "" and root.tag is None):
            self.roots.append((root, self._document_start))

    def _open(self, event: Any) -> None:
        start = event.start_mark.index
        if len(self._stack) >= MAX_DEPTH:
            raise DocumentError("FMT005", "too_deep", offset=start, end=start + 1, limit=MAX_DEPTH)
        if event.tag not in _COLLECTION_TAGS:
            end = start + len(self._text[start : self._behind_properties(start, len(self._text))].rstrip(_BLANKS))
            raise DocumentError("FMT008", "tag", offset=start, end=end, tag=event.tag)
        if event.anchor or event.tag:
            start = self._behind_properties(start, len(self._text))
        if event.anchor:
            self._anchors[event.anchor] = None
        self._stack.append(_Frame(start, self.items, event.anchor, self._written + self._repeated, event.flow_style))
        self.items = []

    def _close_sequence(self, event: Any) -> None:
        frame = self._stack[-1]
        self._close(frame, Sequence(frame.start, self._end_of(frame, event), self.items))

    def _close_mapping(self, event: Any) -> None:
        frame = self._stack[-1]
        end = self._end_of(frame, event)
        pairs: list[tuple[Node, Node]] = []
        entries: dict[str, tuple[Node, Node]] = {}
        duplicates: list[tuple[Scalar, Scalar]] = []
        merges: list[Node] = []
        for pair in zip(self.items[::2], self.items[1::2], strict=True):
            key, value = pair
            if type(key) is Scalar:
                said = key.value
                if said == "<<" and not key.style and key.tag in (None, _YAML_TAG + "merge"):
                    merges.append(value)
                    continue
                if said in entries:
                    duplicates.append((key, entries[said][0]))  # type: ignore[arg-type]
                else:
                    entries[said] = pair
            pairs.append(pair)
        for value in merges:
            _merge(value, entries)
        self._close(frame, Mapping(frame.start, end, pairs, entries, duplicates, merges))

    def _close(self, frame: _Frame, node: Node) -> None:
        self._stack.pop()
        self._written += len(self.items)
        if frame.anchor:
            size = 1 + self._written + self._repeated - frame.size_before
            self._anchors[frame.anchor] = (node, size, frame.height)
        self.items = frame.outer
        self.items.append(node)
        if self._stack and self._stack[-1].height <= frame.height:
            self._stack[-1].height = frame.height + 1

    def _alias(self, event: Any) -> None:
        start, end, name = event.start_mark.index, event.end_mark.index, event.anchor
        if name not in self._anchors:
            problem = f"undefined alias {name}"
            raise DocumentError("FMT001", "syntax", offset=start, end=end, problem=problem, hint="unknown_alias")
        known = self._anchors[name]
        if known is None:
            raise DocumentError("FMT007", "alias_cycle", offset=start, end=end, name=name)
        node, size, height = known
        if len(self._stack) + height > MAX_DEPTH:
            raise DocumentError("FMT005", "too_deep", offset=start, end=end, limit=MAX_DEPTH)
        self._repeated += size - 1
        self._alias_end = end
        self._largest = max(self._largest, (size, start, end))
        if self._written + self._repeated > MAX_NODES:
            raise self._bomb()
        if self._stack:
            self._stack[-1].height = max(self._stack[-1].height, height + 1)
        self.items.append(node)

    def _bomb(self) -> DocumentError:
        _, start, end = self._largest
        return DocumentError(
            "FMT006",
            "alias_bomb",
            offset=start,
            end=end,
            nodes=self._written + self._repeated,
            written=self._written,
        )

    def _end_of(self, frame: _Frame, event: Any) -> int:
        """The end of a collection; in block style that of the last thing inside, not of the next token."""
        if frame.flow:
            return int(event.end_mark.index)
        # the node of an alias lies elsewhere; an alias that ends behind the start of this one is inside
        end = max(frame.start, self._alias_end)
        for node in self.items[-2:]:
            if node.start >= frame.start and node.end > end:
                end = node.end
        return end

    def _behind_properties(self, start: int, end: int) -> int:
        found = _PROPERTIES.match(self._text, start, end)
        return found.end() if found else start

    def _block_end(self, start: int, end: int) -> int:
        """The end of the last line of a block scalar that is not blank, blanks at its end included."""
        last = start + len(self._text[start:end].rstrip(_BLANKS))
        found = _NEXT_BREAK.search(self._text, last, end)
        return found.start() if found else end


def _merge(value: Node, entries: dict[str, tuple[Node, Node]]) -> None:
    """Add what ``<<`` brings in. What is there already stays: written keys win, then the earlier source."""
    sources = value.items if isinstance(value, Sequence) else [value]
    for source in sources:
        if not isinstance(source, Mapping):
            place = {"offset": value.start, "end": value.end}
            problem = "a merge key needs a mapping or a list of mappings"
            raise DocumentError("FMT001", "syntax", **place, problem=problem, hint="merge_source")
        for key, entry in source.entries.items():
            entries.setdefault(key, entry)
