"""Which of many scopes cover a finding; the cost is that of the finding's depth, not of the number of scopes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ..findings.report import Located
from ..source.document import Document
from ..source.location import Place
from .binding import Scope


class Reach:
    """The scopes of one document by what they cover; they are known by their number."""

    def __init__(self, document: Document, scopes: Sequence[Scope]) -> None:
        self._document = document
        self._scopes = scopes
        self._nodes: dict[int, list[int]] = {}
        self._lines: dict[int, list[int]] = {}
        self._whole: set[int] = set()
        spans: list[tuple[int, int, int]] = []
        for number, scope in enumerate(scopes):
            entry = scope.entry
            if entry is None:
                self._whole.add(number)
                continue
            self._nodes.setdefault(id(entry.node if entry.key is None else entry.key), []).append(number)
            if scope.line is None:
                spans.append((entry.start, -entry.end, number))
            else:
                self._lines.setdefault(scope.line, []).append(number)
        self._spans = _Spans(spans)

    def covering(self, located: Located) -> set[int]:
        """The scopes in which a finding lies: its place does, or all the words on one indicator that it rests on."""
        finding = located.finding
        found = self._whole | self._at(finding.place, located.region.offset, located.region.line)
        if finding.indicator is None or not finding.evidence:
            return found
        said = zip(finding.evidence, located.evidence, strict=True)
        return found | set.intersection(*(self._at(item.place, where.offset, where.line) for item, (_, where) in said))

    def _at(self, place: Place, offset: int, line: int) -> set[int]:
        """The scopes that hold a place: on its line, on the way to it, or around it in the text.

        What a merge key or an alias brings in stands elsewhere in the text: there the way decides.
        """
        if place.document != self._document.name:
            return set()
        found = {*self._lines.get(line, ()), *self._spans.around(offset)}
        below = 0  # the line of the lowest list item between the scope and the place
        for key, node in reversed(self._document.trail(place.path)):
            for number in (*self._nodes.get(id(key), ()), *self._nodes.get(id(node), ())):
                limit = self._scopes[number].line
                if limit is None or below <= limit:
                    found.add(number)
            if key is None:
                below = max(below, self._document.lines.position(node.start)[0])
        return found


class _Spans:
    """Stretches of text that lie inside or outside each other, never across."""

    def __init__(self, spans: list[tuple[int, int, int]]) -> None:
        self._spans = sorted(spans)
        self._outer: list[int] = []
        open_: list[int] = []
        for number, (start, _, _) in enumerate(self._spans):
            while open_ and -self._spans[open_[-1]][1] <= start:
                open_.pop()
            self._outer.append(open_[-1] if open_ else -1)
            open_.append(number)

    def around(self, offset: int) -> Iterator[int]:
        """What is around an offset."""
        at = bisect_right(self._spans, (offset, 1, 0)) - 1
        while at >= 0:
            if offset < -self._spans[at][1]:
                yield self._spans[at][2]
            at = self._outer[at]
