"""Parts of the terminal report that are not findings: heading, composition, vetoes, what was not checked."""

from __future__ import annotations

from itertools import groupby

from rich.text import Text

from ...findings.crowd import crowded
from ...findings.finding import Severity
from ...findings.report import DocumentReport, NotChecked, Report
from ...words.voice import Voice
from ..digest import opposing, verdict, without
from ..outline import (
    Part,
    checked,
    composition,
    counted_by_leaves,
    facts,
    materials,
    not_checked,
    rule_title,
    set_aside,
    setting,
)
from .layout import Page, Segment

SEVERITY_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold cyan"}

_BAR_WIDTH = 76
_TITLED = 12  # rules not checked for one reason that are named with their titles
# (pattern, letter where the console has ASCII only, colour): told apart without colour too
_SWATCHES = {
    "input": ("▒", "i", "yellow"),
    "process": ("█", "#", "red"),
    "output": ("▓", "o", "blue"),
    "outcome": ("░", "=", "green"),
    "satisfaction": ("▚", "+", "cyan"),
    "unknown": ("·", ".", "bright_black"),
}


def heading(page: Page, document: DocumentReport, voice: Voice) -> None:
    """Title, path, who assesses whom, figures and verdict of a document."""
    page.rule(style="dim")
    page.write(document.title or document.path, "bold")
    about = [document.path] if document.title else []
    about += [] if document.document == "scheme" else [voice.term("document", document.document)]
    about += [setting(document, voice)] if setting(document, voice) else []
    about += [] if document.year is None else [voice.text("report.year", year=document.year)]
    if about:
        page.flow([(text, "dim") for text in about], gap=" · ")
    figures = facts(document, voice)
    if figures:
        page.flow([(text, "dim") for text in figures], gap=" · ")
    against = materials(document, voice)
    if against:
        label = voice.text("material.against") + voice.text("markdown.colon")
        page.write(voice.text("report.joiner").join(against), "dim", label=label)
    worst = next((severity for severity in Severity if document.count(severity)), None)
    style = "bold green" if worst is None else SEVERITY_STYLES[worst]
    said = verdict(document, voice)
    if worst is None and document.checked:
        said += voice.text("markdown.gap") + checked(document, voice) + voice.text("report.stop")
    page.write(said, style, label=voice.text("report.verdict") + voice.text("markdown.colon"))


def bar(page: Page, document: DocumentReport, voice: Voice, *, ascii_only: bool) -> None:
    """Points by kind: one bar of patterns and colours, and what each of them is."""
    parts = composition(document)
    if not parts:
        return
    by_leaves = counted_by_leaves(document)
    estimated = document.summary is not None and document.summary.estimated
    key = "_leaves" if by_leaves else "_estimated" if estimated else ""
    page.blank()
    page.write(voice.text(f"report.composition{key}"), "bold")
    line = Text()
    for part, cells in zip(parts, _cells(parts, min(page.width, _BAR_WIDTH)), strict=True):
        pattern, letter, colour = _SWATCHES[part.kind]
        line.append((letter if ascii_only else pattern) * cells, colour)
    page.lines.append(line)
    page.flow([_label(part, voice, by_leaves, ascii_only) for part in parts], gap="   ")


def _label(part: Part, voice: Voice, by_leaves: bool, ascii_only: bool) -> Segment:
    pattern, letter, colour = _SWATCHES[part.kind]
    amount = voice.text("report.amount", kind=voice.text(f"kind.{part.kind}"), share=part.share)
    key = "report.detail_leaves" if by_leaves else "report.detail"
    detail = voice.text(key, points=part.points, leaves=part.leaves)
    return f"{letter if ascii_only else pattern} {amount}{detail}", colour


def _cells(parts: list[Part], width: int) -> list[int]:
    """Cells of each part, at least one, together ``width`` (largest remainders)."""
    exact = [part.share * width for part in parts]
    cells = [max(1, int(share)) for share in exact]
    order = sorted(range(len(parts)), key=lambda i: (int(exact[i]) - exact[i], i))
    for i in order[: max(0, width - sum(cells))]:
        cells[i] += 1
    while sum(cells) > width:
        cells[cells.index(max(cells))] -= 1
    return cells


def vetoes(page: Page, document: DocumentReport, voice: Voice) -> None:
    """The inventory of vetoes, open and disguised, each with its basis."""
    if not document.vetoes:
        return
    disguised = sum(veto.disguised for veto in document.vetoes)
    counts = voice.text("report.veto_counts", open=len(document.vetoes) - disguised, disguised=disguised)
    page.blank()
    page.flow([(voice.text("report.veto_inventory"), "bold"), (counts, "dim")])
    for veto in document.vetoes:
        form = voice.text("report.disguised" if veto.disguised else "report.open")
        basis = voice.text("report.basis") + veto.basis if veto.basis else voice.text("report.no_basis")
        segments = [
            (form, "yellow" if veto.disguised else "bold"),
            (veto.matter, ""),
            (basis, "dim" if veto.basis else "yellow"),
            (voice.spot(veto.region), "cyan"),
        ]
        page.flow(segments, margin=("  ", ""))


def unchecked(page: Page, document: DocumentReport, report: Report, voice: Voice) -> None:
    """Rules that lacked their material, by reason; by number only where the form of the file is at fault."""
    entries = not_checked(document, report)
    if not entries:
        return
    page.blank()
    formless = {entry.reason for entry in entries} == {"format_errors"}
    counted = voice.text(f"report.not_checked_{'form' if formless else 'count'}", n=len(entries))
    page.flow([(voice.text("report.not_checked"), "bold"), (counted, "dim")])
    if formless:
        return
    for reason, group in groupby(sorted(entries, key=lambda entry: entry.reason), key=lambda entry: entry.reason):
        names = _names(list(group), voice)
        said = voice.reason(reason) + voice.text("markdown.colon")
        page.write(said + voice.text("list.joiner").join(names), "dim", margin=("  ", ""))


def crowds(page: Page, document: DocumentReport, voice: Voice) -> None:
    """Indicators that several rules reach: changing them clears most at once."""
    met = crowded(document.findings)
    if not met:
        return
    page.blank()
    page.write(voice.text("report.crowded"), "bold")
    for about, codes in met:
        segments: list[Segment] = [(f"{about.id} {about.name}", ""), (voice.text("list.joiner").join(codes), "dim")]
        page.flow(segments, margin=("  ", ""))
    if document.what_if is not None:
        page.write(without(document.what_if, document, voice), "green", margin=("  ", ""))


def balance(page: Page, document: DocumentReport, voice: Voice) -> None:
    """Advice that pulls in different directions, side by side."""
    said = opposing(document, voice)
    if not said:
        return
    page.blank()
    page.write(voice.text("report.opposing"), "bold")
    for text in said:
        page.write(text, label="· ", margin=("  ", ""))


def _names(entries: list[NotChecked], voice: Voice) -> list[str]:
    """The rules by code and title, by code alone when they are many."""
    if len(entries) > _TITLED:
        return [entry.code for entry in entries]
    return [f"{entry.code} {rule_title(entry, voice)}".rstrip() for entry in entries]


def closing(page: Page, report: Report, voice: Voice, *, verbose: bool) -> None:
    """The count of the whole run and where to read on."""
    counts = {severity.value: report.count(severity) for severity in Severity}
    page.rule(style="dim")
    page.write(voice.text("report.total", documents=len(report.documents), **counts), "bold")
    aside = set_aside(report, voice)
    if aside:
        page.write(aside, "dim")
    first = min(report.findings(), key=lambda one: one.finding.severity.rank, default=None)
    if first is not None:
        key = "explain" if verbose else "explain_more"
        page.write(voice.text(f"report.{key}", code=first.finding.code), "dim")
