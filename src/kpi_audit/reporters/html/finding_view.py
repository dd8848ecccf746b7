"""What the page says of one finding, and of a rule with its findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from ...findings.finding import Confidence
from ...findings.report import DocumentReport, Located
from ...startup.records import dataclass
from ...words.voice import Voice
from .source_view import Line, beside, lines

SHARED, LONG = 3, 12
"""Advice of so many findings of a rule, and of so many characters, is said once with the rule."""
LINKED = 30
"""Findings of a rule that its list leads to."""
Ground = tuple[str, str]
"""A citation, and what it says."""


@dataclass(frozen=True)
class FindingView:
    """One finding in words; ``anchor`` is its place on the page."""

    located: Located
    document: DocumentReport
    voice: Voice
    anchor: str

    @property
    def code(self) -> str:
        """The code of its rule."""
        return self.located.finding.code

    @property
    def family(self) -> str:
        """The prefix of its family."""
        return self.code.rstrip("0123456789")

    @property
    def title(self) -> str:
        """The title of its rule."""
        return self.voice.title(self.code)

    @property
    def severity(self) -> str:
        """error, warning or info."""
        return self.located.finding.severity.value

    @property
    def severity_word(self) -> str:
        """The same in words."""
        return self.voice.text(f"severity.{self.severity}")

    @property
    def indicator_id(self) -> str:
        """The id of its indicator, empty when it is about the scheme."""
        about = self.located.finding.indicator
        return "" if about is None else about.id

    @property
    def indicator(self) -> str:
        """Id and name."""
        about = self.located.finding.indicator
        return "" if about is None else f"{about.id} {about.name}"

    @property
    def place(self) -> str:
        """File (when it is another one), line and column."""
        return self._in(self.located.path, self.voice.place(self.located.region))

    @property
    def spot(self) -> str:
        """The same in short."""
        return self._in(self.located.path, self.voice.spot(self.located.region))

    @property
    def mark(self) -> str:
        """Its indicator, or its place: what a list of the findings of a rule shows."""
        return self.indicator_id or self.spot

    @property
    def doubt(self) -> str:
        """What it rests on, when on the reading of text."""
        if self.located.finding.confidence is not Confidence.HEURISTIC:
            return ""
        return self.voice.text("confidence.heuristic")

    @property
    def message(self) -> str:
        """What it says."""
        return self.voice.say(self.located.finding)

    @cached_property
    def advice(self) -> str:
        """What would clear it."""
        return self.voice.advice(self.located.finding)

    @property
    def reason(self) -> str:
        """The author's own justification."""
        return self.located.finding.reason or ""

    @property
    def quotes(self) -> list[Line]:
        """Source lines with the words that it points at."""
        return lines([self.located], self.document.path)

    @property
    def related(self) -> list[str]:
        """Related places with what they have to do with it."""
        voice = self.voice
        return [
            self._in(spot.path, f"{voice.spot(spot.region)} {voice.related(self.located.finding, spot.key, spot.args)}")
            for spot in self.located.related
        ]

    @cached_property
    def basis(self) -> list[Ground]:
        """What it rests on."""
        references = self.voice.references(self.located.finding, self.document.year)
        return [(self.voice.cite(one), one.says or "") for one in references]

    def _in(self, path: str, said: str) -> str:
        """What is said of a place, behind its file where that is another one, named from the folder of this one."""
        return said if path == self.document.path else f"{beside(path, self.document.path)} {said}"


@dataclass(frozen=True)
class RuleView:
    """A rule with its findings: what it asks and what it rests on, said once; ``anchor`` is its place on the page."""

    code: str
    findings: list[FindingView]
    voice: Voice
    anchor: str

    @property
    def title(self) -> str:
        """The title of the rule."""
        return self.voice.title(self.code)

    @property
    def why(self) -> str:
        """Why it is asked, empty for a rule without a card."""
        card = self.voice.card(self.code)
        return "" if card is None else card.why.spoken(self.voice.lang)

    @cached_property
    def basis(self) -> list[Ground]:
        """Every ground of its findings."""
        return list(dict.fromkeys(ground for finding in self.findings for ground in finding.basis))

    @cached_property
    def fixes(self) -> list[str]:
        """Advice that several of its findings share, said once here."""
        counts = Counter(finding.advice for finding in self.findings)
        return [advice for advice, count in counts.items() if count >= SHARED and len(advice) >= LONG]

    def shared(self, finding: FindingView) -> int:
        """The number of the advice of a finding among these, 0 for advice of its own."""
        return self._numbered.get(finding.advice, 0)

    @cached_property
    def _numbered(self) -> dict[str, int]:
        return {advice: number for number, advice in enumerate(self.fixes, 1)}

    @property
    def linked(self) -> bool:
        """Whether the list of its findings leads to each; a long one is read, not followed."""
        return len(self.findings) <= LINKED

    def numbers(self, finding: FindingView) -> str:
        """Which of them a finding rests on, by number; empty when on all."""
        if len(set(finding.basis)) == len(self.basis):
            return ""
        return self.voice.text("list.joiner").join(self._numbers(finding))

    def _numbers(self, finding: FindingView) -> Iterator[str]:
        places = {ground: str(number) for number, ground in enumerate(self.basis, 1)}
        return (places[ground] for ground in dict.fromkeys(finding.basis))


@dataclass(frozen=True)
class EntryView:
    """One kind of problem told in full."""

    finding: FindingView  # the one that speaks for all
    same_kind: str  # the other places
