"""The annex of an audit summary: every finding in full, one entry for each rule, with its places, advice and ground."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..findings.finding import Confidence
from ..findings.report import DocumentReport, Located
from ..startup.records import dataclass
from ..words.voice import Reference, Voice
from .markdown_text import escaped
from .outline import families, runs


@dataclass(frozen=True, slots=True)
class Entries:
    """The findings of one document as Markdown."""

    document: DocumentReport
    voice: Voice

    def lines(self) -> Iterator[str]:
        """A heading for each family, a numbered entry for each rule and severity in it."""
        count = 0
        for family, group in families(self.document.findings):
            name = escaped(self.voice.family(family))
            yield from ([""] if count else [])
            yield f"#### {self._text('family', family=name, n=len(group))}"
            for run in runs(group):
                count += 1
                yield from ("", f"##### {self._title(run, count)}", "")
                yield from self._single(run[0]) if len(run) == 1 else self._several(run)

    def _text(self, key: str, **args: object) -> str:
        return self.voice.text(f"markdown.{key}", **args)

    def _item(self, key: str, said: str) -> str:
        return f"- {self._text(key)}{self._text('colon')}{said}"

    def _title(self, run: Sequence[Located], number: int) -> str:
        finding = run[0].finding
        return self._text(
            "finding" if len(run) == 1 else "findings",
            n=number,
            title=escaped(self.voice.title(finding.code)),
            code=escaped(finding.code),
            severity=self.voice.text(f"severity.{finding.severity}"),
            count=len(run),
        )

    def _single(self, located: Located) -> Iterator[str]:
        yield self._item("place", self._place(located))
        yield from self._indicator(located)
        yield from self._said(located)
        yield from self._advice(located)
        yield from self._basis(located)

    def _several(self, run: Sequence[Located]) -> Iterator[str]:
        """Each place with what is said of it; advice and ground once at the end when all share them."""
        advice = [list(self._advice(located)) for located in run]
        basis = [list(self._basis(located)) for located in run]
        same_advice, same_basis = (all(one == many[0] for one in many) for many in (advice, basis))
        for located, own_advice, own_basis in zip(run, advice, basis, strict=True):
            about = located.finding.indicator
            named = "" if about is None else self._text("comma") + escaped(f"{about.id} {about.name}")
            yield f"- {self._place(located)}{named}"
            own = [
                *self._said(located),
                *([] if same_advice else own_advice),
                *([] if same_basis else own_basis),
            ]
            yield from (f"  {line}" for line in own)
        if same_advice:
            yield from advice[0]
        if same_basis:
            yield from basis[0]

    def _place(self, located: Located) -> str:
        place = self.voice.place(located.region)
        if located.path != self.document.path:
            place = f"{escaped(located.path)} {place}"
        if located.finding.confidence is Confidence.HEURISTIC:
            place += self._text("aside", text=self.voice.text("confidence.heuristic"))
        return place

    def _indicator(self, located: Located) -> Iterator[str]:
        about = located.finding.indicator
        if about is not None:
            yield self._item("indicator", escaped(f"{about.id} {about.name}"))

    def _said(self, located: Located) -> Iterator[str]:
        finding, voice = located.finding, self.voice
        yield self._item("message", escaped(voice.say(finding)))
        words = dict.fromkeys(filter(None, (escaped(text) for text, _ in located.evidence)))
        if words:
            quoted = [self._text("quote", text=text) for text in words]
            yield self._item("evidence", voice.text("list.joiner").join(quoted))
        for spot in located.related:
            where = voice.place(spot.region)
            said = voice.related(finding, spot.key, spot.args)
            yield self._item("related", escaped(f"{spot.path} {where}{self._text('comma')}{said}"))
        if finding.reason:
            yield self._item("reason", escaped(finding.reason))

    def _advice(self, located: Located) -> Iterator[str]:
        advice = self.voice.advice(located.finding)
        if advice:
            yield self._item("advice", escaped(advice))

    def _basis(self, located: Located) -> Iterator[str]:
        for reference in self.voice.references(located.finding, self.document.year):
            yield self._item("basis", self._cited(reference))

    def _cited(self, reference: Reference) -> str:
        named = cited(reference, self.voice)
        return named + self._text("colon") + escaped(reference.says) if reference.says else named


def cited(reference: Reference, voice: Voice) -> str:
    """A reference in short, as a link where its address is known."""
    named = escaped(voice.cite(reference))
    return f"[{named}]({reference.url})" if reference.url else named
