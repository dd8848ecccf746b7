"""The server: what ``session`` says, put into the terms of the Language Server Protocol."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO, cast
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from .. import __version__
from ..errors import UsageError
from ..findings.finding import Severity
from ..findings.fix import Fix, Safety
from ..findings.report import Located
from ..reporters.base import visible
from ..rules.plan import Plan
from ..startup import patterns as re
from ..startup.records import dataclass
from ..words.voice import Voice
from .answering import Protocol
from .frames import Frames
from .session import Examined, examine

_SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.INFO: lsp.DiagnosticSeverity.Information,
}
SOURCE = "kpi-audit"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|[\r\n])|[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Desk:
    """What holds for a file as its configuration stands now.

    ``plan`` raises UsageError where the configuration cannot be used; ``page`` gives the Markdown page of a rule.
    """

    plan: Callable[[Path], Plan]
    voice: Callable[[Path], Voice]
    page: Callable[[str, Path], str]


def serve(desk: Desk) -> None:
    """Answer on standard input and output until the editor goes."""
    import logging

    # what a broken message is to the library, it tells the editor; on standard error it would print the traceback too
    logging.getLogger("pygls").addHandler(logging.NullHandler())
    build(desk).start_io(cast("BinaryIO", Frames(sys.stdin.buffer)))


def build(desk: Desk) -> LanguageServer:
    """The server with its answers."""
    server = LanguageServer("kpi-audit", __version__, protocol_cls=Protocol)
    seen: dict[str, Examined] = {}

    def look(uri: str) -> None:
        document = server.workspace.get_text_document(uri)
        path = path_of(uri)
        voice = desk.voice(path)
        try:
            seen[uri] = found = examine(path, document.source, desk.plan(path))
        except UsageError as error:
            seen[uri] = Examined(document.source, (), (), None)  # what was found in another text has no place here
            diagnostics = [_complaint(said) for said in voice.complaints(error)]
        else:
            ranges = Ranges(server, uri)
            diagnostics = [_diagnostic(one, found, voice, ranges) for one in found.findings]
        params = lsp.PublishDiagnosticsParams(uri=uri, diagnostics=diagnostics, version=document.version)
        server.text_document_publish_diagnostics(params)

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        look(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        look(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        for uri in sorted(seen, key=lambda uri: uri != params.text_document.uri):
            look(uri)  # what was saved may be the upper scheme of another one; what is not open is not read

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        seen.pop(uri, None)
        server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri=uri, diagnostics=[]))

    _answer(server, seen, desk)
    return server


def _answer(server: LanguageServer, seen: Mapping[str, Examined], desk: Desk) -> None:
    """Register what an editor asks for: pages on hover, fixes for lines."""

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hover(params: lsp.HoverParams) -> lsp.Hover | None:
        uri = params.text_document.uri
        if uri not in seen:  # closed while the editor still asks, or never opened
            return None
        ranges = Ranges(server, uri)
        findings = seen[uri].findings
        codes = dict.fromkeys(one.finding.code for one in findings if _holds(ranges.of(one), params.position))
        if not codes:
            return None
        pages = "\n\n---\n\n".join(desk.page(code, path_of(uri)) for code in codes)
        return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, pages))

    @server.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix])
    )
    def actions(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        uri = params.text_document.uri
        if uri not in seen:
            return []
        ranges = Ranges(server, uri)
        first, last = params.range.start.line + 1, params.range.end.line + 1
        near = [fix for fix in seen[uri].fixes if first <= fix.line <= last or fix.line == first - 1]
        return [_action(fix, uri, desk.voice(path_of(uri)), ranges) for fix in near]


class Ranges:
    """Offsets and columns in code points as the positions that the client counts in."""

    def __init__(self, server: LanguageServer, uri: str) -> None:
        document = server.workspace.get_text_document(uri)
        # lines as the protocol counts them; the library ends one at U+2028 and its like too
        self._lines = _LINE.findall(document.source)
        self._codec = document.position_codec
        self._units: dict[int, list[int]] = {}
        self._starts = [-document.source.startswith("\ufeff")]  # a mark at the head is no character of a place
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line))

    def of(self, located: Located) -> lsp.Range:
        """The stretch of a finding."""
        region = located.region
        return self._client(
            self._drawn(region.line - 1, region.column - 1), self._drawn(region.end_line - 1, region.end_column - 1)
        )

    def between(self, start: int, end: int) -> lsp.Range:
        """The stretch between two offsets of the text."""
        return self._client(self._place(start), self._place(end))

    def _place(self, offset: int) -> tuple[int, int]:
        line = min(bisect_right(self._starts, offset) - 1, max(len(self._lines) - 1, 0))
        return line, offset - self._starts[line]

    def _drawn(self, line: int, column: int) -> tuple[int, int]:
        """A column behind the mark at the head of a text, where it has one."""
        return line, column - (0 if line else self._starts[0])

    def _client(self, start: tuple[int, int], end: tuple[int, int]) -> lsp.Range:
        return lsp.Range(self._position(*start), self._position(*end))

    def _position(self, line: int, column: int) -> lsp.Position:
        if line >= len(self._lines):
            return lsp.Position(len(self._lines), 0)
        if line not in self._units:  # counted once a line: the library counts from its head for each place in it
            text = self._lines[line]
            sizes = {char: self._codec.client_num_units(char) for char in {*text}}
            self._units[line] = [0, *accumulate(map(sizes.__getitem__, text))]
        units = self._units[line]
        return lsp.Position(line, units[min(column, len(units) - 1)])


def path_of(uri: str) -> Path:
    """The file of a URI; a text that was never saved stands in the working directory."""
    parts = urlsplit(uri)
    return Path(url2pathname(unquote(parts.path))) if parts.scheme == "file" else Path("untitled.yaml")


def _holds(where: lsp.Range, position: lsp.Position) -> bool:
    start, end = (where.start.line, where.start.character), (where.end.line, where.end.character)
    return start <= (position.line, position.character) <= end


def _diagnostic(located: Located, found: Examined, voice: Voice, ranges: Ranges) -> lsp.Diagnostic:
    finding = located.finding
    advice = voice.advice(finding)
    said = [voice.say(finding), *([voice.text("report.advice") + advice] if advice else [])]
    grounds = dict.fromkeys(voice.cite(one) for one in voice.references(finding, found.year))
    if grounds:
        said.append(voice.text("report.basis") + voice.text("report.joiner").join(grounds))
    return lsp.Diagnostic(
        range=ranges.of(located),
        message="\n".join(map(visible, said)),
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        source=SOURCE,
        data={"fingerprint": located.fingerprint},
    )


def _complaint(said: str) -> lsp.Diagnostic:
    """A fault of the configuration, at the head of the scheme that cannot be audited by it."""
    head = lsp.Range(lsp.Position(0, 0), lsp.Position(0, 1))
    return lsp.Diagnostic(range=head, message=visible(said), severity=lsp.DiagnosticSeverity.Error, source=SOURCE)


def _action(fix: Fix, uri: str, voice: Voice, ranges: Ranges) -> lsp.CodeAction:
    edits: Iterable[lsp.TextEdit] = (
        lsp.TextEdit(ranges.between(edit.start, edit.end), edit.text) for edit in fix.edits
    )
    return lsp.CodeAction(
        title=visible(voice.text(f"fix.{fix.key}", **fix.args)),
        kind=lsp.CodeActionKind.QuickFix,
        is_preferred=fix.safety is Safety.SAFE,
        edit=lsp.WorkspaceEdit(changes={uri: list(edits)}),
    )
