"""One YAML document of a file: its tree, and the way from a symbolic place to line and column."""

from __future__ import annotations

from ..errors import DocumentError
from ..startup.records import dataclass, field, replace
from .comments import Comment, find_comments
from .decode import decode
from .lines import Lines
from .location import KeyPath, Origin, Origins, Place, Region
from .nodes import Mapping, Node, Scalar, Sequence
from .offsets import Spans, source_spans
from .tree import parse_trees

__all__ = ["Comment", "Document", "document_name", "read_documents"]

_Found = tuple[Node | None, Node, bool]


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML document. A file with several has one of these for each, ``number`` counting from 0.

    ``name`` is unique in a run (``path``, and ``path#2`` for the second document of a file). ``is_tree`` is false for
    a text that could not be parsed: places in it are offsets of the text itself.
    """

    name: str
    path: str
    text: str = field(repr=False)  # of the whole file
    encoding: str
    root: Node = field(repr=False)
    number: int
    start: int  # the stretch of the file that belongs to this document
    end: int
    lines: Lines = field(repr=False, compare=False)
    is_tree: bool = True
    origins: Origins = field(default_factory=dict, repr=False, compare=False)
    _names: dict[int, dict[str, str]] = field(default_factory=dict, repr=False, compare=False)
    _again: dict[int, dict[str, list[Scalar]]] = field(default_factory=dict, repr=False, compare=False)
    _spans: dict[int, Spans] = field(default_factory=dict, repr=False, compare=False)
    _known: dict[KeyPath, _Found] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def unparsed(cls, path: str, text: str, encoding: str = "utf-8") -> Document:
        """A document without a tree: empty, or no YAML."""
        root = Scalar(0, len(text), text)
        return cls(path, path, text, encoding, root, 0, 0, len(text), Lines(text), is_tree=False)

    def rename(self, mapping: Mapping, names: dict[str, str]) -> None:
        """Let a mapping be walked by other keys than the written ones: ``names`` is new → written."""
        renamed = {new: raw for new, raw in names.items() if new != raw}
        if renamed:
            self._known.clear()
            self._names.setdefault(id(mapping), {}).update(renamed)

    def meant(self, mapping: Mapping, written: str) -> str:
        """The canonical key of a written one; the written one itself when there is none."""
        names = self._names.get(id(mapping), {})
        return next((new for new, raw in names.items() if raw == written), written)

    def node(self, path: KeyPath) -> Node | None:
        """The node at a path; None when there is none."""
        _, node, complete = self._find(path)
        return node if complete else None

    def trail(self, path: KeyPath) -> list[tuple[Node | None, Node]]:
        """What stands on the way from the root to a path: each node with its key (None for a list item)."""
        found = [self._find(path[:size]) for size in range(len(path) + 1)]
        return [(key, node) for key, node, complete in found if complete]

    def region(self, place: Place) -> Region:
        """Where a place stands. What is missing is shown at the nearest thing around it that exists."""
        region = self._region(place)
        return replace(region, origin=self._origin(place)) if self.origins else region

    def _region(self, place: Place) -> Region:
        if place.raw or not self.is_tree:
            end = place.end if place.end is not None else place.start
            return self.lines.region(place.start or 0, end or 0)
        if place.again and (repeated := self._repeated(place)) is not None:
            return self._whole(repeated)
        key, node, complete = self._find(place.path)
        if not complete or place.key or (node.start == node.end and isinstance(node, Scalar)):
            return self._whole(key or node)
        if place.start is not None and isinstance(node, Scalar):
            return self._words(node, place.start, place.end)
        return self._whole(node)

    def span(self, start: int, end: int) -> Region:
        """The region between two offsets of the text, for errors that carry offsets."""
        return self.lines.region(start, end)

    def line_text(self, line: int) -> str:
        """The text of a line (from 1) without its line break."""
        return self.lines.line_text(line)

    def entry(self, mapping: Mapping, name: str) -> tuple[Node, Node] | None:
        """Key and value of an entry by its canonical name; None when the mapping lacks it."""
        return mapping.entries.get(self._written(mapping, name))

    def written_key(self, name: str, place: Place | None = None) -> str | None:
        """The key that stands in the file for a canonical name, in the mapping at a place (the root by default)."""
        node = self.root if place is None else self.node(place.path)
        if not isinstance(node, Mapping):
            return None
        written = self._written(node, name)
        return written if written in node.entries else None

    def comments(self) -> list[Comment]:
        """The comments of this document; those above its ``---`` belong to the document before."""
        return find_comments(self.text, self.start, self.end, self.root, self.lines)

    def _find(self, path: KeyPath) -> _Found:
        """The last node on a path that exists, its key (None for a list item), and whether it is the end of the path.

        Once found it is known: every place below is one step from there.
        """
        found = self._known.get(path)
        if found is None:
            found = self._below(self._find(path[:-1]), path[-1]) if path else (None, self.root, True)
            self._known[path] = found
        return found

    def _below(self, found: _Found, step: str | int) -> _Found:
        key, node, complete = found
        if not complete:
            return found
        if isinstance(node, Mapping):
            pair = node.entries.get(self._written(node, str(step)))
            return (key, node, False) if pair is None else (*pair, True)
        if isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
            return None, node.items[step], True
        stands_for_list = isinstance(node, Scalar) and step == 0  # a single value stands for a list of one
        return key, node, stands_for_list

    def _origin(self, place: Place) -> Origin | None:
        """Where the words at a place come from, or the nearest thing around them that comes from somewhere."""
        for size in range(len(place.path), -1, -1):
            if parts := self.origins.get(place.path[:size]):
                at = (place.start or 0) if size == len(place.path) else 0
                return [origin for start, origin in parts if start <= at or start == parts[0][0]][-1]
        return None

    def _repeated(self, place: Place) -> Node | None:
        """The key at a place as it is written again in the same mapping."""
        mapping = self.node(place.path[:-1])
        if not isinstance(mapping, Mapping):
            return None
        if id(mapping) not in self._again:
            known = self._again[id(mapping)] = {}
            for later, first in mapping.duplicates:
                known.setdefault(first.value, []).append(later)
        again = self._again[id(mapping)].get(str(place.path[-1]), [])
        return again[place.again - 1] if place.again <= len(again) else None

    def _written(self, mapping: Mapping, step: str) -> str:
        return self._names.get(id(mapping), {}).get(step, step)

    def _whole(self, node: Node) -> Region:
        """All of a scalar, but only the first line of a collection: a caret underlines one line."""
        if not isinstance(node, Scalar):
            return self.lines.region(node.start, min(node.end, self._first_end(node)))
        if node.style not in ("|", ">") or not node.value.strip():
            return self.lines.region(node.start, node.end)
        words = len(node.value) - len(node.value.lstrip())
        return self._words(node, words, len(node.value.rstrip()))

    def _first_end(self, node: Node) -> int:
        end = self.lines.line_end(node.start)
        if node.end <= end:  # a line may be as long as the file, and hold all its nodes
            return node.end
        return node.start + len(self.text[node.start : end].rstrip())

    def _words(self, node: Scalar, start: int, end: int | None) -> Region:
        """Words of a decoded text; offsets outside it are clamped."""
        spans = self._spans.get(id(node))
        if spans is None:
            spans = self._spans[id(node)] = source_spans(self.text, node)
        size = spans.size
        if end is None or not 0 <= start <= end <= size:
            start = max(0, min(start, size))
            end = max(start, min(size if end is None else end, size))
        if start < size:
            return self.lines.region(*spans.stretch(start, end))
        at = spans.stretch(0, size)[1] if size else node.end
        return self.lines.region(at, at)


def read_documents(name: str, data: bytes) -> list[Document]:
    """Every document of a file that is not empty; none for an empty file or one with only comments.

    Raises DocumentError; as there is no Document to ask, its arguments tell ``line``, ``column``,
    ``end_line``, ``end_column`` (from 1) and ``source_line``, the text of that line.
    """
    try:
        decoded = decode(data)
    except DocumentError as error:
        raise _located(error, str(error.args_by_name.pop("text"))) from None
    try:
        trees = parse_trees(decoded.text)
    except DocumentError as error:
        raise _located(error, decoded.text) from None
    lines = Lines(decoded.text)
    return [
        Document(
            document_name(name, number),
            name,
            decoded.text,
            decoded.encoding,
            tree.root,
            number,
            tree.start,
            tree.end,
            lines,
        )
        for number, tree in enumerate(trees)
    ]


def document_name(path: str, number: int) -> str:
    """The name by which a document is known in a run: its path, and its number when the file has several."""
    return path if number == 0 else f"{path}#{number + 1}"


def _located(error: DocumentError, text: str) -> DocumentError:
    """The same error with the line that it is about."""
    lines = Lines(text)
    region = lines.region(error.offset, error.end)
    return DocumentError(
        error.code,
        error.key,
        offset=error.offset,
        end=error.end,
        line=region.line,
        column=region.column,
        end_line=region.end_line,
        end_column=region.end_column,
        source_line=lines.line_text(region.line),
        **error.args_by_name,
    )
