"""Edits of a document's text, made where a value or a word stands."""

from __future__ import annotations

from collections.abc import Iterator

from ..findings.finding import Value
from ..findings.fix import Edit, Fix, Safety
from ..source.builder import BREAKS
from ..source.document import Document
from ..source.location import Place
from ..source.nodes import Mapping, Node, Scalar, Sequence
from ..source.offsets import source_spans
from ..startup import patterns as re
from ..startup.records import dataclass

_NEXT_BREAK = re.compile(f"[{BREAKS}]")


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes fixes for one document."""

    document: Document

    def fix(self, key: str, safety: Safety, edits: tuple[Edit, ...], *, code: str | None = None, **args: Value) -> Fix:
        """A fix at the place of its first edit."""
        region = self.document.span(edits[0].start, edits[0].end)
        return Fix(key, safety, edits, region.line, region.column, code, args)

    def words(self, node: Scalar, *changes: tuple[int, int, str]) -> tuple[Edit, ...]:
        """Replace words of a scalar's value (start, end, new text), wherever they stand in the file."""
        if not changes:
            return ()
        spans = source_spans(self.document.text, node)
        return tuple(
            Edit(*spans.stretch(start, end), text) if start < spans.size else Edit(node.end, node.end, text)
            for start, end, text in changes
        )

    def behind(self, place: Place, text: str) -> Edit | None:
        """Insert text behind the last word of a value; None where the value is not written as one scalar."""
        node = self.document.node(place.path)
        if not isinstance(node, Scalar) or not node.value.strip():
            return None
        length = len(node.value.rstrip())
        _, at = source_spans(self.document.text, node).stretch(0, length)
        return Edit(at, at, text)

    def key_below(self, place: Place, name: str, value: str, *, after: str) -> Edit | None:
        """Insert ``name: value`` in the mapping at ``place`` behind the entry ``after``, written as that one is.

        None where that one is merged or shared, has an anchor or tag on its key, or a key behind a question mark.
        """
        mapping = self.document.node(place.path)
        if not isinstance(mapping, Mapping):
            return None
        found = self.document.entry(mapping, after)
        if found is None:
            return None
        key, last = found
        text = self.document.text
        own = any(one is key for one, _ in mapping.pairs)
        if not own or not text[key.end : last.start].lstrip(" \t").startswith(":"):
            return None
        if text[mapping.start : mapping.start + 1] == "{":
            return Edit(last.end, last.end, f", {name}: {value}")
        margin = text[max(text.rfind(mark, 0, key.start) for mark in BREAKS) + 1 : key.start]
        if margin.strip(" -"):
            return None
        end = _NEXT_BREAK.search(text, self._last(last))
        at = len(text) if end is None else end.start()
        return Edit(at, at, f"{self._break()}{' ' * len(margin)}{name}: {value}")

    def _last(self, node: Node) -> int:
        return max(node.start, node.end - 1)

    def _break(self) -> str:
        return "\r\n" if "\r\n" in self.document.text else "\n"


def values(node: Node, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Scalar]]:
    """Every scalar that is a value of a document, with its path as written; a shared node once."""
    seen: set[int] = set()
    stack: list[tuple[tuple[str | int, ...], Node]] = [(path, node)]
    while stack:
        here, one = stack.pop()
        if isinstance(one, Scalar):
            yield here, one
            continue
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, Sequence):
            stack += [((*here, number), item) for number, item in reversed(list(enumerate(one.items)))]
        else:
            pairs = reversed(one.pairs)
            stack += [((*here, key.value), value) for key, value in pairs if isinstance(key, Scalar)]
