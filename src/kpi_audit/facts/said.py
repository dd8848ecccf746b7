"""Stretches of text with their places, and the documents that they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..findings.finding import Evidence
from ..reading.text.line import Passage
from ..reading.veto.documents import cited_documents
from ..scheme.parts import Basis
from ..source.location import Place
from ..startup import patterns as re
from ..startup.records import dataclass

_BROKEN = re.compile(r"违反|违背|未按照?|不符合?|不执行|未执行|未落实|不落实|触犯")


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of text: ``start`` to ``end`` of the passage at ``place``."""

    place: Place
    passage: Passage
    start: int
    end: int

    @classmethod
    def whole(cls, place: Place, said: Passage) -> Said:
        """All of a passage."""
        return cls(place, said, 0, len(said.text))

    @property
    def text(self) -> str:
        """The stretch in normal form."""
        return self.passage.text[self.start : self.end]

    def evidence(self, start: int, end: int) -> Evidence:
        """Words at offsets of ``text``, with their place."""
        words = self.passage.words(self.start + start, self.start + end)
        return Evidence(self.place.words(words.start, words.end), words.text)


def cited_bases(parts: Iterable[Said]) -> Iterator[Basis]:
    """Documents that words rest on; one that is merely broken (违反《…》) is no basis."""
    for said in parts:
        for cited in cited_documents(said.text):
            if not _BROKEN.search(said.text[max(0, cited.start - 6) : cited.start]):
                words = said.evidence(cited.start, cited.end)
                yield Basis(at=words.place, document=cited.name)
