"""What the page says of one finding, of a rule with its findings, of a node of the tree."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings.finding import Confidence
from ...findings.report import DocumentReport, Located
from ...startup.records import dataclass
from ...words.voice import Reference, Voice

AROUND = 80
"""Characters of a quoted line that are shown on either side of the words."""


@dataclass(frozen=True)
class Branch:
    """One node of the tree."""

    id: str
    name: str
    about: str
    findings: list[FindingView]
    children: list[Branch]

    @property
    def within(self) -> int:
        """Findings here and below."""
        return len(self.findings) + sum(child.within for child in self.children)


@dataclass(frozen=True)
class RuleView:
    """The findings of one rule, and what they rest on, said once."""

    code: str
    findings: list[FindingView]

    @property
    def title(self) -> str:
        """The title of the rule."""
        return self.findings[0].title

    @property
    def basis(self) -> list[tuple[str, str]]:
        """Every ground of its findings."""
        return list(dict.fromkeys(ground for finding in self.findings for ground in finding.basis))


@dataclass(frozen=True)
class EntryView:
    """One kind of problem told in full."""

    finding: FindingView  # the one that speaks for all
    same_kind: str  # the other places


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
        where = self.voice.place(self.located.region)
        return where if self.located.path == self.document.path else f"{self.located.path} {where}"

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

    @property
    def advice(self) -> str:
        """What would clear it."""
        return self.voice.advice(self.located.finding)

    @property
    def reason(self) -> str:
        """The author's own justification."""
        return self.located.finding.reason or ""

    @property
    def quotes(self) -> list[tuple[int, str, str, str]]:
        """Source lines: number, before, the words, after."""
        return list(self._quotes())

    def _quotes(self) -> Iterator[tuple[int, str, str, str]]:
        for quote in self.located.quotes:
            first, last = quote.column - 1, max(quote.end_column - 1, quote.column)
            before, words, after = quote.text[:first].lstrip(), quote.text[first:last], quote.text[last:].rstrip()
            if len(before) > AROUND:
                before = "…" + before[-AROUND:]
            yield quote.line, before, words, after if len(after) <= AROUND else after[:AROUND] + "…"

    @property
    def related(self) -> list[str]:
        """Related places with what they have to do with it."""
        voice = self.voice
        return [
            f"{spot.path} {voice.place(spot.region)} " + voice.related(self.located.finding, spot.key, spot.args)
            for spot in self.located.related
        ]

    @property
    def basis(self) -> list[tuple[str, str]]:
        """What it rests on: the citation, and what that says."""
        references = self.voice.references(self.located.finding, self.document.year)
        return [(self._cited(one), one.says or "") for one in references]

    def _cited(self, reference: Reference) -> str:
        return self.voice.cite(reference)
