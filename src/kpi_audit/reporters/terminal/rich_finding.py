"""Findings on the terminal: what, where, the quoted line with a caret, what to do and on what ground."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from ...findings.finding import Confidence, Severity
from ...findings.report import DocumentReport, Located, Quote
from ...words.voice import Voice
from ..base import terminal_parts
from ..digest import Entry, by_family, in_short, same_kind
from ..outline import families, runs
from .layout import Page, Segment, excerpt
from .rich_parts import SEVERITY_STYLES

QUOTED = 1  # lines quoted where one finding speaks for its kind
RELATED = 2  # related places named there
_INDENT: Segment = ("  ", "")

_MARKS = {Severity.ERROR: ("✗", "x"), Severity.WARNING: ("!", "!"), Severity.INFO: ("i", "i")}


def leading_findings(
    page: Page, found: Sequence[Entry], document: DocumentReport, voice: Voice, ascii_only: bool
) -> None:
    """What weighs most, a finding a rule in full, with the other places of its kind."""
    if not found:
        return
    page.blank()
    page.rule(voice.text("report.foremost", n=len(found)), "red")
    previous: tuple[str, str] | None = None
    for entry in found:
        page.blank()
        previous = _finding(page, entry.first, document, voice, previous, ascii_only=ascii_only, entry=entry)


def other_findings(
    page: Page, found: Sequence[Entry], document: DocumentReport, voice: Voice, ascii_only: bool
) -> None:
    """The rest in short, family by family: what is wrong, where, and what would clear it."""
    if not found:
        return
    page.blank()
    page.rule(voice.text("report.others", n=len(found)), "blue")
    for group in by_family(found).values():
        for entry in group:
            _short(page, entry, document, voice, ascii_only)


def all_findings(page: Page, document: DocumentReport, voice: Voice, ascii_only: bool) -> None:
    """Every finding in full, family by family."""
    for family, group in families(document.findings):
        page.blank()
        page.rule(f"{voice.family(family)} {len(group)}", "blue")
        for run in runs(group):
            previous: tuple[str, str] | None = None
            for located in run:
                page.blank()
                previous = _finding(page, located, document, voice, previous, ascii_only=ascii_only)


def _short(page: Page, entry: Entry, document: DocumentReport, voice: Voice, ascii_only: bool) -> None:
    located, style = entry.first, SEVERITY_STYLES[entry.severity]
    mark = _MARKS[entry.severity][ascii_only]
    segments: list[Segment] = [(mark, style), (entry.code, "bold"), (voice.title(entry.code), "bold")]
    about = located.finding.indicator
    if about is not None:
        segments.append((f"{about.id} {about.name}", ""))
    segments.append((_where(located, document, voice), "cyan"))
    page.flow(segments, further=_INDENT)
    _same_kind(page, entry, voice, _INDENT)
    page.write(in_short(entry, voice), margin=_INDENT)


def _same_kind(page: Page, entry: Entry, voice: Voice, margin: Segment) -> None:
    """How many places there are of the kind, and the others by name."""
    said = same_kind(entry, voice)
    if said:
        page.write(said, "dim", margin=margin)


def _where(located: Located, document: DocumentReport, voice: Voice) -> str:
    place = voice.spot(located.region)
    return place if located.path == document.path else f"{located.path}:{place}"


def _finding(
    page: Page,
    located: Located,
    document: DocumentReport,
    voice: Voice,
    previous: tuple[str, str] | None,
    *,
    ascii_only: bool,
    entry: Entry | None = None,
) -> tuple[str, str]:
    """One finding, for its kind where ``entry`` is given; advice and basis of the finding before are not said again."""
    finding = located.finding
    style = SEVERITY_STYLES[finding.severity]
    margin = ("| " if ascii_only else "│ ", style.removeprefix("bold "))
    _head(page, located, document, voice, _MARKS[finding.severity][ascii_only], margin)
    if finding.indicator is not None:
        page.flow([(finding.indicator.id, "bold"), (finding.indicator.name, "bold")], gap=" ", margin=margin)
    page.write(voice.say(finding), margin=margin)
    for quote in located.quotes if entry is None else located.quotes[:QUOTED]:
        _quote(page, quote, style, margin)
    if entry is not None:
        _same_kind(page, entry, voice, margin)
    for spot in located.related if entry is None else located.related[:RELATED]:
        place = f"{voice.spot(spot.region)} "
        place = place if spot.path == document.path else f"{spot.path}:{place}"
        said = voice.related(finding, spot.key, spot.args)
        page.write(place + said, "dim", label=voice.text("report.related"), margin=margin)
    if finding.reason:
        page.write(finding.reason, label=voice.text("report.reason"), margin=margin)
    advice = voice.advice(finding)
    cited = dict.fromkeys(voice.cite(one) for one in voice.references(finding, document.year))
    basis = voice.text("report.joiner").join(cited)
    same_advice, same_basis = (advice, basis) if previous is None else previous
    if advice and (previous is None or advice != same_advice):
        page.write(advice, "green", label=voice.text("report.advice"), margin=margin)
    if basis and (previous is None or basis != same_basis):
        page.write(basis, "dim", label=voice.text("report.basis"), margin=margin)
    return advice, basis


def _head(page: Page, located: Located, document: DocumentReport, voice: Voice, mark: str, margin: Segment) -> None:
    finding = located.finding
    style = SEVERITY_STYLES[finding.severity]
    segments: list[Segment] = [
        (f"{mark} {voice.text(f'severity.{finding.severity}')}", style),
        (finding.code, "bold"),
        (voice.title(finding.code), "bold"),
        (finding.name, "dim"),
        (_where(located, document, voice), "cyan"),
    ]
    if finding.confidence is Confidence.HEURISTIC:
        segments.append((voice.text("confidence.heuristic"), "dim italic"))
    page.flow(segments, further=margin)


def _quote(page: Page, quote: Quote, style: str, margin: Segment) -> None:
    """The source line behind its number, and a caret line under the very words."""
    number = str(quote.line) if quote.origin is None else quote.origin.mark
    first, last = quote.column - 1, max(quote.end_column - 1, quote.column)
    line = quote.text
    before, words, after = terminal_parts(line[:first].lstrip(" "), line[first:last], line[last:].rstrip())
    room = page.width - cell_len(margin[0]) - len(number) - len(" | ")
    before, words, after = excerpt(before, words, after, room)
    gutter = (f"{number} | ", "dim")
    page.lines.append(Text.assemble(margin, gutter, before, (words, "bold"), after))
    indent = " " * (len(number) + 1) + "| "
    carets = "^" * max(1, min(cell_len(words), room - cell_len(before)))
    page.lines.append(Text.assemble(margin, (indent, "dim"), " " * cell_len(before), (carets, style)))
