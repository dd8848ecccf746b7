"""Findings on the terminal: what, where, the quoted line with a caret, what to do and on what ground."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text

from ...findings.finding import Confidence, Severity
from ...findings.report import DocumentReport, Located, Quote
from ...words.voice import Voice
from ..base import terminal_parts
from ..outline import families, runs
from .layout import Page, Segment, excerpt
from .rich_parts import SEVERITY_STYLES

SHOWN = 5  # findings of one code in full before the rest is folded
_LISTED = 24  # ids named for the folded rest

_MARKS = {Severity.ERROR: ("✗", "x"), Severity.WARNING: ("!", "!"), Severity.INFO: ("i", "i")}


def findings(page: Page, document: DocumentReport, voice: Voice, *, full: bool, ascii_only: bool) -> None:
    """All findings of a document, family by family."""
    for family, group in families(document.findings):
        page.blank()
        name = voice.family(family)
        page.rule(f"{name} {len(group)}", "blue")
        for run in runs(group):
            shown = run if full or len(run) <= SHOWN + 1 else run[:SHOWN]
            previous: tuple[str, str] | None = None
            for located in shown:
                page.blank()
                previous = _finding(page, located, document, voice, previous, ascii_only=ascii_only)
            if len(shown) < len(run):
                _fold(page, run[len(shown) :], voice)


def _finding(
    page: Page,
    located: Located,
    document: DocumentReport,
    voice: Voice,
    previous: tuple[str, str] | None,
    *,
    ascii_only: bool,
) -> tuple[str, str]:
    """One finding; advice and basis that are those of the finding before are not said again."""
    finding = located.finding
    style = SEVERITY_STYLES[finding.severity]
    margin = ("| " if ascii_only else "│ ", style.removeprefix("bold "))
    _head(page, located, document, voice, _MARKS[finding.severity][ascii_only], margin)
    if finding.indicator is not None:
        page.flow([(finding.indicator.id, "bold"), (finding.indicator.name, "bold")], gap=" ", margin=margin)
    page.write(voice.say(finding), margin=margin)
    for quote in located.quotes:
        _quote(page, quote, style, margin)
    for spot in located.related:
        place = f"{spot.path}:{spot.region.line}:{spot.region.column} "
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
    place = f"{located.region.line}:{located.region.column}"
    segments: list[Segment] = [
        (f"{mark} {voice.text(f'severity.{finding.severity}')}", style),
        (finding.code, "bold"),
        (voice.title(finding.code), "bold"),
        (finding.name, "dim"),
        (place if located.path == document.path else f"{located.path}:{place}", "cyan"),
    ]
    if finding.confidence is Confidence.HEURISTIC:
        segments.append((voice.text("confidence.heuristic"), "dim italic"))
    page.flow(segments, further=margin)


def _quote(page: Page, quote: Quote, style: str, margin: Segment) -> None:
    """The source line behind its number, and a caret line under the very words."""
    number = str(quote.line)
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


def _fold(page: Page, rest: Sequence[Located], voice: Voice) -> None:
    """How many more there are, and which."""
    names = list(dict.fromkeys(_name(located) for located in rest))
    listed = voice.text("list.joiner").join(names[:_LISTED])
    if len(names) > _LISTED:
        listed += voice.text("report.etc")
    page.blank()
    page.write(voice.text("report.more", n=len(rest), ids=listed), "dim", margin=("  ", ""))


def _name(located: Located) -> str:
    about = located.finding.indicator
    return f"{located.region.line}:{located.region.column}" if about is None else about.id
