"""The findings of an audit summary in short: one item for each rule, the weightiest with their words and ground."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..findings.finding import Confidence
from ..findings.report import DocumentReport
from ..startup.records import dataclass
from ..words.voice import Voice
from .digest import Entry, by_family, in_short, same_kind
from .markdown_findings import cited
from .markdown_text import escaped


@dataclass(frozen=True, slots=True)
class Shorts:
    """Folded findings of one document as Markdown."""

    document: DocumentReport
    voice: Voice

    def leading(self, found: Sequence[Entry]) -> Iterator[str]:
        """What weighs most, each with place, words, advice and ground."""
        for number, entry in enumerate(found, 1):
            located = entry.first
            finding = located.finding
            yield from ([""] if number > 1 else [])
            yield f"{number}. {self._title(entry)}{self._text('colon')}{escaped(self.voice.say(finding))}"
            words = dict.fromkeys(filter(None, (escaped(text) for text, _ in located.evidence)))
            if words:
                quoted = self.voice.text("list.joiner").join(self._text("quote", text=text) for text in words)
                yield f"   - {self._text('evidence')}{self._text('colon')}{quoted}"
            yield from (f"   - {line}" for line in self._rest(entry))
            grounds = dict.fromkeys(
                cited(one, self.voice) for one in self.voice.references(finding, self.document.year)
            )
            if grounds:
                said = self.voice.text("report.joiner").join(grounds)
                yield f"   - {self._text('basis')}{self._text('colon')}{said}"

    def others(self, found: Iterable[Entry]) -> Iterator[str]:
        """The rest, an item each, in the order of the families."""
        for group in by_family(found).values():
            for entry in group:
                yield f"- {self._title(entry)}{self._text('colon')}{escaped(in_short(entry, self.voice))}"
                kind = same_kind(entry, self.voice)
                yield from ([f"  - {escaped(kind)}"] if kind else [])

    def _rest(self, entry: Entry) -> Iterator[str]:
        kind = same_kind(entry, self.voice)
        if kind:
            yield escaped(kind)
        advice = self.voice.advice(entry.first.finding)
        if advice:
            yield f"{self._text('advice')}{self._text('colon')}{escaped(advice)}"

    def _title(self, entry: Entry) -> str:
        located = entry.first
        about = located.finding.indicator
        where = self.voice.place(located.region)
        if located.path != self.document.path:
            where = f"{escaped(located.path)} {where}"
        named = "" if about is None else escaped(f"{about.id} {about.name}") + self._text("comma")
        doubt = ""
        if located.finding.confidence is Confidence.HEURISTIC:
            doubt = self._text("comma") + self.voice.text("confidence.heuristic")
        severity = self.voice.text(f"severity.{entry.severity}")
        code = self._text("aside", text=self._text("comma").join((entry.code, severity)))
        return f"**{escaped(self.voice.title(entry.code))}**{code}{self._text('gap')}{named}{where}{doubt}"

    def _text(self, key: str, **args: object) -> str:
        return self.voice.text(f"markdown.{key}", **args)
