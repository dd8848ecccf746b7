"""The lines of a scheme that findings point at: each once, with all the words that they rest on marked in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from posixpath import dirname, relpath

from markupsafe import Markup, escape

from ...findings.report import Located, Quote
from ...startup.records import dataclass, field
from ..base import visible

AROUND = 80
"""Characters of a line that are shown on either side of the words."""
_LEAST = 4
"""So few characters are shown rather than left out."""


@dataclass(slots=True)
class Line:
    """A line of a file; ``label`` is its number, or its place in the file that it was imported from."""

    label: str
    text: str
    spans: list[tuple[int, int]] = field(default_factory=list)

    @property
    def shown(self) -> Markup:
        """The words, marked, and what stands around them; ``…`` for what is left out."""
        return Markup("").join(self._pieces())

    def _pieces(self) -> Iterator[Markup]:
        """Marked and plain stretches in turn."""
        start, end = len(self.text) - len(self.text.lstrip()), len(self.text.rstrip())
        at = start
        for first, last in _merged(self.spans):
            yield _plain(self.text[at : max(first, at)], head=at == start)
            yield Markup("<mark>{}</mark>").format(visible(self.text[max(first, at) : last]))
            at = max(last, at)
        yield _plain(self.text[at : max(end, at)], head=False, tail=True)


def beside(path: str, document: str) -> str:
    """A path seen from the folder of a document; one from elsewhere on the disk as it is."""
    return path if path.startswith("/") else relpath(path, dirname(document) or ".")


def lines(found: Iterable[Located], path: str) -> list[Line]:
    """Every line that the findings quote, in order; those of other files carry their path."""
    seen: dict[tuple[str, int], Line] = {}
    for located in found:
        for quote in located.quotes:
            line = seen.get((located.path, quote.line))
            if line is None:
                label = _label(quote)
                label = label if located.path == path else f"{beside(located.path, path)} {label}"
                line = seen[located.path, quote.line] = Line(label, quote.text)
            line.spans.append(_span(quote))
    return [seen[key] for key in sorted(seen, key=lambda key: (key[0] != path, *key))]


def _span(quote: Quote) -> tuple[int, int]:
    return quote.column - 1, max(quote.end_column - 1, quote.column)


def _label(quote: Quote) -> str:
    return str(quote.line) if quote.origin is None else quote.origin.mark


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches that overlap or touch as one."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(set(spans)):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def _plain(text: str, *, head: bool, tail: bool = False) -> Markup:
    """What stands before, between or behind marked words; a long one loses its far end, or its middle."""
    room = AROUND if head or tail else 2 * AROUND
    if len(text) <= room + _LEAST:
        return escape(visible(text))
    if head:
        text = "…" + text[-AROUND:]
    elif tail:
        text = text[:AROUND] + "…"
    else:
        text = text[:AROUND] + "…" + text[-AROUND:]
    return escape(visible(text))
