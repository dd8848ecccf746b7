"""An audit opinion in Word, as an office writes it: object, grounds, opinion, problems, advice, annexes."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx import Document as new_document

from ... import __version__
from ...findings.report import DocumentReport, Report
from ...startup.records import dataclass
from ...words.phrase import number, percent
from ...words.voice import Voice, Wording
from ..base import visible
from ..digest import Entry, by_family, entries, leading, opposing, same_kind, verdict, without
from ..outline import checked, composition, facts, families, not_checked, rule_title, setting
from .packing import repacked
from .word_styles import page_numbers, prepare, table


def render(report: Report, voice: Voice, exit_code: int) -> bytes:  # noqa: ARG001  # one signature for all formats
    """The opinion on every document of the run, each on a page of its own."""
    paper: Any = new_document()
    prepare(paper)
    page_numbers(paper)
    core = paper.core_properties
    core.title, core.author, core.comments = voice.text("markdown.heading"), "kpi-audit", ""
    for count, document in enumerate(report.documents):
        if count:
            paper.add_page_break()
        Opinion(paper, document, report, voice).write()
    if not report.documents:
        paper.add_paragraph(voice.text("report.none"))
    data = BytesIO()
    paper.save(data)
    return repacked(data.getvalue())


@dataclass(frozen=True)
class Opinion:
    """The opinion on one document, written onto a paper."""

    paper: Any
    document: DocumentReport
    report: Report
    voice: Voice

    def write(self) -> None:
        """Every part that has something to say, numbered."""
        self.paper.add_paragraph(self.voice.text("markdown.heading"), style="Title")
        found = entries(self.document)
        first = leading(found)
        parts = [
            ("object", self._object),
            ("grounds", self._grounds),
            ("opinion", self._opinion),
            ("problems", lambda: self._problems(first)),
            ("others", lambda: self._others([entry for entry in found if entry not in first])),
            ("advice", self._advice),
        ]
        numerals = iter(self.voice.text("markdown.numerals").split())
        for key, write in parts:
            if key in ("problems", "others") and not found:
                continue
            title = self.voice.text(f"opinion.{key}")
            self._heading(self.voice.text("markdown.section", n=next(numerals), title=title), 1)
            write()
        self._say(self.voice.text("markdown.note", version=__version__))
        self._annexes()

    def _object(self) -> None:
        document = self.document
        self._say(self.voice.text("opinion.about", title=document.title or document.path))
        levels = setting(document, self.voice)
        for key, value in (("issuer", document.issuer), ("levels", levels), ("file", document.path)):
            if value:
                self._say(self.voice.text(f"markdown.{key}") + self._colon + value)

    def _grounds(self) -> None:
        """Every norm that some finding rests on, each once; thresholds of ours are told as such."""
        cited: dict[str, None] = {}
        ours = False
        for located in self.document.findings:
            for one in self.voice.references(located.finding, self.document.year):
                if one.wording is Wording.THRESHOLD:
                    ours = True
                else:
                    cited[self.voice.cite(one)] = None
        for ground in cited:
            self._bullet(ground)
        self._say(self.voice.text("opinion.ours" if ours or not cited else "opinion.no_ours"))

    def _opinion(self) -> None:
        self._say(verdict(self.document, self.voice))
        figures = [*facts(self.document, self.voice), checked(self.document, self.voice)]
        self._say(self.voice.text("markdown.comma").join(figures) + self.voice.text("report.stop"))

    def _problems(self, found: list[Entry]) -> None:
        for count, entry in enumerate(found, 1):
            finding = entry.first.finding
            title = f"{self.voice.title(entry.code)}（{entry.code}，{self.voice.text(f'severity.{entry.severity}')}）"
            self._heading(self.voice.text("opinion.item", n=count, title=title), 2)
            about = "" if finding.indicator is None else f"{finding.indicator.id} {finding.indicator.name}{self._colon}"
            self._say(about + self.voice.say(finding) + self.voice.text("report.stop"))
            said = same_kind(entry, self.voice)
            if said:
                self._say(said + self.voice.text("report.stop"))
            self._say(self.voice.text("report.advice") + self.voice.advice(finding))
            cited = dict.fromkeys(self.voice.cite(one) for one in self.voice.references(finding, self.document.year))
            self._say(self.voice.text("report.basis") + self.voice.text("report.joiner").join(cited))

    def _others(self, found: list[Entry]) -> None:
        for group in by_family(found).values():
            for entry in group:
                finding = entry.first.finding
                head = f"{self.voice.title(entry.code)}（{entry.code}）{self._colon}"
                said = same_kind(entry, self.voice)
                tail = self.voice.text("report.stop") + said if said else ""
                self._bullet(head + self.voice.say(finding) + tail)

    def _advice(self) -> None:
        if self.document.what_if is not None:
            self._say(without(self.document.what_if, self.document, self.voice))
        for said in opposing(self.document, self.voice):
            self._bullet(said)
        self._say(self.voice.text("opinion.see_annex"))

    def _annexes(self) -> None:
        parts = composition(self.document)
        if parts:
            self._heading(self.voice.text("opinion.annex_kinds"), 1)
            head = [self.voice.text(f"markdown.{key}") for key in ("kind", "leaves", "points", "share")]
            rows = [
                [self.voice.text(f"kind.{part.kind}"), str(part.leaves), number(part.points), percent(part.share)]
                for part in parts
            ]
            self._table(head, rows, [4.5, 3.5, 3.5, 4.0])
        rows = list(self._rows())
        if rows:
            self._heading(self.voice.text("opinion.annex_findings"), 1)
            head = [self.voice.text(f"opinion.{key}") for key in ("n", "where", "problem", "fix")]
            self._table(head, rows, [1.2, 3.4, 6.3, 4.7])
        missed = not_checked(self.document, self.report)
        if missed:
            self._heading(self.voice.text("report.not_checked"), 1)
            head = [self.voice.text("markdown.rules"), self.voice.text("markdown.why")]
            said = [
                [f"{one.code} {rule_title(one, self.voice)}".strip(), self.voice.reason(one.reason)] for one in missed
            ]
            self._table(head, said, [8.0, 7.6])

    def _rows(self) -> Iterator[list[str]]:
        ordered = (one for _, group in families(self.document.findings) for one in group)
        for count, located in enumerate(ordered, 1):
            finding = located.finding
            about = "" if finding.indicator is None else f"{finding.indicator.id} {finding.indicator.name} "
            place = self.voice.place(located.region)
            what = (
                f"{finding.code} {self.voice.title(finding.code)}（{self.voice.text(f'severity.{finding.severity}')}）"
            )
            yield [str(count), about + place, what + self.voice.say(finding), self.voice.advice(finding)]

    @property
    def _colon(self) -> str:
        return self.voice.text("markdown.colon")

    def _heading(self, text: str, level: int) -> None:
        self.paper.add_paragraph(visible(text), style=f"Heading {level}")

    def _say(self, text: str) -> None:
        self.paper.add_paragraph(visible(text)).paragraph_format.first_line_indent = (
            self.paper.styles["Normal"].font.size * 2
        )

    def _bullet(self, text: str) -> None:
        self.paper.add_paragraph(visible(text), style="List Bullet")

    def _table(self, head: list[str], rows: list[list[str]], widths: list[float]) -> None:
        table(self.paper, head, [[visible(cell) for cell in row] for row in rows], widths)
