"""An audit opinion in Word, as an office writes it: object, grounds, opinion, problems, advice, annexes."""

from __future__ import annotations

from typing import Any

from docx import Document as new_document

from ... import __version__
from ...findings.report import DocumentReport, Report
from ...startup import patterns as re
from ...startup.records import dataclass
from ...words.voice import Voice, Wording
from ..base import readable
from ..digest import Entry, by_family, entries, leading, opposing, same_kind, verdict, without
from ..outline import checked, facts, setting
from .packing import repacked
from .word_annexes import annexes, load_annexes
from .word_styles import page_numbers, prepare

_CHAIN = re.compile(r"(?<=、)(?=[A-Za-z0-9#])")
"""Where a list of ids may break: some programs take the whole of it for one word."""
_RANKS = {level: rank for rank, level in enumerate(("law", "regulation", "policy", "practice"))}


def render(report: Report, voice: Voice, exit_code: int) -> bytes:  # noqa: ARG001  # one signature for all formats
    """The opinion on every scheme of the run, each on a page of its own; on other documents where they have faults."""
    paper: Any = new_document()
    prepare(paper)
    page_numbers(paper)
    core = paper.core_properties
    core.title, core.author, core.comments = voice.text("markdown.heading"), "kpi-audit", ""
    judged = [one for one in report.documents if one.document == "scheme" or one.findings]
    written: list[Any] = []
    for count, document in enumerate(judged):
        if count:
            paper.add_page_break()
        Opinion(paper, document, report, voice).write()
        written += _lifted(paper)
    load_annexes(paper, report, voice)
    if not judged:
        paper.add_paragraph(voice.text("report.none"))
    below = paper.element.body[0]
    for element in written:
        below.addprevious(element)
    return repacked(paper)


def _lifted(paper: Any) -> list[Any]:
    """What stands on the paper, taken off: each paragraph looks for its place among all that are there."""
    body = paper.element.body
    lifted = list(body)[:-1]  # the last is the make-up of the page
    for element in lifted:
        body.remove(element)
    return lifted


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
        rest = [entry for entry in found if entry not in first]
        parts = [
            ("object", self._object),
            ("grounds", self._grounds),
            ("opinion", self._opinion),
            ("problems", lambda: self._problems(first)),
            ("others", lambda: self._others(rest)),
            ("advice", self._advice),
        ]
        numerals = iter(self.voice.text("markdown.numerals").split())
        for key, write in parts:
            if not {"problems": first, "others": rest, "advice": found}.get(key, True):
                continue
            title = self.voice.text(f"opinion.{key}")
            self._heading(self.voice.text("markdown.section", n=next(numerals), title=title), 1)
            write()
        self._say(self.voice.text("markdown.note", version=__version__))
        annexes(self.paper, self.document, self.report, self.voice)

    def _object(self) -> None:
        document = self.document
        self._say(self.voice.text("opinion.about", title=document.title or document.path))
        levels = setting(document, self.voice)
        for key, value in (("issuer", document.issuer), ("levels", levels), ("file", document.path)):
            if value:
                self._say(self.voice.text(f"markdown.{key}") + self._colon + value)

    def _grounds(self) -> None:
        """Every norm that some finding rests on, each once; thresholds of ours are told as such."""
        cited: dict[str, tuple[bool, int]] = {}
        ours = False
        for located in self.document.findings:
            for one in self.voice.references(located.finding, self.document.year):
                if one.wording is Wording.THRESHOLD:
                    ours = True
                else:
                    own = one.wording in (Wording.GUIDANCE, Wording.OWN)
                    cited[self.voice.cite(one)] = (own, _RANKS.get(one.level, len(_RANKS)))
        self._numbered(sorted(cited, key=lambda ground: cited[ground]))
        self._say(self.voice.text("opinion.ours" if ours or not cited else "opinion.no_ours"))

    def _opinion(self) -> None:
        self._say(verdict(self.document, self.voice))
        figures = [*facts(self.document, self.voice), checked(self.document, self.voice)]
        self._say(self.voice.text("markdown.comma").join(figures) + self.voice.text("report.stop"))

    def _problems(self, found: list[Entry]) -> None:
        for numeral, entry in zip(self.voice.text("markdown.numerals").split(), found, strict=False):
            finding = entry.first.finding
            title = f"{self.voice.title(entry.code)}（{entry.code}，{self.voice.text(f'severity.{entry.severity}')}）"
            self._heading(self.voice.text("opinion.item", n=numeral, title=title), 2)
            about = "" if finding.indicator is None else f"{finding.indicator.id} {finding.indicator.name}{self._colon}"
            self._sentence(about + self.voice.say(finding))
            said = same_kind(entry, self.voice)
            if said:
                self._sentence(said)
            self._sentence(self.voice.text("report.advice") + self.voice.advice(finding))
            cited = dict.fromkeys(self.voice.cite(one) for one in self.voice.references(finding, self.document.year))
            self._sentence(self.voice.text("report.basis") + self.voice.text("report.joiner").join(cited))

    def _others(self, found: list[Entry]) -> None:
        said = []
        for entry in (one for group in by_family(found).values() for one in group):
            head = f"{self.voice.title(entry.code)}（{entry.code}）{self._colon}"
            kind = same_kind(entry, self.voice)
            tail = self.voice.text("report.stop") + kind if kind else ""
            said.append(head + self.voice.say(entry.first.finding) + tail)
        self._numbered(said)

    def _advice(self) -> None:
        if self.document.what_if is not None:
            self._say(without(self.document.what_if, self.document, self.voice))
        self._numbered(opposing(self.document, self.voice))
        self._say(self.voice.text("opinion.see_annex"))

    @property
    def _colon(self) -> str:
        return self.voice.text("markdown.colon")

    def _heading(self, text: str, level: int) -> None:
        self.paper.add_paragraph(readable(text), style=f"Heading {level}")

    def _say(self, text: str) -> None:
        self.paper.add_paragraph(_CHAIN.sub("\u200b", readable(text))).paragraph_format.first_line_indent = (
            self.paper.styles["Normal"].font.size * 2
        )

    def _sentence(self, text: str) -> None:
        stop = self.voice.text("report.stop")
        self._say(text if text.endswith(stop) else text + stop)

    def _numbered(self, texts: list[str]) -> None:
        for count, text in enumerate(texts, 1):
            self._sentence(f"{count}. {text}")
