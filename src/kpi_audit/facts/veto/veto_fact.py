"""One veto: what it is about, all that it says, what it rests on."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from ...findings.finding import Evidence
from ...reading.veto.integrity import concerns_cheating, concerns_discipline
from ...reading.veto.topics import NATIONAL, topics
from ...reading.veto.vetoes import matters
from ...scheme.parts import Basis
from ...scheme.scheme import Veto
from ...source.location import Place
from ...startup import patterns as re
from ...startup.records import dataclass
from ..hierarchy import Node
from ..said import Said


@dataclass(frozen=True, eq=False)
class VetoFact:
    """One veto. ``parts`` are all that it says; ``disguised`` when it is not called one."""

    matter: str
    place: Place
    parts: tuple[Said, ...]
    disguised: bool
    declared: bool
    evidence: tuple[Evidence, ...] = ()
    node: Node | None = None
    veto: Veto | None = None
    basis: tuple[Basis, ...] = ()
    said: bool = False  # read from a sentence; what is listed or has a line of its own counts as one of its own

    @property
    def words(self) -> Evidence:
        """The words that name it: those of a clause, else the head of its matter as it is written."""
        return self.evidence[0] if self.evidence else Evidence(self.place, self.matter.removesuffix("…"))

    @property
    def text(self) -> str:
        """All that it says, in normal form."""
        return ";".join(said.text for said in self.parts)

    @cached_property
    def trigger(self) -> str:
        """What sets it off: without the consequences, where they stand apart."""
        apart = self.veto is not None
        return ";".join(said.text for said in self.parts if not apart or said.passage.field in ("matter", "trigger"))

    @property
    def basis_text(self) -> str | None:
        """The documents it rests on: the field's, else those cited in its text or for its chapter."""
        return "、".join(dict.fromkeys(basis.document for basis in self.basis)) or None

    @property
    def subject(self) -> str:
        """What names its subject: the name of the line it stands in, else its matter."""
        return self.matter if self.node is None else self.node.name

    @cached_property
    def topics(self) -> tuple[str, ...]:
        """What it is about: the topics of its subject, else those of its trigger."""
        return topics(self.subject) or topics(self.trigger)

    @cached_property
    def national(self) -> bool:
        """Whether a national document provides for a veto on such a matter."""
        return bool(NATIONAL.intersection((*topics(self.subject), *topics(self.trigger))))

    @property
    def integrity(self) -> bool:
        """A party-discipline disqualification common to all schemes, or one for cheating in the assessment itself.

        It is not counted: nobody needs a document from above to leave out who forged what was assessed.
        """
        if self.veto is not None and self.veto.class_ is not None:
            return self.veto.class_ == "integrity"
        # of several matters in a row (对党风廉政、安全生产实行一票否决) each is judged by its name
        told = self.matter if self.parts and self.matter in matters(self.parts[0].text) else self.trigger
        return concerns_discipline(told) or (self.veto is None and concerns_cheating(told))

    def find(self, pattern: re.Pattern[str] | Callable[[str], re.Match[str] | None]) -> Evidence | None:
        """The first words that a pattern finds, with their place."""
        search = pattern.search if isinstance(pattern, re.Pattern) else pattern
        for said in self.parts:
            match = search(said.text)
            if match is not None:
                return said.evidence(match.start(), match.end())
        return None
