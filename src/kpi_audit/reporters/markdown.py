"""An audit summary in Markdown, to circulate."""

from __future__ import annotations

from itertools import groupby

from .. import __version__
from ..findings.crowd import crowded
from ..findings.report import DocumentReport, Report
from ..startup.records import dataclass
from ..words.phrase import number, percent
from ..words.voice import Voice
from .aside.markdown import suppressed_section
from .digest import entries, leading, opposing, verdict, without
from .duties.markdown import duty_lines
from .ladder.markdown import ladder_lines
from .loads.markdown import load_lines
from .markdown_findings import Entries
from .markdown_shorts import Shorts
from .markdown_text import escaped, table
from .outline import (
    checked,
    composition,
    counted_by_leaves,
    facts,
    materials,
    not_checked,
    rule_title,
)


def render(report: Report, voice: Voice, exit_code: int) -> str:  # noqa: ARG001  # one signature for all formats
    """The summary of a run: a chapter for each document, findings of one kind folded."""
    return _written(report, voice, whole=False)


def render_whole(report: Report, voice: Voice, exit_code: int) -> str:  # noqa: ARG001  # one signature for all formats
    """The same with every finding in full as an annex."""
    return _written(report, voice, whole=True)


def _written(report: Report, voice: Voice, *, whole: bool) -> str:
    lines = [f"# {voice.text('markdown.heading')}"]
    for document in report.documents:
        lines += ["", *Chapter(document, report, voice, whole).lines()]
    for load in report.loads:
        lines += ["", *load_lines(load, voice)]
    if not report.documents:
        lines += ["", voice.text("report.none")]
    lines += ["", "---", "", voice.text("markdown.note", version=__version__)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


@dataclass(frozen=True, slots=True)
class Chapter:
    """What the summary says of one document."""

    document: DocumentReport
    report: Report
    voice: Voice
    whole: bool

    def lines(self) -> list[str]:
        """Title block, verdict, what weighs most, then the sections that have something to say, numbered."""
        said = [f"## {escaped(self.document.title or self.document.path)}", "", *self._title_block(), ""]
        said.append(self._verdict())
        points = "composition_leaves" if counted_by_leaves(self.document) else "composition"
        found = entries(self.document)
        first = leading(found)
        rest = [entry for entry in found if entry not in first]
        shorts = Shorts(self.document, self.voice)
        sections = [
            (self.voice.text("report.foremost", n=len(first)), list(shorts.leading(first))),
            (self.voice.text("report.others", n=len(rest)), list(shorts.others(rest))),
            (self.voice.text("report.crowded"), self._crowded()),
            (
                self.voice.text("report.opposing"),
                [f"- {escaped(said)}" for said in opposing(self.document, self.voice)],
            ),
            (self.voice.text("ladder.title"), ladder_lines(self.document, self.voice)),
            (self.voice.text("duties.title"), self._duties()),
            (self.voice.text(f"report.{points}"), self._composition()),
            (self.voice.text("report.veto_inventory"), self._vetoes()),
            (self.voice.text("report.not_checked"), self._not_checked()),
            (self.voice.text("report.suppressed"), suppressed_section(self.document, self.voice)),
            (self._text("annex"), list(Entries(self.document, self.voice).lines()) if self.whole else []),
        ]
        numerals = self._text("numerals").split()
        written = [(title, body) for title, body in sections if body]
        for numeral, (title, body) in zip(numerals, written, strict=False):
            said += ["", f"### {self._text('section', n=numeral, title=title)}", "", *body]
        return said

    def _text(self, key: str, **args: object) -> str:
        return self.voice.text(f"markdown.{key}", **args)

    def _title_block(self) -> list[str]:
        document, voice = self.document, self.voice
        levels = [level and voice.term("level", level) for level in (document.level, document.assesses)]
        unstated = self._text("unstated")
        rows = [
            (self._text("title"), document.title),
            (self._text("issuer"), document.issuer),
            (self._text("levels"), "→".join(level or unstated for level in levels) if any(levels) else None),
            (self._text("year"), None if document.year is None else str(document.year)),
            (self._text("file"), document.path),
        ]
        against = self.voice.text("report.joiner").join(materials(document, voice))
        if against:
            rows.append((voice.text("material.against"), against))
        if document.document != "scheme":
            rows.insert(1, (self._text("document"), voice.term("document", document.document)))
        if document.summary is None:  # the file could not be read as a scheme: only what is known
            rows = [(name, content) for name, content in rows if content]
        head = (self._text("item"), self._text("content"))
        return table(head, [(name, escaped(content or unstated)) for name, content in rows])

    def _verdict(self) -> str:
        label = f"**{self.voice.text('report.verdict')}**{self._text('colon')}"
        said = [escaped(verdict(self.document, self.voice))]
        figures = facts(self.document, self.voice)
        if figures:
            said.append(self._text("comma").join(figures) + self._text("stop"))
        if self.document.checked:
            said.append(checked(self.document, self.voice) + self._text("stop"))
        return label + self._text("gap").join(said)

    def _composition(self) -> list[str]:
        parts = composition(self.document)
        summary = self.document.summary
        if not parts or summary is None:
            return []
        head = [self._text(key) for key in ("kind", "leaves", "points", "share")]
        rows = [
            (self.voice.text(f"kind.{part.kind}"), str(part.leaves), number(part.points), percent(part.share))
            for part in parts
        ]
        leaves, points = sum(part.leaves for part in parts), sum(part.points for part in parts)
        rows.append((self._text("sum"), str(leaves), number(points), percent(1.0)))
        lines = table(head, rows, right=(1, 2, 3))
        if counted_by_leaves(self.document):
            lines += ["", self._text("by_leaves")]
        elif summary.estimated:
            lines += ["", self._text("estimated")]
        return lines

    def _crowded(self) -> list[str]:
        head = (self._text("indicator"), self._text("rules"))
        joiner = self.voice.text("list.joiner")
        rows = [
            (
                escaped(f"{about.id} {about.name}"),
                joiner.join(escaped(f"{code} {self.voice.title(code)}") for code in codes),
            )
            for about, codes in crowded(self.document.findings)
        ]
        said = self.document.what_if
        after = [] if said is None else ["", escaped(without(said, self.document, self.voice))]
        return [*table(head, rows), *after] if rows else []

    def _duties(self) -> list[str]:
        duties = self.document.duty_table
        return [] if duties is None else duty_lines(duties, self.voice, whole=self.whole)

    def _vetoes(self) -> list[str]:
        head = [self._text(key) for key in ("matter", "form", "basis", "place")]
        rows = [
            (
                escaped(veto.matter),
                self.voice.text("report.disguised" if veto.disguised else "report.open"),
                escaped(veto.basis or self.voice.text("report.no_basis")),
                self.voice.place(veto.region),
            )
            for veto in self.document.vetoes
        ]
        return table(head, rows) if rows else []

    def _not_checked(self) -> list[str]:
        entries = sorted(not_checked(self.document, self.report), key=lambda entry: entry.reason)
        rows = []
        for reason, group in groupby(entries, key=lambda entry: entry.reason):
            names = [escaped(f"{entry.code} {rule_title(entry, self.voice)}") for entry in group]
            rows.append((escaped(self.voice.reason(reason)), self.voice.text("list.joiner").join(names)))
        return table((self._text("why"), self._text("rules")), rows) if rows else []
