"""The running text of a scheme: everything that is said outside of the indicators' own fields."""

from __future__ import annotations

from collections.abc import Iterator

from ..findings.finding import Evidence
from ..reading.text.line import Passage, passage
from ..scheme.scheme import Scheme
from ..source.location import Place
from ..startup.records import dataclass
from .hierarchy import Hierarchy


@dataclass(frozen=True, slots=True)
class Text:
    """A passage of running text with its place; ``field`` says which part of the scheme it is."""

    field: str
    place: Place
    passage: Passage

    def evidence(self, start: int, end: int) -> Evidence:
        """Words at ``start`` to ``end`` of the normal text, as evidence."""
        words = self.passage.words(start, end)
        return Evidence(self.place.words(words.start, words.end), words.text)


def running_texts(scheme: Scheme, hierarchy: Hierarchy) -> list[Text]:
    """Running text, consequence clauses, rewards, tail penalty and the descriptions of groups, in reading order."""
    return [Text(field, place, passage(field, raw)) for field, place, raw in _raw(scheme, hierarchy) if raw]


def _raw(scheme: Scheme, hierarchy: Hierarchy) -> Iterator[tuple[str, Place, str | None]]:
    yield "text", scheme.place("text"), scheme.text
    for field, items in (("accountability", scheme.accountability), ("rewards", scheme.rewards)):
        for index, item in enumerate(items):
            yield field, scheme.place(field, index), item
    if scheme.ranking is not None:
        yield "ranking", scheme.ranking.place("tail_penalty"), scheme.ranking.tail_penalty
    for branch in hierarchy.branches:
        for field in ("description", "criteria"):
            yield "group", branch.indicator.place(field), getattr(branch.indicator, field)
